import type { Fact } from "../../facts/fact.ts";
import { seeded, shuffled } from "../../random.ts";
import type { Candidate } from "../candidate.ts";
import { question } from "../item.ts";
import { leansOnForeignOthers } from "../terms/leaning.ts";
import type { Figure } from "./figure.ts";
import { foreignFigureOf, turkishSound } from "./foreign-figure.ts";

const nearYears = [-23, -20, -17, -14, -12, -10, -9, -7, -5, -4, 4, 5, 7, 9, 10, 12, 14, 17, 20, 23];
/** Notes tell what was, not what will be. */
const LAST_YEAR = 2025;

/** A choice among numbers for the one exact number of a sentence in another language, options from small to large. */
export function foreignNumberChoice(fact: Fact): Candidate | null {
  const figure = foreignFigureOf(fact);
  if (figure === null || leansOnForeignOthers(fact.text)) return null;
  const wrong = shuffled(othersFor(figure, fact), seeded("numbers", fact.fingerprint)).slice(0, 3);
  if (wrong.length < 2) return null;
  const options = [figure.text, ...wrong].sort((a, b) => Number(a) - Number(b));
  const stem = `${fact.text.slice(0, figure.from)}____${fact.text.slice(figure.to)}`;
  return {
    fact,
    score: wrong.length / 4,
    question: question({ fact, kind: "number", stem, options, key: figure.text, explanation: fact.text }),
  };
}

function othersFor({ text, kind, to }: Figure, fact: Fact): string[] {
  const own = Number(text);
  const steps = kind === "year" ? nearYears : own < 20 ? [-2, -1, 1, 2] : [-own / 2, own / 2, own];
  const hasSuffix = fact.language === "tr" && /^['’]/u.test(fact.text.slice(to));
  return steps
    .map((step) => Math.round(own + step))
    .filter((amount) => amount >= 2 && amount !== own && (kind !== "year" || amount <= LAST_YEAR))
    .filter((amount) => !hasSuffix || turkishSound(amount) === turkishSound(own))
    .map(String);
}
