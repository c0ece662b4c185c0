import { describe, expect, it } from "vitest";
import type { Unit } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";

const units = (text: string): readonly Unit[] => readNote({ file: "cells.md", text }).units;
const texts = (text: string) => units(text).map((unit) => unit.text);

describe("bullets that Markdown doesn't know", () => {
  it("are items, with those below them", () => {
    expect(units("• Cells divide\n• Plants grow\n-Animals move\n-- Birds fly\n")).toMatchObject([
      { kind: "listItem", text: "Cells divide", line: 1 },
      { kind: "listItem", text: "Plants grow", line: 2 },
      { kind: "listItem", text: "Animals move", line: 3 },
      { kind: "listItem", text: "Birds fly", line: 4, prefix: "Animals move" },
    ]);
  });

  it("belong to the item they stand under", () => {
    expect(units("- Animals move\n-- Birds fly\n-- Fish swim\n")).toMatchObject([
      { text: "Animals move", prefix: null },
      { text: "Birds fly", prefix: "Animals move" },
      { text: "Fish swim", prefix: "Animals move" },
    ]);
  });

  it("are introduced by the line above that ends with a colon", () => {
    expect(units("Kinds of muscle:\n• smooth muscle\n• cardiac muscle\n").slice(1)).toMatchObject([
      { text: "smooth muscle", prefix: "Kinds of muscle" },
      { text: "cardiac muscle", prefix: "Kinds of muscle" },
    ]);
  });

  it("are no negative numbers and no hyphens", () => {
    expect(texts("-5 degrees is the lowest value here.\n\nWell-known cells divide.")).toEqual([
      "-5 degrees is the lowest value here.",
      "Well-known cells divide.",
    ]);
  });
});

describe("a list item stands under", () => {
  it.each([
    ["its parent item", "- Types of memory:\n  - episodic memory\n", "Types of memory"],
    ["the line before its list", "Types of memory:\n\n- episodic memory\n", "Types of memory"],
    ["its heading", "## Types of memory\n\n1. episodic memory\n", "Types of memory"],
  ])("%s", (_, text, prefix) => {
    expect(units(text).at(-1)).toMatchObject({ text: "episodic memory", prefix });
  });

  it("nothing where its heading names nothing", () => {
    expect(units("## Summary\n\n- episodic memory\n")).toMatchObject([{ prefix: null }]);
  });
});

describe("definitions", () => {
  it.each([
    ["Osmosis: movement of water across a membrane", "Osmosis", "movement of water across a membrane"],
    ["**Osmosis** – movement of water", "Osmosis", "movement of water"],
    ["**Osmosis**: movement of water", "Osmosis", "movement of water"],
    ["**Osmosis:** movement of water", "Osmosis", "movement of water"],
    ["- **Osmosis** - movement of water", "Osmosis", "movement of water"],
    ["[[Osmosis]] — movement of water", "Osmosis", "movement of water"],
    ["Osmosis\n: movement of water", "Osmosis", "movement of water"],
    ["渗透：水穿过膜的运动", "渗透", "水穿过膜的运动"],
    ["Zellatmung: Abbau von Zucker mit Sauerstoff", "Zellatmung", "Abbau von Zucker mit Sauerstoff"],
  ])("are read from %j", (text, front, back) => {
    expect(units(text)).toMatchObject([{ kind: "definition", pair: { front, back } }]);
  });

  it("stand one a line where each line is one", () => {
    expect(units("Gene: unit of heredity\nAllele: variant of a gene\n")).toMatchObject([
      { pair: { front: "Gene" }, line: 1, endLine: 1 },
      { pair: { front: "Allele" }, line: 2, endLine: 2 },
    ]);
  });

  it.each([
    "The lecture ends at 10:30 on most days of the week.",
    "Note: the exam is next week and counts.",
    "There are two kinds: plant cells and animal cells.",
    "In plants, as in animals: cells divide by mitosis.",
    "Cells divide - as everyone knows - by mitosis.",
    "See https://example.org/a: it has more of this.",
    "Run `map: value` to see how the cell divides.",
  ])("are not read from %j", (text) => {
    expect(units(text).map(({ pair }) => pair)).toEqual([null]);
  });

  it("are also sentences that say what a thing is", () => {
    const kinds = (text: string) => units(text).map(({ kind }) => kind);
    expect(kinds("Osmosis is the movement of water across a membrane.")).toEqual(["definition"]);
    expect(kinds("Die Osmose ist eine Bewegung von Wasser durch eine Membran.")).toEqual(["definition"]);
    expect(kinds("Osmosis moves water across a membrane.")).toEqual(["sentence"]);
  });
});

