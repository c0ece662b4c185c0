import { describe, expect, it } from "vitest";
import { predicateOf } from "#src/core/questions/statements/predicate.ts";
import { bankOf } from "../library-of.ts";

function predicateIn(line: string) {
  const [sentence] = bankOf(line).sentences;
  return sentence === undefined ? null : predicateOf(sentence);
}

describe("what a sentence says of its subject", () => {
  it.each([
    [
      "runs to the end of the sentence",
      "The Golgi apparatus modifies proteins that arrive from the reticulum.",
      "modifies proteins that arrive from the reticulum",
    ],
    [
      "keeps its last letter, though a full stop follows",
      "Tay-Sachs disease is a disorder that lacks the enzyme hexosaminidase A.",
      "is a disorder that lacks the enzyme hexosaminidase A",
    ],
    [
      "ends before a contrast",
      "A solenoid carries current in a long coil, whereas a toroid closes the coil to a ring.",
      "carries current in a long coil",
    ],
    [
      "ends before what is said of another subject",
      "Mitosis produces two identical diploid cells, and meiosis produces four haploid cells.",
      "produces two identical diploid cells",
    ],
    [
      "ends before another subject without a comma",
      "An A record maps a name to an IPv4 address and an AAAA record maps it to an IPv6 address.",
      "maps a name to an IPv4 address",
    ],
    [
      "ends without the word that led to what is cut",
      "A fricative forces air through a narrow gap and so makes a hissing noise.",
      "forces air through a narrow gap",
    ],
    [
      "keeps what was done so",
      "Tagore won the prize in 1913 and was the first outside Europe to do so.",
      "won the prize in 1913 and was the first outside Europe to do so",
    ],
    [
      "begins behind the names in brackets",
      "The rough endoplasmic reticulum (RER) is studded with ribosomes that make proteins.",
      "is studded with ribosomes that make proteins",
    ],
  ])("%s", (_, line, text) => {
    expect(predicateIn(line)?.text).toBe(text);
  });

  it.each([
    ["begins with a condition", "In metaphase the chromosomes line up at the equator of the spindle."],
    ["is hedged", "A kernel can usually move across the image in larger steps."],
    ["is only praise", "Index cards are useful for learning many words quickly."],
    ["only gives a name", "Organisms with a nucleus are called eukaryotes by biologists today."],
    ["only says what letters stand for", "MRSA stands for methicillin-resistant Staphylococcus aureus."],
    ["points to another line", "The second treaty ended this war after nine long years of fighting."],
    [
      "leans on an object named before",
      "The later Wittgenstein dropped it, and turned to games of language.",
    ],
    ["goes on about another thing", "The air of Venus holds much carbon dioxide and that of Mars less."],
    [
      "is cut within its subject",
      "An abstract data type (ADT) describes what operations a structure supports.",
    ],
    ["describes its subject first", "A delay filled with counting removes the effect of recency in recall."],
    ["has no sure verb", "MX records name the mail servers of a domain."],
  ])("is not taken where the sentence %s: %s", (_, line) => {
    expect(predicateIn(line)).toBeNull();
  });
});
