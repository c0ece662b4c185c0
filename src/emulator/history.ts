import type { Channel, History } from "./channel.ts";
import type { Message } from "./message.ts";
import { isOlder } from "./snowflake.ts";
import type { World } from "./world.ts";

/** Puts a new message into its channel and tells everyone who watches. */
export function postMessage(world: World, channel: Channel, message: Message): Message {
  channel.messages.byId.set(message.id, message);
  if (message.visibleTo === null) channel.messages.ids.push(message.id);
  world.happenings.emit({ kind: "messageCreated", at: world.now(), message });
  return message;
}

/** Replaces a message by its next version and tells everyone who watches. */
export function replaceMessage(world: World, channel: Channel, message: Message): Message {
  channel.messages.byId.set(message.id, message);
  world.happenings.emit({ kind: "messageUpdated", at: world.now(), message });
  return message;
}

/** Takes a message away and tells everyone who watches. */
export function removeMessage(world: World, channel: Channel, message: Message): void {
  channel.messages.byId.delete(message.id);
  world.happenings.emit({ kind: "messageDeleted", at: world.now(), message });
}

/** Which messages of a channel to list: ids as bounds, at most `limit`, newest first. */
export type Page = {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  readonly limit: number;
};

/** The public messages of a page, newest first. */
export function listMessages(channel: Channel, page: Page): readonly Message[] {
  const { ids } = channel.messages;
  if (page.around !== undefined) return aroundMessage(channel, page.around, page.limit);
  if (page.after !== undefined) {
    return take(channel.messages, firstNotOlder(ids, page.after, true), 1, page.limit).reverse();
  }
  const end = page.before === undefined ? ids.length : firstNotOlder(ids, page.before, false);
  return take(channel.messages, end - 1, -1, page.limit);
}

function aroundMessage(channel: Channel, id: string, limit: number): readonly Message[] {
  const { ids } = channel.messages;
  const half = Math.floor(limit / 2);
  const newer = take(channel.messages, firstNotOlder(ids, id, false), 1, limit - half).reverse();
  return [...newer, ...take(channel.messages, firstNotOlder(ids, id, false) - 1, -1, half)];
}

function take({ byId, ids }: History, start: number, step: 1 | -1, limit: number): Message[] {
  const found: Message[] = [];
  for (let at = start; at >= 0 && at < ids.length && found.length < limit; at += step) {
    const message = byId.get(ids[at] ?? "");
    if (message) found.push(message);
  }
  return found;
}

/** Where the first id stands that isn't older than the given one; with `beyond`, the first that is newer. */
function firstNotOlder(ids: readonly string[], id: string, beyond: boolean): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = ids[middle] ?? "";
    if (isOlder(other, id) || (beyond && other === id)) low = middle + 1;
    else high = middle;
  }
  return low;
}
