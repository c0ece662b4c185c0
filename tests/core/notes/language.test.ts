import { describe, expect, it } from "vitest";
import { foldedFor, languageOf, languageOfNote } from "#src/core/notes/language.ts";

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
    ["other", "Os ribossomos fazem as proteínas a partir dos aminoácidos que não são do corpo."],
    ["other", "En ruter sender pakker mellom to eller flere nett som ikke er koblet sammen."],
    ["other", "Jantung adalah otot yang memompa darah dari paru-paru ke seluruh tubuh."],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  it("counts composed and decomposed letters alike", () => {
    expect(languageOf("Hücre zarı seçici geçirgendir.".normalize("NFD"))).toBe("tr");
  });
});

describe("names and words of another language leave a text what it is", () => {
  it.each([
    ["en", "Andreas Vesalius published De humani corporis fabrica in Basel in 1543."],
    ["en", "Rogier van der Weyden painted the Descent from the Cross."],
    ["en", "Janáček composed Jenůfa, and Björkö lies in Lake Mälaren."],
    ["en", "The alloy contains Cu, Au, Se and Pe."],
    ["en", "Habeas corpus means that a court may ask why somebody is held."],
    ["en", "If a, e, o and u are vectors, then a + e = o + u in V."],
    ["de", "Die Marseillaise schrieb Rouget de Lisle im April 1792 in Straßburg."],
  ])("%s: %s", (language, text) => {
    expect(languageOf(text)).toBe(language);
    expect(languageOfNote(text)).toBe(language);
  });
});

describe("in a note in another language a text is read", () => {
  it.each([
    ["en", "The cell is the unit of life."],
    ["other", "DNA polymerase"],
    ["other", "O TCP garante a entrega dos segmentos."],
    ["other", "La fotosintesi trasforma la luce in energia chimica."],
  ])("only by several signs, as %s: %s", (language, text) => {
    expect(languageOf(text, "other")).toBe(language);
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
