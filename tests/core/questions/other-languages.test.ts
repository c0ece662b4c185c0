import { describe, expect, it, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { languageOfNote } from "#src/core/notes/language.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { shortageOf } from "#src/core/questions/shortage.ts";
import { notesIn, notesUnder } from "../../support/note-texts.ts";

const noteOf = (...blocks: readonly string[]) => readNote({ file: "note.md", text: blocks.join("\n\n") });
const bankOf = (...blocks: readonly string[]) => makeBank(makeLibrary([noteOf(...blocks)]));
const idsOf = (...blocks: readonly string[]) => bankOf(...blocks).questions.map(({ id }) => id);
const whole = { topic: null, kinds: "mixed", barred: new Set<string>() } as const;

const foreign = notesIn("tests/fixtures/other-languages/");

test("thirteen languages that aren't read have a note each", () => {
  expect(foreign.map(({ file }) => file.slice(0, 2)).join(" ")).toBe(
    "cs da fi hu id it nl no pl pt ro sv vi",
  );
});

describe.each(foreign)("a note in a language that isn't read, $file,", (text) => {
  const note = readNote(text);
  const bank = makeBank(makeLibrary([note]));

  it("has no line that is taken for another language", () => {
    expect(note.language).toBe("other");
    expect(note.units.filter(({ language }) => language !== "other")).toEqual([]);
  });

  it("keeps its facts, gives no question, and says that it's for the language", () => {
    expect(bank.library.facts.length).toBeGreaterThanOrEqual(8);
    expect(bank.questions).toEqual([]);
    expect(shortageOf({ ...whole, bank })).toBe("language");
  });

  it("is told by any five of its lines", () => {
    const lines = note.units.map((unit) => unit.text);
    const fives = lines.slice(4).map((_, at) => lines.slice(at, at + 5));
    expect(fives.filter((five) => noteOf(...five).language !== "other")).toEqual([]);
  });
});

const english = [
  "# Portuguese literature",
  "Luís de Camões wrote the epic Os Lusíadas.",
  "Os Lusíadas was published in 1572.",
  "Fernando Pessoa wrote under more than seventy heteronyms.",
  "Eça de Queirós introduced realism to the Portuguese novel.",
  "José Saramago received the Nobel Prize in Literature in 1998.",
  "Gil Vicente founded the Portuguese theatre.",
  "Sophia de Mello Breyner Andresen received the Camões Prize in 1999.",
  "Almeida Garrett brought Romanticism to Portugal.",
];
const quotation =
  "O poeta é um fingidor que finge tão completamente que chega a fingir que é dor a dor que deveras sente.";

describe("an English note with a line in Portuguese", () => {
  it("keeps its questions, and the line gives none", () => {
    expect(idsOf(...english).length).toBeGreaterThan(3);
    expect(idsOf(...english, quotation)).toEqual(idsOf(...english));
    expect(noteOf(...english, quotation).units.at(-1)).toMatchObject({ text: quotation, language: "other" });
  });

  it("keeps them where the line stands in quotation marks within a sentence", () => {
    const ids = idsOf(...english, `The best known of his poems begins with “${quotation}”`);
    expect(ids).toEqual(expect.arrayContaining(idsOf(...english)));
  });
});

it("an English line in a note of another language is read", () => {
  const lines = foreign.find(({ file }) => file === "pt.md")?.text ?? "";
  const note = noteOf(lines, "The mitochondrion is the part of the cell that makes most of its ATP.");
  expect(note.units.at(-1)?.language).toBe("en");
});

it("cards and questions with a key are asked in any language", () => {
  const cards = [
    "o livro :: the book",
    "a mesa :: the table",
    "a cadeira :: the chair",
    "a janela :: the window",
  ];
  const lines = foreign.find(({ file }) => file === "pt.md")?.text ?? "";
  const { questions } = bankOf(lines, cards.join("\n"), "1. O coração humano tem quatro cavidades. (V)");
  expect(questions.filter(({ isAuthored }) => isAuthored).map(({ key }) => key)).toEqual([["True"]]);
  expect(questions.filter(({ isAuthored }) => !isAuthored)).toHaveLength(cards.length);
});

const terse = [
  "ARP maps IP addresses to MAC addresses.",
  "DHCP leases IP addresses.",
  "DNS resolves host names.",
  "OSPF floods link-state advertisements.",
  "NAT rewrites source addresses.",
  "UDP sends datagrams without acknowledgement.",
  "TCP retransmits lost segments.",
];
const markers = [
  "Alpha-fetoprotein (AFP): hepatocellular carcinoma.",
  "CA 125: epithelial ovarian carcinoma.",
  "CA 19-9: pancreatic carcinoma.",
  "Carcinoembryonic antigen (CEA): colorectal carcinoma.",
  "Calcitonin: medullary thyroid carcinoma.",
  "Beta-hCG (human chorionic gonadotropin): choriocarcinoma.",
  "Chromogranin A: neuroendocrine carcinoma.",
];
const unlisted = [
  "Bihotza odola gorputz osora ponpatzen duen muskulua da.",
  "Mitokondrioek zelularen energia gehiena sortzen dute.",
  "Giltzurrunek odola garbitzen dute eta gernua sortzen dute.",
  "Fotosintesiak argia energia kimiko bihurtzen du.",
  "Urak tenperatura baxuagoan irakiten du mendian.",
];

test.each([
  ["English", "en", terse],
  ["English definitions", "en", markers],
  ["a language that nothing else is known of", "other", unlisted],
] as const)("sentences with hardly a small word are taken for %s", (_, language, lines) => {
  expect(noteOf(...lines).language).toBe(language);
});

it("no note that the questions were judged on is taken for one in another language", () => {
  const judged = notesUnder(["tests/judged/notes/tuned/", "tests/judged/notes/held-out/", "data/"]);
  const taken = judged.filter((text) => languageOfNote(text.text) === "other").map(({ file }) => file);
  expect(judged.length).toBeGreaterThan(200);
  expect(taken).toEqual([]);
});
