import { foldedFor } from "../../notes/language.ts";
import type { Bank } from "../bank.ts";
import { inOrder } from "../item.ts";
import type { Question } from "../question.ts";
import { wordsOfQuestion } from "../quiz/question-words.ts";

/** What an editor holds in place of a question's own: another key with its options, or more ways to type the key. */
export type Pin =
  | { readonly kind: "options"; readonly key: readonly string[]; readonly wrong: readonly string[] }
  | { readonly kind: "accepted"; readonly accepted: readonly string[] };

/** What a server's editors have ruled about its questions, by their ids. */
export type Rulings = {
  /** Questions that are not to be asked. */
  readonly barred: ReadonlySet<string>;
  readonly pins: ReadonlyMap<string, Pin>;
};

/** Whether a pin stands in for what the note may say wrong; more ways to type its answer don't. */
export function standsForMending(pin: Pin): boolean {
  return pin.kind === "options";
}

/** Discord shows at most so many characters of an option in a menu. */
export const OPTION_LIMIT = 100;
const MOST_OPTIONS = 5;
const MOST_ACCEPTED = 20;

/** Why a pin can't be taken: `text` is what it stumbled on. */
export type PinFlaw = {
  readonly code:
    | "noKey"
    | "manyKeys"
    | "keyAmongWrong"
    | "sameTwice"
    | "fewOptions"
    | "manyOptions"
    | "tooLong"
    | "trueOrFalse"
    | "otherForm"
    | "noneAccepted"
    | "manyAccepted";
  readonly text: string;
};

/** The first flaw of a pin for this question, null where it can be asked so. */
export function pinFlaw(question: Question, pin: Pin): PinFlaw | null {
  const texts = pin.kind === "accepted" ? pin.accepted : [...pin.key, ...pin.wrong];
  const long = texts.find((text) => text.length > OPTION_LIMIT);
  if ((pin.kind === "accepted") !== (question.kind === "typed")) return { code: "otherForm", text: "" };
  if (long !== undefined) return { code: "tooLong", text: long };
  return pin.kind === "accepted" ? acceptedFlaw(pin.accepted) : optionsFlaw(question, pin);
}

function acceptedFlaw(accepted: readonly string[]): PinFlaw | null {
  if (accepted.length === 0) return { code: "noneAccepted", text: "" };
  return accepted.length > MOST_ACCEPTED ? { code: "manyAccepted", text: String(MOST_ACCEPTED) } : null;
}

function optionsFlaw(question: Question, { key, wrong }: Extract<Pin, { kind: "options" }>): PinFlaw | null {
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

/** A question as its pin has it: its id, stem and source stay. A pin of another form than the question's changes nothing. */
export function withPin(question: Question, pin: Pin): Question {
  const { typed } = question;
  if (pin.kind === "options") return question.kind === "typed" ? question : withOptions(question, pin);
  return typed === null
    ? question
    : { ...question, typed: { ...typed, accepted: [...typed.accepted, ...pin.accepted] } };
}

function withOptions(question: Question, { key, wrong }: Extract<Pin, { kind: "options" }>): Question {
  const isSame = key.join("\n") === question.key.join("\n");
  if (question.kind === "true-false")
    return { ...question, key, ...(!isSame && { explanation: question.source.text }) };
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
