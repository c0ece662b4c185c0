import { describe, expect, test } from "vitest";
import { withPin } from "#src/core/questions/people/ruling.ts";
import { withoutOwnKey } from "#src/core/questions/people/typed-pin.ts";
import type { Question } from "#src/core/questions/question.ts";
import { isTypedRight } from "#src/core/questions/typed.ts";
import { handmadeFacts, handmadeQuestion } from "../../../support/bank.ts";

const [fact] = handmadeFacts("Networks", ["Layers"], 1);
if (fact === undefined) throw new Error("There are no facts");
const base = handmadeQuestion(fact);

/** A typed question with that answer, and others of the notes. */
function typed(
  key: string,
  { accepted = [key], others = [] as string[], stem = "____ is it." } = {},
): Question {
  const how = { accepted, others, isExact: false, language: "en" } as const;
  return { ...base, kind: "typed", options: [], stem, key: [key], typed: how };
}

function isRight(question: Question, text: string): boolean {
  return question.typed !== null && isTypedRight(text, question.typed);
}

const pin = (key: string, ...accepted: string[]) => ({ kind: "accepted", key, accepted }) as const;

describe("another answer to type", () => {
  const softmax = typed("Softmax function", { accepted: ["Softmax function", "Softmax"] });

  test("is what is shown and right, with its own ways to write it; the old one and its ways are wrong", () => {
    const pinned = withPin(softmax, pin("GELU", "Gaussian error linear unit"));
    expect(pinned).toMatchObject({
      id: softmax.id,
      key: ["GELU"],
      source: softmax.source,
      isCorrected: true,
    });
    expect(pinned.typed?.accepted).toEqual(["GELU", "Gaussian error linear unit"]);
    for (const text of ["gelu", "gaussian error linear units"])
      expect(isRight(pinned, text), text).toBe(true);
    for (const text of ["Softmax function", "softmax"]) expect(isRight(pinned, text), text).toBe(false);
  });

  test("leaves the old one right where the editor accepts it", () => {
    const pinned = withPin(softmax, pin("GELU", "Softmax function"));
    expect(isRight(pinned, "softmax function")).toBe(true);
    expect(isRight(pinned, "softmax")).toBe(false);
  });

  test("a slip away from the old one doesn't forgive that slip, but others", () => {
    const pinned = withPin(typed("mitochondrium"), pin("mitochondrion"));
    expect(isRight(pinned, "mitochondrium")).toBe(false);
    expect(isRight(pinned, "mitohondrion")).toBe(true);
  });

  test("that another note's term was is no rival of itself", () => {
    const pinned = withPin(typed("late stopping", { others: ["early stopping"] }), pin("early stopping"));
    expect(isRight(pinned, "early stoping")).toBe(true);
  });

  test("in other letters only is the same answer with all its ways", () => {
    const pinned = withPin(softmax, pin("softmax function"));
    expect(pinned).toMatchObject({ key: ["softmax function"], explanation: softmax.explanation });
    expect(pinned.isCorrected).toBeUndefined();
    expect(isRight(pinned, "Softmax")).toBe(true);
  });

  test.each([
    ["____ (S•••••x) is it.", "____ (••••) is it."],
    ["It (that is ____ [S•••••x]) is it.", "It (that is ____ [••••]) is it."],
    ["____ is it.", "____ is it."],
  ])("is what the hint tells of: %s", (stem, expected) => {
    const own = stem.replace("S•••••x", "S••••ax");
    expect(withPin(typed("Softmax", { stem: own }), pin("GELU")).stem).toBe(expected);
  });

  test("that is the question's own is none", () => {
    expect(withoutOwnKey(pin("Softmax function", "smax"), softmax)).toEqual({
      kind: "accepted",
      accepted: ["smax"],
    });
    expect(withoutOwnKey(pin("GELU"), softmax)).toEqual(pin("GELU"));
  });
});
