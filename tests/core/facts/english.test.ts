import { expect, test } from "vitest";
import { isEnglishWord } from "../../../src/core/facts/english.ts";

test.each(["neuron", "neutron", "osmosis", "naïve", "cannot"])("English has the word %j", (word) => {
  expect(isEnglishWord(word)).toBe(true);
});

test.each(["neurn", "osmossis", "", "two words"])("English has no word %j", (word) => {
  expect(isEnglishWord(word)).toBe(false);
});
