import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ExerciseKind } from "../../src/core/exercises/draw.ts";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { type Bank, makeBank } from "../../src/core/questions/bank.ts";
import type { Question } from "../../src/core/questions/question.ts";
import type { Member, Message, Outcome } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { handmadeBank } from "../support/bank.ts";
import { type Running, World } from "../support/bot.ts";
import { practiceNote } from "../support/practice-note.ts";
import { START } from "../support/rounds.ts";

/** The real client before the real app and a real database: nothing is made by hand but the typed and select-all questions. */
let edge: Edge;
useEdge((started) => {
  edge = started;
});

const made = makeBank(makeLibrary([readNote({ file: "cells.md", text: practiceNote })]));
const [like] = made.questions;
if (like === undefined) throw new Error("no question");
const typed: Question = {
  ...like,
  id: "typed",
  kind: "typed",
  stem: "____ is what splits after mitosis.",
  options: [],
  key: ["cytoplasm"],
  typed: { accepted: ["cytoplasm"], others: [], isExact: false, language: "en" },
  isPinned: false,
};
const selectAll: Question = {
  ...like,
  id: "all",
  kind: "select-all",
  stem: "Which are parts of a cell?",
  options: ["Ribosome", "Granite", "Nucleus", "Basalt"],
  key: ["Ribosome", "Nucleus"],
  typed: null,
  isPinned: true,
};
const ownKinds: readonly string[] = ["typed", "select-all"];
const others = made.questions.filter(({ kind }) => !ownKinds.includes(kind));
const bank: Bank = { ...made, questions: [...others, typed, selectAll] };

let world: World;
let bot: Running;
const connect = () => edge.does({ practice: bot.app.practice });
const boot = async (from: Bank) => {
  world = new World({ bank: from, start: START });
  bot = await world.boot();
  connect();
};
beforeEach(() => boot(bank));
afterEach(() => world.close());

async function restart(): Promise<void> {
  await bot.die();
  bot = await world.boot();
  connect();
}

/** The message that a member was shown or that was changed for them. */
function shown(outcome: Outcome): Message {
  expect(["reply", "update"]).toContain(outcome.kind);
  expect(outcome.ephemeral).toBe(true);
  if (outcome.message === null) throw new Error(`no message: ${outcome.content}`);
  return outcome.message;
}
const begin = async (kind: ExerciseKind, who: Member = edge.ada) =>
  shown(await who.slash("practice", { kind }));
