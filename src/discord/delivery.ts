import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from "discord.js";
import type { Delivery } from "../app/ports.ts";
import { OutageError, StoppingError } from "./outage.ts";

/** Why nothing was sent. */
export type Failure = Exclude<Delivery, { kind: "sent" }>;

const gone = (what: "message" | "channel"): Failure => ({ kind: "gone", what });
const forbidden = (missing: string): Failure => ({ kind: "forbidden", missing });

/** Discord's JSON error codes that aren't worth trying again. */
const known: Readonly<Record<number | string, Failure>> = {
  [RESTJSONErrorCodes.UnknownChannel]: gone("channel"),
  [RESTJSONErrorCodes.UnknownGuild]: gone("channel"),
  [RESTJSONErrorCodes.UnknownMessage]: gone("message"),
  [RESTJSONErrorCodes.MissingAccess]: forbidden("View Channel"),
  [RESTJSONErrorCodes.MissingPermissions]: forbidden("Send Messages"),
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: forbidden("a channel for text"),
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: forbidden("a thread that isn't archived"),
  [RESTJSONErrorCodes.ThreadLocked]: forbidden("a thread that isn't locked"),
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: forbidden("AutoMod's consent"),
  [RESTJSONErrorCodes.MessageBlockedByHarmfulLinksFilter]: forbidden("the link filter's consent"),
};

/** What an error of a REST call means for whoever wanted to send. Everything that may pass is "failed". */
export function failureOf(error: unknown): Failure {
  if (error instanceof DiscordAPIError) {
    return (
      known[error.code] ?? { kind: "failed", reason: `Discord answered ${error.status}, code ${error.code}` }
    );
  }
  return {
    kind: "failed",
    reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    isOutage: error instanceof OutageError,
  };
}

/** Whether Discord no longer takes the token; discord.js then refuses every further call by itself. */
export function isUnauthorised(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && error.message.startsWith("Expected token to be set");
}

/** Whether an interaction is no longer waiting: three seconds have passed. */
export function isNoLongerWaiting(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownInteraction;
}

/** Whether an interaction has been answered by someone else already, or is no longer waiting. Both are normal. */
export function isTooLateToAnswer(error: unknown): boolean {
  return (
    isNoLongerWaiting(error) ||
    (error instanceof DiscordAPIError &&
      error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
  );
}

const CUT_OFF = new Set(["UND_ERR_SOCKET", "ECONNRESET", "EPIPE"]);

/** Whether the connection broke before an answer came: what was asked may or may not have been done. */
export function isCutOff(error: unknown): boolean {
  return error instanceof Error && "code" in error && CUT_OFF.has(String(error.code));
}

const NO_ANSWER = new Set(["AbortError", "TimeoutError"]);

/** Whether Discord failed, gave no answer or wants none of it for long, which is no bug and passes by itself. */
export function isOutage(error: unknown): boolean {
  if (error instanceof HTTPError || error instanceof OutageError || isCutOff(error)) return true;
  if (error instanceof RateLimitError) return true;
  return error instanceof Error && NO_ANSWER.has(error.name);
}

/** How much an error of an interaction matters: one that comes with life at Discord hardly, a bug most. */
export function levelOf(error: unknown): "debug" | "warn" | "error" {
  if (isTooLateToAnswer(error)) return "debug";
  // A reply needs no permission: Discord refuses one in outages only.
  const isRefusal = error instanceof DiscordAPIError && error.status === 403;
  return isRefusal || isOutage(error) || error instanceof StoppingError ? "warn" : "error";
}
