import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { QuestionReport } from "../../src/app/question-stores.ts";
import type { Stores } from "../../src/app/stores.ts";
import type { ReportReason } from "../../src/core/questions/people/report.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { handmadeQuestion } from "../support/bank.ts";
import { Databases } from "../support/database.ts";
import { facts, playRound, type StoredNotes, storedNotes } from "../support/played-round.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let databases: Databases;
let db: Db;
let stores: Stores;
let notes: StoredNotes;

beforeEach(async () => {
  databases = new Databases();
  db = (await databases.open()).db;
  stores = makeStores(db, "UTC");
  notes = await storedNotes(stores);
});
afterEach(() => databases.close());

const [first] = facts;
if (first === undefined) throw new Error("There are no facts");
const question = handmadeQuestion(first);
const members = (count: number) => Array.from({ length: count }, (_, at) => String(10 + at));

async function played(players: number, guildId = "1", at = NOON): Promise<string> {
  const right = Object.fromEntries(members(players).map((userId) => [userId, true]));
  return (await playRound(notes, guildId, at, [0], right)).id;
}

type Reported = { readonly roundId: string; readonly userId: string; readonly reason?: ReportReason };

function report({ roundId, userId, reason = "wrongKey" }: Reported, guildId = "1", now = NOON + HOUR) {
  const about: QuestionReport = {
    guildId,
    userId,
    question,
    askedIn: { roundId, position: 1 },
    reason,
    claimed: null,
  };
  return stores.reports.report(about, now);
}

const isDisabled = async (guildId = "1") =>
  (await stores.rulings.one(guildId, question.id))?.disabledBy ?? null;
const deed = { guildId: "1", question };

describe("a question is disabled by its reports", () => {
  test.each([
    [9, 2],
    [10, 3],
  ])("with %i players in the last seven days: at %i", async (players, needed) => {
    const roundId = await played(players);
    for (const userId of members(needed - 1)) await report({ roundId, userId });
    expect(await isDisabled()).toBeNull();
    await report({ roundId, userId: "19" });
    expect(await isDisabled()).toBe("reports");
    expect((await stores.rulings.rulings("1")).barred).toEqual(new Set([question.id]));
  });

  test("by players of the last seven days alone", async () => {
    await played(12, "1", NOON - 8 * DAY);
    const roundId = await played(3);
    for (const userId of members(2)) await report({ roundId, userId });
    expect(await isDisabled()).toBe("reports");
  });

  test("by players, not by who lost points to a void since", async () => {
    await played(12, "1", NOON - 8 * DAY);
    await stores.rulings.void({ guildId: "1", questionId: question.id }, NOON - 2 * DAY);
    const roundId = await played(3);
    for (const userId of members(2)) await report({ roundId, userId });
    expect(await isDisabled()).toBe("reports");
  });

  test("by different members, however often one of them was asked", async () => {
    const rounds = [await played(3), await played(3, "1", NOON + DAY)];
    for (const roundId of rounds) await report({ roundId, userId: "10" });
    expect(await isDisabled()).toBeNull();
  });

  test("not by typos", async () => {
    const roundId = await played(3);
    for (const userId of members(3)) await report({ roundId, userId, reason: "typo" });
    expect(await isDisabled()).toBeNull();
    await report({ roundId, userId: "10", reason: "unclear" });
    expect(await isDisabled()).toBeNull();
    await report({ roundId, userId: "11", reason: "unclear" });
    expect(await isDisabled()).toBe("reports");
  });

  test("until an editor has it asked again: then only later reports count", async () => {
    const roundId = await played(3);
    for (const userId of members(2)) await report({ roundId, userId });
    await stores.rulings.enable(deed, NOON + 2 * HOUR);
    expect(await isDisabled()).toBeNull();
    expect((await stores.rulings.one("1", question.id))?.reports).toEqual(new Map());
    const later = await played(3, "1", NOON + DAY);
    await report({ roundId: later, userId: "10" }, "1", NOON + DAY + HOUR);
    expect(await report({ roundId, userId: "11", reason: "unclear" }, "1", NOON + DAY + HOUR)).toBe(
      "settled",
    );
    expect(await isDisabled()).toBeNull();
    expect((await stores.rulings.one("1", question.id))?.reports).toEqual(new Map([["wrongKey", 1]]));
    await report({ roundId: later, userId: "11" }, "1", NOON + DAY + HOUR);
    expect(await isDisabled()).toBe("reports");
  });

  test("in that server alone", async () => {
    const [here, there] = [await played(3), await played(3, "2")];
    await report({ roundId: here, userId: "10" });
    await report({ roundId: there, userId: "11" }, "2");
    expect([await isDisabled("1"), await isDisabled("2")]).toEqual([null, null]);
    await report({ roundId: here, userId: "11" });
    expect([await isDisabled("1"), await isDisabled("2")]).toEqual(["reports", null]);
  });
});

