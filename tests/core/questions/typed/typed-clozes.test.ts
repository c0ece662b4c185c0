import { describe, expect, it } from "vitest";
import { makeBank } from "#src/core/questions/bank.ts";
import type { Question } from "#src/core/questions/question.ts";
import { isTypedRight } from "#src/core/questions/typed.ts";
import { libraryOf } from "../library-of.ts";

/** The typed questions of notes with one statement a paragraph, as "stem => key". */
function typedOf(...lines: readonly string[]): readonly Question[] {
  return makeBank(libraryOf(...lines)).questions.filter(({ kind }) => kind === "typed");
}

function shown(...lines: readonly string[]): string[] {
  return typedOf(...lines).map(({ stem, key }) => `${stem} => ${key[0] ?? ""}`);
}

function codes(...lines: readonly string[]): string[] {
  return makeBank(libraryOf(...lines)).rejected.map(({ code }) => code);
}

describe("a typed cloze asks for", () => {
  it.each([
    [
      "what the sentence names",
      "Apoptosis, or programmed cell death, is carried out by proteases called caspases.",
      "Apoptosis, or programmed cell death, is carried out by proteases called ____ (c•••••es). => caspases",
    ],
    [
      "a name that ends where the sentence's verb begins",
      "A solid ball of cells called the morula forms by about day 3 or 4.",
      "A solid ball of cells called the ____ (m•••la) forms by about day 3 or 4. => morula",
    ],
    [
      "another name, though the main one stands there",
      "Peptidoglycan, also called murein, is a mesh of sugar chains that short peptides link.",
      "Peptidoglycan, also called ____ (m•••in), is a mesh of sugar chains that short peptides link. => murein",
    ],
    [
      "a name in quotation marks",
      'In early July the emperor promised his ally full support, the so-called "blank cheque".',
      'In early July the emperor promised his ally full support, the so-called "____ (b•••k c•••ue)". => blank cheque',
    ],
    [
      "who made something",
      "The fluid mosaic picture of the cell's outer layer was proposed by Singer and Nicolson.",
      "The fluid mosaic picture of the cell's outer layer was proposed by ____ (S•••er and N•••••on). => Singer and Nicolson",
    ],
    [
      "a specific object",
      "Tetanus toxin blocks the release of transmitters and so produces spastic paralysis.",
      "Tetanus toxin blocks the release of transmitters and so produces ____ (s••••ic p••••••is). => spastic paralysis",
    ],
    [
      "the subject, where there are no wrong options",
      "Pinocytosis is the uptake of extracellular fluid in small vesicles.",
      "____ (P••••••••is) is the uptake of extracellular fluid in small vesicles. => Pinocytosis",
    ],
    [
      "what tells one of two from the other",
      "Iconic memory is visual and lasts under a second, whereas echoic memory is auditory and lasts longer.",
      "Iconic memory is visual and lasts under a second, whereas ____ (e•••ic) memory is auditory and lasts longer. => echoic",
    ],
  ])("%s", (_, line, expected) => {
    expect(shown(line)).toContain(expected);
  });
});

describe("a typed cloze is refused", () => {
  it.each([
    ["noteToSelf", "Pasteurisation is different from sterilisation, but how exactly? Look it up."],
    ["leansOnOthers", "Most of them were usually as good as the others were for long."],
  ])("as %s: %s", (code, line) => {
    expect(codes(line)).toContain(code);
    expect(shown(line)).toEqual([]);
  });

  it.each([
    [
      "a general word",
      "The data unit at the second layer carries two addresses and a checksum.",
      "data unit",
    ],
    [
      "a general word with an adjective",
      "The male part of a flower has an anther and a filament.",
      "male part",
    ],
    [
      "a name with nothing but a remark on it",
      "Bacillus, whose members are aerobic or facultatively anaerobic.",
      "Bacillus",
    ],
    [
      "a particle verb cut in two",
      "Crossing over takes place in the first prophase of a cell's division.",
      "Crossing",
    ],
    [
      "a subject that took the verb in",
      "A variable-ratio schedule rewards after an unpredictable number of responses and produces steady rates.",
      "variable-ratio schedule rewards",
    ],
    [
      "the acronym that its words spell",
      "MRSA stands for methicillin-resistant Staphylococcus aureus in hospitals.",
      "MRSA",
    ],
    ["a name that the title shows", "The notes on the harvest were kept by farmers in old books.", "notes"],
  ])("for %s", (_, line, key) => {
    expect(typedOf(line).map((each) => each.key[0])).not.toContain(key);
  });
});

it("is refused where another term of the notes fits the hint", () => {
  const lines = [
    "Mitosis produces two genetically identical cells from one.",
    "Meiosis produces four genetically different cells from one.",
    "Colchicine from the autumn crocus blocks mitosis in growing roots.",
  ];
  expect(shown(...lines).filter((each) => each.endsWith("=> mitosis"))).toEqual([]);
});

describe("a typed key", () => {
  const keyOf = (line: string, key: string) => {
    const found = typedOf(line).find((each) => each.key[0] === key)?.typed;
    if (found === undefined || found === null) throw new Error(`“${key}” isn't asked for in “${line}”`);
    return found;
  };

  it.each([
    [
      "either number",
      "Chloroplasts contain stacks of thylakoids that are called grana in books.",
      "grana",
      "granum",
    ],
    [
      "two people in either order",
      "The visual cliff of Gibson and Walk tests the depth that infants see.",
      "Gibson and Walk",
      "Walk and Gibson",
    ],
    [
      "a surname",
      "The relational model of data was proposed by Edgar F. Codd at IBM.",
      "Edgar F. Codd",
      "Codd",
    ],
    [
      "British and American spelling",
      "The theory of Young assumes that the eye has three types of colour receptors.",
      "colour receptors",
      "color receptors",
    ],
  ])("may be written with %s", (_, line, key, written) => {
    expect(isTypedRight(written, keyOf(line, key))).toBe(true);
  });

  it("isn't met by the year of its study, which stands in brackets", () => {
    const key = keyOf(
      "The visual cliff (1960) shows whether small infants perceive the depth of a drop.",
      "visual cliff",
    );
    expect(isTypedRight("1960", key)).toBe(false);
    expect(isTypedRight("visual cliffs", key)).toBe(true);
  });

  it("isn't met by the last word of a name with an article, as a person's is", () => {
    const plan = keyOf(
      "The Schlieffen Plan aimed to defeat one neighbour quickly before the other was ready.",
      "Schlieffen Plan",
    );
    expect(isTypedRight("Plan", plan)).toBe(false);
    const person = keyOf(
      "Gustav Fechner founded psychophysics and weighed small sensations in Leipzig.",
      "Gustav Fechner",
    );
    expect(isTypedRight("Fechner", person)).toBe(true);
  });

  it("is met by a surname that is no common word", () => {
    const brunel = keyOf(
      "The Great Western was planned by the young Isambard Kingdom Brunel.",
      "Isambard Kingdom Brunel",
    );
    expect(isTypedRight("Brunel", brunel)).toBe(true);
  });

  it("isn't met by its sister in science", () => {
    const key = keyOf(
      "The salt that the bath precipitates is called barium sulfate in the laboratory.",
      "barium sulfate",
    );
    expect(isTypedRight("barium sulfite", key)).toBe(false);
    expect(isTypedRight("barium sulfat", key)).toBe(true);
  });
});
