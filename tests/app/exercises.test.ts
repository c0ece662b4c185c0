import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Asker } from "../../src/app/app.ts";
import type { PracticeView } from "../../src/app/practice-views.ts";
import type { ExerciseKind } from "../../src/core/exercises/draw.ts";
import type { Deed } from "../../src/core/exercises/response.ts";
import { type Running, World } from "../support/bot.ts";
import { practiceNote } from "../support/practice-note.ts";
import { bank } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank, start: START, notes: [{ file: "cells.md", text: practiceNote }] });
  bot = await world.boot();
});
afterEach(() => world.close());

const asker: Asker = { guildId: "100", userId: "5" };
const start = (kind: ExerciseKind) => bot.app.practice.next(asker, { topic: null, kind });
const act = (view: { practiceId: string }, deed: Deed) =>
  bot.app.practice.respond(asker, view.practiceId, deed);
const answers = () =>
  bot.database.db
    .selectFrom("practice_answers")
    .innerJoin("facts", "facts.fact_id", "practice_answers.fact_id")
    .select(["practice_user_id", "practice_answers.guild_id", "credit", "answered_at", "facts.text"])
    .orderBy("facts.text")
    .execute();

/** The right picks of a matching, as its member could know them. */
function matchesOf({ exercise }: PracticeView): number[] {
  if (exercise.form !== "matching") throw new Error("no matching");
  const { lefts, rights } = exercise;
  return lefts.map((left) => rights.findIndex((right) => practiceNote.includes(`${left}: ${right}`)));
}

describe("what an answer earns is kept, a row for each fact", () => {
  test("of matched pairs, each by itself", async () => {
    const view = await start("matching");
    const picks = matchesOf(view);
    const [first = 0, second = 0, ...rest] = picks;
    await world.time.advance(5_000);
    let seen = null;
    for (const [at, choice] of [second, first, ...rest].entries())
      seen = await act(view, { kind: "pick", at, choice });
    expect(seen).toMatchObject({ state: "answered", credit: (picks.length - 2) / picks.length });
    const kept = await answers();
    expect(kept).toHaveLength(picks.length);
    expect(kept.filter(({ credit }) => credit === 0)).toHaveLength(2);
    for (const row of kept) {
      expect(row).toMatchObject({ practice_user_id: "5", guild_id: "100", answered_at: START + 5_000 });
      expect(practiceNote).toContain(row.text);
    }
  });

  test("of an order and a list, on the list itself", async () => {
    const order = await start("order");
    if (order.exercise.form !== "order") throw new Error("no order");
    const { shown } = order.exercise;
    const steps = [
      "Chromosomes condense",
      "The spindle attaches",
      "Sister chromatids part",
      "The cell divides",
    ];
    for (const [at, step] of steps.slice(0, 3).entries())
      await act(order, { kind: "pick", at, choice: shown.indexOf(step) });
    expect(await bot.app.practice.show(asker, order.practiceId)).toMatchObject({
      state: "answered",
      credit: 1,
      exercise: { steps, given: [0, 1, 2, 3] },
    });
    const list = await start("list");
    expect(await act(list, { kind: "text", text: "cuticle\nbark\nepidermis" })).toMatchObject({
      credit: 2 / 3,
      exercise: { wrong: ["bark"], members: [{ isNamed: true }, { isNamed: true }, { isNamed: false }] },
    });
    expect((await answers()).map(({ text, credit }) => [text, credit])).toEqual([
      ["The layers of a plant's surface", 2 / 3],
      ["The stages of mitosis are", 1],
    ]);
  });

  test("of a recalled card, as its reader judges it, once", async () => {
    const view = await start("recall");
    expect(view.exercise).toMatchObject({ form: "recall", answer: null });
    expect(await act(view, { kind: "grade", grade: "knew" })).toBeNull();
    const shown = await act(view, { kind: "show" });
    expect(shown).toMatchObject({ state: "open", exercise: { answer: { source: { file: "cells.md" } } } });
    const graded = await act(view, { kind: "grade", grade: "almost" });
    expect(graded).toMatchObject({ state: "answered", credit: 0.5, mayReport: true });
    expect(await act(view, { kind: "grade", grade: "knew" })).toEqual(graded);
    expect((await answers()).map(({ credit }) => credit)).toEqual([0.5]);
  });

  test("once, also where two presses come at the same time", async () => {
    const view = await start("choice");
    const both = await Promise.all([0, 1].map((choice) => act(view, { kind: "option", choice })));
    expect(both[1]).toEqual(both[0]);
    expect(await answers()).toHaveLength(1);
  });
});

test("a restart in the middle loses nothing", async () => {
  const view = await start("matching");
  const picks = matchesOf(view);
  for (const [at, choice] of picks.slice(0, 2).entries()) await act(view, { kind: "pick", at, choice });
  await bot.die();
  bot = await world.boot();
  const after = await bot.app.practice.show(asker, view.practiceId);
  expect(after).toMatchObject({ state: "open", exercise: { picks: picks.slice(0, 2) } });
  expect(await act(view, { kind: "pick", at: 1, choice: picks[2] ?? 0 })).toEqual(after);
  let seen = null;
  for (const [at, choice] of picks.entries())
    if (at > 1) seen = await act(view, { kind: "pick", at, choice });
  expect(seen).toMatchObject({ state: "answered", credit: 1 });
});

test("nothing is scored on boards", async () => {
  const view = await start("choice");
  await act(view, { kind: "option", choice: 0 });
  expect(await bot.database.db.selectFrom("awards").selectAll().execute()).toEqual([]);
});
