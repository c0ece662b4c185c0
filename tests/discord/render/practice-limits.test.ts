import { describe, expect, test } from "vitest";
import type { AnsweredExercise, AskedExercise } from "../../../src/app/practice-views.ts";
import { type Body, MESSAGE_LIMIT } from "../../../src/discord/body.ts";
import { practiceForm, renderPractice } from "../../../src/discord/render/practice.ts";
import { asked, check, longest, wild } from "./fits.ts";

describe("private exercises of the longest texts, full of markup", () => {
  const practiceId = "P".repeat(36);
  const { source } = longest;
  const sides = (count: number, length: number) =>
    Array.from({ length: count }, (_, at) => `${at} ${wild.repeat(9)}`.slice(0, length));
  const cue = { kind: "opening", text: wild.repeat(9) } as const;
  const title = wild.repeat(9);
  const asking: AskedExercise[] = [
    { form: "question", question: asked },
    { form: "question", question: { ...asked, kind: "select-all" } },
    { form: "question", question: { ...asked, kind: "typed", options: [] } },
    { form: "matching", lefts: sides(6, 80), rights: sides(7, 160), picks: [6, 5, 4, 3, 2] },
    { form: "order", title, shown: sides(8, 160), picks: [7, 6, 5, 4, 3, 2] },
    { form: "list", title, count: 8 },
    { form: "recall", cue, answer: null },
    { form: "recall", cue, answer: { text: wild.repeat(60), source } },
  ];
  test.each(asking.map((exercise) => [exercise.form, exercise] as const))(
    "%s fits a message",
    (_, exercise) => {
      const view = {
        state: "open",
        practiceId,
        from: "practice",
        heading: wild.repeat(20),
        exercise,
      } as const;
      const message = renderPractice(view);
      check(message, MESSAGE_LIMIT);
      expect(labelsOf(message)).toContain("Next");
      const form = practiceForm(view);
      if (form !== null) expect(form.title.length).toBeLessThanOrEqual(45);
    },
  );

  test("a question of 25 options has a button for each", () => {
    const question = { ...asked, options: Array.from({ length: 25 }, (_, at) => `option ${at}`) };
    const exercise = { form: "question", question } as const;
    const message = renderPractice({ state: "open", practiceId, from: "practice", heading: null, exercise });
    check(message, MESSAGE_LIMIT);
    expect(labelsOf(message)).toHaveLength(25);
  });

  const answering: AnsweredExercise[] = [
    { form: "question", question: longest, given: { kind: "option", choice: 0 } },
    {
      form: "question",
      question: { ...longest, kind: "typed", options: [], keys: [] },
      given: { kind: "text", text: wild.repeat(6) },
    },
    {
      form: "matching",
      pairs: sides(6, 160).map((right, line) => ({
        left: right.slice(0, 80),
        right,
        line,
        isFound: line > 2,
      })),
      source,
    },
    { form: "order", title, steps: sides(8, 160), given: [7, 6, 5, 4, 3, 2, 1, 0], source },
    {
      form: "list",
      title,
      members: sides(8, 50).map((name, at) => ({ name, isNamed: at > 3 })),
      wrong: sides(8, 80),
      source,
    },
    { form: "recall", cue, answer: wild.repeat(60), grade: "almost", source },
  ];
  test.each(answering.map((exercise) => [exercise.form, exercise] as const))(
    "%s fits with its answer, its source and the way on",
    (_, exercise) => {
      const message = renderPractice({
        state: "answered",
        practiceId,
        from: "practice",
        exercise,
        credit: 0.5,
        mayReport: true,
      });
      check(message, MESSAGE_LIMIT);
      expect(message.content).toContain("From your notes, ");
      const mayClaim =
        exercise.form === "list" || (exercise.form === "question" && exercise.given.kind === "text");
      expect(labelsOf(message)).toEqual(["Next", ...(mayClaim ? ["My answer was right too"] : []), "Report"]);
    },
  );
});

function labelsOf({ components }: Body): string[] {
  return components.flatMap((row) => row.components.map((one) => ("label" in one ? (one.label ?? "") : "")));
}
