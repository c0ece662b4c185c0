import { describe, expect, it } from "vitest";
import { foldedFor, languageOf } from "#src/core/notes/language.ts";

describe("a text's language is told by its script, small words and letters", () => {
  it.each([
    ["en", "Mitochondria are the powerhouse of the cell."],
    ["en", "Müller cells support the retina."],
    ["en", "A naïve approach to the problem is slow."],
    ["tr", "Hücre zarı seçici geçirgendir."],
    ["tr", "Mitokondri ATP üretir."],
    ["tr", "RAM geçici bellektir."],
    ["tr", "Process'lerin belleği ayrıdır."],
    ["tr", "İşlemci"],
    ["de", "Der Zellkern speichert DNA."],
    ["de", "Enzyme sind Proteine."],
    ["de", "Größere Schüler lernen schneller."],
    ["es", "El núcleo guarda el ADN."],
    ["es", "¿Qué es una célula?"],
    ["fr", "L'ADN porte l'information génétique."],
    ["fr", "La cellule est petite."],
    ["zh", "细胞核储存遗传物质。"],
    ["zh", "DNA 是遗传物质。"],
    ["other", "細胞は生命の単位です。"],
    ["other", "Клетка делится."],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it("counts composed and decomposed letters alike", () => {
    expect(languageOf("Hücre zarı seçici geçirgendir.".normalize("NFD"))).toBe("tr");
  });
});

describe("a text without a sign of its own", () => {
  it.each(["DNA", "Hund", "1066", "", "GRU: gated recurrent unit"])("has its note's language: %s", (text) => {
    expect(languageOf(text, "de")).toBe("de");
    expect(languageOf(text, "tr")).toBe("tr");
  });

  it("keeps its note's language where two speak alike for it", () => {
    expect(languageOf("Schrödinger's equation describes waves.")).toBe("en");
  });
});

describe("texts are compared", () => {
  it.each([
    ["tr", "IŞIK", "ışık"],
    ["tr", "İstanbul’un", "istanbul"],
    ["tr", "Process'lerin belleği", "process belleği"],
    ["en", "IL-6  and\tTNF", "il-6 and tnf"],
    ["en", "Bayes' rule", "bayes' rule"],
    ["zh", "（ＤＮＡ）：Ｘ", "(dna):x"],
    ["en", "ﬁnite x²", "finite x²"],
    ["de", "ZELLE", "zelle"],
  ] as const)("in %s as they are said there: %s", (language, text, folded) => {
    expect(foldedFor(language, text)).toBe(folded);
  });

  it("whether their letters are composed or not", () => {
    expect(foldedFor("fr", "é".normalize("NFD"))).toBe("é");
  });
});

it.each(["Array – Access: O(n); Insert: O(1)", "SE: bradycardia", "DE and LA are states"])(
  "short names in capitals speak for no language: %s",
  (text) => {
    expect(languageOf(text)).toBe("en");
  },
);