describe("tables", () => {
  const table =
    "| Optimizer | Year | Idea |\n|---|:-:|---|\n| **Adam** | 2014 | moments |\n| SGD | | steps |\n";

  it("name a thing in their first column and say something of it in the others", () => {
    expect(units(table)).toMatchObject([
      {
        kind: "tableRow",
        text: "Adam – Year: 2014; Idea: moments",
        pair: { front: "Adam", back: "Year: 2014; Idea: moments" },
        className: "Optimizer",
        line: 3,
      },
      { text: "SGD – Idea: steps", line: 4 },
    ]);
  });

  it("with a formula above a column that can't be shown exactly are inexact", () => {
    expect(units("| Quake | $M_w$ |\n|--|--|\n| Valdivia | 9.5 |\n")).toMatchObject([{ isExact: false }]);
  });

  it("of terms and definitions are a glossary", () => {
    expect(units("| Term | Definition |\n|--|--|\n| Cell | smallest unit of life |\n")).toMatchObject([
      { text: "Cell: smallest unit of life", className: null },
    ]);
  });
});

describe("inline syntax", () => {
  it("of Obsidian leaves its text and is kept as marks", () => {
    const [unit] = units("A ==cell== has a **wall** and [[note#part|parts]], see [[Plants#leaf]].");
    expect(unit?.text).toBe("A cell has a wall and parts, see Plants.");
    expect(unit?.marks.map(({ kind, from, to }) => [kind, unit.text.slice(from, to)])).toEqual([
      ["highlight", "cell"],
      ["bold", "wall"],
      ["wikilink", "parts"],
      ["wikilink", "Plants"],
    ]);
  });

  it("is none in code, links and formulas", () => {
    expect(texts("Use `a == b == c` and `[[x]]` and `{{c1::y}}` to compare two cells.")).toEqual([
      "Use a == b == c and [[x]] and {{c1::y}} to compare two cells.",
    ]);
  });

  it("doesn't take comparisons for highlights, nor a heading's or hash mark's text for a tag", () => {
    expect(texts("If a == b and c == d then cells are equal.")).toEqual([
      "If a == b and c == d then cells are equal.",
    ]);
    expect(texts("The C# language has types for cells.")).toEqual(["The C# language has types for cells."]);
  });

  it("loses comments, tags and block ids", () => {
    expect(texts("Cells divide %%check this%% by mitosis. #biology/cells ^a1b2c3")).toEqual([
      "Cells divide by mitosis.",
    ]);
  });
});

describe("formulas and money", () => {
  it("shows a formula in Unicode where that is exact, else as its source", () => {
    const [exact, inexact] = units(
      "Sigmoid is $\\sigma(x) = \\frac{1}{1 + e^{-x}}$ for all x.\n\nA cell has $\\begin{matrix}a\\end{matrix}$ in it.",
    );
    expect(exact).toMatchObject({ text: "Sigmoid is σ(x) = 1/(1 + e⁻ˣ) for all x.", isExact: true });
    expect(inexact?.isExact).toBe(false);
  });

  it.each([
    "A cell costs $50 and $60 in shops.",
    "A cell costs $5, not $6, in shops.",
    "A price of $1,000 is paid for US$ by banks.",
    "Between $50/$60 a cell is cheap.",
  ])("takes no money for TeX: %s", (text) => {
    expect(units(text)).toMatchObject([{ text, isExact: true }]);
  });

  it("lowers and raises what HTML lowers and raises", () => {
    expect(texts("Two H<sub>2</sub>O molecules lie x<sup>2</sup> apart.")).toEqual([
      "Two H₂O molecules lie x² apart.",
    ]);
  });
});

describe("raw HTML", () => {
  it("is read as the blocks it shows, with their lines", () => {
    const html =
      "<h2>Cells</h2>\n<p>A cell is <strong>alive</strong>.</p>\n<ul>\n<li>Cells divide.</li>\n</ul>\n";
    expect(units(html)).toMatchObject([
      { kind: "sentence", text: "A cell is alive.", line: 2, heading: ["Cells"] },
      { kind: "listItem", text: "Cells divide.", line: 4 },
    ]);
  });

  it("that folds lines away still says them", () => {
    expect(texts("<details>\n<summary>More</summary>\n\nCells divide by mitosis.\n\n</details>\n")).toContain(
      "Cells divide by mitosis.",
    );
  });
});

