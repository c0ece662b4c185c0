import { describe, expect, it } from "vitest";
import { isProven, uniquenessOf } from "#src/core/questions/gaps/uniqueness.ts";
import { bankOf, gapOf } from "../library-of.ts";

function uniqueness(...lines: readonly [string, ...string[]]) {
  const bank = bankOf(...lines);
  return uniquenessOf(gapOf(bank, lines[0]), bank);
}

describe("a statement is true of its subject only", () => {
  it.each([
    ["definition", "Meiosis is a type of cell division that yields four haploid cells."],
    ["definition", "The exploding gradient problem occurs when gradients grow excessively."],
    ["mechanism", "Dropout works by disabling random neurons during training."],
    ["mechanism", "Adam adapts the rate of each parameter using the moments of gradients."],
    ["number", "The LeNet network read handwritten digits in 1998."],
    ["superlative", "Hydrogen is the lightest and first element of all."],
    ["contrast", "Quicksort sorts in place, unlike mergesort with its buffer."],
    ["maker", "Frank Rosenblatt published the perceptron with its learning rule."],
  ])("by %s: %s", (marker, line) => {
    const result = uniqueness(line);
    expect(result.kind).toBe("unique");
    expect(result.kind === "unique" ? result.markers : []).toContain(marker);
  });
});

describe("a statement is true of too much", () => {
  it.each([
    ["V12", "a weak verb", "Sigmoid introduces non-linearity into a deep network."],
    ["V12", "praise", "Cross-entropy is suitable for classification with several classes."],
    ["V12", "a denial", "Dropout does not change the shape of its input tensor."],
    ["V12", "a date that others share", "The Congress of Vienna ended in June 1815 with a final act."],
    ["V12", "a count that others share", "The tarantula has 8 legs and 2 body segments."],
    ["V12", "a digit that only belongs to a name", "2NF requires 1NF of each table in the schema."],
    [
      "V12",
      "a superlative of a part only",
      "The second form requires that a column depends on only a part of the key.",
    ],
    ["V12", "a bare adjective", "The Gaussian distribution is a distribution that is symmetric around zero."],
    [
      "V13",
      "a hedge in the main clause",
      "Noise injection can improve robustness by adding noise to inputs.",
    ],
    ["V13", "examples", "Regularization is a set of methods such as dropout and weight decay."],
    [
      "openWorld",
      "a condition that its kinds meet too",
      "A connected graph has an Euler circuit exactly when every vertex has even degree.",
    ],
    ["openWorld", "nothing that marks it", "The cytoplasm fills the cell."],
  ])("%s by %s: %s", (code, _, line) => {
    expect(uniqueness(line)).toMatchObject({ kind: "vetoed", code });
  });

  it("where another line says nearly the same of something else", () => {
    const result = uniqueness(
      "Mitosis is a division that yields two identical daughter cells.",
      "Budding is a division that yields two identical daughter cells too.",
    );
    expect(result).toMatchObject({ kind: "vetoed", code: "openWorld" });
  });
});

it("what is said by its own wording alone is no ground for a wrong option", () => {
  const proven = (line: string) => isProven(uniqueness(line));
  expect(proven("Depreciation lowers yearly profit yet involves neither cash nor credit nor debt.")).toBe(
    false,
  );
  expect(proven("Consonants are described by voicing, place of articulation and manner.")).toBe(false);
  expect(proven("Insects breathe through tracheae, a network of air tubes in the body.")).toBe(false);
  expect(proven("Cephalopods have a closed circulation, whereas most other molluscs have none.")).toBe(false);
  expect(proven("Dropout works by disabling random neurons during training.")).toBe(true);
});

it("a hedge in a trailing part blocks only that part", () => {
  const result = uniqueness("Dropout works by disabling random neurons, often in dense layers.");
  expect(result.kind).toBe("unique");
});
