import { distance } from "../facts/edit-distance.ts";
import type { ListFact } from "../facts/fact.ts";
import { foldedFor } from "../notes/language.ts";
import { sourceOf } from "../questions/item.ts";
import type { TypedKey } from "../questions/question.ts";
import { hash, type Random, shuffled } from "../random.ts";
import type { ListRecall, Ordering } from "./exercise.ts";

/** A list's steps to be put in order, never shown as they stand; null where it has none. */
export function orderingOf(list: ListFact, random: Random): Ordering | null {
  const { steps, text, fingerprint } = list;
  if (steps.length === 0) return null;
  const mixed = shuffled(steps, random);
  const isSame = mixed.every((step, at) => step === steps[at]);
  return {
    id: hash("exercise", fingerprint, "order", ...steps).slice(0, 24),
    kind: "order",
    fact: fingerprint,
    source: sourceOf(list),
    title: text,
    steps,
    shown: isSame ? mixed.toReversed() : mixed,
  };
}

/** A list's members to be named; null where it has none. */
export function listRecall(list: ListFact): ListRecall | null {
  const { members, text, fingerprint } = list;
  if (members.length === 0) return null;
  return {
    id: hash("exercise", fingerprint, "list", ...members.map(([name = ""]) => name)).slice(0, 24),
    kind: "list",
    fact: fingerprint,
    source: sourceOf(list),
    title: text,
    members: members.map((accepted, at) => keyOf(accepted, members.toSpliced(at, 1).flat(), list)),
  };
}

/** Names that are a slip apart, or have a digit, must be written exactly. */
function keyOf(
  accepted: readonly string[],
  others: readonly string[],
  { language }: Pick<ListFact, "language">,
): TypedKey {
  const fold = (name: string) => foldedFor(language, name);
  const isExact = accepted.some(
    (name) => /\p{N}/u.test(name) || others.some((other) => distance(fold(name), fold(other)) <= 2),
  );
  return { accepted, others, isExact, language };
}
