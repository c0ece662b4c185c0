import { describe, expect, test } from "vitest";
import type { Member, Message, Outcome } from "../../src/emulator/index.ts";
import { asTyped } from "../support/bank.ts";
import { type Hall, useHall } from "./round-hall.ts";

let hall: Hall;
useHall(asTyped, (opened) => {
  hall = opened;
});

/** What must be typed, as the stem tells it: "____ is what number abc says." */
const keyOf = ({ content }: Message) => `right ${/number (\w+) says/.exec(content)?.[1]}`;

async function open(member: Member, question: Message): Promise<Outcome> {
  const opened = await member.press(question, "Answer");
  expect(opened.kind).toBe("modal");
  return opened;
}

async function write(member: Member, question: Message, text: string): Promise<Outcome> {
  return member.submit(await open(member, question), { text });
}

/** Ada answers right and reveals; she gets back what stands there then. */
async function reveal(question: Message): Promise<Message> {
  const told = await write(hall.ada, question, keyOf(question));
  if (told.message === null) throw new Error("no acknowledgement");
  await hall.ada.press(told.message, "Reveal now");
  return hall.revealed(question);
}

async function answers() {
  const { db } = await hall.bot.databases.open();
  const rows = await db.selectFrom("answers").select(["answer_user_id", "text", "credit"]).execute();
  return rows.map((row) => [row.answer_user_id, row.text, row.credit]);
}

describe("a typed question", () => {
  test("has one button; its form repeats the stem and holds one line", async () => {
    const question = await hall.ask();
    expect(question.content).toMatch(
      /^\*\*Question 1 of 1\*\* · type the answer · closes <t:\d+:R> · [^\n]+\n/,
    );
    expect(question.buttons.map(({ label }) => label)).toEqual(["Answer"]);
    const { modal } = await open(hall.ben, question);
    expect(modal).toMatchObject({
      title: "Question 1 of 1",
      fields: [{ label: "Your answer", maxLength: 80, value: "" }],
    });
    const [text] = modal?.components ?? [];
    expect(text).toMatchObject({
      type: 10,
      content: expect.stringContaining("\\_\\_\\_\\_ (blank) is what number"),
    });
    expect(JSON.stringify(modal?.components)).not.toContain(keyOf(question));
    expect(await answers()).toEqual([]);
  });

  test("takes what is sent, privately, and a later one in its place", async () => {
    const question = await hall.ask();
    expect(await write(hall.ben, question, "  *not*   sure ")).toMatchObject({
      ephemeral: true,
      content: "Locked in: **\\*not\\* sure**.",
    });
    const again = await open(hall.ben, question);
    expect(again.modal?.fields).toMatchObject([{ value: "*not* sure" }]);
    expect(await hall.ben.submit(again, { text: keyOf(question) })).toMatchObject({
      ephemeral: true,
      content: `Changed to **${keyOf(question)}**.`,
    });
    expect(await answers()).toEqual([[hall.ben.id, keyOf(question), 1]]);
  });

  test("shows its answer in words and counts alone; what somebody wrote is told to nobody else", async () => {
    const question = await hall.ask();
    await write(hall.ben, question, "secretly wrong");
    const shown = await reveal(question);
    expect(shown.content).toContain(`Right answer: **${keyOf(question)}**`);
    expect(shown.content).toContain("1 of 2 right. Fastest: Ada +100");
    expect(shown.content).not.toContain("secretly");
    expect(shown.buttons.map(({ label }) => label)).toEqual(["My result", "Report"]);
    expect((await hall.ada.press(shown, "My result")).content).toBe("Right: +100. You are 1st with 100.");
    const result = await hall.ben.press(shown, "My result");
    expect(result.content).toMatch(
      new RegExp(
        `^Wrong this time. You wrote \\*\\*secretly wrong\\*\\*; right is \\*\\*${keyOf(question)}\\*\\*.`,
      ),
    );
    const end = await hall.emulator.waitForMessage(
      hall.channel,
      ({ content }) => content.includes("Round over"),
      20_000,
    );
    expect((await hall.ben.press(end, "My misses")).content).toContain(
      `secretly wrong, but right is **${keyOf(question)}**`,
    );
  });

  test("that was answered in vain can be called right too, which is a report with what was written", async () => {
    const question = await hall.ask();
    await write(hall.ben, question, "another name");
    const result = await hall.ben.press(await reveal(question), "My result");
    if (result.message === null) throw new Error("no result");
    const told = await hall.ben.press(result.message, "My answer was right too");
    expect(told).toMatchObject({ ephemeral: true, content: expect.stringMatching(/^Thank you/) });
    const { db } = await hall.bot.databases.open();
    expect(await db.selectFrom("question_reports").selectAll().execute()).toMatchObject([
      { reporter_user_id: hall.ben.id, reason: "rightToo", claimed: "another name" },
    ]);
  });
});

