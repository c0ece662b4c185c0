import type { Place } from "../facts/fact.ts";
import { authoredAbout, factsAbout } from "../facts/library.ts";
import type { Bank } from "./bank.ts";
import type { QuizWish } from "./quiz/quiz.ts";

/** Why notes give few questions, or none. */
export type Shortage =
  /** They state nothing. */
  | "noFacts"
  | "oneFact"
  /** Editors or reports disabled at least half of the questions. */
  | "disabled"
  /** They give more of other kinds. */
  | "kind"
  /** Most of what isn't asked has formulas that can't be shown exactly. */
  | "formulas"
  /** Most of what isn't asked is in a language whose sentences can't be taken apart. */
  | "language"
  /** Most of what isn't asked is contradicted by other lines. */
  | "contradicted"
  /** Too few terms for wrong options. */
  | "fewTerms"
  /** Most facts are said in a way that is true of other things too, or not each time. */
  | "openClaims"
  /** There are just so few facts. */
  | "fewFacts";

/** A library with fewer has no wrong options that are safe. */
const FEWEST_TERMS = 8;

/** What most facts without a question were rejected for, where that explains it. */
const causes: Readonly<Record<string, Shortage>> = {
  inexact: "formulas",
  notEnglish: "language",
  contradicted: "contradicted",
};

/** The main reason why a wish gets fewer questions than it wants. Throws StudyError `unknownTopic` as `drawQuiz` does. */
export function shortageOf(wish: Pick<QuizWish, "bank" | "topic" | "kinds" | "barred">): Shortage {
  const { library } = wish.bank;
  return shortageAmong([...factsAbout(library, wish.topic), ...authoredAbout(library, wish.topic)], wish);
}

/** The same of some facts and authored questions of a bank. */
export function shortageAmong(
  places: readonly Place[],
  { bank, kinds, barred }: Pick<QuizWish, "bank" | "kinds" | "barred">,
): Shortage {
  if (places.length === 0) return "noFacts";
  const prints = new Set(places.map(({ fingerprint }) => fingerprint));
  const all = bank.questions.filter(({ fact }) => prints.has(fact));
  const ofKind = all.filter(({ kind }) => kinds === "mixed" || kinds.includes(kind));
  const open = ofKind.filter(({ id }) => !barred.has(id));
  if (open.length < ofKind.length && open.length * 2 <= ofKind.length) return "disabled";
  const asked = new Set(all.map(({ fact }) => fact));
  if (asked.size > 0 && new Set(ofKind.map(({ fact }) => fact)).size * 2 <= asked.size) return "kind";
  const silent = new Set([...prints].filter((print) => !asked.has(print)));
  const cause = commonCause(bank, silent);
  if (cause !== null) return cause;
  if (places.length === 1) return "oneFact";
  if (bank.terms < FEWEST_TERMS) return "fewTerms";
  return silent.size * 2 > places.length ? "openClaims" : "fewFacts";
}

function commonCause({ rejected }: Bank, silent: ReadonlySet<string>): Shortage | null {
  for (const [code, shortage] of Object.entries(causes)) {
    const hit = rejected.filter((each) => each.code === code && silent.has(each.fact.fingerprint));
    if (new Set(hit.map(({ fact }) => fact.fingerprint)).size * 2 > silent.size) return shortage;
  }
  return null;
}
