import { type Random, shuffled } from "../../random.ts";
import { answerForm } from "../given.ts";
import type { Question } from "../question.ts";

/** By what drawn questions are put in order. */
export type Order = {
  readonly random: Random;
  /** 0 for what all get right, 1 for what nobody does. */
  readonly difficulty: (question: Question) => number;
};

/** Differences in difficulty below this are no order: else a round would go kind by kind. */
const GENTLY = 0.3;
/** A question that most get right. */
const EASY = 0.4;
/** So far ahead may a question come to stand apart from its like. */
const AHEAD = 3;

/**
 * The order in which drawn questions are played: gently from easier to harder, first one that most get right; typed ones
 * never first and, where others are as many, never in a row; headings and kinds apart where possible; key positions balanced.
 */
export function inPlayingOrder(questions: readonly Question[], order: Order): Question[] {
  const rising = inRisingOrder(questions, order);
  const typed = rising.filter(isTyped);
  const others = rising.filter((question) => !isTyped(question));
  const played: Question[] = [];
  for (const takesTyped of typedPlaces(typed.length, others.length)) {
    const next = nextFrom(takesTyped ? typed : others, played.at(-1));
    if (next !== undefined) played.push(next);
  }
  return withShuffledOptions(played, order.random);
}

function isTyped(question: Question): boolean {
  return answerForm(question) === "text";
}

function inRisingOrder(questions: readonly Question[], { random, difficulty }: Order): Question[] {
  const rated = shuffled(questions, random).map((question) => {
    const own = difficulty(question);
    return { question, own, at: own + GENTLY * random() };
  });
  const rising = rated.sort((a, b) => a.at - b.at);
  const open = rising.filter(({ question }) => !isTyped(question));
  const easy = open.find(({ own }) => own <= EASY) ?? open.toSorted((a, b) => a.own - b.own)[0];
  const rest = rising.filter((each) => each !== easy);
  return [...(easy === undefined ? [] : [easy]), ...rest].map(({ question }) => question);
}

/** For each place whether a typed question stands there: spread evenly, each behind an other one. */
function typedPlaces(typed: number, others: number): boolean[] {
  const behind = Array.from({ length: typed }, (_, at) =>
    Math.min(others, Math.floor(((at + 0.5) * others) / typed) + 1),
  );
  return Array.from({ length: others + 1 }, (_, at) => [
    ...(at === 0 ? [] : [false]),
    ...behind.filter((count) => count === at).map(() => true),
  ]).flat();
}

/** Takes the first, or the one soon after it that is least like the question before. */
function nextFrom(left: Question[], before: Question | undefined): Question | undefined {
  const likeness = ({ source, kind }: Question) =>
    (source.heading.join("\n") === before?.source.heading.join("\n") ? 2 : 0) +
    (kind === before?.kind ? 1 : 0);
  const near = left.slice(0, before === undefined ? 1 : AHEAD + 1).map(likeness);
  return left.splice(Math.max(0, near.indexOf(Math.min(...near))), 1)[0];
}

/** Each place holds an only key about equally often; options that belong in an order keep it, and what is typed has none. */
function withShuffledOptions(questions: readonly Question[], random: Random): Question[] {
  const places = new Map<number, number[]>();
  return questions.map((question) => {
    const { options, key, isPinned } = question;
    if (isPinned || answerForm(question) === "text") return question;
    if (answerForm(question) === "options") return { ...question, options: shuffled(options, random) };
    const bag = places.get(options.length) ?? [];
    if (bag.length === 0) bag.push(...shuffled([...options.keys()], random));
    const place = bag.pop() ?? 0;
    places.set(options.length, bag);
    const wrong = shuffled(
      options.filter((option) => !key.includes(option)),
      random,
    );
    return { ...question, options: [...wrong.slice(0, place), ...key, ...wrong.slice(place)] };
  });
}
