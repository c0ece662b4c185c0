import { describe, expect, test } from "vitest";
import type { TypedKey } from "../../../src/core/questions/question.ts";
import { isTypedRight } from "../../../src/core/questions/typed.ts";

function keyOf(accepted: string | readonly string[], change: Partial<TypedKey> = {}): TypedKey {
  return { accepted: [accepted].flat(), others: [], isExact: false, language: "en", ...change };
}

describe("the same word otherwise written is right:", () => {
  test.each([
    ["case", "Dropout", "dROPOUT"],
    ["an article left out", "the chain rule", "chain rule"],
    ["an article added", "sigmoid", "the sigmoid"],
    ["another article", "an axon", "the axon"],
    ["a hyphen as a space", "long short-term memory", "long short term memory"],
    ["a space left out", "back propagation", "backpropagation"],
    ["a space added", "backpropagation", "back-propagation"],
    ["a hyphen before a number", "COX-2", "cox 2"],
    ["none before a number", "COX-2", "COX2"],
    ["a space before a unit", "5 %", "5%"],
    ["white space around and between", "gradient descent", "  gradient \t descent "],
    ["a final stop, as phones add it", "dropout", "Dropout."],
    ["quotes", "dropout", "“dropout”"],
    ["a long dash", "Bose–Einstein condensate", "bose-einstein condensate"],
    ["full-width letters", "ReLU", "ＲｅＬＵ"],
    ["no accents", "Poincaré map", "poincare map"],
    ["accents that aren't there", "naive Bayes", "naïve bayes"],
    ["letters that no accent makes", "Østerbro", "osterbro"],
  ])("%s", (_, key, text) => {
    expect(isTypedRight(text, keyOf(key, { isExact: true }))).toBe(true);
  });

  test.each([
    ["a capital dotted İ", "istanbul", "İSTANBUL"],
    ["a capital dotless I", "ısı", "ISI"],
    ["a Turkish word on an English keyboard", "ısı", "isi"],
    ["other marks left out", "çekirdek zarı", "cekirdek zari"],
    ["a name's suffix", "DNA", "DNA'nın"],
  ])("in Turkish, %s", (_, key, text) => {
    expect(isTypedRight(text, keyOf(key, { language: "tr", isExact: true }))).toBe(true);
  });

  test("a Turkish phone's İ in an English word", () => {
    expect(isTypedRight("İnput gate", keyOf("input gate", { isExact: true }))).toBe(true);
  });

  test.each([
    ["de", "die Zelle", "Zelle"],
    ["de", "Größe", "grösse"],
    ["fr", "l'énergie", "energie"],
    ["es", "la célula", "celula"],
  ] as const)("an article in %s", (language, key, text) => {
    expect(isTypedRight(text, keyOf(key, { language, isExact: true }))).toBe(true);
  });

  test("any of the accepted ways to write it", () => {
    const key = keyOf(["long short-term memory", "LSTM", "LSTMs"]);
    expect(["lstm", "LSTMs", "Long Short Term Memory"].every((text) => isTypedRight(text, key))).toBe(true);
  });
});

describe("what isn't the same is wrong:", () => {
  test.each([
    ["nothing", "dropout", ""],
    ["another word", "dropout", "momentum"],
    ["a part", "gradient descent", "gradient"],
    ["more", "gradient", "gradient descent"],
    ["another number", "L1", "L2"],
    ["a minus", "5", "-5"],
    ["a difference", "n-1", "n1"],
    ["a span of years", "1914-1918", "19141918"],
    ["a mark that makes another sign", "が", "か"],
    ["only an article", "the", ""],
  ])("%s", (_, key, text) => {
    expect(isTypedRight(text, keyOf(key))).toBe(false);
  });

  test("a spelling without diacritics that is another term's too", () => {
    const key = keyOf("résumé", { others: ["resume"] });
    expect(isTypedRight("resume", key)).toBe(false);
    expect(isTypedRight("resumé", key)).toBe(false);
    expect(isTypedRight("Résumé", key)).toBe(true);
  });
});

describe("slips of the pen", () => {
  test.each([
    ["none below five letters", "axon", "axom", false],
    ["one from five", "axons", "axoms", true],
    ["a swap is one", "kernel", "kerenl", true],
    ["a letter too few is one", "momentum", "momentm", true],
    ["not two up to eight", "momentum", "momemtun", false],
    ["two from nine", "overfitting", "overfitign", true],
    ["not three", "overfitting", "ovrfitin", false],
    ["letters count, not spaces", "Hooke law", "hoke lav", false],
    ["none in a number", "version 12", "version 13", false],
    ["none in the first letter", "afferent", "efferent", false],
    ["none that adds a first letter", "symmetric", "asymmetric", false],
    ["none that makes an opposite", "hypertension", "hypotension", false],
    ["nor here", "adsorption", "absorption", false],
    ["nor within a phrase", "an intracellular signal", "intercellular signal", false],
    ["but one beside it", "hypertension", "hypertenson", true],
    ["none in a numbering letter", "hepatitis B", "hepatitis C", false],
    ["nor in a Roman number", "type II error", "type I error", false],
    ["but one beside it", "hepatitis B", "hepatitus B", true],
  ])("%s", (_, key, text, expected) => {
    expect(isTypedRight(text, keyOf(key))).toBe(expected);
  });

  test("are none where they make another term, or one is as near", () => {
    const key = keyOf("mitosis", { others: ["meiosis", "mitoses"] });
    expect(isTypedRight("mitoses", key)).toBe(false);
    expect(isTypedRight("mitosos", key)).toBe(false);
    expect(isTypedRight("miosis", key)).toBe(false);
    expect(isTypedRight("mitosiss", key)).toBe(true);
  });

  test("are none where one character is a word's difference", () => {
    expect(isTypedRight("细胞分裂后期", keyOf("细胞分裂前期", { language: "zh" }))).toBe(false);
    expect(isTypedRight("细胞分裂前期", keyOf("细胞分裂前期", { language: "zh" }))).toBe(true);
  });

  test("are none in an exact key", () => {
    expect(isTypedRight("dropot", keyOf("dropout", { isExact: true }))).toBe(false);
  });

  test("are measured against every accepted way", () => {
    expect(isTypedRight("rectified linera unit", keyOf(["ReLU", "rectified linear unit"]))).toBe(true);
  });
});
