import { foldedFor } from "../../notes/language.ts";
import type { Bank } from "../bank.ts";
import { inOrder } from "../item.ts";
import type { Question } from "../question.ts";
import { wordsOfQuestion } from "../quiz/question-words.ts";
import { type TypedPin, type TypedPinFlaw, typedPinFlaw, withTypedPin } from "./typed-pin.ts";

/** What an editor holds in place of the question's own where options are chosen. */
type OptionsPin = {
  readonly kind: "options";
  readonly key: readonly string[];
  readonly wrong: readonly string[];
};

/** What an editor holds in place of a question's own. */
export type Pin = OptionsPin | TypedPin;

/** What a server's editors have ruled about its questions, by their ids. */
export type Rulings = {
  /** Questions that are not to be asked. */
  readonly barred: ReadonlySet<string>;
  readonly pins: ReadonlyMap<string, Pin>;
};

/** Whether a pin stands in for what the note may say wrong; more ways to type its answer don't. */
export function standsForMending(pin: Pin): boolean {
  return pin.kind === "options" || pin.key !== undefined;
}

/** Whether what was answered under one pin, or none, says nothing about the question under the next. */
export function isAnotherQuestion(before: Pin | null, after: Pin | null): boolean {
  const keyOf = (pin: Pin | null) => (pin?.kind === "accepted" ? pin.key : undefined);
  return (after ?? before)?.kind === "options" || keyOf(before) !== keyOf(after);
}

/** Discord shows at most so many characters of an option in a menu. */
export const OPTION_LIMIT = 100;
const MOST_OPTIONS = 5;

/** Why a pin can't be taken: `text` is what it stumbled on. */
export type PinFlaw = {
  readonly code:
    | "manyKeys"
    | "keyAmongWrong"
    | "sameTwice"
    | "fewOptions"
    | "manyOptions"
    | "tooLong"
    | "trueOrFalse"
    | "otherForm"
    | TypedPinFlaw["code"];
  readonly text: string;
};

/** The first flaw of a pin for this question, null where it can be asked so. */
export function pinFlaw(question: Question, pin: Pin): PinFlaw | null {
  const { typed } = question;
  const other = { code: "otherForm", text: "" } as const;
  if (question.exercise !== undefined) return other;
  if (pin.kind === "accepted") return typed === null ? other : typedPinFlaw(pin, typed);
  if (typed !== null) return other;
  const long = [...pin.key, ...pin.wrong].find((text) => text.length > OPTION_LIMIT);
  return long === undefined ? optionsFlaw(question, pin) : { code: "tooLong", text: long };
}

function optionsFlaw(question: Question, { key, wrong }: OptionsPin): PinFlaw | null {
  const fold = (text: string) => foldedFor("other", text);
  const keys = new Set(key.map(fold));
  const all = [...key, ...wrong].map(fold);
  const clash = wrong.find((text) => keys.has(fold(text)));
  const twice = [...key, ...wrong].find((text, at) => all.indexOf(fold(text)) !== at);
  const most = Math.max(MOST_OPTIONS, question.options.length);
  if (key.length === 0) return { code: "noKey", text: "" };
  if (key.length > 1 && question.kind !== "select-all") return { code: "manyKeys", text: "" };
  if (clash !== undefined) return { code: "keyAmongWrong", text: clash };
  if (twice !== undefined) return { code: "sameTwice", text: twice };
  if (question.kind === "true-false" && inOrder([...key, ...wrong]).join() !== "False,True")
    return { code: "trueOrFalse", text: "" };
  if (all.length < 2) return { code: "fewOptions", text: "" };
  return all.length > most ? { code: "manyOptions", text: String(most) } : null;
}

/**
 * A question as its pin has it: its id and source stay, and where another answer is right it says that it was corrected. A pin
 * of another form than the question's changes nothing.
 */
export function withPin(question: Question, pin: Pin): Question {
  const pinned = laidOver(question, pin);
  return answerIn(question) === answerIn(pinned)
    ? pinned
    : { ...pinned, explanation: question.source.text, isCorrected: true };
}

/** The answer, the same for keys that differ by case or order alone. */
function answerIn({ key, typed }: Question): string {
  const folded = key.map((text) => foldedFor(typed?.language ?? "other", text));
  return folded.sort().join("\n");
}

function laidOver(question: Question, pin: Pin): Question {
  const { typed } = question;
  if (pin.kind === "options") return typed === null ? withOptions(question, pin) : question;
  return typed === null ? question : withTypedPin(question, typed, pin);
}

function withOptions(question: Question, { key, wrong }: OptionsPin): Question {
  if (question.kind === "true-false") return { ...question, key };
  const place = question.options.indexOf(question.key[0] ?? "");
  const options = question.isPinned
    ? [...wrong.slice(0, place), ...key, ...wrong.slice(place)]
    : inOrder([...key, ...wrong]);
  return { ...question, key, options };
}

/** A bank with a server's pins laid over its questions; the bank itself where none of them has a pin. */
export function withPins(bank: Bank, pins: ReadonlyMap<string, Pin>): Bank {
  if (!bank.questions.some(({ id }) => pins.has(id))) return bank;
  const words = new Map(bank.words);
  const questions = bank.questions.map((question) => {
    const pin = pins.get(question.id);
    if (pin === undefined) return question;
    const pinned = withPin(question, pin);
    words.set(question.id, wordsOfQuestion(pinned));
    return pinned;
  });
  return { ...bank, questions, words };
}
