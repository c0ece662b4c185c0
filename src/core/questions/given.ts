import type { Question } from "./question.ts";
import { isTypedRight } from "./typed.ts";

/** What a member gave as an answer; `choice` and `choices` are indexes into the question's options as shown. */
export type Given =
  | { readonly kind: "option"; readonly choice: number }
  | { readonly kind: "options"; readonly choices: readonly number[] }
  | { readonly kind: "text"; readonly text: string };

/** Whether two answers say the same. */
export function isSameGiven(a: Given, b: Given): boolean {
  if (a.kind === "option") return b.kind === "option" && a.choice === b.choice;
  if (a.kind === "text") return b.kind === "text" && a.text === b.text;
  return b.kind === "options" && a.choices.toSorted().join() === b.choices.toSorted().join();
}

/** How a question is answered: by one option, by all that belong, or by a text. */
export function answerForm({ kind }: Pick<Question, "kind">): Given["kind"] {
  if (kind === "typed") return "text";
  return kind === "select-all" ? "options" : "option";
}

/** Whether it answers the question at all: of its form, and with options that it has. */
export function fitsQuestion(question: Question, given: Given): boolean {
  if (given.kind !== answerForm(question)) return false;
  const count = question.options.length;
  const isOption = (choice: number) => Number.isInteger(choice) && choice >= 0 && choice < count;
  if (given.kind === "option") return isOption(given.choice);
  if (given.kind === "text") return given.text.trim() !== "";
  return given.choices.length > 0 && given.choices.every(isOption);
}

/**
 * How much of the answer is right, from 0 to 1. Of "select-all" each right option counts its share of the key, and each wrong
 * one takes away as much, or more where few are wrong: choosing everything earns nothing. Every other kind is right or wrong.
 */
export function creditFor(question: Question, given: Given): number {
  if (!fitsQuestion(question, given)) return 0;
  const { options, key, typed } = question;
  const isKey = (choice: number) => key.includes(options[choice] ?? "");
  if (given.kind === "option") return isKey(given.choice) ? 1 : 0;
  if (given.kind === "text") return typed !== null && isTypedRight(given.text, typed) ? 1 : 0;
  const chosen = [...new Set(given.choices)];
  const right = chosen.filter(isKey).length;
  const each = Math.min(key.length, options.length - key.length);
  return Math.max(0, right / Math.max(1, key.length) - (chosen.length - right) / Math.max(1, each));
}