const labels = ({ buttons }: Message) => buttons.map(({ label }) => label);
const menuOf = ({ menus }: Message) => {
  const [menu] = menus;
  if (menu === undefined) throw new Error("no menu");
  return menu;
};
/** Chooses in the message's menu, by what an option says behind its letter. */
const choose = async (message: Message, ...texts: readonly string[]) => {
  const { customId, options } = menuOf(message);
  const values = texts.map((text) => options.find(({ label }) => label.endsWith(text))?.value ?? text);
  return shown(await edge.ada.choose(message, customId, values));
};
const rightFor = (left: string) => new RegExp(`^${left}: (.+)$`, "m").exec(practiceNote)?.[1] ?? "";
/** The left side that a matching's menu asks for. */
const askedLeft = (message: Message) => {
  const select = message.components.flatMap(
    (row) => JSON.stringify(row).match(/What belongs to \d\. ([^?"]+)\?/) ?? [],
  );
  return select[1] ?? "";
};
const notYours = "That isn't your question, or it is too old. `/practice` gives you a new one.";

test("pairs are matched by one menu after another, a pick can be taken back, and all of it is told in the end", async () => {
  let message = await begin("matching");
  expect(message.content).toMatch(/^\*\*Practice\*\* · match the pairs; one answer is left over\n1\\?\. /);
  expect(labels(message)).toEqual(["Next"]);
  const count = menuOf(message).options.length - 1;
  const first = askedLeft(message);
  message = await choose(message, rightFor(first));
  expect(message.content).toMatch(/: \*\*[A-G]\*\*/);
  expect(menuOf(message).options).toHaveLength(count);
  expect(labels(message)).toEqual(["Take back", "Next"]);
  message = shown(await edge.ada.press(message, "Take back"));
  expect(askedLeft(message)).toBe(first);
  for (let turn = 0; turn < count; turn += 1) message = await choose(message, rightFor(askedLeft(message)));
  expect(message.menus).toEqual([]);
  expect(message.content).toContain(`**All ${count} right.**`);
  expect(message.content).toContain(`**${first}**: ${rightFor(first)}`);
  expect(message.content).toMatch(/From your notes, \*Parts\*, cells\.md:\d+, and lines \d+/);
  expect(labels(message)).toEqual(["Next", "Report"]);
});

test("steps are put in order by a menu, the last of itself", async () => {
  let message = await begin("order");
  expect(message.content).toContain("*Division*\n**The stages of mitosis are**\nA. ");
  for (const step of ["The spindle attaches", "Chromosomes condense", "Sister chromatids part"])
    message = await choose(message, step);
  expect(message.content).toContain("**Not quite in order.**");
  expect(message.content).toContain("1\\. Chromosomes condense\n2\\. The spindle attaches");
  expect(message.content).toContain("Your order: 2, 1, 3, 4");
  expect(message.content).toContain("From your notes, *Division*, cells.md:");
});

test("the members of a list are written in a form, one a line", async () => {
  const message = await begin("list");
  expect(message.content).toContain(
    "**The layers of a plant's surface**\nYour notes list 3 things there. Which?",
  );
  const form = await edge.ada.press(message, "Answer");
  expect(form.modal?.fields).toMatchObject([{ label: "3 names, one a line", multiline: true }]);
  const told = shown(await edge.ada.submit(form, { text: "Cuticle\n*bark*\nmesophil" }));
  expect(told.id).toBe(message.id);
  expect(told.content).toContain("**2 of 3 right.**");
  expect(told.content).toContain("cuticle\nepidermis · missed\nmesophyll\nNot among them: \\*bark\\*");
});

test("a fact is recalled, shown, and judged by its reader", async () => {
  let message = await begin("recall");
  expect(labels(message)).toEqual(["Show answer", "Next"]);
  expect(message.content).not.toContain("cells.md");
  message = shown(await edge.ada.press(message, "Show answer"));
  expect(labels(message)).toEqual(["Knew it", "Almost", "Didn't know", "Next"]);
  expect(message.content).toContain("From your notes, ");
  message = shown(await edge.ada.press(message, "Almost"));
  expect(message.content).toContain("**You almost knew it.**");
  expect(labels(message)).toEqual(["Next", "Report"]);
});

test("what is typed is judged as in rounds, with its stem in the form", async () => {
  const message = await begin("typed");
  const form = await edge.ada.press(message, "Answer");
  expect(JSON.stringify(form.modal?.components)).toContain("is what splits after mitosis");
  const nothing = await edge.ada.submit(form, { text: "\u200b " });
  expect(nothing).toMatchObject({
    kind: "reply",
    content: "There is nothing to read in that. Please write a word or two.",
  });
  const told = shown(await edge.ada.submit(form, { text: "nucleus" }));
  expect(told.content).toContain("**Not quite.** You wrote **nucleus**; right is **cytoplasm**.");
  const again = shown(await edge.ada.submit(form, { text: "cytoplasm" }));
  expect(again.content).toBe(told.content);
});

test("all that fit are chosen in one menu, each with its share", async () => {
  const message = await begin("select-all");
  const told = await choose(message, "Ribosome");
  expect(told.content).toContain("**Partly right.** You chose **A**; right is **A, C**.");
  expect(labels(told)).toEqual(["Next", "Report"]);
});

test("a statement is judged by its two buttons", async () => {
  const message = await begin("true-false");
  expect(labels(message)).toEqual(["True", "False", "Next"]);
  const told = shown(await edge.ada.press(message, "True"));
  expect(told.content).toMatch(/\*\*(Right|Not quite)\.\*\*/);
});

const kinds = ["choice", "typed", "true-false", "select-all", "matching", "order", "list", "recall"] as const;

describe.each(kinds)("%s", (kind) => {
  test("goes on by [Next] before and after a restart, with its kind and topic", async () => {
    const message = await begin(kind);
    const next = shown(await edge.ada.press(message, "Next"));
    expect(next.id).toBe(message.id);
    await restart();
    const after = shown(await edge.ada.press(next, "Next"));
    expect(titleOf(after)).toBe(titleOf(message));
  });

  test("is answered by whom it was given to only", async () => {
    const message = await begin(kind);
    const data = pressOf(message);
    const foreign = await edge.manager.interact({ type: 3, data, message });
    expect(foreign).toMatchObject({ kind: "reply", ephemeral: true, content: notYours });
    const rows = await bot.database.db.selectFrom("practice_answers").selectAll().execute();
    expect(rows).toEqual([]);
  });

  test("that doesn't exist any more says so", async () => {
    const message = await begin(kind);
    await bot.database.db.deleteFrom("practice_questions").execute();
    const old = await edge.ada.interact({ type: 3, data: pressOf(message), message });
    expect(old).toMatchObject({ kind: "reply", ephemeral: true, content: notYours });
  });
});

const titleOf = ({ content }: Message) => content.split("\n")[0];

/** What a client sends for the exercise's first control. */
function pressOf({ menus: [menu], buttons }: Message) {
  if (menu !== undefined)
    return {
      component_type: 3,
      custom_id: menu.customId,
      id: 0,
      values: [menu.options[0]?.value ?? "0"],
    };
  return { component_type: 2, custom_id: buttons[0]?.customId ?? "", id: 0 };
}

test("a pick that comes twice counts once", async () => {
  const message = await begin("matching");
  const data = pressOf(message);
  await edge.ada.interact({ type: 3, data, message });
  const twice = shown(await edge.ada.interact({ type: 3, data, message }));
  const { exercise } = (await bot.app.practice.show(
    { guildId: edge.guild.id, userId: edge.ada.id },
    /practicePick:([^:]+)/.exec(JSON.stringify(data))?.[1] ?? "",
  )) ?? { exercise: null };
  expect(exercise).toMatchObject({ picks: [0] });
  expect(twice.content.match(/: \*\*/g)).toHaveLength(1);
});

test("notes that give no exercise of a kind say what is missing", async () => {
  await world.close();
  await boot(handmadeBank(made.library.facts.slice(0, 1)));
  expect((await edge.ada.slash("practice", { kind: "order" })).content).toBe(
    "The notes give no exercise of this kind. Order needs a numbered list of three to eight steps under a title such as “Steps of …” or “Stages of …”.",
  );
  expect((await edge.ada.slash("practice", { kind: "matching" })).content).toContain(
    "Matching needs at least five",
  );
  await world.close();
  await boot(handmadeBank([]));
  expect((await edge.ada.slash("practice", { kind: "recall" })).content).toBe(
    "There are no notes to learn from yet. Editors can add some with `/notes upload`.",
  );
});
