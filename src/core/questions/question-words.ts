import type { Question, QuestionKind } from "./question.ts";
import { contentStems } from "./sentence.ts";

/** A question by the stems of its words, so that two can be compared. */
export type QuestionWords = {
  readonly kind: QuestionKind;
  readonly key: readonly string[];
  /** The stem without the key's words. */
  readonly asked: readonly string[];
  /** All that is shown with it, its source included. */
  readonly said: ReadonlySet<string>;
};

/** Takes a question apart. */
export function wordsOfQuestion({ kind, key, stem, source }: Question): QuestionWords {
  const said = contentStems(`${stem.replaceAll("____", " ")} ${source.text}`);
  const own = kind === "true-false" ? [] : [...contentStems(key.join(" "))];
  const asked = [...contentStems(stem.replaceAll("____", " "))].filter((each) => !own.includes(each));
  return { kind, key: own, asked, said };
}

/** Whether one of two questions says what the other asks for, so that they can't stand in one quiz. */
export function answersOther(a: QuestionWords, b: QuestionWords): boolean {
  return answers(a, b) || answers(b, a);
}

function answers(shown: QuestionWords, asked: QuestionWords): boolean {
  if (!asked.key.every((stem) => shown.said.has(stem))) return false;
  if (asked.kind === "acronym") return true;
  const share = asked.kind === "true-false" ? 0.6 : 0.5;
  return asked.asked.filter((stem) => shown.said.has(stem)).length >= asked.asked.length * share;
}
