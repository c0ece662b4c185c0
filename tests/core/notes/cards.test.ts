import { describe, expect, it } from "vitest";
import { readNote } from "#src/core/notes/read-note.ts";

const read = (text: string) => readNote({ file: "cards.md", text });
const cards = (text: string) =>
  read(text).units.flatMap(({ kind, pair, line, endLine }) =>
    kind === "card" && pair !== null ? [[pair.front, pair.back, line, endLine]] : [],
  );

describe("a card on one line", () => {
  it.each([
    ["Peru :: Lima", "Peru", "Lima", false],
    ["Peru ::: Lima", "Peru", "Lima", true],
    ["Peru ;; Lima", "Peru", "Lima", false],
    ["Peru::Lima", "Peru", "Lima", false],
    ["Peru:: Lima", "Peru", "Lima", false],
    ["- **Peru** :: _Lima_", "Peru", "Lima", false],
    ["> Peru :: Lima", "Peru", "Lima", false],
    ["Peru :: Lima #flashcards", "Peru", "Lima", false],
    ["The sign `a::b` :: it joins", "The sign a::b", "it joins", false],
    ["A :: B :: C", "A", "B :: C", false],
  ])("%s", (text, front, back, twoWay) => {
    expect(read(text).units).toMatchObject([{ kind: "card", pair: { front, back, twoWay }, prefix: null }]);
  });

  it("says its sides behind each other", () => {
    expect(read("Peru :: Lima\nWhat is ATP? :: an energy carrier\n").units.map(({ text }) => text)).toEqual([
      "Peru: Lima",
      "What is ATP? an energy carrier",
    ]);
  });

  it("ends with its line: the next line is the next card", () => {
    expect(cards("Peru :: Lima\nChile :: Santiago\n<!--SR:!2024-01-01,3,250-->\nCuba ::: Havana\n")).toEqual([
      ["Peru", "Lima", 1, 1],
      ["Chile", "Santiago", 2, 2],
      ["Cuba", "Havana", 4, 4],
    ]);
  });

  it("stands under its headings and keeps its picture and its language", () => {
    expect(
      read("# Bio\n## Hücre\nHücre nedir? :: Canlının en küçük birimi ![x](y.png)\n").units,
    ).toMatchObject([{ heading: ["Hücre"], language: "tr", images: [{ url: "y.png" }] }]);
  });

  it.each([
    ["code", "`Peru :: Lima`"],
    ["a fence", "```\nPeru :: Lima\n```"],
    ["a formula", "$Peru :: Lima$"],
    ["a link", "[Peru :: Lima](https://example.org)"],
    ["a name of a program", "Sorting uses std::sort from the library."],
    ["an address", "The address ::1 is the loopback, and https://example.org/a::b a page."],
    ["a comparison", "a == b && c == d"],
    ["a time", "The train leaves at 12::30 from here."],
    ["the border of a box", "::: note\nA cell is alive.\n:::"],
  ])("is not read in %s", (_, text) => {
    expect(cards(text)).toEqual([]);
    expect(read(text).problems.filter(({ code }) => code.startsWith("card"))).toEqual([]);
  });
});

describe("a card between lines", () => {
  it.each([
    ["What is ATP?\n?\nThe energy\ncurrency.\n", ["What is ATP?", "The energy currency.", 1, 4]],
    ["Photosynthesis\nin plants\n??\nlight to sugar\n", ["Photosynthesis in plants", "light to sugar", 1, 4]],
    [
      "Kinds of RNA\n?\n- messenger\n- transfer\n\nRibosomes are small.\n",
      ["Kinds of RNA", "messenger transfer", 1, 4],
    ],
    ["Kinds of RNA\n\n?\n\nmessenger\n\nRibosomes are small.\n", ["Kinds of RNA", "messenger", 1, 5]],
  ])("%j", (text, card) => {
    expect(cards(text)).toEqual([card]);
  });

  it("may be asked either way with two signs only", () => {
    expect(read("A\n??\nB\n\nC\n?\nD\n").units.map(({ pair }) => pair?.twoWay)).toEqual([true, false]);
  });
});

