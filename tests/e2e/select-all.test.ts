import { expect, test } from "vitest";
import type { Message } from "../../src/emulator/index.ts";
import { asSelectAll } from "../support/bank.ts";
import { type Hall, useHall } from "./round-hall.ts";

let hall: Hall;
useHall(asSelectAll, (opened) => {
  hall = opened;
});

const menuOf = ({ menus: [menu] }: Message) => {
  if (menu === undefined) throw new Error("no menu");
  return menu;
};
/** The values of the options that are right, or of those that are wrong. */
const those = (question: Message, right: boolean) =>
  menuOf(question)
    .options.filter(({ label }) => /^\w\. right/.test(label) === right)
    .map(({ value }) => value);
const letters = (values: readonly string[]) => values.map((value) => "ABCDE"[Number(value)]).join(", ");

test("a question with several right options shows them lettered, with one menu to choose from", async () => {
  const question = await hall.ask();
  expect(question.content).toMatch(/^\*\*Question 1 of 1\*\* · choose all that fit · closes /);
  expect(question.content.match(/^\*\*[A-E]\.\*\*/gm)).toHaveLength(5);
  expect(question.buttons).toEqual([]);
  expect(menuOf(question)).toMatchObject({ minValues: 1, maxValues: 5 });
  expect(menuOf(question).options.map(({ value }) => value)).toEqual(["0", "1", "2", "3", "4"]);
});

test("each choice is the whole answer, and its letters are told", async () => {
  const question = await hall.ask();
  const { customId } = menuOf(question);
  const [first = "", ...others] = those(question, true);
  expect(await hall.ben.choose(question, customId, [first])).toMatchObject({
    ephemeral: true,
    content: `Locked in: **${letters([first])}**.`,
  });
  const all = [first, ...others];
  expect((await hall.ben.choose(question, customId, all.toReversed())).content).toBe(
    `Changed to **${letters(all)}**.`,
  );
  expect((await hall.ben.choose(question, customId, all)).content).toBe(`Locked in: **${letters(all)}**.`);
});

test("the reveal marks every right option, counts each, and gives credit for a part", async () => {
  const question = await hall.ask();
  const { customId } = menuOf(question);
  const [right, wrong] = [those(question, true), those(question, false)];
  await hall.ben.choose(question, customId, right.slice(0, 2));
  const told = await hall.ada.choose(question, customId, right);
  if (told.message === null) throw new Error("no acknowledgement");
  await hall.ada.press(told.message, "Reveal now");
  const shown = await hall.revealed(question);
  expect(shown.menus).toEqual([]);
  const lines = shown.content.split("\n");
  const tallies = right.map((value, at) => [value, `**right answer** · ${at < 2 ? 2 : 1}`] as const);
  for (const [value, said] of tallies) {
    expect(lines.find((line) => line.startsWith(`${letters([value])}. `))).toContain(said);
  }
  for (const value of wrong) {
    expect(lines.find((line) => line.startsWith(`${letters([value])}. `))).toMatch(/[^*] · 0$/);
  }
  expect(shown.content).toContain("1 of 2 had everything right. Fastest: Ada +1");
  const result = await hall.ben.press(shown, "My result");
  expect(result.content).toBe(
    `Partly right: +66. You chose **${letters(right.slice(0, 2))}**; right is **${letters(right)}**. You are 2nd with 66.`,
  );
  expect(result.message?.buttons).toEqual([]);
});

test.each([
  ["an option that isn't there", ["9"]],
  ["nothing", []],
  ["words", ["all"]],
])("%s is no answer", async (_, values) => {
  const question = await hall.ask();
  const data = { component_type: 3, custom_id: menuOf(question).customId, values };
  const told = await hall.ben.interact({ type: 3, data, message: question });
  expect(told).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
});
