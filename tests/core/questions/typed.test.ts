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
    ["stops of an abbreviation", "U.S. Constitution", "US constitution"],
    ["a comma", "Washington, D.C.", "washington dc"],
    ["a stop behind a letter", "John F. Kennedy", "John F Kennedy"],
    ["an ampersand", "supply and demand", "supply & demand"],
    ["a number below the line", "H₂O", "h2o"],
    ["spaces around a sign", "n + 1", "n+1"],
    ["a comma of thousands", "10,000", "10000"],
    ["per cent in words", "50%", "50 percent"],
    ["a Roman number as a plain one", "World War II", "world war 2"],
    ["and the other way round", "type 1 error", "Type I error"],
    ["British ae and oe", "oestrogen", "estrogen"],
    ["British -our", "k-nearest neighbours", "k-nearest neighbors"],
    ["British -ise", "L1 regularization", "L1 regularisation"],
    ["British -re", "center of mass", "centre of mass"],
    ["British ph", "sulphuric acid", "sulfuric acid"],
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
    ["a number above the line", "x²", "x2"],
    ["another Roman number", "Louis XIV", "Louis XVI"],
    ["and as a plain one", "World War II", "World War 1"],
    ["a fraction", "3.14", "314"],
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
    ["none that makes another word", "neutron", "neuron", false],
    ["nor one of a longer name", "proton pump", "photon pump", false],
    ["nor several of it", "protons", "photons", false],
    ["nor with two slips", "stalactite", "stalagmite", false],
    ["but one that only makes several", "phenomenon", "phenomena", true],
    ["or spells it in the other way", "haemoglobin", "hemoglobin", true],
    ["none in an ending of chemistry", "pentane", "pentene", false],
    ["nor in this one", "potassium sulfate", "potassium sulfite", false],
    ["nor here", "chondroblast", "chondroclast", false],
    ["but one before it", "pentane", "pentana", true],
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

  test("in another language may make an English word", () => {
    expect(isTypedRight("nation", keyOf("nazion", { language: "other" }))).toBe(true);
    expect(isTypedRight("nation", keyOf("nazion"))).toBe(false);
  });

  test("are none in an exact key", () => {
    expect(isTypedRight("dropot", keyOf("dropout", { isExact: true }))).toBe(false);
  });

  test("are measured against every accepted way", () => {
    expect(isTypedRight("rectified linera unit", keyOf(["ReLU", "rectified linear unit"]))).toBe(true);
  });
});
