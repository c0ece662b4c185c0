import { describe, expect, it } from "vitest";
import { makeBank } from "#src/core/questions/bank.ts";
import { libraryOf } from "../library-of.ts";

/** The statement question on the note's first line, and why there is none. */
function statementOn(...lines: readonly [string, ...string[]]) {
  const { questions, rejected } = makeBank(libraryOf(...lines));
  const question = questions.find(({ kind, source }) => kind === "statement" && source.text === lines[0]);
  const codes = rejected.filter(({ fact }) => fact.text === lines[0]).map(({ code }) => code);
  return { question, codes };
}

const organelles = [
  "A lysosome is an organelle that digests worn-out parts with acid enzymes.",
  "An amyloplast is an organelle that stores starch grains in roots.",
  "A peroxisome is an organelle that breaks long fatty acids into short ones.",
  "A centriole is an organelle that arranges nine bundles of tubes in a ring.",
] as const;

describe("what is true of a term", () => {
  it("is asked with what is true of its like only", () => {
    const { question } = statementOn(...organelles);
    expect(question?.stem).toBe("A lysosome ____.");
    expect(question?.key).toEqual(["is an organelle that digests worn-out parts with acid enzymes"]);
    expect(question?.options).toHaveLength(4);
  });

  it("is not asked with a statement that may be true of it by its name", () => {
    const { question } = statementOn(
      "A membrane pump is a protein that moves ions against their gradient.",
      "A channel is a protein that lets water through the membrane in single file.",
      "A carrier is a protein that changes shape around each bound sugar.",
      "A receptor is a protein that passes outside signals to messengers inside.",
      "An antibody is a protein that binds one foreign shape with high strength.",
    );
    expect(question?.options.some((option) => option.includes("membrane"))).toBe(false);
  });

  it("mixes no past deed with what is so", () => {
    const { question } = statementOn(
      ...organelles,
      "A microscope was an invention that showed Hooke the first walls of cork in 1665.",
    );
    expect(question?.options.every((option) => !option.startsWith("was"))).toBe(true);
  });

  it("mixes no plural among singulars", () => {
    const { question } = statementOn(
      ...organelles,
      "Ribosomes are organelles that build proteins out of amino acids by a template.",
    );
    expect(question?.options.every((option) => option.startsWith("is "))).toBe(true);
  });

  it("is not asked where the statement itself shows the term", () => {
    const { question, codes } = statementOn(
      "A lysosome is an organelle that carries lysosomal acid enzymes in a thin bag.",
      ...organelles.slice(1),
    );
    expect(question).toBeUndefined();
    expect(codes).toContain("givenAway");
  });

  it("is not asked where only the wrong options begin alike", () => {
    const { question, codes } = statementOn(
      "A plastid is the sole organelle that makes its own sugar by the light of day.",
      ...organelles.slice(1),
    );
    expect(question).toBeUndefined();
    expect(codes).toContain("oddKey");
  });

  it("is not asked of what the whole note is about, since all of it may be true of that", () => {
    const { question } = statementOn(
      "Notes are a means that keeps what a lecture said for the exam.",
      "Cards are a means that brings each word back after growing pauses.",
      "Maps are a means that draws the links of all words of a topic.",
      "Tables are a means that sets like things beside each other in rows.",
    );
    expect(question).toBeUndefined();
  });

  it("is not asked with fewer than two statements that are surely wrong", () => {
    const { question, codes } = statementOn(
      organelles[0],
      "An amyloplast can be found near the tip of many roots.",
    );
    expect(question).toBeUndefined();
    expect(codes).toContain("fewStatements");
  });

  it("takes no dated deed of a ship, a tank or a town for wrong of the country it did it for", () => {
    const { question } = statementOn(
      "The United States exploded the first hydrogen device, Ivy Mike, in November 1952.",
      "Apollo 11 landed on the plain of the Moon in July 1969.",
      "Saigon fell to the forces of the North on 30 April 1975.",
      "Mao Zedong proclaimed the new republic of China on 1 October 1949.",
      "Soviet tanks crushed the rising in the Hungarian streets in November 1956.",
    );
    expect(question).toBeUndefined();
  });

  it("takes a person's dated deed for wrong of another person", () => {
    const { question } = statementOn(
      "Vaslav Nijinsky choreographed The Rite of Spring (1913) for the company in Paris.",
      "Rudolf Nureyev defected in Paris in 1961 and formed a partnership with Margot Fonteyn.",
      "George Balanchine co-founded the School of American Ballet in 1934 with Lincoln Kirstein.",
      "Michel Fokine made The Firebird (1910) and Petrushka (1911) for the company.",
    );
    expect(question?.options.length).toBeGreaterThanOrEqual(3);
  });
});
