import type { Fingerprint } from "../facts/fact.ts";
import { factsAbout } from "../facts/library.ts";
import { hash, type Random, seeded, shuffled } from "../random.ts";
import type { Bank } from "./bank.ts";
import type { Question, QuestionKind } from "./question.ts";
import { contentStems } from "./sentence.ts";

/** What a quiz is drawn from. */
export type QuizWish = {
  readonly bank: Bank;
  /** A topic's name, or null for all notes; unknown names throw StudyError `unknownTopic`. */
  readonly topic: string | null;
  readonly kinds: readonly QuestionKind[] | "mixed";
  readonly count: number;
  readonly seed: string | number;
  /** Facts already asked in this guild since the pool was last used up. */
  readonly used: ReadonlySet<Fingerprint>;
  /** Ids of questions asked before: another question on the same fact is preferred. */
  readonly avoid?: ReadonlySet<string>;
};

/** A drawn quiz: options shuffled, key positions balanced; `available` is what the topic and kinds could give at most. */
export type Quiz = {
  readonly questions: readonly Question[];
  readonly available: number;
  /** The pool was used up: some of these facts were asked before. */
  readonly startsNewCycle: boolean;
};

/** Draws a quiz: the same wish gives the same quiz, byte for byte. */
export function drawQuiz(wish: QuizWish): Quiz {
  const pool = poolOf(wish);
  const groups = new Set(pool.map((question) => groupOf(wish.bank, question)));
  const usedGroups = new Set([...wish.used].map((fact) => wish.bank.twins.get(fact) ?? fact));
  const random = seeded("quiz", wish.seed);
  const fresh = pool.filter((question) => !usedGroups.has(groupOf(wish.bank, question)));
  const draft: Draft = { wish, random, drawn: [], groups: new Set() };
  draw(draft, fresh);
  const startsNewCycle = draft.drawn.length < wish.count && fresh.length < pool.length;
  if (startsNewCycle) draw(draft, pool);
  const ordered = spaced(draft.drawn, random);
  return { questions: withShuffledOptions(ordered, random), available: groups.size, startsNewCycle };
}

type Draft = {
  readonly wish: QuizWish;
  readonly random: Random;
  readonly drawn: Question[];
  readonly groups: Set<Fingerprint>;
};

/** The questions of the topic and kinds whose key the topic's own name doesn't give away. */
function poolOf({ bank, topic, kinds }: QuizWish): Question[] {
  const facts = new Set(factsAbout(bank.library, topic).map(({ fingerprint }) => fingerprint));
  const shown = contentStems(topic ?? "");
  return bank.questions.filter((question) => {
    if (!facts.has(question.fact) || (kinds !== "mixed" && !kinds.includes(question.kind))) return false;
    const key = [...contentStems(question.key.join(" "))];
    return (
      topic === null ||
      question.kind === "true-false" ||
      key.length === 0 ||
      !key.every((stem) => shown.has(stem))
    );
  });
}

function groupOf(bank: Bank, question: Question): Fingerprint {
  return bank.twins.get(question.fact) ?? question.fact;
}

/** Takes one question after another, each time from the heading drawn from least and of a kind that is still allowed. */
function draw(draft: Draft, from: readonly Question[]): void {
  const { wish, drawn, groups, random } = draft;
  const byFact = factsInOrder(from, wish, random);
  while (drawn.length < wish.count) {
    const open = byFact.filter((each) => !groups.has(each.group));
    const next = open.sort(
      (a, b) => timesDrawn(drawn, a.heading) - timesDrawn(drawn, b.heading) || a.order - b.order,
    )[0];
    if (next === undefined) return;
    const question = bestOf(next.questions, draft);
    groups.add(next.group);
    if (question !== null) drawn.push(question);
  }
}

type Offer = {
  readonly group: Fingerprint;
  readonly heading: string;
  readonly order: number;
  readonly questions: readonly Question[];
};

