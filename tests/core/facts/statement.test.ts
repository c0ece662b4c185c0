import { describe, expect, it } from "vitest";
import { whyNoStatement } from "#src/core/facts/statement.ts";
import { languageOf } from "#src/core/notes/language.ts";
import type { Unit } from "#src/core/notes/note.ts";

const plain = {
  kind: "sentence",
  prefix: null,
  line: 1,
  endLine: 1,
  heading: [],
  pair: null,
  item: null,
  className: null,
  marks: [],
  images: [],
  isExact: true,
} as const;
const why = (text: string, change: Partial<Unit> = {}) =>
  whyNoStatement({ ...plain, text, language: languageOf(text), ...change });

describe("a line is a fact", () => {
  it.each([
    "The loss function in deep learning quantifies the difference between prediction and target.",
    "Early stopping monitors validation performance and halts training when the model begins to overfit.",
    "Mitochondria produce most of the cell's ATP.",
    "RAID 0 stripes data across disks without redundancy.",
    "Crossing over happens in prophase I of meiosis.",
    "Oxytocin causes contractions of the uterus during labor.",
    "Episodic memory stores personally experienced events.",
    "Check digits detect most typing errors.",
    "A lookup table stores the results of earlier calls in the table of a database.",
    "The figure of speech is a device that departs from plain words.",
    "细胞核储存遗传物质并控制细胞的活动。",
    "The area above the curve is the integral of its upper part.",
  ])("when it states something: %s", (text) => {
    expect(why(text)).toBeNull();
  });
});

describe("a line in another language is a fact", () => {
  it.each([
    "Mitokondri, hücrenin enerji üretim merkezidir.",
    "Der Zellkern enthält die Chromosomen und wird von einer Hülle umgeben.",
    "La mitocondria produce la mayor parte del ATP de la célula.",
    "Le noyau contient les chromosomes de la cellule.",
    "线粒体是一种为细胞提供能量的细胞器。",
  ])("when it states something: %s", (text) => {
    expect(why(text)).toBeNull();
  });

  it.each([
    ["reference", "Bu, hücrenin en büyük organelidir."],
    ["reference", "Sie sind für die Vererbung wichtig."],
    ["reference", "Zum Beispiel haben Pflanzen Zellwände."],
    ["reference", "Ella se encuentra en todas las células."],
    ["reference", "Elle se trouve dans toutes les cellules."],
    ["reference", "它位于细胞的中央部分。"],
    ["layout", "Aşağıdaki tabloda organeller gösterilmiştir."],
    ["layout", "Siehe Abbildung 3 für den Aufbau der Zelle."],
    ["layout", "La figura 2 muestra las partes de la célula."],
    ["layout", "Le tableau 4 montre les parties de la cellule."],
    ["layout", "如图所示，细胞有很多部分组成。"],
    ["question", "¿Qué es el núcleo de la célula?"],
    ["tooShort", "细胞分裂。"],
  ])("but %s: %s", (code, text) => {
    expect(why(text)).toBe(code);
  });
});

describe("a pair is a fact", () => {
  const pair = (front: string, back: string) =>
    why(`${front}: ${back}`, { kind: "card", pair: { front, back, twoWay: false } });

  it("however short it is, where both sides say something", () => {
    expect(pair("Hund", "dog")).toBeNull();
    expect(pair("1066", "Hastings")).toBeNull();
    expect(pair("…", "dog")).toBe("tooShort");
    expect(pair("dog", "word ".repeat(61).trim())).toBe("tooLong");
  });
});

describe("a fragment is a fact under its prefix", () => {
  const under = (prefix: string | null) => why("no nucleus", { kind: "listItem", prefix });

  it("and none without", () => {
    expect(under("Red blood cells")).toBeNull();
    expect(under(null)).toBe("tooShort");
  });

  it("unless it leans on another line or promises a list", () => {
    expect(why("it has no nucleus", { kind: "listItem", prefix: "Red blood cells" })).toBe("reference");
    expect(why("kinds of cells:", { kind: "listItem", prefix: "Red blood cells" })).toBe("listIntro");
  });
});

describe("a line is no fact", () => {
  it.each([
    ["tooShort", "Cells divide quickly"],
    ["tooLong", `A cell is ${"very ".repeat(60)}small.`],
    ["noVerb", "Parts of a typical animal cell"],
    ["question", "What is the powerhouse of the cell?"],
    ["listIntro", "A typical cell has these parts:"],
    ["reference", "It is found in almost all cells."],
    ["reference", "However, some cells have no nucleus."],
    ["reference", "For example, red blood cells have no nucleus."],
    ["layout", "As shown in figure 3, the nucleus is round."],
    ["layout", "See the figure above."],
    ["layout", "The table below lists all organelles."],
    ["layout", "Mitosis has the following phases."],
    ["layout", "This chapter explains cell division."],
    ["layout", "The enzyme described above breaks down starch."],
    ["quotation", "“Every cell comes from a cell that was there before.”"],
    ["instruction", "Note that the nucleus stores the DNA."],
    ["instruction", "Compare the steps of mitosis and meiosis."],
    ["instruction", "Use a buffer to keep the pH constant."],
    ["opinion", "I think cells are the best part of biology."],
    ["example", "Worked example: a child of 22 kg needs 62 mL an hour."],
    ["example", "Rule of thumb: each extra bit adds about 6 dB of signal-to-noise ratio."],
    ["example", "Mnemonic: bosons bunch, fermions fight."],
    ["example", "Memory aid for the cranial nerves: some say marry money."],
    ["instruction", "Remember the parts of the cell!"],
  ])("but %s: %s", (code, text) => {
    expect(why(text)).toBe(code);
  });
});
