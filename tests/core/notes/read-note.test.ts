import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNote } from "#src/core/notes/read-note.ts";

const read = (text: string, file = "cells.md") => readNote({ file, text });
const texts = (text: string) => read(text).units.map((unit) => unit.text);

describe("the title of a note", () => {
  it.each([
    ["its first H1", "---\ntitle: Front\n---\n# First\n\n# Second\n", "First"],
    ["its front matter where it has no H1", '---\ntitle: "Front matter"\n---\n## Part\n', "Front matter"],
    ["its file's name where it has neither", "A cell is the smallest unit of life.\n", "cells"],
    ["the plain text of its H1", "# The **cell** and `ATP`\n", "The cell and ATP"],
  ])("is %s", (_, text, title) => {
    expect(read(text).title).toBe(title);
  });

  it("leaves folders, the ending and dashes of a file's name away", () => {
    expect(read("Cells divide by mitosis.", "year-1/cell_biology-intro.md").title).toBe("cell biology intro");
  });
});

describe("the units of a note", () => {
  it("are its paragraphs and list items, with lines and the headings above them", () => {
    const note = read(
      "# Cells\n\n## Parts\n### Inside\nThe nucleus stores DNA.\n\n## Life\n- Cells divide.\n  - Some twice.\n",
    );
    const place = { endLine: 5, heading: ["Parts", "Inside"] };
    expect(note.units).toMatchObject([
      { kind: "sentence", text: "The nucleus stores DNA.", prefix: null, line: 5, ...place },
      { kind: "listItem", text: "Cells divide.", prefix: "Life", line: 8, endLine: 8, heading: ["Life"] },
      {
        kind: "listItem",
        text: "Some twice.",
        prefix: "Cells divide",
        line: 9,
        endLine: 9,
        heading: ["Life"],
      },
    ]);
  });

  it("don't stand under an empty heading that another one of its rank follows", () => {
    expect(read("# Cells\n## Quick Facts\n## Core\nCells divide.\n").units[0]?.heading).toEqual(["Core"]);
  });

  it("are one for each line where each line is a sentence", () => {
    const units = read("Cells divide.\nPlants grow.\n\nA line that goes\non in the next one.\n").units;
    expect(units.map(({ text, line }) => [line, text])).toEqual([
      [1, "Cells divide."],
      [2, "Plants grow."],
      [4, "A line that goes on in the next one."],
    ]);
  });

  it("are plain text without markup, link targets, images, HTML and footnote marks", () => {
    const text =
      "**DNA** is a [polymer](https://example.org) of `bases`<br> ![x](y.png)that *replicates*[^1].\n\n[^1]: Note.";
    expect(texts(text)).toEqual(["DNA is a polymer of bases that replicates."]);
  });

  it("are in NFC with white space folded", () => {
    expect(texts("Fre\u0301chet   spaces\tare metric.")).toEqual(["Fréchet spaces are metric."]);
  });

  it.each([
    ["code", "```js\nconst a = 1;\n```\n"],
    ["Mermaid", "```mermaid\ngraph TD; A cell --> is alive\n```\n"],
    ["a formula that stands alone", "$$\na = b + c\n$$\n"],
    ["scripts and styles", "<script>\nA cell is alive.\n</script>\n"],
    ["a footnote", "[^1]: A cell is alive.\n"],
    ["front matter", "---\nnote: A cell is alive.\n---\n"],
    ["a line of nothing but links", "[One](a.md), [two](b.md)\n"],
    ["a comment", "<!-- A cell is alive. -->\n"],
    ["an image", "![A cell is alive.](cell.png)\n"],
  ])("are not made from %s", (_, text) => {
    expect(texts(text)).toEqual([]);
  });
});

describe("the source of a note", () => {
  it("is shown as its file's name where its link is no absolute address", () => {
    const { sourceLink, units } = read(
      "# Cells\n\n[PDF Notes](../pdf/1_Cell%20Biology.pdf)\n\nCells divide.\n",
    );
    expect(sourceLink).toEqual({ label: "1_Cell Biology.pdf", url: null });
    expect(units).toHaveLength(1);
  });

  it("keeps an absolute web address with its label", () => {
    const { sourceLink } = read("[The book](https://example.org/book)\n\nCells divide.\n");
    expect(sourceLink).toEqual({ label: "The book", url: "https://example.org/book" });
  });

  it("has no address where the link's scheme is not the web's", () => {
    expect(read("[Notes](javascript:alert(1))\n").sourceLink?.url).toBeNull();
  });

  it("is only a link that stands before the first unit", () => {
    expect(read("Cells divide.\n\n[Later](https://example.org)\n").sourceLink).toBeNull();
  });
});

