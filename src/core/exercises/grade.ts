import type { Fingerprint } from "../facts/fact.ts";
import { creditFor } from "../questions/given.ts";
import type { TypedKey } from "../questions/question.ts";
import { isTypedRight } from "../questions/typed.ts";
import { type Exercise, isQuestion, type ListRecall, type Matching, type Ordering } from "./exercise.ts";
import { isGiven, picksOf, type Response, type SelfGrade } from "./response.ts";

/** How much of what a fact says was known, from 0 to 1. */
export type Credit = { readonly fact: Fingerprint; readonly credit: number };

const selfCredit: Readonly<Record<SelfGrade, number>> = { knew: 1, almost: 0.5, didNot: 0 };

/** The facts that an exercise is about, that which it counts as practised first. */
export function factsIn(exercise: Exercise): readonly Fingerprint[] {
  if (exercise.kind !== "matching") return [exercise.fact];
  return [...new Set([exercise.fact, ...exercise.pairs.map(({ fact }) => fact)])];
}

/** What a finished response earns, fact by fact. */
export function creditsFor(exercise: Exercise, response: Response): readonly Credit[] {
  if (exercise.kind === "matching") {
    const matched = matchedIn(exercise, response);
    return exercise.pairs.map(({ fact }, at) => ({ fact, credit: matched[at] === true ? 1 : 0 }));
  }
  return [{ fact: exercise.fact, credit: creditOf(exercise, response) }];
}

/** What a finished response earns as a whole, from 0 to 1. */
export function creditOf(exercise: Exercise, response: Response): number {
  if (isQuestion(exercise)) {
    return isGiven(response) ? creditFor(exercise, response) : 0;
  }
  switch (exercise.kind) {
    case "matching":
      return share(matchedIn(exercise, response));
    case "order":
      return inOrderShare(exercise, response);
    case "list":
      return share(namedIn(exercise, response).named);
    case "recall":
      return response.kind === "grade" ? selfCredit[response.grade] : 0;
  }
}

/** For each pair whether its right side was found. */
export function matchedIn({ pairs, rights }: Matching, response: Response): readonly boolean[] {
  const picks = picksOf(response);
  return pairs.map(({ right }, at) => rights[picks[at] ?? -1] === right);
}

/** For each member whether it was named, and the lines that name none; as many lines count as there are members. */
export function namedIn(
  { members }: ListRecall,
  response: Response,
): { readonly named: readonly boolean[]; readonly wrong: readonly string[] } {
  const lines = response.kind === "text" ? linesOf(response.text).slice(0, members.length) : [];
  const found = new Map<TypedKey, string>();
  for (const line of lines) {
    const member = members.find((key) => !found.has(key) && isTypedRight(line, key));
    if (member !== undefined) found.set(member, line);
  }
  const used = new Set(found.values());
  return { named: members.map((key) => found.has(key)), wrong: lines.filter((line) => !used.has(line)) };
}

/** One a line, each once; where all stands on one line, its commas part it. Bullets and numbers aren't part of a name. */
function linesOf(text: string): string[] {
  const lines = text.split(/\n+/u).filter((line) => line.trim() !== "");
  const parts = lines.length === 1 ? text.split(/[,;，、；]/u) : lines;
  const names = parts.map((part) => part.replace(/^\s*(?:[-*•·]|\d{1,2}[.)])\s+/u, "").trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** The most steps that stand in their order beside each other, all but one of them counted: one step astray costs one share. */
function inOrderShare({ steps, shown }: Ordering, response: Response): number {
  const places = picksOf(response).map((pick) => steps.indexOf(shown[pick] ?? ""));
  const longest: number[] = [];
  for (const [at, place] of places.entries()) {
    const before = places.slice(0, at).map((other, index) => (other < place ? (longest[index] ?? 0) : 0));
    longest.push(1 + Math.max(0, ...before));
  }
  return Math.max(0, Math.max(0, ...longest) - 1) / Math.max(1, steps.length - 1);
}

function share(right: readonly boolean[]): number {
  return right.filter(Boolean).length / Math.max(1, right.length);
}
