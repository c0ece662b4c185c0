import { expect, it } from "vitest";
import { stemsOf } from "#src/core/facts/stems.ts";

it.each([
  ["en", "The cells contain COX-2", "a cell that contained COX-2"],
  ["tr", "belleğe ağacının", "bellek ağaç"],
  ["tr", "Process'lerin IŞIKLARI", "process ışıkları"],
  ["de", "Die Zellen enthalten Proteine", "Zelle enthalten Protein"],
  ["es", "las células", "la célula"],
  ["fr", "les cellules", "la cellule"],
] as const)("inflected words have the same stems in %s: %s and %s", (language, a, b) => {
  expect(stemsOf(a, language)).toEqual(stemsOf(b, language));
  expect(stemsOf(a, language).size).toBeGreaterThan(0);
});

it("Chinese is compared by pairs of neighbouring characters", () => {
  expect(stemsOf("细胞核储存DNA", "zh")).toEqual(new Set(["细胞", "胞核", "核储", "储存", "dna"]));
  expect(stemsOf("水", "zh")).toEqual(new Set(["水"]));
});

it("other languages are compared by words as they stand", () => {
  expect(stemsOf("Клетка делится.", "other")).toEqual(new Set(["клетка", "делится"]));
});

it("small words and signs have none", () => {
  expect(stemsOf("the of + =", "en")).toEqual(new Set());
  expect(stemsOf("der die und", "de")).toEqual(new Set());
});
