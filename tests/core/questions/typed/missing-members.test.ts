import { describe, expect, it } from "vitest";
import { wordsOf } from "#src/core/facts/english.ts";
import { materialOf } from "#src/core/questions/material.ts";
import { missingMembers } from "#src/core/questions/typed/missing-members.ts";
import { libraryOf } from "../library-of.ts";

const questionsOf = (...lines: readonly string[]) =>
  missingMembers(materialOf(libraryOf(...lines), wordsOf)).candidates.map(({ question }) => question);

describe("a whole list is asked for one of its members", () => {
  it.each([
    "The growth curve has four phases: lag, exponential, stationary and death phase.",
    "The modes are Ionian, Dorian, Phrygian, Lydian, Mixolydian, Aeolian and Locrian.",
    "The nephron consists of the glomerulus, the proximal tubule, the loop of Henle and the distal duct.",
    "The US government has three branches: legislative, executive and judicial.",
  ])("%s", (line) => {
    const [question] = questionsOf(line);
    const [key = ""] = question?.key ?? [];
    expect(question?.kind).toBe("typed");
    expect(line).toContain(key);
    expect(question?.stem).not.toContain(key);
    expect(question?.stem.replace(/____ \([^()]*\)/u, key)).toBe(line);
  });

  it("with its other name in brackets accepted and not shown", () => {
    const [question] = questionsOf("The cycle has three phases: G1 (gap), S (copy) and mitosis (division).");
    expect(question?.key).toEqual(["mitosis"]);
    expect(question?.typed?.accepted).toContain("division");
    expect(question?.stem).not.toContain("division");
  });
});

describe("no member of a list is asked for", () => {
  it.each([
    [
      "where others may belong to it",
      "Monocular depth cues include perspective, interposition and parallax.",
    ],
    [
      "where it is told of what another line named",
      "Plato matches these classes to three parts: reason, spirit and appetite.",
    ],
    ["where the count isn't met", "The cycle has four phases: growth, synthesis and division."],
    ["where too few are left to tell", "Ribosomes consist of protein and nucleic acid."],
    [
      "where each stands in the line again",
      "The axes are pitch, roll and yaw, and pitch, roll and yaw are angles.",
    ],
    ["where none can be typed", "Interphase consists of G1, S and G2."],
  ])("%s: %s", (_, line) => {
    expect(questionsOf(line)).toEqual([]);
  });
});
