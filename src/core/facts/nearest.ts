import { grouped } from "./grouped.ts";
import type { KnownFact, PresentFact } from "./identity.ts";
import { likeness, type Wording } from "./likeness.ts";
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
type New = Wording & { readonly present: PresentFact; readonly body: string | null };
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
  const olds = grouped(known, placeOf);
  const news = grouped(open, placeOf);
  const candidates: Candidate[] = [];
  for (const [place, facts] of news) {
    const before = olds.get(place);
    if (before === undefined) continue;
    const [{ file } = { file: "" }] = facts;
    candidates.push(
      ...candidatesOf(
        before,
        facts,
        now.filter((each) => each.file === file),
      ),
    );
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
  const olds = known.map((fact): Old => {
    const { text } = fact;
    return { known: fact, text, body: bodyOf(fact), words: statementWords(text, language) };
  });
  const lookUp = indexOf(olds);
  const bodies = grouped(
    olds.filter(({ body }) => body !== null),
    ({ body }) => body ?? "",
  );
  return open.flatMap((present) => {
    const { text } = present;
    const after: New = {
      present,
      text,
      body: bodyOf(present),
      words: statementWords(text, present.language),
    };
    const renamed = (bodies.get(after.body ?? "") ?? [])
      .filter((old) => old.known.prefix !== null && !prefixes.has(old.known.prefix))
      .map((old) => ({ known: old.known, present, score: NEW_PREFIX }));
    const near = lookUp(after).map((before) => {
      const score = likeness({ before, after, language: present.language, isInUse });
      return { known: before.known, present, score };
    });
    return [...renamed, ...near.filter(({ score }) => score > 0)];
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
function indexOf(olds: readonly Old[]): (wording: Wording) => Old[] {
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
