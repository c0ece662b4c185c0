import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { answerForm, type Given } from "../../src/core/questions/given.ts";
import { memberColumns } from "../../src/storage/member-data.ts";
import { snowflakeAt } from "../support/snowflake.ts";
import { ME, me, Traces } from "../support/traces.ts";

const exported = z.record(z.string(), z.unknown());
const rows = z.array(z.record(z.string(), z.unknown()));

/** What a member is given, read as JSON. */
async function read(traces: Traces, guildId: string | null) {
  const { name, bytes } = await traces.bot.app.privacy.export({ guildId, userId: ME });
  const text = Buffer.from(bytes).toString();
  return { name, text, whole: exported.parse(JSON.parse(text)) };
}

describe("an export", () => {
  const traces = new Traces();
  beforeAll(() => traces.leaveAll());
  afterAll(() => traces.scene.world.close());

  test("has a section for each column of the register, and rows in each", async () => {
    const { name, whole } = await read(traces, "100");
    expect(name).toBe("cohort-export.json");
    const { member, server, exported_at, ...sections } = whole;
    expect([member, server, exported_at]).toEqual([ME, "100", expect.stringMatching(/^2026-11-23T/)]);
    expect(Object.keys(sections).toSorted()).toEqual(memberColumns.map(({ section }) => section).toSorted());
    for (const [section, value] of Object.entries(sections))
      expect([section, rows.parse(value).length > 0]).toEqual([section, true]);
  });

  test("has every row of the member's, and no id of anybody else", async () => {
    const { text, whole } = await read(traces, "100");
    for (const { table, column, section } of memberColumns) {
      const held = await traces.db.selectFrom(table).selectAll().execute();
      const own = held.filter((row) => Object.entries(row).some(([at, id]) => at === column && id === ME));
      expect([section, rows.parse(whole[section]).length]).toEqual([section, own.length]);
    }
    for (const other of ["1000", "1001", "99"]) expect(text).not.toMatch(new RegExp(`"${other}"`));
  });

  test("tells answers and practice in words, and times by the calendar", async () => {
    const { whole } = await read(traces, "100");
    const answers = rows.parse(whole.answers);
    expect(answers[0]).toMatchObject({
      guild_id: "100",
      question: expect.stringMatching(/^____ is what number/),
      answer: [expect.any(String)],
      pressed_at: expect.stringMatching(/^2026-11-23T\d\d:\d\d:\d\d\.\d{3}Z$/),
      left_ms: expect.any(Number),
    });
    expect(answers.map(({ answer }) => answer)).toContainEqual(["no idea"]);
    const practice = rows.parse(whole.practice);
    expect(practice.find(({ answered_at }) => answered_at !== null)).toMatchObject({
      question: expect.stringMatching(/^____ is what number/),
      answer: [expect.stringMatching(/^(?:right|wrong)/)],
    });
    expect(JSON.stringify(practice)).not.toContain("frozen");
  });

  test("has nothing of other servers", async () => {
    const { member: _, server, exported_at: __, ...sections } = (await read(traces, "101")).whole;
    expect(server).toBe("101");
    expect(Object.values(sections).every((value) => rows.parse(value).length === 0)).toBe(true);
  });
});

describe("an export outside of servers", () => {
  const traces = new Traces();
  beforeAll(async () => {
    await traces.leaveAll();
    await traces.moveTo("101");
    await traces.leaveOutside();
    await traces.leave(" in most cells");
    // Answers are folded as they are left; those of the other places are left anew.
    await traces.leaveOutside();
    await traces.practise(me("101"));
    await answerIn("101", "300");
  });
  afterAll(() => traces.scene.world.close());

  async function answerIn(guildId: string, channelId: string): Promise<void> {
    const { scene, bot } = traces;
    const roundId = await traces.start(me(guildId), channelId);
    const asked = () => scene.world.discord.in(channelId).find((one) => one.announcement.kind === "question");
    await scene.world.time.advance(60_000, () => asked() !== undefined);
    await scene.world.time.advance(0);
    const messageId = asked()?.id ?? "";
    const where = { guildId, channelId, messageId, roundId, position: 1, userId: ME };
    const question = (await bot.stores.rounds.load(roundId))?.round.questions[0]?.question;
    if (question === undefined) throw new Error("It isn't kept");
    const forms: Readonly<Record<Given["kind"], Given>> = {
      option: { kind: "option", choice: 0 },
      options: { kind: "options", choices: [0] },
      text: { kind: "text", text: "no idea" },
    };
    const interactionId = snowflakeAt(scene.world.time.now(), 1);
    const told = await bot.app.rounds.press({ ...where, interactionId, given: forms[answerForm(question)] });
    expect(told.kind).toBe("locked");
  }

  /** Sections of what can be there without a server. */
  const anywhere = new Set(["practice", "practiceAnswers", "factCounts", "erasureRequests"]);

  const inAnyOrder = (all: readonly object[]) => all.map((row) => JSON.stringify(row)).toSorted();

  test("has every row of each server and of none", async () => {
    const { whole } = await read(traces, null);
    expect(whole.server).toBeNull();
    const [here, there] = [(await read(traces, "100")).whole, (await read(traces, "101")).whole];
    for (const { table, column, section } of memberColumns) {
      const all = rows.parse(whole[section]);
      const places = [...new Set(all.map((row) => row.guild_id))];
      const expected = anywhere.has(section) ? ["100", "101", null] : ["100", "101"];
      expect([section, places.toSorted()]).toEqual([section, expected.toSorted()]);
      for (const [guildId, own] of [
        ["100", here],
        ["101", there],
      ] as const)
        expect(inAnyOrder(all.filter((row) => row.guild_id === guildId))).toEqual(
          inAnyOrder(rows.parse(own[section])),
        );
      const held = await traces.db.selectFrom(table).selectAll().execute();
      const own = held.filter((row) => Object.entries(row).some(([at, id]) => at === column && id === ME));
      expect([section, all.length]).toEqual([section, own.length]);
    }
  });
});

describe("while a question is open", () => {
  const traces = new Traces();
  beforeEach(() => traces.scene.boot());
  afterEach(() => traces.scene.world.close());

  test("its answer tells neither whether it was right nor the key", async () => {
    await traces.start(me(), "200");
    await traces.scene.untilQuestion(1);
    await traces.answer(ME, 1, false);
    const open = rows.parse((await read(traces, "100")).whole.answers);
    expect(open).toMatchObject([{ credit: null }]);
    expect(JSON.stringify(open)).not.toMatch(/"right|key/);
    await traces.scene.untilQuestion(2);
    expect(rows.parse((await read(traces, "100")).whole.answers)).toMatchObject([{ credit: 0 }]);
  });
});
