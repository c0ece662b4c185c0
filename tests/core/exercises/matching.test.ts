import { describe, expect, test } from "vitest";
import { decksOf } from "#src/core/exercises/decks.ts";
import type { Matching } from "#src/core/exercises/exercise.ts";
import { FEWEST, matchingAt } from "#src/core/exercises/matching.ts";
import { makeTagger } from "#src/core/facts/english.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { seeded } from "#src/core/random.ts";

/** What the pair on a line is matched with, for a seed. */
function matching(lines: readonly string[], seed = 1, at = 0): Matching | null {
  const { facts } = makeLibrary([
    readNote({ file: "deck.md", text: `# Cells\n\n## Parts\n\n${lines.join("\n")}\n` }),
  ]);
  const [deck] = decksOf(facts, [], FEWEST);
  const anchor = deck?.paired[at];
  return deck === undefined || anchor === undefined
    ? null
    : matchingAt(anchor, { deck, note: facts, tag: makeTagger(), random: seeded(seed) });
}

const parts = [
  "Ribosome :: builds proteins from amino acids",
  "Lysosome :: breaks down waste with enzymes",
  "Nucleus :: stores genetic information",
  "Chloroplast :: captures sunlight for sugar",
  "Centriole :: organizes spindle fibres",
  "Vacuole :: holds water under pressure",
  "Cytoskeleton :: gives shape and support",
  "Flagellum :: moves whole bacteria forward",
  "Peroxisome :: destroys hydrogen peroxide",
  "Plasmid :: carries extra genes around",
];
const seeds = Array.from({ length: 20 }, (_, seed) => seed);

test("four to six pairs of a deck, the given one among them, and one right side more", () => {
  const sizes = seeds.map((seed) => {
    const made = matching(parts, seed);
    if (made === null) throw new Error("no matching");
    const { pairs, rights } = made;
    expect(rights).toHaveLength(pairs.length + 1);
    expect(new Set(rights).size).toBe(rights.length);
    expect(pairs.every(({ right }) => rights.includes(right))).toBe(true);
    expect(pairs.map(({ left }) => left)).toContain("Ribosome");
    for (const { left, right } of pairs) expect(parts).toContain(`${left} :: ${right}`);
    return pairs.length;
  });
  expect(new Set(sizes)).toEqual(new Set([4, 5, 6]));
});

test("the same seed gives the same, another seed another", () => {
  expect(matching(parts, 3)).toEqual(matching(parts, 3));
  expect(new Set(seeds.map((seed) => JSON.stringify(matching(parts, seed)))).size).toBeGreaterThan(10);
});

describe("two pairs never stand together", () => {
  const never = (a: string, b: string, more: readonly string[] = []) => {
    const lines = [a, b, ...parts.slice(1), ...more];
    const [left] = b.split(" :: ");
    const [, right] = b.split(" :: ");
    for (const seed of seeds) {
      const made = matching(lines, seed);
      expect((made?.pairs ?? []).map((pair) => pair.left)).not.toContain(left);
      expect(made?.rights ?? []).not.toContain(right);
    }
  };

  test("whose definitions share more than half of their words", () => {
    never(
      "Ribosome :: builds proteins from amino acids",
      "Polysome :: builds proteins from messenger chains",
    );
  });
  test("of which one names the other, or a word of it", () => {
    never("Ribosome :: builds proteins from amino acids", "Nucleolus :: assembles ribosome subunits");
  });
  test("with one right side", () => {
    never("Ribosome :: builds proteins from amino acids", "Translator :: builds proteins from amino acids");
  });
  test("whose left sides are alike", () => {
    never("Ribosome :: builds proteins from amino acids", "Ribosomes :: attach to membranes");
  });
  test("where another line of the note says of one what is said of the other", () => {
    never("Ribosome :: builds proteins from amino acids", "Mitoribosome :: floats inside mitochondria", [
      "",
      "Every mitoribosome builds proteins from amino acids of its own.",
    ]);
  });
});

describe("nothing is matched", () => {
  test.each([
    ["with fewer than five pairs", parts.slice(0, 4)],
    [
      "where a side shows the other",
      ["Protein builder :: builds proteins from amino acids", ...parts.slice(1)],
    ],
    [
      "where the side is too long to be read",
      [`Ribosome :: ${"builds very long proteins ".repeat(8)}`, ...parts.slice(1)],
    ],
    ["where the front stands twice", ["Ribosome :: translates messages", ...parts]],
    [
      "where all say nearly the same",
      parts.map((_, at) => `Thing ${"abcdefg"[at]}x :: is one of the known cell parts`),
    ],
    ["where the deck has no cards", ["Ribosomes build proteins.", "Lysosomes break down waste."]],
  ])("%s", (_, lines) => {
    expect(matching(lines)).toBeNull();
  });
});
