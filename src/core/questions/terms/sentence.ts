import { type Clause, clauseOf } from "../../facts/clause.ts";
import { type Tagger, type Word, wordsOf } from "../../facts/english.ts";
import type { Fact } from "../../facts/fact.ts";
import { isEnglish } from "../../facts/language.ts";
import { type Complement, complementOf } from "./complement.ts";
import { leansOnOthers } from "./leaning.ts";
import type { Runs } from "./runs.ts";
import { verbObjects } from "./verb-objects.ts";

/** Why nothing is asked about a text's subject. */
export type Unfit = "notEnglish" | "unclearEnd" | "leansOnOthers" | "code" | "noPlainShape";

/** A fact, taken apart once for all stages. `claimEnd` is the offset where its plain claim ends, full stop left out. */
export type Sentence = {
  readonly fact: Fact;
  /** Its place among the library's facts: blank lines don't change how far it is from others. */
  readonly at: number;
  readonly words: readonly Word[];
  readonly clause: Clause | null;
  /** Why it has no clause. */
  readonly unfit: Unfit | null;
  readonly claimEnd: number;
  /** The words of the plain claim. */
  readonly claim: readonly Word[];
  /** Whether a word or phrase of the claim leaves it open. */
  readonly isHedged: boolean;
  /** Stems of the words that carry meaning. */
  readonly stems: ReadonlySet<string>;
  /** What it says that its subject is. */
  readonly complement: Complement | null;
  /** Each verb of the claim with the head of its object, as "verb object" stems. */
  readonly objects: readonly string[];
};

/** Takes a fact apart; a text whose shape isn't plain has no clause. */
export function sentenceOf(
  fact: Fact,
  { tag = wordsOf, at = 0 }: { readonly tag?: Tagger; readonly at?: number } = {},
): Sentence {
  const words = tag(fact.text);
  const first = firstSentence(words);
  const text = fact.text.slice(0, first.at(-1)?.to ?? 0);
  const unfit = fact.language === "other" ? "notEnglish" : unfitness(text, words, first);
  const clause = unfit === null ? clauseOf(first) : null;
  const stems = new Set(words.filter(isContent).map(({ stem }) => stem));
  const end = claimEnd(text, first, clause);
  const behind = words.findIndex(({ to }) => to > end);
  const claim = behind < 0 ? words : words.slice(0, behind);
  const complement = complementOf({ clause, words });
  const said = words.slice(complement?.end ?? clause?.verb ?? 0).filter(({ to }) => to <= end);
  return {
    fact,
    at,
    words,
    clause,
    unfit: unfit ?? (clause === null ? "noPlainShape" : null),
    claimEnd: end,
    claim,
    isHedged: isHedged(claim),
    stems,
    complement,
    objects: verbObjects(said, complement === null),
  };
}

function unfitness(text: string, words: readonly Word[], first: readonly Word[]): Unfit | null {
  if (!isEnglish(words)) return "notEnglish";
  if (first.length === 0) return "unclearEnd";
  if (leansOnOthers(text)) return "leansOnOthers";
  // "Practical bit: …" is a label, whatever the tagger takes "bit" for.
  if (/^\p{Lu}[\p{Ll}-]+ (?!(?:is|are|was|were):)\p{Ll}+: /u.test(text)) return "noPlainShape";
  return looksLikeCode(text) ? "code" : null;
}

/** The stems of the words of a text that carry meaning. */
export function contentStems(text: string, wordsIn: Runs = wordsOf): ReadonlySet<string> {
  const stems = new Set<string>();
  for (const run of text.split(/\s+/u)) {
    for (const word of wordsIn(run)) if (isContent(word)) stems.add(word.stem);
  }
  return stems;
}

/** Gives the stems of the words of a text that carry meaning. */
export type Stems = (text: string) => ReadonlySet<string>;

/** The same for the same text, which is taken apart once. It grows with what it meets, so it serves one run. */
export function rememberedStems(wordsIn: Runs): Stems {
  const known = new Map<string, ReadonlySet<string>>();
  return (text) => {
    const stems = known.get(text) ?? contentStems(text, wordsIn);
    known.set(text, stems);
    return stems;
  };
}

/** A text by its letters and digits only, in lower case, to compare whole statements. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether a word carries meaning by itself. */
export function isContent(word: Pick<Word, "means">): boolean {
  return word.means;
}

/** Words that leave a claim open: the statement needn't hold each time. */
export const hedges: ReadonlySet<string> = new Set(
  "can could may might often usually typically generally sometimes commonly frequently mostly mainly possibly probably likely rarely seldom occasionally normally widely roughly approximately almost nearly somewhat partly largely tends tend".split(
    " ",
  ),
);