describe("rulings", () => {
  test("an editor's word replaces that of the reports, and reports don't replace the editor's", async () => {
    const roundId = await played(3);
    await stores.rulings.disable(deed, NOON);
    for (const userId of members(2)) await report({ roundId, userId });
    expect(await isDisabled()).toBe("editor");
  });

  test("a pin is decided from the one before, and is taken back by null", async () => {
    const accept = (text: string) =>
      stores.rulings.pin(
        deed,
        (pin) => ({ kind: "accepted", accepted: [...(pin?.kind === "accepted" ? pin.accepted : []), text] }),
        NOON,
      );
    await accept("one");
    await accept("two");
    expect((await stores.rulings.rulings("1")).pins).toEqual(
      new Map([[question.id, { kind: "accepted", accepted: ["one", "two"] }]]),
    );
    expect((await stores.rulings.rulings("2")).pins.size).toBe(0);
    await stores.rulings.pin(deed, () => null, NOON);
    expect((await stores.rulings.rulings("1")).pins.size).toBe(0);
  });

  test("reports are counted by reason, and those of practice with those of rounds", async () => {
    const roundId = await played(3);
    await stores.practice.ask(
      {
        id: "P1",
        guildId: "1",
        userId: "12",
        origin: "practice",
        topic: null,
        kind: "mixed",
        factIds: ["fact-0"],
        exercise: question,
        response: { kind: "option", choice: 0 },
      },
      NOON,
    );
    await report({ roundId, userId: "10", reason: "unclear" });
    const about = { guildId: "1", userId: "12", question, reason: "unclear", claimed: null } as const;
    await stores.reports.report({ ...about, askedIn: { practiceId: "P1" } }, NOON);
    expect(await stores.reports.report({ ...about, askedIn: { practiceId: "P1" } }, NOON)).toBe("already");
    expect((await stores.rulings.all("1")).map((ruling) => ruling.reports)).toEqual([
      new Map([["unclear", 2]]),
    ]);
    expect(await isDisabled()).toBe("reports");
  });
});

describe("what admins are to be told", () => {
  const due = async (now: number) =>
    (await stores.reportSends.due(now)).map(({ version, tries }) => ({ version, tries }));

  test("is one row a question, due again a minute after it was told", async () => {
    const roundId = await played(3);
    await report({ roundId, userId: "10" }, "1", NOON);
    const [waiting] = await stores.reportSends.due(NOON);
    expect(waiting).toMatchObject({ guildId: "1", questionId: question.id, message: null });
    if (waiting === undefined) return;
    await stores.reportSends.said(waiting, { kind: "posted", channelId: "7", messageId: "70" }, NOON + 500);
    expect(await due(NOON + DAY)).toEqual([]);
    await report({ roundId, userId: "11" }, "1", NOON + 1_000);
    expect(await due(NOON + 60_000)).toEqual([]);
    expect(await due(NOON + 60_500)).toEqual([{ version: 2, tries: 0 }]);
    expect((await stores.reportSends.due(NOON + 60_500))[0]?.message).toEqual({
      channelId: "7",
      messageId: "70",
    });
  });

  test("stays due where more was reported while it was being told", async () => {
    const roundId = await played(3);
    await report({ roundId, userId: "10" }, "1", NOON);
    const [waiting] = await stores.reportSends.due(NOON);
    if (waiting === undefined) throw new Error("nothing is due");
    await report({ roundId, userId: "11" }, "1", NOON);
    await stores.reportSends.said(waiting, { kind: "posted", channelId: "7", messageId: "70" }, NOON);
    expect(await due(NOON)).toEqual([{ version: 2, tries: 0 }]);
  });

  test("is nothing about rulings that admins haven't heard of", async () => {
    await stores.rulings.disable(deed, NOON);
    expect(await due(NOON + DAY)).toEqual([]);
  });
});
