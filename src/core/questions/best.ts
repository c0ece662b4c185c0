import type { Candidate } from "./candidate.ts";
import type { Question, QuestionKind } from "./question.ts";

/** So many questions of a fact are kept beside its one statement. */
const MOST_ASKED = 2;

/** How much a kind tests, before its own score: what has good wrong options is worth more than what can be guessed. */
const worth: Readonly<Record<QuestionKind, number>> = {
  choice: 6,
  term: 6,
  definition: 5,
  number: 5,
  acronym: 4,
  statement: 4,
  "select-all": 4,
  typed: 3,
  "true-false": 0,
};

/** The best questions of each fact in the order the facts stand: two kinds at most, and one statement. */
export function bestOf(candidates: readonly Candidate[]): Question[] {
  const byFact = Map.groupBy(candidates, ({ fact }) => fact.fingerprint);
  return [...byFact.values()].flatMap((all) => {
    const ranked = distinct([...all].sort((a, b) => worthOf(b) - worthOf(a)));
    const isStatement = ({ question }: Candidate) => question.kind === "true-false";
    const asked = ranked.filter((each) => !isStatement(each)).slice(0, MOST_ASKED);
    return [...asked, ...ranked.filter(isStatement).slice(0, 1)].map(({ question }) => question);
  });
}

/** Two ways may lead to one question, or ask for the same answer. */
function distinct(candidates: readonly Candidate[]): Candidate[] {
  const asked = ({ question: { kind, key } }: Candidate) =>
    kind === "true-false" ? kind : JSON.stringify(key.map((each) => each.toLowerCase()));
  return [...Map.groupBy(candidates, asked).values()].flatMap(([best]) => best ?? []);
}

function worthOf({ question, score }: Candidate): number {
  return worth[question.kind] + Math.min(1, Math.max(0, score));
}
