import { describe, expect, it } from "vitest";
import { subjectPhrase } from "#src/core/questions/terms/phrase.ts";
import { bankOf } from "../library-of.ts";

const phraseOf = (line: string) =>
  bankOf(line)
    .sentences.map(subjectPhrase)
    .map((phrase) => (phrase === null ? null : `${phrase.text}${phrase.isPerson ? " (person)" : ""}`))[0];

describe("the subject of a statement names a term", () => {
  it.each([
    ["The TCP/IP model is described with four layers of protocols.", "TCP/IP model"],
    ["The trichromatic theory of Young and Helmholtz assumes three receptors.", "trichromatic theory"],
    ["Hubel and Wiesel found feature detectors in the visual cortex of cats.", "Hubel and Wiesel (person)"],
    ["Craik and Lockhart (1972) argued that deeper processing is better.", "Craik and Lockhart (person)"],
    ["Battle of the sexes is a game in which both prefer to meet.", "Battle of the sexes"],
    ["West Virginia became a separate state in June 1863.", "West Virginia"],
    ["Gold Coast became independent under the name of Ghana in 1957.", "Gold Coast"],
    ["Wilhelm Wundt became professor of philosophy at Leipzig in 1875.", "Wilhelm Wundt (person)"],
    ["Retroviruses such as HIV copy their RNA into DNA.", "Retroviruses"],
    ["The law of large numbers describes the mean of many trials.", "law of large numbers"],
  ])("%s", (line, name) => {
    expect(phraseOf(line)).toBe(name);
  });

  it.each([
    "Retinal disparity and convergence are binocular depth cues.",
    "Both TCP and UDP use 16-bit port numbers and a checksum.",
    "Thomas More published his best known book in 1516.",
    "The availability heuristic judges frequency by how easily examples come to mind.",
    "Glass ionomer bonds chemically to tooth tissue and releases fluoride.",
    "Ion implantation shoots in dopants, and annealing then repairs the damage.",
    "The building of the Berlin Wall began on 13 August 1961.",
    "Gershwin's Rhapsody in Blue was first heard in New York in 1924.",
    "According to legend Romulus killed his twin brother Remus.",
    "Below about pH 5.5 aluminium becomes soluble and can poison roots.",
    "The input / output controller moves data between devices.",
  ])("no more than one can be: %s", (line) => {
    expect(phraseOf(line)).toBeNull();
  });
});

it("a year in brackets is no name that two cases share", () => {
  const bank = bankOf(
    "Plaumann (1963) restricts the concern of applicants.",
    "Van Gend en Loos (1963) gave the treaty its effect.",
  );
  expect(bank.terms.map(({ aliases }) => aliases.length)).toEqual([1, 1]);
});

it("a place that two names end with makes no class of them: “Article 231 of Versailles”, “Treaty of Versailles”", () => {
  const bank = bankOf(
    "Article 231 of Versailles made Germany accept responsibility for the damage.",
    "The Treaty of Versailles ended the war between Germany and the Allies in 1919.",
  );
  expect(bank.terms.map(({ modifier }) => modifier)).toEqual([null, null]);
});
