import * as z from "zod";
import { isWellFormed } from "../token.ts";

/** How often a bot may identify in a day; Discord resets the token of one that does it more often. */
export const identifiesPerDay = 1_000;

/** Discord's reasons for closing a connection for good. */
export const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  rateLimited: 4008,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** The intents that need Discord's approval: members, presences and message content. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
const known = (0b111 << 0) | (0b11111 << 3) | (0b11111111 << 8) | (1 << 16) | (0b11 << 20) | (0b11 << 24);

/** A frame of the gateway. */
export const frame = z.object({
  op: z.int(),
  d: z.unknown(),
  s: z.number().nullish(),
  t: z.string().nullish(),
});

/** What a bot says of itself when it connects. */
export const identify = z.object({
  token: z.string(),
  intents: z.int().min(0),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  compress: z.boolean().default(false),
});

/** What a bot says when it takes up an earlier session. */
export const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) });

/** Why an identify is refused: a close code and what was wrong; null when it is right. */
export function refusedIdentify(
  wish: z.infer<typeof identify>,
  isRevoked: (token: string) => boolean,
): { readonly code: number; readonly reason: string } | null {
  if (!isWellFormed(wish.token) || isRevoked(wish.token)) {
    return { code: closeCodes.authenticationFailed, reason: "Authentication failed." };
  }
  if (wish.shard[0] >= wish.shard[1]) return { code: closeCodes.invalidShard, reason: "Invalid shard." };
  if ((wish.intents & ~known) !== 0) return { code: closeCodes.invalidIntents, reason: "Invalid intent(s)." };
  if ((wish.intents & privileged) !== 0)
    return { code: closeCodes.disallowedIntents, reason: "Disallowed intent(s)." };
  return null;
}
