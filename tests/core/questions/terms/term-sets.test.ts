import { describe, expect, it } from "vitest";
import { wordsOf } from "#src/core/facts/english.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { listedSets } from "#src/core/questions/terms/listed-sets.ts";
import { termSets } from "#src/core/questions/terms/term-sets.ts";
import { bankOf } from "../library-of.ts";

/** "shape closed? name: members" of the sets that lines state. */
const setsOf = (...lines: readonly string[]) =>
  termSets(bankOf(...lines).sentences, wordsOf).map(
    ({ shape, isClosed, name, members }) =>
      `${shape}${isClosed ? ", closed" : ""} · ${name}: ${members.map(({ text }) => text).join(", ")}`,
  );

describe("a set is read from", () => {
  it.each([
    [
      "Retinal disparity and convergence are binocular depth cues.",
      "kinds · binocular depth cues: Retinal disparity, convergence",
    ],
    [
      "OSPF, RIP and IS-IS are interior gateway protocols; BGP is the exterior one.",
      "kinds · interior gateway protocols: OSPF, RIP, IS-IS",
    ],
    [
      "Escherichia coli, Salmonella and Shigella are all members of the Enterobacterales.",
      "kinds · Enterobacterales: Escherichia coli, Salmonella, Shigella",
    ],
    [
      "DNA viruses include the herpesviruses, adenoviruses and poxviruses.",
      "kinds · DNA viruses: herpesviruses, adenoviruses, poxviruses",
    ],
    [
      "The modes are Ionian, Dorian, Phrygian and Locrian.",
      "kinds, closed · modes: Ionian, Dorian, Phrygian, Locrian",
    ],
    [
      "The five Great Lakes are Superior, Michigan, Huron, Erie and Ontario.",
      "kinds, closed · Great Lakes: Superior, Michigan, Huron, Erie, Ontario",
    ],
    [
      "The SQL standard defines four isolation levels: read uncommitted, read committed, repeatable read and serializable.",
      "counted, closed · The SQL standard defines four isolation levels: read uncommitted, read committed, repeatable read, serializable",
    ],
    [
      "The growth curve has four phases: lag, exponential (log), stationary and death phase.",
      "counted, closed · The growth curve has four phases: lag, exponential, stationary, death phase",
    ],
    [
      "Interphase consists of G1, S and G2, and DNA is replicated during S phase.",
      "parts, closed · Interphase: G1, S, G2",
    ],
  ])("%s", (line, expected) => {
    expect(setsOf(line)).toEqual([expected]);
  });

  it("several lines that say the same class of their subjects", () => {
    expect(
      setsOf(
        "Hinge loss is a loss function that becomes zero outside the margin.",
        "Focal loss is a type of loss function that fades easy examples out.",
        "Dropout is a regularization method that disables neurons.",
      ),
    ).toEqual(["spread · loss function: Hinge loss, Focal loss"]);
  });
});

describe("no set is read from", () => {
  it.each([
    ["qualities", "The walls are thick, strong and flexible."],
    ["parts in the shape of kinds", "Plant cells include a cell wall, a vacuole and chloroplasts."],
    ["a count that isn't met", "The cycle has four phases: growth, synthesis and division."],
    ["an open list", "Sensors include cameras, microphones and many others."],
    ["a hedged claim", "Mammals usually include whales, bats and seals."],
    ["a vague class", "Keratin and vimentin are examples."],
    ["two clauses", "Sodium enters the cell, potassium leaves it and chloride ions are pumped."],
  ])("%s: %s", (_, line) => {
    expect(setsOf(line)).toEqual([]);
  });
});

describe("what stands in a list or a table is a set", () => {
  const setsIn = (text: string) =>
    listedSets(
      makeLibrary([readNote({ file: "note.md", text: `# Notes\n\n## Part\n\n${text}\n` })]).facts,
      wordsOf,
    ).map(({ name, members }) => `${name}: ${members.map((member) => member.text).join(", ")}`);

  it("under the line that introduces it, each item by its name", () => {
    const text =
      "Genera that make endospores:\n- Bacillus, mostly aerobic\n- Clostridium\n- Clostridioides, e.g. C. difficile";
    expect(setsIn(text)).toEqual(["Genera that make endospores: Bacillus, Clostridium, Clostridioides"]);
  });

  it("by each value of a column that repeats", () => {
    const rows = [
      "Helium | noble gas | 2",
      "Neon | noble gas | 10",
      "Chlorine | halogen | 17",
      "Iodine | halogen | 53",
    ];
    const text = ["Element | Group | Number", "---|---|---", ...rows].map((row) =>
      `| ${row} |`.replace("---|---|---", "---|---|---"),
    );
    expect(setsIn(text.join("\n"))).toEqual([
      "Group: noble gas: Helium, Neon",
      "Group: halogen: Chlorine, Iodine",
    ]);
  });
});
