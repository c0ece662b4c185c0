import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Stores } from "../../src/app/stores.ts";
import { messageFile } from "../../src/core/notes/saved-message.ts";
import { hash } from "../../src/core/random.ts";
import type { Db } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { handmadeQuestion } from "../support/bank.ts";
import { Databases } from "../support/database.ts";
import { facts, PlayedRound, playRound, type StoredNotes, storedNotes } from "../support/played-round.ts";

const NOON = Date.parse("2026-11-23T12:00:00Z");
const deed = { guildId: "1", userId: "9", now: NOON + 3_600_000 };

const [first] = facts;
if (first === undefined) throw new Error("There are no facts");
const question = handmadeQuestion(first);
/** A word of the question, and one of the fact itself. */
const words = [hash(first.fingerprint).slice(0, 6), first.text.split(" ")[1] ?? ""];

let databases: Databases;
let db: Db;
let stores: Stores;
let notes: StoredNotes;

/** The first fact is that of a message which somebody suggested as a note of server 1. */
beforeEach(async () => {
  databases = new Databases();
  db = (await databases.open()).db;
  stores = makeStores(db, "UTC");
  notes = await storedNotes(stores);
  await db
    .updateTable("facts")
    .set({ guild_id: "1", file: messageFile("77") })
    .where("text", "=", first.text)
    .execute();
  const people = { authorUserId: "3", suggesterUserId: "2" };
  const message = { id: "s1", guildId: "1", messageId: "77", channelId: "7", text: "", url: "u", ...people };
  await stores.suggestions.add({ ...message, state: "accepted", createdAt: NOON }, 9);
});
afterEach(() => databases.close());

const withdraw = () => stores.suggestions.withdraw("s1", deed);

async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(
    db,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: own } = await sql`select * from ${sql.table(name)}`.execute(db);
    if (JSON.stringify(own).includes(text)) found.push(name);
  }
  return found;
}

describe("once a suggested message is withdrawn", () => {
  test("no question of it says a word of it: as it was played, practised, reported or counted", async () => {
    const round = await playRound(notes, "1", NOON, [0, 1], { "5": true, "6": false });
    const factIds = [notes.ids.get(first.fingerprint) ?? ""];
    const wish = { origin: "practice", topic: null, kind: "mixed", guildId: "1", userId: "5" } as const;
    await stores.practice.ask({ ...wish, id: "P1", factIds, exercise: question, response: null }, NOON);
    const askedIn = { roundId: round.id, position: 1 };
    const report = { guildId: "1", userId: "6", question, askedIn, reason: "rightToo" } as const;
    await stores.reports.report({ ...report, claimed: `wrong one ${words[0]}` }, NOON);
    expect(await tablesWith(words[0] ?? "")).toEqual(
      expect.arrayContaining([
        "practice_questions",
        "question_picks",
        "question_reports",
        "question_rulings",
      ]),
    );
    await withdraw();
    for (const word of words) expect(await tablesWith(word)).toEqual([]);
    expect(await stores.rulings.all("1")).toEqual([]);
    expect(await stores.reportSends.due(deed.now)).toEqual([]);
  });

  test("what was answered keeps its points, and rounds and practice can still be read", async () => {
    const round = await playRound(notes, "1", NOON, [0, 1], { "5": true, "6": false });
    const wish = { origin: "practice", topic: null, kind: "mixed", guildId: "1", userId: "5" } as const;
    const factIds = [notes.ids.get(first.fingerprint) ?? ""];
    await stores.practice.ask({ ...wish, id: "P1", factIds, exercise: question, response: null }, NOON);
    const before = await stores.rounds.sums(round.id);
    await withdraw();
    expect(await stores.rounds.sums(round.id)).toEqual(before);
    const [erased, other] = (await stores.rounds.load(round.id))?.round.questions ?? [];
    expect(erased?.question).toMatchObject({
      id: question.id,
      stem: "",
      options: ["1", "2", "3", "4"],
      key: ["2"],
    });
    expect(other?.question.stem).toMatch(/^____ is what number/u);
    expect(await stores.practice.load("P1")).toMatchObject({ exercise: { stem: "" } });
  });

  test("a running round that was drawn with its question gives no points for it", async () => {
    const round = new PlayedRound(notes, "1", NOON, [1, 0]);
    await round.start();
    await round.open(1);
    await withdraw();
    expect(await stores.rounds.voided(round.id)).toEqual(new Set([2]));
  });

  test("other servers' questions and those of other notes stay as they are", async () => {
    const own = await playRound(notes, "1", NOON, [1], { "5": true, "6": false });
    const foreign = await playRound(notes, "2", NOON, [1], { "5": true, "6": false });
    const before = [await stores.rounds.load(own.id), await stores.rounds.load(foreign.id)];
    await withdraw();
    expect([await stores.rounds.load(own.id), await stores.rounds.load(foreign.id)]).toEqual(before);
  });
});