function factsInOrder(from: readonly Question[], wish: QuizWish, random: Random): Offer[] {
  const groups = new Map<Fingerprint, Question[]>();
  for (const question of from) {
    const group = groupOf(wish.bank, question);
    groups.set(group, [...(groups.get(group) ?? []), question]);
  }
  return [...groups].map(([group, questions]) => ({
    group,
    heading: questions[0]?.source.heading.join("\n") ?? "",
    order: random(),
    questions,
  }));
}

function timesDrawn(drawn: readonly Question[], heading: string): number {
  return drawn.filter(({ source }) => source.heading.join("\n") === heading).length;
}

/** One question of a group: not asked before if possible, no answer to another one, true/false at most a quarter. */
function bestOf(questions: readonly Question[], { wish, drawn }: Draft): Question | null {
  const mixed = wish.kinds === "mixed";
  const guesses = drawn.filter(({ kind }) => kind === "true-false").length;
  const allowed = questions.filter(
    (question) =>
      !(mixed && question.kind === "true-false" && (guesses + 1) * 4 > wish.count) &&
      !drawn.some((other) => answers(other, question) || answers(question, other)),
  );
  const rank = (question: Question) =>
    (wish.avoid?.has(question.id) === true ? 4 : 0) +
    (isTruthSpent(question, drawn) ? 2 : 0) +
    Number.parseInt(hash(wish.seed, question.id).slice(0, 6), 16) / 2 ** 24;
  return [...allowed].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** Whether true (or false) has been the answer more often than the other so far. */
function isTruthSpent(question: Question, drawn: readonly Question[]): boolean {
  if (question.kind !== "true-false") return false;
  const same = drawn.filter(({ kind, key }) => kind === "true-false" && key[0] === question.key[0]).length;
  const all = drawn.filter(({ kind }) => kind === "true-false").length;
  return same * 2 > all;
}

/** Whether what `shown` shows or reveals gives away the key of `asked`. */
function answers(shown: Question, asked: Question): boolean {
  if (asked.kind === "true-false")
    return overlap(contentStems(shown.source.text), contentStems(asked.source.text)) >= 0.6;
  const key = [...contentStems(asked.key.join(" "))];
  const said = contentStems(`${shown.stem} ${shown.source.text}`);
  if (key.length === 0 || !key.every((stem) => said.has(stem))) return false;
  const left = [...contentStems(asked.stem.replaceAll("____", " "))].filter((stem) => !key.includes(stem));
  return asked.kind === "acronym" || left.filter((stem) => said.has(stem)).length * 2 >= left.length;
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((stem) => b.has(stem)).length / Math.max(1, Math.min(a.size, b.size));
}

/** Keeps questions of one heading apart where that is possible. */
function spaced(questions: readonly Question[], random: Random): Question[] {
  const left = shuffled(questions, random);
  const ordered: Question[] = [];
  while (left.length > 0) {
    const before = ordered.at(-1)?.source.heading.join("\n");
    const at = Math.max(
      0,
      left.findIndex(({ source }) => source.heading.join("\n") !== before),
    );
    ordered.push(...left.splice(at, 1));
  }
  return ordered;
}

/** Shuffles options so that the key stands about equally often in each place; True comes before False. */
function withShuffledOptions(questions: readonly Question[], random: Random): Question[] {
  const places = new Map<number, number[]>();
  return questions.map((question) => {
    if (question.kind === "true-false") return question;
    const size = question.options.length;
    const bag = places.get(size) ?? [];
    if (bag.length === 0)
      bag.push(
        ...shuffled(
          Array.from({ length: size }, (_, at) => at),
          random,
        ),
      );
    const place = bag.pop() ?? 0;
    places.set(size, bag);
    const wrong = shuffled(
      question.options.filter((option) => !question.key.includes(option)),
      random,
    );
    return { ...question, options: [...wrong.slice(0, place), ...question.key, ...wrong.slice(place)] };
  });
}
