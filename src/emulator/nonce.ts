import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/** How long a nonce is remembered, in milliseconds: Discord says "the past few minutes". */
export const nonceMs = 3 * 60_000;

/** The message that this nonce has already made; null when it is new. Refused (10008) when that message was deleted. */
export function rememberedMessage(world: World, channel: Channel, nonce: string | number): Message | null {
  const known = world.nonces.get(keyOf(channel, nonce));
  if (!known || world.now() - known.at > nonceMs) return null;
  const message = channel.messages.byId.get(known.messageId);
  if (!message) throw new Refusal(10008);
  return message;
}

/** Remembers which message a nonce has made, and forgets those that are too old. */
export function rememberNonce(
  world: World,
  channel: Channel,
  nonce: string | number,
  messageId: string,
): void {
  const now = world.now();
  for (const [key, { at }] of world.nonces) {
    if (now - at <= nonceMs) break;
    world.nonces.delete(key);
  }
  world.nonces.delete(keyOf(channel, nonce));
  world.nonces.set(keyOf(channel, nonce), { at: now, messageId });
}

function keyOf(channel: Channel, nonce: string | number): string {
  return `${channel.id} ${nonce}`;
}
