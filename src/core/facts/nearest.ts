import { languageOf } from "../notes/language.ts";
import type { KnownFact, PresentFact } from "./identity.ts";
import { likeness, type Wording, wordingOf } from "./likeness.ts";
import { statementWords } from "./statement-words.ts";

/** A statement is held against so many old ones at most: those that share most of its rarest words. */
const CANDIDATES = 8;
/** The rarest words of a statement that are looked up, and the most statements one word may lead to. */
const RAREST = 6;
const POSTINGS = 60;
/** How near a fragment is that stands under another prefix than before, its own words untouched. */
const NEW_PREFIX = 0.99;

export type NearestPair = { readonly known: KnownFact; readonly present: PresentFact };

type Old = Wording & { readonly known: KnownFact; readonly body: string | null };
type Candidate = NearestPair & { readonly score: number };

/**
 * Pairs statements that are gone with new ones of the same file that say the same in other words, the nearest first;
 * each stands in one pair at most. `now` is all that the files hold.
 */
export function nearestPairs(
  known: readonly KnownFact[],
  open: readonly PresentFact[],
  now: readonly PresentFact[],
): NearestPair[] {
  const olds = Map.groupBy(known, placeOf);
  const news = Map.groupBy(open, placeOf);
  const all = Map.groupBy(now, ({ file }) => file);
  const candidates: Candidate[] = [];
  for (const [place, facts] of news) {
    const before = olds.get(place);
    if (before === undefined) continue;
    const [{ file } = { file: "" }] = facts;
    candidates.push(...candidatesOf(before, facts, all.get(file) ?? []));
  }
  return bestFirst(candidates);
}

function placeOf({ file, isQuestion }: Pick<PresentFact, "file" | "isQuestion">): string {
  return JSON.stringify([file, isQuestion]);
}

function bestFirst(candidates: readonly Candidate[]): NearestPair[] {
  const taken = new Set<KnownFact | PresentFact>();
  return [...candidates]
    .sort((a, b) => b.score - a.score)
    .filter(({ known, present }) => {
      if (taken.has(known) || taken.has(present)) return false;
      taken.add(known).add(present);
      return true;
    });
}

function candidatesOf(
  known: readonly KnownFact[],
  open: readonly PresentFact[],
  inFile: readonly PresentFact[],
): Candidate[] {
  const used = new Set<string>();
  const prefixes = new Set<string>();
  for (const { text, language, prefix } of inFile) {
    for (const word of statementWords(text, language).content) used.add(word);
    if (prefix !== null) prefixes.add(prefix);
  }
  const isInUse = (word: string) => used.has(word);
  const [{ language } = { language: "en" as const }] = open;
  const olds = known.map((fact) => ({
    ...wordingOf(fact.text, languageOf(fact.text, language)),
    known: fact,
    body: bodyOf(fact),
  }));
  const lookUp = indexOf(olds);
  const moved = Map.groupBy(
    olds.filter(({ known: { prefix } }) => prefix !== null && !prefixes.has(prefix)),
    ({ body }) => body ?? "",
  );
  return open.flatMap((present) => {
    const after = wordingOf(present.text, present.language);
    const renamed = (moved.get(bodyOf(present) ?? "") ?? []).slice(0, CANDIDATES);
    return [
      ...renamed.map((old) => ({ known: old.known, present, score: NEW_PREFIX })),
      ...lookUp(after).flatMap((before) => {
        const score = likeness({ before, after, isInUse });
        return score === 0 ? [] : [{ known: before.known, present, score }];
      }),
    ];
  });
}

/** What a fragment says without its prefix; null for what stands by itself. */
function bodyOf({ text, prefix }: Pick<PresentFact, "text" | "prefix">): string | null {
  return prefix === null
    ? null
    : text
        .slice(prefix.length + 1)
        .trim()
        .toLowerCase();
}

/** Finds old statements by the rarest words that a new one shares with them. */
function indexOf(olds: readonly Old[]): (wording: Wording) => readonly Old[] {
  const postings = new Map<string, number[]>();
  for (const [at, { words }] of olds.entries()) {
    for (const word of new Set([...words.content, ...words.exact])) {
      const posting = postings.get(word);
      if (posting === undefined) postings.set(word, [at]);
      else posting.push(at);
    }
  }
  return ({ words }) => {
    const rarest = [...new Set([...words.content, ...words.exact])]
      .map((word) => postings.get(word) ?? [])
      .filter((posting) => posting.length > 0)
      .sort((a, b) => a.length - b.length)
      .slice(0, RAREST);
    const hits = new Map<number, number>();
    for (const posting of rarest)
      for (const at of posting.slice(0, POSTINGS)) hits.set(at, (hits.get(at) ?? 0) + 1 / posting.length);
    return [...hits]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, CANDIDATES)
      .flatMap(([at]) => olds[at] ?? []);
  };
}
