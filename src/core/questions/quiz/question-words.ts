import { foldedText } from "../../facts/fingerprint.ts";
import type { Question, QuestionKind } from "../question.ts";
import { shownPath } from "../shown-path.ts";
import { contentStems, type Stems } from "../terms/sentence.ts";

/** A question by the stems of its words, so that two can be compared. */
export type QuestionWords = {
  readonly kind: QuestionKind;
  /** Each way to tell the answer, or of several right options each one; a true/false question has none. */
  readonly keys: readonly (readonly string[])[];
  /** Each way to tell the whole answer, folded, so that no two questions of a quiz have one. */
  readonly answers: ReadonlySet<string>;
  /** The stem without the keys' words. */
  readonly asked: readonly string[];
  /** All that is shown with it: its options, the headings above it, and at the reveal its explanation and source. */
  readonly said: ReadonlySet<string>;
  /** The same line by line: its stem with the answer, each option, its explanation, its source. */
  readonly lines: readonly ReadonlySet<string>[];
};

/** "Yes", "All of the above": an answer that names nothing says nothing about a question that has it too. */
const VERDICT = /^(?:yes|no|true|false|both|neither|(?:all|none|any|some) of\b.*)$/iu;

/** A line that has the answer gives it away by so many of the words that are asked. */
const TELLING = 2;

/** Takes a question apart. */
export function wordsOfQuestion(
  question: Question,
  stemsIn: Stems = (text) => contentStems(text),
): QuestionWords {
  const { kind, stem, options, key, explanation, source } = question;
  // The hint's letters ("B••••sh") are no words of what is asked.
  const plain = stem.replaceAll(/ ?\([^()]*•[^()]*\)/gu, " ").replaceAll("____", " ");
  const isStatement = kind === "true-false";
  const asked = stemsIn(plain);
  const answered = isStatement ? plain : `${plain} ${key.join(" ")}`;
  const texts = new Set([...(isStatement ? [] : options), explanation, source.text]);
  const headings = shownPath(question).slice(1);
  const tellings = tellingsOf(question);
  const keys = tellings.map((text) => [...stemsIn(text)]);
  const own = new Set(keys.flat());
  return {
    kind,
    keys: keys.filter((each) => each.length > 0),
    answers: answersOf(question, tellings),
    asked: [...asked].filter((each) => !own.has(each)),
    said: union([asked, ...[...headings, ...texts].map(stemsIn)]),
    lines: [...new Set([answered, ...texts])].map(stemsIn),
  };
}

function union(sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const set of sets) for (const each of set) all.add(each);
  return all;
}

function tellingsOf({ kind, key, typed }: Question): readonly string[] {
  if (kind === "true-false") return [];
  return typed === null ? key : [...new Set([...key, ...typed.accepted])];
}

function answersOf({ kind }: Question, tellings: readonly string[]): ReadonlySet<string> {
  const named = tellings.filter((text) => !VERDICT.test(text)).map(foldedText);
  return new Set(kind === "select-all" ? [named.sort().join("\n")] : named);
}

/** Whether two questions can't stand in one quiz: their answer is the same, or one says what the other asks for. */
export function clash(a: QuestionWords, b: QuestionWords): boolean {
  return [...a.answers].some((answer) => b.answers.has(answer)) || answersOther(a, b);
}

/** Whether one of two questions says what the other asks for. */
export function answersOther(a: QuestionWords, b: QuestionWords): boolean {
  return answers(a, b) || answers(b, a);
}

/** Whether a text of those stems tells the answer by itself. */
export function tells(said: ReadonlySet<string>, { keys }: QuestionWords): boolean {
  return keys.some((key) => key.every((stem) => said.has(stem)));
}

function answers({ said, lines }: QuestionWords, question: QuestionWords): boolean {
  const { kind, asked } = question;
  const among = (stems: ReadonlySet<string>) => asked.filter((stem) => stems.has(stem)).length;
  if (kind === "true-false") return among(said) >= asked.length * 0.6;
  if (!tells(said, question)) return false;
  if (kind === "acronym" || among(said) >= asked.length * 0.5) return true;
  return lines.some((line) => tells(line, question) && among(line) >= TELLING);
}
