import { describe, expect, test } from "vitest";
import type { Message } from "../../src/emulator/index.ts";
import { makeStores } from "../../src/storage/index.ts";
import { withoutNonces } from "../support/without-nonces.ts";
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
const isStandings = ({ content }: Message) => content.startsWith("**Round over.**");
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

/** How much of rounds still waits to be said. */
async function waiting(): Promise<number> {
  const { db } = hall.bot.database();
  return (await db.selectFrom("round_sends").select("send_id").where("sent_at", "is", null).execute()).length;
}

/** Lets the time pass that a slot waits until it is tried again. */
async function tryAgain(): Promise<void> {
  await hall.bot.database().db.updateTable("daily_slots").set({ retry_at: 0 }).execute();
  await hall.bot.tick();
}

/** The bot has given a post up for now. */
const hasGivenUp = () => hall.bot.log.some(({ message }) => message === "a message couldn't be sent");

type Times = { readonly times: number; readonly forgets?: boolean };
const ONCE: Times = { times: 1 };
const ALWAYS: Times = { times: Number.POSITIVE_INFINITY };

describe.each([
  ["is answered 500", { kind: "falseError", status: 500 }],
  ["loses its answer", { kind: "lostReply" }],
] as const)("a post that Discord carries out and that %s", (_, fault) => {
  test("is there more than once where Discord knows no nonces: nothing else keeps the client from it", async () => {
    withoutNonces(hall.emulator);
    hall.emulator.faults.onRequest("POST /channels/:channel/messages", fault);
    await dueSince(0);
    await hall.bot.tick();
    expect(count(isDaily)).toBe(2);
  });

  describe.each([
    ["once", ONCE],
    ["as often as it is tried", ALWAYS],
    ["as often as it is tried, until Discord has forgotten its nonce", { ...ALWAYS, forgets: true }],
  ])("%s", (_, { times, forgets = false }) => {
    /** Spoils the next post; the answer waits until it is spoilt, and then lets Discord forget its nonce, where it does. */
    function spoil(): () => Promise<void> {
      const spoilt = hall.emulator.faults.onRequest("POST /channels/:channel/messages", fault, times);
      return async () => {
        await expect
          .poll(() => (times === 1 ? spoilt.left() === 0 : hasGivenUp()), { timeout: 10_000 })
          .toBe(true);
        spoilt.remove();
        if (forgets) hall.emulator.faults.forgetNonces();
      };
    }

    test("shows a round's question once, which takes answers, and knows where it stands", async () => {
      const isSpoilt = spoil();
      const question = await hall.ask();
      expect(await hall.ada.press(question, "A")).toMatchObject({
        content: expect.stringMatching(/^Locked in/),
      });
      await isSpoilt();
      await expect.poll(known, { timeout: 10_000 }).toBe(question.id);
      expect(count(isQuestion)).toBe(1);
    });

    test.each([
      ["was played", true],
      ["nobody answered", false],
    ])("shows the standings of a round that %s once", async (_, isPlayed) => {
      const question = await hall.ask();
      await expect.poll(known, { timeout: 10_000 }).toBe(question.id);
      if (isPlayed) await hall.ada.press(question, "A");
      const isSpoilt = spoil();
      await hall.ada.slash("quiz stop");
      await isSpoilt();
      await expect.poll(waiting, { timeout: 10_000 }).toBe(0);
      expect(count(isStandings)).toBe(1);
    });

    test.each([
      ...(forgets ? [] : [["of this minute", 0] as const]),
      ["that is made up for", LONG_AGO] as const,
    ])("shows a daily concept %s once, and knows where it stands", async (_, late) => {
      await dueSince(late);
      const isSpoilt = spoil();
      await hall.bot.tick();
      await isSpoilt();
      const state = async () => {
        await tryAgain();
        return (await slot()).state;
      };
      await expect.poll(state, { timeout: 10_000 }).toBe("sent");
      const [daily] = hall.emulator.messages(hall.channel).filter(isDaily);
      expect((await slot()).message_id).toBe(daily?.id);
      await tryAgain();
      expect(count(isDaily)).toBe(1);
    });
  });
});
