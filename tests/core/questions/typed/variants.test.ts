import { expect, it } from "vitest";
import { variantsOf } from "#src/core/questions/typed/variants.ts";

const ways = (name: string, inflects = true) => variantsOf(name, { language: "en", inflects });

it.each([
  ["nuclei", "nucleus"],
  ["Bacilli", "Bacillus"],
  ["mitochondria", "mitochondrion"],
  ["ideal gases", "ideal gas"],
  ["lysis", "lyses"],
  ["covalent bond", "covalent bonds"],
  ["polymerase", "polymerases"],
  ["hypotheses", "hypothesis"],
  ["neutral axis", "neutral axes"],
  ["care cases", "care case"],
  ["Calves", "Calf"],
  ["wisdom tooth", "wisdom teeth"],
  ["larvae", "larva"],
  ["workmen", "workman"],
  ["Miller indices", "Miller index"],
  ["behaviour", "behavior"],
  ["ionised gas", "ionized gas"],
])("“%s” may be written “%s”", (name, other) => {
  expect(ways(name)).toContain(other);
});

it.each([
  "Verdi",
  "R v Brown",
  "nickel-62",
  "hardening off",
  "chunking",
  "homogeneous",
  "measles",
  "police",
  "Saichō",
  "Chikamatsu",
  "Epic of Gilgamesh",
  "Escherichia coli",
  "psoriatic arthritis",
])("“%s” has no other number", (name) => {
  expect(ways(name)).toEqual([name]);
});

it("“size” has an s in no country", () => {
  expect(ways("normal-size")).toEqual(["normal-size", "normal-sizes"]);
});

it("only what ends a verb has another spelling: “promise” has none", () => {
  expect(ways("promise")).toEqual(["promise", "promises"]);
});

it("what is no common noun keeps its number", () => {
  expect(ways("laminar", false)).toEqual(["laminar"]);
});
