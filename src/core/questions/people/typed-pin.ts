import { foldedFor } from "../../notes/language.ts";
import type { Question, TypedKey } from "../question.ts";
import { hintFor } from "../typed/hint.ts";
import { isTypedRight } from "../typed.ts";
import { writtenIn } from "../written.ts";

/** What an editor holds for a typed question: more ways to write the answer, and another answer where `key` is there. */
export type TypedPin = {
  readonly kind: "accepted";
  readonly key?: string | undefined;
  readonly accepted: readonly string[];
};

/** A member can type so many characters. */
export const TYPED_LIMIT = 80;
const MOST_ACCEPTED = 20;

/** Why a pin of a typed question can't be taken. */
export type TypedPinFlaw = {
  readonly code: "noKey" | "tooLongToType" | "noneAccepted" | "manyAccepted";
  readonly text: string;
};

/** The first flaw of a pin for a typed question, null where it can be asked so. */
export function typedPinFlaw({ key, accepted }: TypedPin, { language }: TypedKey): TypedPinFlaw | null {
  const long = [...(key === undefined ? [] : [key]), ...accepted].find((text) => text.length > TYPED_LIMIT);
  if (long !== undefined) return { code: "tooLongToType", text: long };
  if (key !== undefined && writtenIn(language, key).plain === "") return { code: "noKey", text: "" };
  if (key === undefined && accepted.length === 0) return { code: "noneAccepted", text: "" };
  return accepted.length > MOST_ACCEPTED ? { code: "manyAccepted", text: String(MOST_ACCEPTED) } : null;
}

/** The same pin without a key that is the question's own. */
export function withoutOwnKey(pin: TypedPin, question: Question): TypedPin {
  const { kind, accepted } = pin;
  return pin.key === question.key[0] ? { kind, accepted } : pin;
}

/** A typed question as its pin has it. Its hint tells of the pinned answer, and the old one is wrong unless it is accepted. */
export function withTypedPin(question: Question, typed: TypedKey, { key, accepted }: TypedPin): Question {
  const [own = ""] = question.key;
  if (key === undefined)
    return { ...question, typed: { ...typed, accepted: [...typed.accepted, ...accepted] } };
  const isRespelled = foldedFor(typed.language, key) === foldedFor(typed.language, own);
  const ways = [key, ...(isRespelled ? typed.accepted : []), ...accepted];
  return {
    ...question,
    key: [key],
    stem: rehinted(question.stem, own, key),
    typed: { ...typed, accepted: ways, others: rivalsOf(ways, typed) },
  };
}

/** What a slip could lead to and means something else: the old answer too, unless it is only spelt in another way. */
function rivalsOf(ways: readonly string[], { accepted, others, language }: TypedKey): readonly string[] {
  const exactly = { accepted: ways, others: [], isExact: true, language };
  return [...accepted, ...others].filter((other) => !isTypedRight(other, exactly));
}

function rehinted(stem: string, own: string, key: string): string {
  const [before, after] = [hintFor(own), hintFor(key)];
  return stem
    .replace(`____ (${before})`, () => `____ (${after})`)
    .replace(`____ [${before}]`, () => `____ [${after}]`);
}
