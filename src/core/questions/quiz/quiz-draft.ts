import type { Fingerprint } from "../../facts/fact.ts";
import type { Question, QuestionKind } from "../question.ts";
import { clash, type QuestionWords } from "./question-words.ts";
import { mostOf, shares, type Turns } from "./quiz-shares.ts";

/** A question on offer, with the facts that say the same as its own as one group. */
export type Offer = {
  readonly question: Question;
  readonly group: Fingerprint;
  readonly heading: string;
  readonly words: QuestionWords;
  /** It was asked before, so that another question on the same fact is preferred. */
  readonly isAvoided: boolean;
  /** Its place among offers that are alike in all else: the smaller, the sooner. */
  readonly order: number;
};

/** What a quiz has so far. */
export type Draft = {
  /** How many questions are wished. */
  readonly size: number;
  readonly turns: ReadonlyMap<QuestionKind, Turns>;
  readonly drawn: Offer[];
  readonly groups: Set<Fingerprint>;
};

/** Which kinds get no more than their most: all of them, or statements alone, or none. */
export type Caps = "all" | "statements" | "none";

/** Offers that stand alike for every rule but their order, the soonest last. */
type Queue = {
  readonly like: Offer;
  readonly tier: number;
  readonly isSpare: boolean;
  readonly left: Offer[];
};

/**
 * Takes offers until the quiz is full or none fits: of a kind that has its most only for want of others, and of a later tier
 * for want of the earlier. Each turn is for the heading drawn from least, there for what its author wrote, then for the kind
 * whose turn it is.
 */
export function take(draft: Draft, tiers: readonly (readonly Offer[])[], caps: Caps): void {
  if (draft.drawn.length >= draft.size) return;
  const queues = tiers.flatMap(queuesOf);
  while (draft.drawn.length < draft.size) {
    const next = nextOf(draft, queues, caps);
    if (next === null) return;
    draft.drawn.push(next);
    draft.groups.add(next.group);
  }
}

function queuesOf(offers: readonly Offer[], tier: number): Queue[] {
  const isAskedOtherwise = new Set(
    offers.filter(({ question }) => shares[question.kind].most === 1).map(({ group }) => group),
  );
  const isSpare = ({ question, group }: Offer) =>
    shares[question.kind].most < 1 && isAskedOtherwise.has(group);
  const alike = Map.groupBy(offers, (offer) => {
    const { kind, key, isAuthored } = offer.question;
    const answer = kind === "true-false" ? key[0] : "";
    return JSON.stringify([offer.heading, kind, answer, isAuthored, offer.isAvoided, isSpare(offer)]);
  });
  return [...alike.values()].flatMap((all) => {
    const left = [...all].sort((a, b) => b.order - a.order);
    const like = left[0];
    return like === undefined ? [] : [{ like, tier, isSpare: isSpare(like), left }];
  });
}

/** The fitting offer whose turn comes first; offers that don't fit any more are dropped on the way. */
function nextOf(draft: Draft, queues: readonly Queue[], caps: Caps): Offer | null {
  const counts = countsOf(draft);
  let best: { readonly offer: Offer; readonly rank: readonly number[] } | null = null;
  for (const { like, tier, isSpare, left } of queues) {
    const { kind } = like.question;
    const isOver = caps !== "none" && !hasRoom(draft, kind, counts);
    if (isOver && (caps === "all" || kind === "true-false")) continue;
    const turn = [isOver ? 1 : 0, tier, ...turnOf(like, { draft, counts, isSpare })];
    for (let offer = left.at(-1); offer !== undefined; offer = left.at(-1)) {
      if (best !== null && !isBefore([...turn, offer.order], best.rank)) break;
      if (fits(draft, offer)) {
        best = { offer, rank: [...turn, offer.order] };
        break;
      }
      left.pop();
    }
  }
  return best?.offer ?? null;
}

/** Whether one more of a kind is within its most; a statement's is counted of what is drawn, as the quiz may stay short. */
function hasRoom({ drawn, size }: Draft, kind: QuestionKind, { kinds }: Counts): boolean {
  const most = mostOf(kind, kind === "true-false" ? drawn.length + 1 : size);
  return (kinds.get(kind) ?? 0) < most;
}

function fits({ drawn, groups }: Draft, { group, words }: Offer): boolean {
  return !groups.has(group) && !drawn.some((other) => clash(other.words, words));
}

type Counts = {
  readonly headings: ReadonlyMap<string, number>;
  readonly kinds: ReadonlyMap<QuestionKind, number>;
  readonly answers: ReadonlyMap<string, number>;
};

function countsOf({ drawn }: Draft): Counts {
  const statements = drawn.filter(({ question }) => question.kind === "true-false");
  return {
    headings: countBy(drawn, ({ heading }) => heading),
    kinds: countBy(drawn, ({ question }) => question.kind),
    answers: countBy(statements, ({ question }) => question.key[0] ?? ""),
  };
}

function countBy<K>(offers: readonly Offer[], keyOf: (offer: Offer) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const offer of offers) counts.set(keyOf(offer), (counts.get(keyOf(offer)) ?? 0) + 1);
  return counts;
}

type Standing = { readonly draft: Draft; readonly counts: Counts; readonly isSpare: boolean };

/** How soon such an offer's turn comes, the more important first; a quiz of one kind takes its last question of another. */
function turnOf({ question, heading, isAvoided }: Offer, { draft, counts, isSpare }: Standing): number[] {
  const { kind, key, isAuthored } = question;
  const drawn = counts.kinds.get(kind) ?? 0;
  const turns = draft.turns.get(kind);
  const isLast = draft.drawn.length === draft.size - 1;
  const staysOneKind = isLast && drawn > 0 && drawn === draft.drawn.length;
  return [
    isAvoided ? 1 : 0,
    staysOneKind ? 1 : 0,
    counts.headings.get(heading) ?? 0,
    isAuthored ? 0 : 1,
    turns === undefined ? 0 : (turns.start + drawn) / turns.weight,
    isSpare ? 1 : 0,
    kind === "true-false" ? (counts.answers.get(key[0] ?? "") ?? 0) : 0,
  ];
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
