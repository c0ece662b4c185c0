import { fitsQuestion, type Given } from "../questions/given.ts";
import { type Exercise, isQuestion } from "./exercise.ts";

/** How well a member knew what a recall card asks, in their own judgement. */
export const SELF_GRADES = ["knew", "almost", "didNot"] as const;
export type SelfGrade = (typeof SELF_GRADES)[number];

/** How far an exercise has been done. Picks are indexes into what is shown, in the order that they were made. */
export type Response =
  | Given
  | { readonly kind: "picks"; readonly picks: readonly number[] }
  | { readonly kind: "shown" }
  | { readonly kind: "grade"; readonly grade: SelfGrade };

/** What a member does to an exercise; `at` is how many picks they saw made when they did it. */
export type Deed =
  | Given
  | { readonly kind: "pick"; readonly at: number; readonly choice: number }
  | { readonly kind: "takeBack"; readonly at: number }
  | { readonly kind: "show" }
  | { readonly kind: "grade"; readonly grade: SelfGrade };

/**
 * What a deed makes of the response so far. What was answered stays, and a deed that came twice or from an older state changes
 * nothing; null for one that doesn't belong to the exercise.
 */
export function respond(exercise: Exercise, before: Response | null, deed: Deed): Response | null {
  if (before !== null && isAnswered(exercise, before)) return before;
  switch (exercise.kind) {
    case "matching":
      return picked(exercise.rights.length, before, deed);
    case "order":
      return withLastStep(exercise.shown.length, picked(exercise.shown.length, before, deed));
    case "list":
      return deed.kind === "text" && deed.text.trim() !== "" ? deed : null;
    case "recall":
      if (deed.kind === "show") return { kind: "shown" };
      return deed.kind === "grade" && before !== null ? deed : null;
    default:
      return isGiven(deed) && fitsQuestion(exercise, deed) ? deed : null;
  }
}

/** Whether nothing is left to do. */
export function isAnswered(exercise: Exercise, response: Response | null): boolean {
  if (response === null || response.kind === "shown") return false;
  return response.kind !== "picks" || response.picks.length === slotsOf(exercise);
}

/** The picks of a response, none where it has none. */
export function picksOf(response: Response | null): readonly number[] {
  return response?.kind === "picks" ? response.picks : [];
}

function slotsOf(exercise: Exercise): number {
  if (isQuestion(exercise)) return 0;
  if (exercise.kind === "matching") return exercise.pairs.length;
  return exercise.kind === "order" ? exercise.steps.length : 0;
}

function picked(count: number, before: Response | null, deed: Deed): Response | null {
  const picks = picksOf(before);
  const same = { kind: "picks", picks } as const;
  if (deed.kind === "takeBack")
    return deed.at === picks.length ? { ...same, picks: picks.slice(0, -1) } : same;
  if (deed.kind !== "pick" || !isIndex(deed.choice, count)) return null;
  if (deed.at !== picks.length || picks.includes(deed.choice)) return same;
  return { ...same, picks: [...picks, deed.choice] };
}

function isIndex(choice: number, count: number): boolean {
  return Number.isInteger(choice) && choice >= 0 && choice < count;
}

/** Where one step is left its place is known. */
function withLastStep(count: number, response: Response | null): Response | null {
  if (response?.kind !== "picks" || response.picks.length !== count - 1) return response;
  const left = Array.from({ length: count }, (_, at) => at).filter((at) => !response.picks.includes(at));
  return { kind: "picks", picks: [...response.picks, ...left] };
}

/** Whether a deed or response is an answer to a question. */
export function isGiven(deed: Deed | Response): deed is Given {
  return deed.kind === "option" || deed.kind === "options" || deed.kind === "text";
}
