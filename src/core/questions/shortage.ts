import { StudyError } from "../errors.ts";
import type { Place } from "../facts/fact.ts";
import { authoredAbout, factsAbout, type Library } from "../facts/library.ts";
import type { Note } from "../notes/note.ts";
import type { Bank } from "./bank.ts";
import { isFormula } from "./formula-lines.ts";
import type { Question } from "./question.ts";
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
  /** Most of what a mix could ask can only be judged true or false, and of that a mix has little. */
  | "statements"
  /** Most of what isn't asked has formulas that can't be shown exactly, or there are formulas without words only. */
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

type Wish = Pick<QuizWish, "bank" | "topic" | "kinds" | "barred">;

/** Whether there is nothing at all to ask about: no note is there, or none is switched on. */
export function hasNoNotes({ notes, facts, authored }: Library): boolean {
  return notes.length + facts.length + authored.length === 0;
}

/** The refusal of a wish that gets no question: `noNotes`, or `noQuestions` with topic, kind and the reason. */
export function refusalFor(wish: Wish, kind: string): StudyError {
  if (hasNoNotes(wish.bank.library)) return new StudyError("noNotes");
  const { topic } = wish;
  return new StudyError("noQuestions", { ...(topic !== null && { topic }), kind, reason: shortageOf(wish) });
}

/** The main reason why a wish gets fewer questions than it wants. Throws StudyError `unknownTopic` as `drawQuiz` does. */
export function shortageOf({ topic, ...wish }: Wish): Shortage {
  const { library } = wish.bank;
  const places = [...factsAbout(library, topic), ...authoredAbout(library, topic)];
  return shortageAmong(places, { ...wish, notes: library.notes });
}

/** What `places` are asked for; `notes` are those that they stand in. */
type Among = Pick<QuizWish, "bank" | "kinds" | "barred"> & { readonly notes: readonly Note[] };

/** The same of some facts and authored questions of a bank. */
export function shortageAmong(places: readonly Place[], { bank, kinds, barred, notes }: Among): Shortage {
  if (places.length === 0) return areFormulas(notes) ? "formulas" : "noFacts";
  const prints = new Set(places.map(({ fingerprint }) => fingerprint));
  const all = bank.questions.filter(({ fact }) => prints.has(fact));
  const ofKind = all.filter(({ kind }) => kinds === "mixed" || kinds.includes(kind));
  const open = ofKind.filter(({ id }) => !barred.has(id));
  if (open.length < ofKind.length && open.length * 2 <= ofKind.length) return "disabled";
  const asked = new Set(all.map(({ fact }) => fact));
  if (asked.size > 0 && new Set(ofKind.map(({ fact }) => fact)).size * 2 <= asked.size) return "kind";
  if (kinds === "mixed" && areMostlyStatements(open)) return "statements";
  const silent = new Set([...prints].filter((print) => !asked.has(print)));
  const cause = commonCause(bank, silent);
  if (cause !== null) return cause;
  if (places.length === 1) return "oneFact";
  if (bank.terms < FEWEST_TERMS) return "fewTerms";
  return silent.size * 2 > places.length ? "openClaims" : "fewFacts";
}

/** Whether most facts, but not all, are only asked as statements to be judged. */
function areMostlyStatements(questions: readonly Question[]): boolean {
  const all = new Set(questions.map(({ fact }) => fact));
  const others = new Set(questions.filter(({ kind }) => kind !== "true-false").map(({ fact }) => fact));
  return others.size > 0 && others.size * 2 < all.size;
}

/** Whether most lines of notes that state nothing are formulas. */
function areFormulas(notes: readonly Note[]): boolean {
  const lines = notes.flatMap(({ units, problems }) => [
    ...units.map(({ text }) => isFormula(text)),
    ...problems.filter(({ code }) => code === "onlyFormulas").map(() => true),
  ]);
  return lines.filter(Boolean).length * 2 > lines.length;
}

function commonCause({ rejected }: Bank, silent: ReadonlySet<string>): Shortage | null {
  for (const [code, shortage] of Object.entries(causes)) {
    const hit = rejected.filter((each) => each.code === code && silent.has(each.fact.fingerprint));
    if (new Set(hit.map(({ fact }) => fact.fingerprint)).size * 2 > silent.size) return shortage;
  }
  return null;
}
