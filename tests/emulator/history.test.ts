import fc from "fast-check";
import { expect, test } from "vitest";
import { createChannel } from "#src/emulator/channel.ts";
import { listMessages, postMessage, removeMessage } from "#src/emulator/history.ts";
import { createMessage } from "#src/emulator/message.ts";
import { createIds, isOlder, timeOf } from "#src/emulator/snowflake.ts";
import { createWorld } from "#src/emulator/world.ts";

const start = Date.UTC(2027, 0, 1);

test("ids are unique, hold their time, and grow with it however many come in one millisecond", () => {
  let now = start;
  const nextId = createIds(() => now);
  const ids = Array.from({ length: 20_000 }, (_, index) => {
    if (index % 5_000 === 0) now += 1;
    return nextId();
  });
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.map(timeOf)).toEqual(ids.map((_, index) => start + 1 + Math.floor(index / 5_000)));
  expect(ids.every((id, index) => index === 0 || isOlder(ids[index - 1] ?? "", id))).toBe(true);
});

test("an id made for an earlier time holds that time and is like no other", () => {
  const nextId = createIds(() => start);
  const ids = [nextId(), nextId(start - 500), nextId(), nextId(start - 500)];
  expect(ids.map(timeOf)).toEqual([start, start - 500, start, start - 500]);
  expect(new Set(ids).size).toBe(4);
});

/** A channel with so many messages, of which some are deleted, and the ids of those that are left. */
function channelOf(count: number, deleted: readonly number[]) {
  let now = start;
  const world = createWorld(
    () => now,
    () => "",
  );
  const channel = createChannel({ id: "1", guildId: "2", name: "general" });
  const messages = Array.from({ length: count }, () => {
    now += 7;
    const place = { channelId: "1", guildId: "2", author: world.bot };
    return postMessage(world, channel, createMessage(world, place, { content: "x" }));
  });
  const gone = new Set(deleted.map((index) => index % count));
  for (const index of gone) {
    const message = messages[index];
    if (message) removeMessage(world, channel, message);
  }
  const ids = messages.map((one) => one.id);
  return { channel, ids, left: ids.filter((_, index) => !gone.has(index)) };
}

test("a page before or after any id, deleted ones too, is what sorting and cutting the whole list gives", () => {
  const cases = fc.record({
    count: fc.integer({ min: 1, max: 40 }),
    deleted: fc.array(fc.nat(39), { maxLength: 20 }),
    bound: fc.nat(39),
    limit: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(cases, ({ count, deleted, bound, limit }) => {
      const { channel, ids, left } = channelOf(count, deleted);
      const id = ids[bound % count] ?? "";
      const listed = (page: { readonly before?: string; readonly after?: string }) =>
        listMessages(channel, { ...page, limit }).map((one) => one.id);
      const newest = left.toReversed();
      expect(listed({})).toEqual(newest.slice(0, limit));
      expect(listed({ before: id })).toEqual(newest.filter((one) => isOlder(one, id)).slice(0, limit));
      const after = left.filter((one) => isOlder(id, one));
      expect(listed({ after: id })).toEqual(after.slice(0, limit).toReversed());
    }),
  );
});
