import { z } from "zod";

/** What the bot sends by itself, and what would open a direct message. */
const OWN_MESSAGE = "POST /channels/:channel/messages";
const PRIVATE_CHANNEL = "POST /users/@me/channels";

const onceOnly = z.object({ nonce: z.string().min(1), enforce_nonce: z.literal(true) });

/**
 * What is wrong with how the bot sends: it writes to nobody by direct message, and whatever may be tried again bears a nonce
 * that Discord enforces. A body that Discord never read is null.
 */
export function sendingFaults(route: string, body: unknown): string[] {
  if (route === PRIVATE_CHANNEL) return ["it opens a direct message"];
  if (route !== OWN_MESSAGE || body === null || onceOnly.safeParse(body).success) return [];
  return [`it may come twice: ${JSON.stringify(body).slice(0, 400)}`];
}
