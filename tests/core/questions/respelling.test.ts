import { expect, test } from "vitest";
import { isSameWord, respelled } from "../../../src/core/questions/respelling.ts";

test.each([
  ["behaviour", "behavior"],
  ["haemoglobin", "hemoglobin"],
  ["oestrogen", "estrogen"],
  ["polymerisation", "polymerization"],
  ["analysed", "analyzed"],
  ["centre", "center"],
  ["litres", "liters"],
  ["catalogue", "catalog"],
  ["modelling", "modeling"],
  ["defence", "defense"],
  ["sulphate", "sulfate"],
  ["aluminium", "aluminum"],
])("%s is %s in America", (british, american) => {
  expect(respelled(british)).toBe(respelled(american));
});

test.each([
  ["four", "for"],
  ["shoe", "she"],
  ["filling", "filing"],
  ["more", "moer"],
  ["rise", "rize"],
])("%s isn't %s", (a, b) => {
  expect(respelled(a)).not.toBe(respelled(b));
});

test.each([
  ["quark", "quarks", true],
  ["axis", "axes", true],
  ["nucleus", "nuclei", true],
  ["bacterium", "bacteria", true],
  ["mitochondrion", "mitochondria", true],
  ["index", "indices", true],
  ["formula", "formulae", true],
  ["tumour", "tumors", true],
  ["neuron", "neutron", false],
  ["ileum", "ilium", false],
  ["mitosis", "meiosis", false],
])("%s and %s are one word: %s", (a, b, expected) => {
  expect(isSameWord(a, b)).toBe(expected);
  expect(isSameWord(b, a)).toBe(expected);
});
