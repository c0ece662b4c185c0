import type { Channel } from "./channel.ts";
import type { Message } from "./message.ts";
import type { World } from "./world.ts";

/** The channel as it is now, or by its id. Throws when there is none. */
export function placeOf(world: World, channel: Channel | string): Channel {
  const found = world.channels.get(typeof channel === "string" ? channel : channel.id);
  if (!found) throw new Error(`There is no channel ${typeof channel === "string" ? channel : channel.name}`);
  return found;
}

/** A channel's messages in order, as everyone sees them, or with the private ones of the viewer. */
export function messagesIn(world: World, channel: Channel | string, viewerId?: string): readonly Message[] {
  const all = [...placeOf(world, channel).messages.byId.values()];
  return all.filter((one) => one.visibleTo === null || one.visibleTo === viewerId);
}

/** What is waited for: `transcript` is told in the error when it doesn't come within `timeoutMs`. */
export type Wait = {
  readonly channel: Channel;
  readonly fits: (message: Message) => boolean;
  readonly timeoutMs: number;
  readonly transcript: () => string;
};

/** The newest message that fits, or the next one that comes or is edited so. Rejects with the transcript after the time. */
export function waitForMessage(
  world: World,
  { channel, fits, timeoutMs, transcript }: Wait,
): Promise<Message> {
  const there = [...channel.messages.byId.values()].reverse().find(fits);
  if (there) return Promise.resolve(there);
  return new Promise((resolve, reject) => {
    const stopListening = world.happenings.on((happening) => {
      if (happening.kind !== "messageCreated" && happening.kind !== "messageUpdated") return;
      if (happening.message.channelId !== channel.id || !fits(happening.message)) return;
      stopListening();
      clearTimeout(timer);
      resolve(happening.message);
    });
    const timer = setTimeout(() => {
      stopListening();
      reject(
        new Error(`No such message in #${channel.name} within ${timeoutMs} ms. So far:\n${transcript()}`),
      );
    }, timeoutMs);
  });
}