describe("pictures", () => {
  it("go with the fact they stand beside", () => {
    const note = "Cells divide.\n\n![dividing](cell.png)\n\nPlants grow ![[leaf.png|leaf]] in light.\n";
    expect(units(note)).toMatchObject([
      { text: "Cells divide.", images: [{ alt: "dividing", url: "cell.png" }] },
      { text: "Plants grow in light.", images: [{ alt: "leaf", url: "leaf.png" }] },
    ]);
  });

  it("before all text go with the first", () => {
    expect(units("![a](a.png)\n\nCells divide.\n")).toMatchObject([{ images: [{ url: "a.png" }] }]);
  });
});

describe("quotations and callouts", () => {
  it("are read, without the callout's marker", () => {
    expect(texts("> A cell is alive.\n\n> [!tip]- \n> Cells divide by mitosis.\n")).toEqual([
      "A cell is alive.",
      "Cells divide by mitosis.",
    ]);
  });
});

describe("long paragraphs", () => {
  it("are taken apart into sentences with the lines they stand on", () => {
    const first =
      "A cell is the smallest unit of life, and it was first seen by Dr. Hooke in a slice of cork under a lens.";
    const second =
      "Plants have cells with walls that are made of cellulose, which gives them their shape and their strength.";
    expect(units(`${first} Plants have cells\n${second.slice(18)}\n`)).toMatchObject([
      { text: first, line: 1, endLine: 1 },
      { text: second, line: 1, endLine: 2 },
    ]);
  });
});

describe("lines that are a thing each", () => {
  const pairs = (text: string) => units(text).map(({ pair, text: whole }) => pair?.back ?? whole);

  it.each([
    ["dog: perro\ncat: gato\nto run: correr", ["perro", "gato", "correr"]],
    ["DNA = the store\nRNA - the copy\nER -> a net of tubes", ["the store", "the copy", "a net of tubes"]],
    [
      "1066 - Battle of Hastings\n1215 – Magna Carta\n1914–1918: a great war",
      ["Battle of Hastings", "Magna Carta", "a great war"],
    ],
    [
      "LAN: a net\nin one house\nWAN: a net of nets\nVPN: a tunnel",
      ["a net in one house", "a net of nets", "a tunnel"],
    ],
  ])("three lines of a term and its meaning are pairs: %j", (text, backs) => {
    expect(pairs(text)).toEqual(backs);
  });

  it.each([
    "Cells divide - and\nplants grow.",
    "Enzymes cut DNA at\nplaces they know: one of\nthem cuts at six letters.",
    "It came in four papers – on the photoelectric effect\neffect - on the motion of small things in water and\nenergy and mass: one of them says that they are\nequal - he says.",
    "We know (a = b) of all\nand (b = c) of all\nand (c = d) of all.",
    "Created: today\nTags: a lecture\nStatus: all done",
  ])("other lines go on from one to the next: %j", (text) => {
    expect(units(text)).toHaveLength(1);
  });

  it("nearly all sentences, a full stop forgotten or not: each line is one", () => {
    const lines = [
      "Birds fly south.",
      "The heart pumps blood",
      "https://example.org/hearts",
      "The liver makes bile.",
      "todo: draw the liver",
      "Kidneys filter blood.",
      "Lungs hold air.",
      "The skin keeps water in.",
    ];
    expect(texts(lines.join("\n"))).toEqual(lines);
  });

  it("lettered lines that no question uses stand under the line before them", () => {
    expect(
      units("The types of justice are\nA. distributive justice\nB. restorative justice\n"),
    ).toMatchObject([
      { text: "distributive justice", prefix: "The types of justice are", kind: "listItem", line: 2 },
      { text: "restorative justice", prefix: "The types of justice are", line: 3 },
    ]);
    expect(units("The Fed was founded in 1913.\na. States tax.\nb. Banks lend.\n")).toMatchObject([
      { text: "The Fed was founded in 1913.", line: 1 },
      { text: "States tax.", prefix: null, line: 2 },
      { text: "Banks lend.", prefix: null, line: 3 },
    ]);
  });

  it("an emoji before a line is its bullet", () => {
    expect(texts("💡 Cells divide often\n⭐ **Freud** – founder of a school\n")).toEqual([
      "Cells divide often",
      "Freud – founder of a school",
    ]);
  });

  it("code begins a sentence", () => {
    expect(texts("Lists grow at their end.\n`append` adds one thing to a list.")).toEqual([
      "Lists grow at their end.",
      "append adds one thing to a list.",
    ]);
  });

  it("a heading without a space may stand below a line of text", () => {
    expect(units("Cells divide.\n##2. Plants\nPlants grow.\n")).toMatchObject([
      { text: "Cells divide.", heading: [], line: 1 },
      { text: "Plants grow.", heading: ["2. Plants"], line: 3 },
    ]);
  });

  it("a year and what happened in it are a definition", () => {
    expect(units("- 1492: Columbus reaches America\n- 1936–1939: a civil war\n")).toMatchObject([
      { pair: { front: "1492", back: "Columbus reaches America" } },
      { pair: { front: "1936–1939", back: "a civil war" } },
    ]);
  });

  it("words that open a remark define nothing", () => {
    const remarks = [
      "Definition: a set of things",
      "Proof: it is clear",
      "Cons: slow and dear",
      "Anna: what is it?",
    ];
    for (const remark of remarks) expect(units(remark)[0]?.pair, remark).toBeNull();
  });

  it("the number and colon of a heading and the back of a card are no part of a prefix", () => {
    expect(units("### 2.1 Diffusion:\n\n- needs no energy\n")[0]?.prefix).toBe("Diffusion");
    expect(units("- Capital of Poland :: Warsaw\n  - on the Vistula\n")[1]?.prefix).toBe("Capital of Poland");
  });
});

