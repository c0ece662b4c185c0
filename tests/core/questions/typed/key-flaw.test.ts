import { describe, expect, it } from "vitest";
import { keyFlaw, placeFlaw } from "#src/core/questions/typed/key-flaw.ts";

describe("no key that can be typed from memory", () => {
  it.each([
    "wing stalls when it",
    "whereas it",
    "Till is unsorted sediment",
    "deals",
    "idea many chemists",
    "expression using unification",
    "times more energy",
    "'s algorithm",
    "d sin",
    "lens flatter",
    "cell firm",
    "insecure today",
    "shear stress proportional",
    "human situation absurd",
    "law of diminishing",
    "cent",
    "Usual fasting",
    "Nearly all mammals",
    "Only Gaussian wave packets",
    "Management of bronchiolitis",
    "nth",
    "D diagonal",
    "A-weighting",
    "spike recovery close",
    "Testing",
    "tertiary amine",
    "Opioids",
    "Transparent objects",
    "Propane vapor",
    "opposing",
    "Peptide hormones",
  ])("%s", (key) => {
    expect(keyFlaw(key)?.code).toBe("keyShape");
  });

  it.each(["lens", "shear stress", "law of large numbers", "critical AoA", "vitamin D", "data mining"])(
    "but %s is one",
    (key) => {
      expect(keyFlaw(key)).toBeNull();
    },
  );
});

describe("no part of a text that can be left out", () => {
  it.each([
    ["of a name with a number", "Left 4 Dead adjusts the pacing of its waves.", "Dead"],
    ["of a comparison", "Silicon makes a poorer backbone than carbon.", "poorer backbone"],
    ["of an article of a law", "The veto stands in Article 27 of the Charter.", "Article"],
  ])("%s: %s", (_, text, part) => {
    const from = text.indexOf(part);
    expect(placeFlaw(text, { from, to: from + part.length })?.code).toBe("partOfName");
  });
});
