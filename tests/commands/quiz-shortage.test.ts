import { afterEach, expect, test } from "vitest";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { makeBank } from "../../src/core/questions/bank.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { World } from "../support/bot.ts";
import { START } from "../support/rounds.ts";

/** The real client before the real app on notes that give no question. */
let edge: Edge;
useEdge((started) => {
  edge = started;
});
let world: World | null = null;
afterEach(() => world?.close());

const formulas = "# Laws\n\n- $E = mc^2$\n- $F = ma$\n";
const written = "# Exam\n\nWhich base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil\n";

test.each([
  [
    "notes of formulas",
    formulas,
    {},
    "The notes give no good question. Most lines are formulas, or have some that can't be shown as they are written; say in words what they state.",
  ],
  [
    "written questions of another kind",
    written,
    { kind: "typed" },
    "The notes give no good question of this kind. They give others; try the kind `mixed`.",
  ],
  ["no notes", null, {}, "There are no notes to learn from yet. Editors can add some with `/notes upload`."],
] as const)("who wants a round of %s is told why there is none", async (_, text, options, sentence) => {
  const notes = text === null ? [] : [readNote({ file: "note.md", text })];
  world = new World({ bank: makeBank(makeLibrary(notes)), start: START });
  const bot = await world.boot();
  edge.does({ rounds: bot.app.rounds });
  const told = await edge.ada.slash("quiz start", options);
  expect(told).toMatchObject({ ephemeral: true, content: sentence });
});