/** Whether a word or phrase among these leaves the claim open. */
export function isHedged(words: readonly Word[]): boolean {
  const lows = words.map(({ text }) => text.toLowerCase());
  return (
    lows.some((low, at) => hedges.has(low) && words[at]?.text !== "May") ||
    /\b(such as|e \. g|e\.g|for example|for instance|including|in general|and so on|etc)\b/u.test(
      lows.join(" "),
    )
  );
}

const praises = new Set(
  "suitable useful important popular common effective efficient helpful widely powerful essential crucial key necessary beneficial robust simple".split(
    " ",
  ),
);

/** Whether a claim only says how good or usual something is: that is true of many things. */
export function isPraise(claim: readonly Word[]): boolean {
  return claim.slice(0, 4).some(({ text }) => praises.has(text.toLowerCase()));
}

function looksLikeCode(text: string): boolean {
  return /\$[^$]*\$|[<>{}\\|]|[=!]=|\w\(\)|::|\w\[\w/u.test(text);
}

/** The words up to the first full stop that surely ends a sentence; none where one may belong to an abbreviation. */
function firstSentence(words: readonly Word[]): readonly Word[] {
  for (const [at, { text }] of words.entries()) {
    const next = words[at + 1];
    const before = words[at - 1]?.text ?? "";
    if (text === "." && next !== undefined && goesOnElsewhere(before, next)) return [];
    if (next === undefined || !/^[.!?;]$/u.test(text) || !/^[\p{Lu}\p{N}]/u.test(next.text)) continue;
    return /^(\p{Ll}{3,}|\p{Lu}{3,})$/u.test(before) && !abbreviations.has(before)
      ? words.slice(0, at + 1)
      : [];
  }
  return words;
}

/** "… in 1999. second thought": what follows a full stop with a small letter is another line. */
function goesOnElsewhere(before: string, next: Word): boolean {
  return /^\p{Ll}/u.test(next.text) && /^(\p{Ll}{4,}|\d{4})$/u.test(before) && !abbreviations.has(before);
}

const abbreviations = new Set("approx etc vol fig eds est resp incl max min dept univ".split(" "));

const outcomeOpeners = new Set(
  "helping making improving reducing preventing avoiding increasing allowing enabling leading causing resulting ensuring thus thereby often typically usually especially particularly".split(
    " ",
  ),
);

/** Trailing parts that hedge or only praise are cut: ", often in …", " and can help …", ", thus reducing …". */
function claimEnd(text: string, words: readonly Word[], clause: Clause | null): number {
  // "order n!" ends with a factorial.
  const whole = text.replace(/(?:[.;:,\s]|(?<!(?<!\p{L})\p{L})!)+$/u, "").length;
  if (clause === null) return whole;
  for (let at = clause.verb + 3; at < words.length - 1; at += 1) {
    const word = words[at];
    if (word === undefined || !opensTail(words, at) || isOpen(words, at)) continue;
    return word.from - (text[word.from - 1] === " " ? 1 : 0);
  }
  return whole;
}

/** "gave it an artistic, often softened form", "of the spine and, usually, a drug": before the remark the claim isn't done. */
function isOpen(words: readonly Word[], at: number): boolean {
  const [article, last] = [words[at - 2], words[at - 1]];
  const isHalf = article?.tag === "DET" && last?.tag === "ADJ";
  return isHalf || /^(?:and|or|an?|the|of|in|with|by)$/iu.test(last?.text ?? "");
}

/** "took young Europeans, often of rank, to Italy": behind the remark the claim goes on. */
function goesOn(words: readonly Word[], at: number): boolean {
  const close = words.findIndex(({ text }, index) => index > at && text === ",");
  return close >= 0 && words[close + 1]?.tag === "ADP";
}

function opensTail(words: readonly Word[], at: number): boolean {
  const here = words[at]?.text.toLowerCase();
  if (here !== "," && here !== "and") return false;
  const [next, after] = [at + 1, at + 2].map((index) => words[index]?.text.toLowerCase() ?? "");
  if (here === "," && outcomeOpeners.has(next ?? "")) return !goesOn(words, at);
  if (
    here === "," &&
    next === "which" &&
    ["makes", "helps", "allows", "can", "often", "may"].includes(after ?? "")
  )
    return true;
  // "ptosis, miosis and sometimes anhidrosis": the list would lose its "and".
  // "causes chickenpox, remains latent and can …": so would a list of what it does.
  const isList = words.slice(0, at).some(({ text }) => text === ",");
  // "gave it an artistic and often political role": an adjective waits for its noun.
  if (here !== "and" || isList || words[at - 1]?.tag === "ADJ") return false;
  return hedges.has(next ?? "") || (["is", "are"].includes(next ?? "") && hedges.has(after ?? ""));
}
