import { describe, expect, it } from "vitest";
import { shownPath } from "#src/core/questions/shown-path.ts";

type Asked = {
  kind: string;
  heading: string;
  key: string;
  wrong?: readonly string[];
  accepted?: readonly string[];
};

function headingsOver({ kind, heading, key, wrong = [], accepted = [] }: Asked): readonly string[] {
  const options = kind === "typed" ? [] : [key, ...wrong];
  return shownPath({
    kind,
    options,
    key: [key],
    typed: kind === "typed" ? { accepted } : null,
    source: { heading: ["Nephrology", heading] },
  }).slice(1);
}

describe("above a question", () => {
  it.each<[string, Asked]>([
    ["what its numbers are of", { kind: "term", heading: "Stages by GFR", key: "G2", wrong: ["G1", "G4"] }],
    ["what its words are about", { kind: "typed", heading: "Acute kidney injury", key: "serum creatinine" }],
    [
      "a word that all options share",
      {
        kind: "choice",
        heading: "Types of reef",
        key: "Atoll reef",
        wrong: ["Barrier reef", "Fringing reef"],
      },
    ],
    [
      "no figure beside a number's own",
      { kind: "number", heading: "Standard penetration test", key: "300", wrong: ["150", "450"] },
    ],
  ])("stands the heading that says %s", (_, asked) => {
    expect(headingsOver(asked)).toEqual([asked.heading]);
  });

  it.each<[string, Asked]>([
    ["the key", { kind: "typed", heading: "Creatinine and urea", key: "creatinine" }],
    [
      "an accepted variant",
      { kind: "typed", heading: "The water pill", key: "diuretic", accepted: ["diuretic", "water pill"] },
    ],
    ["what is of a place", { kind: "typed", heading: "From Spanish rule to reform", key: "Spain" }],
    ["a word of the same beginning", { kind: "typed", heading: "Glomerular disease", key: "glomerulus" }],
    ["the key's acronym", { kind: "typed", heading: "AKI", key: "acute kidney injury" }],
    [
      "what an acronym stands for",
      { kind: "term", heading: "Acute kidney injury", key: "AKI", wrong: ["CKD", "UTI"] },
    ],
    [
      "a word of the key alone",
      { kind: "choice", heading: "Loop of Henle", key: "Loop diuretics", wrong: ["Thiazides"] },
    ],
    [
      "a word of a wrong option alone",
      { kind: "choice", heading: "Thiazides and others", key: "Loop diuretics", wrong: ["Thiazides"] },
    ],
    [
      "any number, where one is asked for",
      { kind: "number", heading: "Reforms of 1832", key: "1835", wrong: ["1825"] },
    ],
    [
      "anything, where a statement is to be judged",
      { kind: "true-false", heading: "Acute kidney injury", key: "True", wrong: ["False"] },
    ],
  ])("stands no heading that shows %s", (_, asked) => {
    expect(headingsOver(asked)).toEqual([]);
  });

  it("stands the note's title in any case", () => {
    const source = { heading: ["Nephrology", "Kidney", "Stages"] };
    expect(shownPath({ kind: "typed", options: [], key: ["kidney"], typed: null, source })).toEqual([
      "Nephrology",
      "Stages",
    ]);
  });
});
