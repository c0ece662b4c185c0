import type { Fact } from "../../facts/fact.ts";
import type { Candidate, Proposals, Rejection } from "../candidate.ts";
import type { Flaw } from "../gaps/lint.ts";
import type { Blank, BlankReason } from "./blank.ts";

/** How good each reason makes a blank, beside its own score. */
const worth: Readonly<Record<BlankReason, number>> = {
  named: 0.9,
  marked: 0.8,
  term: 0.6,
  name: 0.5,
  phrase: 0.4,
};

/** So many blanks of a fact are asked for at most, and so many are tried. */
const MOST = 2;
const TRIED = 8;
/** What a blank must be worth to be asked for at all, and beside another question of its fact. */
const LEAST = 0.8;
const LEAST_BESIDE = 1.1;

/** The blanks of a fact, and how each is made a question. */
export type Blanks = {
  readonly fact: Fact;
  readonly blanks: readonly Blank[];
  /** The question that leaves the blank out, of a score from 0 to 1, or what speaks against it. */
  readonly gap: (blank: Blank, score: number) => Candidate | Flaw;
  /** Parts that another question of the fact asks for, and how many of them are typed. */
  readonly asked?: { readonly parts: readonly Pick<Blank, "from" | "to">[]; readonly typed: number };
};

/** The best blanks of a fact that can be asked for, none within another, and why others can't. */
export function bestBlanks({ fact, blanks, gap, asked = { parts: [], typed: 0 } }: Blanks): Proposals {
  const candidates: Candidate[] = [];
  const rejected: Rejection[] = [];
  const taken = [...asked.parts];
  const ranked = [...blanks].sort((a, b) => worthOf(b) - worthOf(a) || a.from - b.from);
  for (const blank of ranked.slice(0, TRIED)) {
    if (candidates.length + asked.typed >= MOST) break;
    if (worthOf(blank) < (taken.length > 0 ? LEAST_BESIDE : LEAST)) break;
    if (taken.some((other) => overlap(other, blank))) continue;
    const made = gap(blank, worthOf(blank) / 2);
    if ("code" in made) rejected.push({ fact, ...made });
    else {
      candidates.push(made);
      taken.push(blank);
    }
  }
  return { candidates, rejected };
}

function worthOf({ reason, score }: Blank): number {
  return worth[reason] + score;
}

/** Whether two parts of a text share a letter. */
export function overlap(a: Pick<Blank, "from" | "to">, b: Pick<Blank, "from" | "to">): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Nothing is asked of a fact, for one reason. */
export function refused(fact: Fact, code: string): Proposals {
  return { candidates: [], rejected: [{ fact, code, detail: fact.text.slice(0, 40) }] };
}

/** What several facts gave. */
export function together(all: readonly Proposals[]): Proposals {
  return {
    candidates: all.flatMap(({ candidates }) => candidates),
    rejected: all.flatMap(({ rejected }) => rejected),
  };
}
