import { DiscordAPIError, HTTPError } from "discord.js";

/**
 * An error as it may be logged: what discord.js adds to Discord's errors, the address with its token and the text that
 * was sent, stays out.
 */
export function loggable(error: unknown): unknown {
  if (error instanceof DiscordAPIError) {
    const { name, code, status, method, stack } = error;
    return { name, code, status, method, stack };
  }
  if (error instanceof HTTPError) {
    const { name, status, method, stack } = error;
    return { name, status, method, stack };
  }
  return error;
}