describe("tables", () => {
  it("that count their rows say nothing of the numbers", () => {
    const table = "| # | Term | Meaning |\n|--|--|--|\n| 1 | cell | a living thing |\n";
    expect(units(table)).toMatchObject([{ text: "cell: a living thing", kind: "tableRow" }]);
  });

  it("of questions and answers are cards", () => {
    const table = "| Question | Answer |\n|--|--|\n| What is the capital of Peru? | Lima |\n";
    expect(units(table)).toMatchObject([
      { text: "What is the capital of Peru? Lima", kind: "card", line: 3 },
    ]);
  });
});

describe("an item tells its place in its list", () => {
  const items = (text: string) => units(text).map(({ item }) => item);

  it("its number where the list has numbers, and what the list stands under", () => {
    expect(items("The stages are:\n\n3. Prophase begins.\n4. Telophase ends.")).toEqual([
      null,
      { list: 1, at: 0, of: 2, ordinal: 3, intro: "The stages are:" },
      { list: 1, at: 1, of: 2, ordinal: 4, intro: "The stages are:" },
    ]);
    expect(items("- Cells divide.\n- Cells die.")).toEqual([
      { list: 1, at: 0, of: 2, ordinal: null, intro: null },
      { list: 1, at: 1, of: 2, ordinal: null, intro: null },
    ]);
  });

  it("lists are told apart, also one within another and those that follow each other", () => {
    const told = items(
      "- Cells divide.\n  - Mitosis\n  - Meiosis\n- Cells die.\n\n## Next\n\n- Tissues grow.",
    );
    expect(told.map((item) => item && [item.list, item.at, item.of, item.intro])).toEqual([
      [1, 0, 2, null],
      [2, 0, 2, "Cells divide."],
      [2, 1, 2, "Cells divide."],
      [1, 1, 2, null],
      [3, 0, 1, null],
    ]);
  });

  it("once: what goes on in an item isn't another", () => {
    const told = items("1. Cells divide.\n\n   They do so often in the embryo.\n2. Cells die.");
    expect(told.map((item) => item?.at ?? null)).toEqual([0, null, 1]);
  });
});

describe("a line right behind a list", () => {
  const texts = (text: string) => readNote({ file: "a.md", text }).units.map((unit) => unit.text);

  it("is a sentence of its own where the last item had room for its first word", () => {
    const notes =
      "# Maps\n\n- selection of what is shown\n- exaggeration of small features\nThe Douglas algorithm simplifies a line by dropping the points near a trend line.\n";
    expect(texts(notes)).toEqual([
      "selection of what is shown",
      "exaggeration of small features",
      "The Douglas algorithm simplifies a line by dropping the points near a trend line.",
    ]);
  });

  it("goes on with the item where that was wrapped", () => {
    const notes =
      "# Maps\n\n- the algorithm that simplifies a line by dropping the points near a trend line was published by\nDouglas and Peucker.\n";
    expect(texts(notes)).toHaveLength(1);
  });
});
