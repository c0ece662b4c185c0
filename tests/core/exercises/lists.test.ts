import { describe, expect, test } from "vitest";
import { readingOf } from "#src/core/facts/note-reading.ts";
import { readNote } from "#src/core/notes/read-note.ts";

const lists = (text: string) => readingOf(readNote({ file: "note.md", text: `# Notes\n\n${text}\n` })).lists;
const numbered = (...items: readonly string[]) => items.map((item, at) => `${at + 1}. ${item}`).join("\n");
const bullets = (...items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");
const mitosis = [
  "Chromosomes condense",
  "The spindle attaches",
  "Sister chromatids part",
  "The cell divides",
];

describe("a list is a sequence of steps", () => {
  test.each([
    ["under a heading of stages", `## Stages of mitosis\n\n${numbered(...mitosis)}`],
    ["under an intro of steps", `## Mitosis\n\nThe steps are:\n\n${numbered(...mitosis)}`],
    ["in another language", `## Mitose\n\nDie Phasen der Mitose:\n\n${numbered(...mitosis)}`],
    [
      "that begins with another number",
      `## Process of division\n\n${numbered(...mitosis).replaceAll(/^\d/gmu, (n) => String(Number(n) + 2))}`,
    ],
  ])("%s", (_, text) => {
    expect(lists(text)).toMatchObject([{ steps: mitosis }]);
  });

  test("told by First, then and finally, without numbers, and the words that tell the place are left out", () => {
    const told = lists(
      `## Mitosis\n\n${bullets("First, chromosomes condense", "Then the spindle attaches", "Finally the cell divides")}`,
    );
    expect(told).toMatchObject([
      { text: "Mitosis", steps: ["Chromosomes condense", "The spindle attaches", "The cell divides"] },
    ]);
  });

  test("whose numbers are written as words of the step", () => {
    const steps = mitosis.map((step, at) => `Step ${at + 1}: ${step}`);
    expect(lists(`## Procedure\n\n${numbered(...steps)}`)).toMatchObject([{ steps: mitosis }]);
  });

  test.each([
    [
      "In mitosis, first the chromosomes condense, then the spindle attaches, and finally the cell divides.",
      "In mitosis",
    ],
    ["First the chromosomes condense; then the spindle attaches, next the cell divides.", "Cells"],
  ])("told in one sentence: %s", (text, title) => {
    const steps = ["The chromosomes condense", "The spindle attaches", "The cell divides"];
    expect(lists(`## Cells\n\n${text}`)).toMatchObject([{ text: title, steps }]);
  });

  test.each([
    "First the chromosomes condense, then the cell divides.",
    "The first cells divide, then they grow, finally they die.",
  ])("but not %j", (text) => {
    expect(lists(`## Cells\n\n${text}`)).toEqual([]);
  });

  test.each([
    ["without numbers", `## Stages of mitosis\n\n${bullets(...mitosis)}`],
    ["under a title that names no sequence", `## Mitosis\n\n${numbered(...mitosis)}`],
    ["under what only begins with a process", `## Process scheduling\n\n${numbered(...mitosis)}`],
    ["under stages of another thing's kinds", `## Stages and grades\n\n${numbered(...mitosis)}`],
    ["under types of a process", `## Types of process\n\n${numbered(...mitosis)}`],
    [
      "under facts about the process",
      `## The process\n\nFacts about the process:\n\n${numbered(...mitosis)}`,
    ],
    [
      "whose own intro names no sequence",
      `## Stages of mitosis\n\nProteins that take part:\n\n${numbered(...mitosis)}`,
    ],
    ["of two", `## Stages of mitosis\n\n${numbered(...mitosis.slice(0, 2))}`],
    [
      "of nine",
      `## Stages\n\n${numbered(..."abcdefghi".split("").map((letter) => `Protein ${letter}${letter}${letter} binds ${letter}`))}`,
    ],
    ["with a step twice", `## Stages of mitosis\n\n${numbered(...mitosis, "Chromosomes condense")}`],
    [
      "with steps that name each other",
      `## Stages\n\n${numbered(...mitosis, "Repeat steps 2 and 3 of the spindle")}`,
    ],
    [
      "with dates that tell the order",
      `## Phases of the war\n\n${numbered("Austria declares war in 1914", "Verdun is attacked in 1916", "The armistice is signed in 1918")}`,
    ],
    ["with a very long step", `## Stages\n\n${numbered(...mitosis, "x ".repeat(90))}`],
    ["with a card among its items", `## Stages\n\n${numbered(...mitosis, "front :: back of it")}`],
  ])("but not one %s", (_, text) => {
    expect(lists(text).filter(({ steps }) => steps.length > 0)).toEqual([]);
  });
});

describe("a list has members to be named", () => {
  const blood = ["Plasma", "Red cells (erythrocytes)", "White cells: they fight infections", "Platelets."];

  test("by its items' names, without what is said of them, and by what stands in brackets", () => {
    const [list] = lists(`## Blood\n\nThe four components of blood are:\n\n${bullets(...blood)}`);
    expect(list).toMatchObject({
      text: "The four components of blood are",
      line: 7,
      heading: ["Blood"],
      members: [["Plasma"], ["Red cells", "erythrocytes"], ["White cells"], ["Platelets"]],
    });
  });

  test("also where it stands in another list", () => {
    const told = lists("- Kinds of memory\n  - episodic\n  - semantic\n  - procedural");
    expect(told.map(({ members }) => members.flat())).toEqual([["episodic", "semantic", "procedural"]]);
  });

  test.each([
    ["without an intro", `## Components\n\n${bullets("Plasma", "Red cells", "Platelets")}`],
    ["that is open", `Components such as:\n\n${bullets("Plasma", "Red cells", "Platelets")}`],
    ["of examples", `Examples of components:\n\n${bullets("Plasma", "Red cells", "Platelets")}`],
    ["that goes on", `Components of blood:\n\n${bullets("Plasma", "Red cells", "Platelets, etc.")}`],
    [
      "of another count than is said",
      `The four components of blood:\n\n${bullets("Plasma", "Red cells", "Platelets")}`,
    ],
    ["of a remark", `Note:\n\n${bullets("Plasma", "Red cells", "Platelets")}`],
    [
      "of sentences",
      `Blood does this:\n\n${bullets("It carries oxygen through the body", "It fights infections well", "It stops wounds from bleeding")}`,
    ],
    [
      "of short clauses",
      `What follows in mitosis:\n\n${bullets("The spindle attaches", "Chromatids part", "The cell divides")}`,
    ],
    ["of one name within another", `Parts of the eye:\n\n${bullets("Lens", "Lens capsule", "Iris")}`],
    [
      "whose title tells a name",
      `Plasma and other parts of blood:\n\n${bullets("Plasma", "Red cells", "Platelets")}`,
    ],
    ["of two", `Parts of the eye:\n\n${bullets("Lens", "Iris")}`],
    [
      "of formulas",
      `Laws of motion:\n\n${bullets("$\\xrightarrow{F}$ force", "$\\xrightarrow{a}$ speed", "$\\xrightarrow{p}$ impulse")}`,
    ],
  ])("but not one %s", (_, text) => {
    expect(lists(text).filter(({ members }) => members.length > 0)).toEqual([]);
  });
});

test("a list keeps its identity when its items change, and lists of one title are told apart", () => {
  const one = `The stages are:\n\n${numbered(...mitosis)}`;
  const [before] = lists(one);
  const after = lists(`${one.replace("The cell divides", "The cell splits in two")}\n\n## Again\n\n${one}`);
  expect(after.map(({ fingerprint }) => fingerprint)).toHaveLength(2);
  expect(after[0]?.fingerprint).toBe(before?.fingerprint);
  expect(after[1]?.fingerprint).not.toBe(before?.fingerprint);
});
