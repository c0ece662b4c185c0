import type { Fingerprint } from "../../facts/fact.ts";
import { type Draft, type Offer, take } from "./quiz-draft.ts";
import { shares } from "./quiz-shares.ts";

/** What a quiz is filled from. */
export type Pool = {
  readonly offers: readonly Offer[];
  /** Groups of facts that were asked since their cycle began. */
  readonly used: ReadonlySet<Fingerprint>;
  /** Each kind keeps to its most, as long as the pool gives others. */
  readonly isMixed: boolean;
};

/**
 * Fills a quiz so that no fact comes again before its like was asked, unless nothing else fits. What can only be asked in a
 * kind that has a most goes round by itself: else a cycle of mixed quizzes would end with nothing but such. Tells whose cycle
 * begins anew.
 */
export function fill(draft: Draft, pool: Pool): ReadonlySet<Fingerprint> {
  const { offers, used } = pool;
  const isMixed = pool.isMixed && offers.some(({ question }) => question.kind !== "true-false");
  const free = new Set(
    offers.filter(({ question }) => !isMixed || shares[question.kind].most === 1).map(({ group }) => group),
  );
  const main = offers.filter(({ group }) => free.has(group));
  const rest = offers.filter(({ group }) => !free.has(group));
  const isUsed = ({ group }: Offer) => used.has(group);
  const renewed = rest.every(isUsed) ? rest : [];
  const fresh = [...offers.filter((offer) => !isUsed(offer)), ...renewed];
  const caps = isMixed ? "statements" : "none";
  take(draft, [fresh], isMixed ? "all" : "none");
  const again = isUsedUp(draft, main, used) ? main : [];
  take(draft, [fresh, again], caps);
  const late = [main, rest].filter((offered) => isUsedUp(draft, offered, used)).flat();
  take(draft, [fresh, again, late], caps);
  // What wasn't asked yet and doesn't fit beside the rest waits for its turn; a short quiz would help nobody meanwhile.
  take(draft, [fresh, again, late, offers], caps);
  return new Set([...renewed, ...again, ...late].map(({ question }) => question.fact));
}

/** The quiz wants more, and all of these were asked, some of them before. */
function isUsedUp({ drawn, size, groups }: Draft, offers: readonly Offer[], used: Pool["used"]): boolean {
  const isAsked = offers.every(({ group }) => used.has(group) || groups.has(group));
  return drawn.length < size && isAsked && offers.some(({ group }) => used.has(group));
}
