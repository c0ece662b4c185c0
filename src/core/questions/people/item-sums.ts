import { creditFor, type Given } from "../given.ts";
import type { Question } from "../question.ts";
import type { ItemStatistics } from "./item-statistics.ts";

/** An answer to one question of a round. */
export type ItemAnswer = { readonly userId: string; readonly position: number; readonly given: Given };

/**
 * What rounds add up to about a question. `x` is an answer's credit, `y` the credit share of the same member's other answers
 * in that round; `compared` counts the answers that have such a share.
 */
export type ItemSums = {
  readonly asked: number;
  readonly answers: number;
  readonly credit: number;
  readonly compared: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
};

/** What one round says about one of its questions; `wrong` counts how often each wrong option was chosen. */
export type ItemOfRound = {
  readonly questionId: string;
  readonly sums: ItemSums;
  readonly wrong: ReadonlyMap<string, number>;
};

const FEWEST = 10;
/** Sums that are added to and taken from again keep some dust. */
const DUST = 1e-9;

/** What a round says about each question that was asked in it. */
export function itemsOfRound(
  asked: readonly { readonly position: number; readonly question: Question }[],
  answers: readonly ItemAnswer[],
): ItemOfRound[] {
  const questions = new Map(asked.map(({ position, question }) => [position, question]));
  const marked = answers.flatMap(({ userId, position, given }) => {
    const question = questions.get(position);
    return question === undefined
      ? []
      : [{ userId, position, given, question, x: creditFor(question, given) }];
  });
  const byMember = Map.groupBy(marked, ({ userId }) => userId);
  const byPosition = Map.groupBy(marked, ({ position }) => position);
  const total = (of: readonly { readonly x: number }[]) => of.reduce((sum, { x }) => sum + x, 0);
  const credits = new Map([...byMember].map(([userId, own]) => [userId, [total(own), own.length] as const]));
  return asked.map(({ position, question }) => {
    const own = byPosition.get(position) ?? [];
    const pairs = own.flatMap(({ userId, x }) => {
      const [credit, count] = credits.get(userId) ?? [0, 1];
      return count < 2 ? [] : [{ x, y: (credit - x) / (count - 1) }];
    });
    const sum = (of: (pair: { x: number; y: number }) => number) =>
      pairs.reduce((all, pair) => all + of(pair), 0);
    const wrong = new Map<string, number>();
    for (const text of own.flatMap(({ given }) => wrongOptions(question, given)))
      wrong.set(text, (wrong.get(text) ?? 0) + 1);
    const sums = {
      asked: 1,
      answers: own.length,
      credit: total(own),
      compared: pairs.length,
      x: sum(({ x }) => x),
      y: sum(({ y }) => y),
      xx: sum(({ x }) => x * x),
      yy: sum(({ y }) => y * y),
      xy: sum(({ x, y }) => x * y),
    };
    return { questionId: question.id, sums, wrong };
  });
}

/** The options that were chosen and aren't right; what members typed is theirs, and is counted where it stands. */
function wrongOptions(question: Question, given: Given): string[] {
  if (given.kind === "text") return [];
  const chosen = given.kind === "option" ? [given.choice] : [...new Set(given.choices)];
  return chosen.flatMap((choice) => {
    const option = question.options[choice];
    return option === undefined || question.key.includes(option) ? [] : [option];
  });
}

/** The statistics that sums stand for; discrimination (point-biserial) from ten compared answers on. */
export function itemStatistics({ asked, answers, credit, ...sums }: ItemSums): ItemStatistics {
  return { asked, answers, credit, discrimination: correlation(sums) };
}

function correlation(sums: Omit<ItemSums, "asked" | "answers" | "credit">): number | null {
  const { compared: n, x, y, xx, yy, xy } = sums;
  const [ofX, ofY] = [n * xx - x * x, n * yy - y * y];
  if (n < FEWEST || ofX < DUST * n * n || ofY < DUST * n * n) return null;
  return Math.min(1, Math.max(-1, (n * xy - x * y) / Math.sqrt(ofX * ofY)));
}
