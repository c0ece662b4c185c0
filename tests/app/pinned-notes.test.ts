import { afterEach, beforeEach, expect, test } from "vitest";
import type { Question } from "../../src/core/questions/question.ts";
import { handmadeBank } from "../support/bank.ts";
import { member, type Running, World } from "../support/bot.ts";
import { START } from "../support/rounds.ts";

const file = "salts.md";
const lines = [
  "Alpha quixotine: a salt that dissolves gold in cold water",
  "Omega quixotine: a salt that glows in the dark",
  "Beta quixotine: a salt that turns red in bright sunlight",
  "Gamma quixotine: a salt that melts at room temperature",
  "Delta quixotine: a salt that binds oxygen in deep water",
];
const note = (of: readonly string[]) => ["# Salts", ...of.map((line) => `- ${line}`)].join("\n");
const editor = member("1", { mayManageServer: true });

let world: World;
let bot: Running;

beforeEach(async () => {
  world = new World({ bank: handmadeBank([]), notes: [], start: START });
  bot = await world.boot();
});
afterEach(() => world.close());

async function save(of: readonly string[]): Promise<void> {
  const { draftId } = await bot.app.notes.preview(editor, [world.files.hand(file, note(of))]);
  await bot.app.notes.confirm(editor, draftId ?? "");
}

async function drawn(): Promise<readonly Question[]> {
  const wish = { topic: null, questions: 25, seconds: 20, kind: "mixed", speed: true } as const;
  const { roundId } = await bot.app.rounds.start(editor, `channel-${world.time.now()}`, wish);
  await world.time.advance(1);
  return (await bot.stores.rounds.load(roundId))?.round.questions.map(({ question }) => question) ?? [];
}

test("a pin stays with its question where other lines of the note change, and goes when its own words do", async () => {
  await save(lines);
  const omega = (await drawn()).find(
    ({ source, options }) => source.text.startsWith("Omega") && options.length > 2,
  );
  if (omega === undefined) throw new Error("The note gives no question on omega quixotine");
  const pin = { kind: "options", key: ["a pinned key"], wrong: ["one", "two", "three"] } as const;
  await bot.app.questions.pin(editor, omega.id, pin);
  const keys = async () => (await drawn()).filter(({ fact }) => fact === omega.fact).map(({ key }) => key);
  expect(await keys()).toEqual([["a pinned key"]]);
  expect((await drawn()).filter(({ isCorrected }) => isCorrected).map(({ id }) => id)).toEqual([omega.id]);
  await save(["Zeta quixotine: a salt that reflects light of the moon", ...lines]);
  expect(await keys()).toEqual([["a pinned key"]]);

  const changed = lines.map((line) => line.replace("glows in the dark", "hums in the dark"));
  await save(changed);
  expect((await drawn()).map(({ key }) => key)).not.toContainEqual(["a pinned key"]);
  expect(await bot.app.questions.show(editor, omega.id)).toMatchObject({ isGone: true, pin });
  await save(lines);
  expect(await keys()).toEqual([["a pinned key"]]);
});

test("what is pinned stays on the list of fixes, at its line of now, until the note's own words change", async () => {
  await save(lines);
  const omega = (await drawn()).find(
    ({ source, options }) => source.text.startsWith("Omega") && options.length > 2,
  );
  if (omega === undefined) throw new Error("The note gives no question on omega quixotine");
  const { questions } = bot.app;
  const fixes = async () =>
    (await questions.fixes(editor)).map(({ question, noted }) => [
      question.source.line,
      question.answers,
      noted,
    ]);
  await questions.pin(editor, omega.id, { kind: "options", key: ["a pinned key"], wrong: ["one", "two"] });
  await questions.enable(editor, omega.id);
  await world.time.advance(60 * 60_000);
  expect((await questions.flagged(editor, 0)).total).toBe(0);
  expect(await fixes()).toEqual([[omega.source.line, ["a pinned key"], omega.key]]);
  await save(["Zeta quixotine: a salt that reflects light of the moon", ...lines]);
  expect(await fixes()).toEqual([[omega.source.line + 1, ["a pinned key"], omega.key]]);
  await save(lines.map((line) => line.replace("glows in the dark", "hums in the dark")));
  expect(await fixes()).toEqual([]);
});