describe("questions with answers", () => {
  it.each([
    ["Q: What does a ribosome make?\nA: Proteins\n", ["What does a ribosome make?", "Proteins", 1, 2]],
    [
      "Q1. What does a ribosome\nmake?\nA1. Proteins,\nall of them\n",
      ["What does a ribosome make?", "Proteins, all of them", 1, 4],
    ],
    ["Question: What is made?\n\nAnswer: Proteins\n\nCells divide.\n", ["What is made?", "Proteins", 1, 3]],
    ["Soru: Hücre nedir?\nCevap: Canlının birimi\n", ["Hücre nedir?", "Canlının birimi", 1, 2]],
    ["Frage: Was ist das?\nAntwort: Ein Haus\n", ["Was ist das?", "Ein Haus", 1, 2]],
    ["F: Was ist das?\nA: Ein Haus\n", ["Was ist das?", "Ein Haus", 1, 2]],
    ["P: ¿Qué es esto?\nR: Una casa\n", ["¿Qué es esto?", "Una casa", 1, 2]],
    ["**What is osmosis?**\nMovement of water.\n", ["What is osmosis?", "Movement of water.", 1, 2]],
    [
      "**What is osmosis?**\n\nMovement of water.\n\nCells divide.\n",
      ["What is osmosis?", "Movement of water.", 1, 3],
    ],
    [
      "## What is osmosis?\nMovement of water.\n\n## Cells\nCells divide.\n",
      ["What is osmosis?", "Movement of water.", 1, 2],
    ],
  ])("%j", (text, card) => {
    expect(cards(text)).toEqual([card]);
  });

  it("that lack an answer don't take the next card for it", () => {
    expect(cards("Peru\n?\n\nOslo\n?\nNorway\n").map(([front]) => front)).toEqual(["Oslo"]);
    expect(cards("**What is osmosis?**\n\nOslo :: Norway\n").map(([front]) => front)).toEqual(["Oslo"]);
  });

  it("are no names of quantities", () => {
    expect(cards("F: force on the body\nA: area of the plate\n")).toEqual([]);
  });

  it("have no answer in a chapter that follows a heading", () => {
    expect(cards(`## What is life?\n${"Cells are alive and divide. ".repeat(20)}\n`)).toEqual([]);
  });

  it("follow each other without a blank line", () => {
    expect(cards("Q: One?\nA: 1\nQ: Two?\nA: 2\n")).toEqual([
      ["One?", "1", 1, 2],
      ["Two?", "2", 3, 4],
    ]);
  });
});

describe("a cloze", () => {
  it.each([
    ["The ==heart== pumps blood.", "The heart pumps blood.", [["heart", "highlight", undefined]]],
    [
      "{{c1::Paris::city}} is in {{c2::France}}.",
      "Paris is in France.",
      [
        ["Paris", "cloze", "city"],
        ["France", "cloze", undefined],
      ],
    ],
    [
      "{{c1::The {{c2::mito}}chondrion}} makes ATP.",
      "The mitochondrion makes ATP.",
      [
        ["The mitochondrion", "cloze", undefined],
        ["mito", "cloze", undefined],
      ],
    ],
    [
      "---\ncloze: bold\n---\nThe **heart** pumps blood.",
      "The heart pumps blood.",
      [["heart", "cloze", undefined]],
    ],
  ])("%j", (text, shown, hidden) => {
    const [unit] = read(text).units;
    expect(unit).toMatchObject({ kind: "card", text: shown, pair: null });
    expect(unit?.marks.map(({ from, to, kind, hint }) => [unit.text.slice(from, to), kind, hint])).toEqual(
      hidden,
    );
  });

  it("is no bold word unless the front matter says so", () => {
    expect(read("The **heart** pumps blood.").units).toMatchObject([{ kind: "sentence" }]);
  });
});

describe("a bad card", () => {
  it.each([
    [":: Lima", "cardWithoutFront"],
    ["Peru ::", "cardWithoutBack"],
    ["?\nLima", "cardWithoutFront"],
    ["Peru\n?", "cardWithoutBack"],
    ["Q: What is the capital of Peru?", "cardWithoutBack"],
  ])("%j is told by its line and hides no other", (bad, code) => {
    const text = `# Towns\n\nChile :: Santiago\n\n${bad}\n\nCuba :: Havana\n\nOslo\n?\nNorway\n`;
    expect(cards(text).map(([front]) => front)).toEqual(["Chile", "Cuba", "Oslo"]);
    expect(read(text).problems).toMatchObject([{ line: 5, code }]);
  });
});

it("a question in bold within a list begins a card of its own", () => {
  const text = "- **What divides?**\n\n    Cells.\n\n- **What grows?**\n\n    Plants.\n";
  expect(readNote({ file: "cells.md", text }).units.map(({ pair }) => pair)).toEqual([
    { front: "What divides?", back: "Cells.", twoWay: false },
    { front: "What grows?", back: "Plants.", twoWay: false },
  ]);
});

it("a sign without spaces between a term and words is a card", () => {
  const { units } = readNote({
    file: "cs.md",
    text: "Semaphore::A counter that guards a number of equal resources\n",
  });
  expect(units[0]?.pair?.front).toBe("Semaphore");
});