describe("time", () => {
  test("is that of the submit: one that is late is told so, and once it is out what was right", async () => {
    const question = await hall.ask();
    const opened = await open(hall.ben, question);
    const late = { at: Date.now() + 41_000 };
    const early = await hall.ben.submit(opened, { text: "x" }, late);
    expect(early.content).toMatch(/^Too late by \d+\.\d s by Discord's clock\.$/);
    await reveal(question);
    const after = await hall.ben.submit(opened, { text: "x" }, late);
    expect(after.content).toMatch(/^Too late by .*The answer was \*\*right \w+\*\*\.$/);
    expect((await answers()).map(([who]) => who)).toEqual([hall.ada.id]);
  });

  test("that is over opens no form", async () => {
    const question = await hall.ask();
    const told = await hall.ben.press(question, "Answer", { at: Date.now() + 41_000 });
    expect(told).toMatchObject({
      kind: "reply",
      ephemeral: true,
      content: expect.stringMatching(/^Too late by/),
    });
  });

  test("decides between submits that come out of order", async () => {
    const question = await hall.ask();
    const opened = await open(hall.ben, question);
    const now = Date.now();
    await hall.ben.submit(opened, { text: "later" }, { at: now + 2_000 });
    const older = await hall.ben.submit(opened, { text: "older" }, { at: now + 1_000 });
    expect(older.content).toBe("Your later answer counts: **later**.");
    expect(await answers()).toEqual([[hall.ben.id, "later", 0]]);
  });

  test("in which it was sent counts, though it came after the reveal, and may be called right too", async () => {
    const question = await hall.ask(2);
    const opened = await open(hall.ben, question);
    const sent = Date.now();
    await reveal(question);
    const told = await hall.ben.submit(opened, { text: "nearly" }, { at: sent });
    expect(told.content).toBe(
      `In time, so it counts: **nearly**, +0. The answer was **${keyOf(question)}**.`,
    );
    expect(told.message?.buttons.map(({ label }) => label)).toEqual(["My answer was right too"]);
    await hall.emulator.waitForMessage(hall.channel, ({ content }) => content.includes("1 of 2 right"));
  });
});

describe("whatever happens on the way", () => {
  test("one submit delivered twice is one answer and one reply", async () => {
    const question = await hall.ask();
    const opened = await open(hall.ben, question);
    hall.emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
    expect((await hall.ben.submit(opened, { text: "once" })).content).toBe("Locked in: **once**.");
    await expect.poll(() => hall.bot.log.some(({ message }) => message.includes("came twice"))).toBe(true);
    expect(await answers()).toEqual([[hall.ben.id, "once", 0]]);
  });

  test("a restart between opening the form and sending it loses nothing", async () => {
    const question = await hall.ask();
    const opened = await open(hall.ben, question);
    await hall.bot.stop();
    await hall.bot.start();
    expect((await hall.ben.submit(opened, { text: keyOf(question) })).content).toBe(
      `Locked in: **${keyOf(question)}**.`,
    );
    expect(await answers()).toEqual([[hall.ben.id, keyOf(question), 1]]);
  });

  test("text that shows nothing is refused in words", async () => {
    const question = await hall.ask();
    const opened = await open(hall.ben, question);
    for (const text of ["   ", "\u200b\u200b", "\u2800"]) {
      expect((await hall.ben.submit(opened, { text })).content).toBe(
        "There is nothing to read in that. Please write a word or two.",
      );
    }
    expect(await answers()).toEqual([]);
  });

  test.each([
    ["another round's form", (id: string) => id.replace(/c1:written:[^:]+/, "c1:written:nonsense"), "x"],
    ["a form of an old layout", () => "c0:written:R1:1", "x"],
    ["another question's form", (id: string) => id.replace(/:1$/, ":2"), "x"],
    ["a button's id", (id: string) => id.replace("written", "write"), "x"],
    ["a text that no form lets through", (id: string) => id, "x".repeat(81)],
  ])("%s is no part of the round", async (_, forge, value) => {
    const question = await hall.ask(2);
    const { modal } = await open(hall.ben, question);
    const field = { type: 18, id: 2, component: { type: 4, id: 3, custom_id: "text", value } };
    const data = { custom_id: forge(modal?.customId ?? ""), components: [field], resolved: {} };
    const told = await hall.ben.interact({ type: 5, data, message: question });
    expect(told).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
    expect(await answers()).toEqual([]);
  });

  test.each([
    ["a letter", { component_type: 2 }, "answer", ":0"],
    ["the form's id as a button", { component_type: 2 }, "written", ""],
    ["a menu's choice", { component_type: 3, values: ["0"] }, "options", ""],
  ])("%s is no answer to it", async (_, component, kind, end) => {
    const question = await hall.ask();
    const id = question.buttons[0]?.customId ?? "";
    const data = { ...component, custom_id: `${id.replace("write", kind)}${end}` };
    const told = await hall.ben.interact({ type: 3, data, message: question });
    expect(told).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
    expect(await answers()).toEqual([]);
  });
});
