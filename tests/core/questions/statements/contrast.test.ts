import { describe, expect, it } from "vitest";
import { contrastOf } from "#src/core/questions/statements/contrast.ts";
import { bankOf } from "../library-of.ts";

/** The first line with the two that it contrasts exchanged. */
function swapped(line: string, ...others: readonly string[]): string | null {
  const bank = bankOf(line, ...others);
  const sentence = bank.sentences.find(({ fact }) => fact.text === line);
  if (sentence === undefined) throw new Error(`no sentence “${line}”`);
  return contrastOf(line, { sentence, bank })?.changed ?? null;
}

describe("two that are set against each other change places", () => {
  it.each([
    [
      "kinds of one thing",
      "Integral proteins are embedded in the bilayer, whereas peripheral proteins are attached loosely to its surface.",
      "Peripheral proteins are embedded in the bilayer, whereas integral proteins are attached loosely to its surface.",
    ],
    [
      "kinds of one thing",
      "Episodic memory stores personal events, while semantic memory stores general knowledge.",
      "Semantic memory stores personal events, while episodic memory stores general knowledge.",
    ],
    [
      "kinds with articles",
      "A civil case settles a private dispute, while a criminal case punishes an offence.",
      "A criminal case settles a private dispute, while a civil case punishes an offence.",
    ],
    [
      "names of one ending",
      "Endocytosis brings material into the cell; exocytosis releases it through the plasma membrane.",
      "Exocytosis brings material into the cell; endocytosis releases it through the plasma membrane.",
    ],
    [
      "what is opposed by its words",
      "Mitosis produces two identical diploid cells, and meiosis produces four different haploid cells.",
      "Meiosis produces two identical diploid cells, and mitosis produces four different haploid cells.",
    ],
    [
      "what the one lacks",
      "Rods do not distinguish colours; cones distinguish colours in bright light.",
      "Cones do not distinguish colours; rods distinguish colours in bright light.",
    ],
    [
      "what is counted",
      "The Senate has 100 members, while the House has 435 members.",
      "The House has 100 members, while the Senate has 435 members.",
    ],
    [
      "names that stay as they are written",
      "Athens was an eastern sea power, whereas Rome was a western land power.",
      "Rome was an eastern sea power, whereas Athens was a western land power.",
    ],
  ])("%s: %s", (_, line, changed) => {
    expect(swapped(line)).toBe(changed);
  });
});

describe("nothing changes places", () => {
  it.each([
    ["where both may be true of both", "France produces fine wine, while Italy produces olive oil."],
    ["where the same is counted", "The octave has eight notes, while the scale has eight steps."],
    ["where the second says another thing", "Paris is in northern France, while Lyon is a big city."],
    ["where the two share it", "Active transport needs carriers, but passive transport needs channels too."],
    [
      "where their numbers differ",
      "Arteries carry blood from the heart, whereas a vein carries blood to the heart.",
    ],
    [
      "where one name stands twice",
      "Fixed costs never change, while variable costs change as fixed costs do not.",
    ],
    ["without a contrast", "Smooth muscle lines the gut, and cardiac muscle forms the heart."],
    [
      "where a choice is left",
      "Simple time has two or four beats, while compound time has groups of three beats.",
    ],
    [
      "where there is more than one mark",
      "Light reactions make ATP, while dark reactions use it, but dark reactions fix carbon.",
    ],
    ["with a pronoun for a subject", "Episodic memory stores events, while it forgets plain facts."],
  ])("%s: %s", (_, line) => {
    expect(swapped(line)).toBeNull();
  });

  it("where another line says it of the other as well", () => {
    expect(
      swapped(
        "Episodic memory stores personal events, while semantic memory stores general knowledge.",
        "In old age semantic memory stores personal events of childhood.",
      ),
    ).toBeNull();
  });
});