describe("the problems of a note", () => {
  it("name a heading whose marks lack their space, with its line", () => {
    const [problem] = read("Cells divide.\n\n##Parts\n").problems;
    expect(problem).toMatchObject({ line: 3, code: "headingWithoutSpace" });
    expect(problem?.message).toContain("put a space");
    expect(read("Cells divide.\n\n##3. Parts\nThe nucleus stores DNA.\n").units[1]).toMatchObject({
      text: "The nucleus stores DNA.",
      heading: ["3. Parts"],
    });
  });

  it("name front matter that is no YAML or has no end, with its line, and still take its title", () => {
    const broken = read("---\ntitle: Cells\ntags: [a, b\n---\nCells divide by mitosis.\n");
    expect(broken).toMatchObject({ title: "Cells", problems: [{ line: 3, code: "frontMatter" }] });
    const open = read("---\ntitle: The cells\ntags: [a]\n\nCells divide by mitosis.\n");
    expect(open.problems).toMatchObject([{ line: 1, code: "frontMatter" }]);
    expect(open.units.map(({ text }) => text)).toEqual(["Cells divide by mitosis."]);
  });

  it("name a table without its second line, and read its rows all the same", () => {
    const { problems, units } = read("Gene | unit of heredity\nAllele | variant of a gene\n");
    expect(problems).toMatchObject([{ line: 1, code: "tableWithoutDelimiter" }]);
    expect(units).toMatchObject([
      { kind: "tableRow", text: "Gene: unit of heredity", line: 1 },
      { kind: "tableRow", text: "Allele: variant of a gene", line: 2 },
    ]);
  });

  it("name a line that is too long to be read, and read the others", () => {
    const { problems, units } = read(`${"word ".repeat(5_000)}\n\nCells divide by mitosis.\n`);
    expect(problems).toMatchObject([{ line: 1, code: "lineTooLong" }]);
    expect(units).toMatchObject([{ text: "Cells divide by mitosis.", line: 3 }]);
  });

  it("name blocks that are nested too deeply", () => {
    expect(read(`${"> ".repeat(5_000)}Cells divide.`).problems).toMatchObject([
      { code: "nestedTooDeep" },
      {},
    ]);
  });

  it("say so when there is nothing in it", () => {
    expect(read("").problems).toMatchObject([{ line: 1, code: "noFacts" }]);
  });
});

it("reads anything without throwing, in bounded time", () => {
  const piece = fc.constantFrom(
    "#",
    "# ",
    "- ",
    "```",
    "---\n",
    "|",
    "**",
    "[",
    "](",
    "<div>",
    "\n",
    "\n\n",
    "\u0000",
    "é",
    "a. ",
    "==",
    "::",
    "> ",
  );
  const text = fc.array(fc.oneof(piece, fc.string()), { maxLength: 60 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (each) => Array.isArray(read(each).units)),
    { numRuns: 300 },
  );
  for (const long of ["=", ":", "|", "#", "[", "*"]) read(long.repeat(50_000));
}, 20_000);

describe("what a note's author took back or left open", () => {
  const read = (text: string) => readNote({ file: "cells.md", text });

  it("what is struck out isn't said", () => {
    expect(read("~~Pluto is the ninth planet.~~\nPluto is ~~large~~ small.\n").units).toMatchObject([
      { text: "Pluto is small.", line: 2 },
    ]);
  });

  it.each([
    ["Cells divide.\n\n```js\nf()\n\nPlants grow.\n", ["codeNotClosed@3"]],
    ["Cells divide.\n\n```js\nf()\n```\n", []],
    ["Cells divide.\n\n    f()\n", []],
  ])("code without an end is told: %j", (text, told) => {
    expect(read(text).problems.map(({ code, line }) => `${code}@${line}`)).toEqual(told);
  });

  it("a formula without an exact form marks its own line alone", () => {
    const { units } = read(
      "A ring has two operations.\nA map is $\\begin{pmatrix} a \\end{pmatrix}$ here.\nThe limit is \\frac{a}{b} here.\nA field is a ring.\n",
    );
    expect(units.map(({ line, isExact }) => [line, isExact])).toEqual([
      [1, true],
      [2, false],
      [3, false],
      [4, true],
    ]);
  });
});
