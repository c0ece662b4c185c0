import { hash } from "../core/random.ts";
import type { Announcement, Channels, Delivery } from "./ports.ts";

/** Discord remembers a nonce "for the past few minutes"; after this many milliseconds the channel is read instead. */
export const NONCE_MEMORY = 120_000;

type Name = readonly (string | number)[];

/** The nonce of what a name stands for: 25 characters, the most that Discord takes. */
function nonceOf(...name: Name): string {
  return hash(...name).slice(0, 25);
}

/** Discord answers so to the nonce of a message that was deleted meanwhile. */
function isDeleted(delivery: Delivery): boolean {
  return delivery.kind === "gone" && delivery.what === "message";
}

/** Posts what a name stands for once, however often it is tried within minutes; anew where it was deleted since. */
export async function postOnce(
  channels: Channels,
  channelId: string,
  announcement: Announcement,
  name: Name,
): Promise<Delivery> {
  const first = await channels.post(channelId, announcement, nonceOf(...name, "first"));
  if (!isDeleted(first)) return first;
  const again = await channels.post(channelId, announcement, nonceOf(...name, "again"));
  return isDeleted(again) ? { kind: "failed", reason: "the message was deleted twice" } : again;
}

/** The same for what may stand in the channel since a time: found there, it is not posted; unreadable, neither. */
export async function postUnlessThere(
  channels: Channels,
  channelId: string,
  announcement: Announcement,
  { name, since }: { name: Name; since: number },
): Promise<Delivery> {
  const found = await channels.find(channelId, announcement, since);
  switch (found.kind) {
    case "found":
      return { kind: "sent", messageId: found.messageId, at: found.at };
    case "none":
      return postOnce(channels, channelId, announcement, name);
    case "forbidden":
      return found;
    case "unknown":
      return { ...found, kind: "failed", reason: `the channel could not be read back: ${found.reason}` };
  }
}
