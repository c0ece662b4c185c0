import { describe, expect, test } from "vitest";
import type { Message } from "../../src/emulator/index.ts";
import { makeStores } from "../../src/storage/index.ts";
import { type Hall, useHall } from "./round-hall.ts";

const MINUTE = 60_000;
/** So long ago a slot came due that Discord may have forgotten the nonce, in milliseconds. */
const LONG_AGO = 5 * MINUTE;

let hall: Hall;
useHall(
  (question) => question,
  (opened) => {
    hall = opened;
  },
);

const isDaily = ({ content }: Message) => content.startsWith("**Concept of the day");
const isQuestion = ({ content }: Message) => content.startsWith("**Question 1 of");
const count = (isIt: (message: Message) => boolean) =>
  hall.emulator.messages(hall.channel).filter(isIt).length;

/** Opens a slot of today's that came due some time ago. */
async function dueSince(milliseconds: number): Promise<void> {
  const dueAt = Math.floor((Date.now() - milliseconds) / MINUTE) * MINUTE;
  await makeStores(hall.bot.database().db, "UTC").daily.save({
    guildId: hall.guildId,
    channelId: hall.channel.id,
    time: new Date(dueAt).toISOString().slice(11, 16),
    zone: "UTC",
    topic: null,
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    nextAt: dueAt,
  });
}

async function slot() {
  const { db } = hall.bot.database();
  return db.selectFrom("daily_slots").select(["state", "tries", "message_id"]).executeTakeFirstOrThrow();
}

/** The message that the round's question is known to stand in. */
async function known(): Promise<string | null> {
  const { db } = hall.bot.database();
  const row = await db.selectFrom("round_questions").select("message_id").executeTakeFirstOrThrow();
  return row.message_id;
}

/** Lets the time pass that a slot waits until it is tried again. */
async function tryAgain(): Promise<void> {
  await hall.bot.database().db.updateTable("daily_slots").set({ retry_at: 0 }).execute();
  await hall.bot.tick();
}

describe.each([
  ["is answered 500", { kind: "falseError", status: 500 }, 1],
  ["is answered 500 as often as it is tried", { kind: "falseError", status: 500 }, 4],
  ["loses its answer", { kind: "lostReply" }, 1],
  ["loses its answer as often as it is tried", { kind: "lostReply" }, 2],
] as const)("a post that Discord carries out and that %s", (_, fault, times) => {
  const spoil = () => hall.emulator.faults.onRequest("POST /channels/:channel/messages", fault, times);

  test("shows a round's question once, which takes answers, and knows where it stands", async () => {
    const spoilt = spoil();
    const question = await hall.ask();
    expect(await hall.ada.press(question, "A")).toMatchObject({
      content: expect.stringMatching(/^Locked in/),
    });
    await expect.poll(known, { timeout: 10_000 }).toBe(question.id);
    expect(spoilt.left()).toBe(0);
    expect(count(isQuestion)).toBe(1);
  });

  test.each([
    ["of this minute", 0],
    ["that is made up for", LONG_AGO],
  ])("shows a daily concept %s once, and knows where it stands", async (_, late) => {
    await dueSince(late);
    const spoilt = spoil();
    await hall.bot.tick();
    if ((await slot()).state === "pending") await tryAgain();
    expect(spoilt.left()).toBe(0);
    const [daily] = hall.emulator.messages(hall.channel).filter(isDaily);
    expect(await slot()).toMatchObject({ state: "sent", message_id: daily?.id });
    await tryAgain();
    expect(count(isDaily)).toBe(1);
  });
});
