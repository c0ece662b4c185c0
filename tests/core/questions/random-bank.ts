import fc from "fast-check";
import type { Bank } from "#src/core/questions/bank.ts";
import type { ItemStatistics } from "#src/core/questions/people/item-statistics.ts";
import type { Question, QuestionKind } from "#src/core/questions/question.ts";
import { wordsOfQuestion } from "#src/core/questions/quiz/question-words.ts";
import { hash } from "#src/core/random.ts";
import { handmadeBank, handmadeFacts, handmadeQuestion } from "../../support/bank.ts";

const kinds: readonly QuestionKind[] = [
  "choice",
  "typed",
  "true-false",
  "term",
  "definition",
  "statement",
  "acronym",
  "number",
  "select-all",
];

/** One question of a kind on a fact, in words that its fact has and, at times, in words or with an answer that all have. */
export type Drafted = {
  readonly kind: QuestionKind;
  readonly isTrue: boolean;
  readonly isAuthored: boolean;
  readonly shared: boolean;
  readonly echoes: boolean;
};

const drafted: fc.Arbitrary<Drafted> = fc.record({
  kind: fc.constantFrom(...kinds),
  isTrue: fc.boolean(),
  isAuthored: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  shared: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
  echoes: fc.integer({ min: 0, max: 5 }).map((number) => number === 0),
});

const statistics: fc.Arbitrary<ItemStatistics> = fc
  .record({
    answers: fc.integer({ min: 0, max: 40 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    discrimination: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  })
  .map(({ answers, share, discrimination }) => ({
    asked: Math.ceil(answers / 4),
    answers,
    credit: answers * share,
    discrimination,
  }));

/** A bank of up to sixty facts under up to six headings, some of them twins, with what rounds have shown about some. */
export const banks: fc.Arbitrary<{
  readonly bank: Bank;
  readonly statistics: ReadonlyMap<string, ItemStatistics>;
}> = fc
  .record({
    headings: fc.integer({ min: 1, max: 6 }),
    facts: fc.array(
      fc.record({
        heading: fc.integer({ min: 0, max: 5 }),
        asked: fc.uniqueArray(drafted, { minLength: 1, maxLength: 3, selector: ({ kind }) => kind }),
        isTwin: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
      }),
      { maxLength: 60 },
    ),
    results: fc.array(fc.option(statistics), { maxLength: 60 }),
  })
  .map(({ headings, facts: given, results }) => {
    const places = handmadeFacts("Things", ["A"], given.length);
    const facts = places.map((fact, at) => ({
      ...fact,
      heading: [String((given[at]?.heading ?? 0) % headings)],
    }));
    const twins = new Map(
      facts.map(({ fingerprint }, at) => [
        fingerprint,
        (given[at]?.isTwin ? facts[at - 1] : facts[at])?.fingerprint ?? fingerprint,
      ]),
    );
    const whole = handmadeBank(
      facts,
      new Map([...twins].map(([own, first]) => [own, twins.get(first) ?? first])),
    );
    const questions = facts.flatMap((fact, at) =>
      (given[at]?.asked ?? []).map((draft) => askedAs(handmadeQuestion(fact), draft)),
    );
    const known = questions.flatMap(({ id }, at) => {
      const result = results[at];
      return result === undefined || result === null ? [] : [[id, result] as const];
    });
    const words = new Map(questions.map((question) => [question.id, wordsOfQuestion(question)]));
    return { bank: { ...whole, questions, words }, statistics: new Map(known) };
  });

function askedAs(plain: Question, { kind, isTrue, isAuthored, shared, echoes }: Drafted): Question {
  const id = hash(plain.id, kind, String(isTrue));
  const own = [id.slice(0, 8), id.slice(8, 16)].join(" ");
  const stem = shared ? "____ names the common thing." : echoes ? `____ ${own}.` : plain.stem;
  const named = { ...plain, id, kind, stem, isAuthored };
  if (kind === "true-false")
    return { ...named, options: ["True", "False"], key: [isTrue ? "True" : "False"], isPinned: true };
  const key = shared ? ["commonplace"] : echoes ? ["an echo"] : plain.key;
  if (kind === "typed") {
    const typed = { accepted: key, others: [], isExact: false, language: "en" as const };
    return { ...named, key, options: [], typed };
  }
  const wrong = plain.options.filter((option) => !plain.key.includes(option));
  const keys = kind === "select-all" ? [...key, ...wrong.slice(0, 1)] : key;
  return { ...named, key: keys, options: [...new Set([...keys, ...wrong])].sort() };
}
