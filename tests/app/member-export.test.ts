import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { memberColumns } from "../../src/storage/member-data.ts";
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
    });
    expect(answers.map(({ answer }) => answer)).toContainEqual(["no idea"]);
    const practice = rows.parse(whole.practice);
    expect(practice.find(({ answered_at }) => answered_at !== null)).toMatchObject({
      question: expect.stringMatching(/^____ is what number/),
      answer: [expect.stringMatching(/^(?:right|wrong)/)],
    });
    expect(JSON.stringify(practice)).not.toContain("frozen");
  });

  test("has nothing of other servers, unless it is asked for outside of servers", async () => {
    const { whole } = await read(traces, "101");
    const { member: _, server, exported_at: __, ...sections } = whole;
    expect(server).toBe("101");
    expect(Object.values(sections).every((value) => rows.parse(value).length === 0)).toBe(true);
    const all = await read(traces, null);
    expect(all.whole.server).toBeNull();
    expect(all.whole.answers).toEqual((await read(traces, "100")).whole.answers);
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
