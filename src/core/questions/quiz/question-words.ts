import type { Question, QuestionKind } from "../question.ts";
import { shownPath } from "../shown-path.ts";
import { contentStems, type Stems } from "../terms/sentence.ts";

/** A question by the stems of its words, so that two can be compared. */
export type QuestionWords = {
  readonly kind: QuestionKind;
  /** Each way to tell the answer, or of several right options each one; a true/false question has none. */
  readonly keys: readonly (readonly string[])[];
  /** The stem without the keys' words. */
  readonly asked: readonly string[];
  /** All that is shown with it: its options, the headings above it, and at the reveal its explanation and source. */
  readonly said: ReadonlySet<string>;
};

/** Takes a question apart. */
export function wordsOfQuestion(
  question: Question,
  stemsIn: Stems = (text) => contentStems(text),
): QuestionWords {
  const { kind, stem, options, explanation, source } = question;
  const plain = stem.replaceAll("____", " ");
  const shown = kind === "true-false" ? [] : options;
  const asked = stemsIn(plain);
  const said = new Set(asked);
  for (const text of new Set([...shown, ...shownPath(question).slice(1), explanation, source.text]))
    for (const each of stemsIn(text)) said.add(each);
  const keys = tellings(question).map((text) => [...stemsIn(text)]);
  const own = new Set(keys.flat());
  return {
    kind,
    keys: keys.filter((key) => key.length > 0),
    asked: [...asked].filter((each) => !own.has(each)),
    said,
  };
}

function tellings({ kind, key, typed }: Question): readonly string[] {
  if (kind === "true-false") return [];
  return typed === null ? key : [...new Set([...key, ...typed.accepted])];
}

/** Whether one of two questions says what the other asks for, so that they can't stand in one quiz. */
export function answersOther(a: QuestionWords, b: QuestionWords): boolean {
  return answers(a, b) || answers(b, a);
}

/** Whether a text of those stems tells the answer by itself. */
export function tells(said: ReadonlySet<string>, { keys }: QuestionWords): boolean {
  return keys.some((key) => key.every((stem) => said.has(stem)));
}

function answers({ said }: QuestionWords, asked: QuestionWords): boolean {
  if (asked.kind !== "true-false" && !tells(said, asked)) return false;
  if (asked.kind === "acronym") return true;
  const share = asked.kind === "true-false" ? 0.6 : 0.5;
  return asked.asked.filter((stem) => said.has(stem)).length >= asked.asked.length * share;
}
