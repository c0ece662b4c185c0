import type { Language } from "../notes/language.ts";
import type { Unit } from "../notes/note.ts";
import type { WholeList } from "./lists.ts";
import { months } from "./months.ts";
import { stemsOf } from "./stems.ts";

const FEWEST = 3;
const MOST = 8;
/** All steps stand in one message, each whole. */
const LONGEST_STEP = 160;

const heads = [
  "steps|stages|phases|process|procedure|sequence|workflow|algorithm|life ?cycle",
  "schritte|phasen|stadien|ablauf|reihenfolge|vorgehen",
  "pasos|etapas|fases|proceso|secuencia|étapes|processus|déroulement",
  "adımlar|adımları|aşamalar|aşamaları|evreler|evreleri|süreci",
].join("|");
const afterHead = [
  "of|in|to|for|from|by|during|when|are|is|der|des|von|bei|beim|im|zur|zum|sind",
  "de|del|du|en|para|pour|son|sont|şunlardır|şöyledir",
].join("|");
/** What in a title says: this happens one after the other ("Stages of sleep", but not "Process scheduling"). */
const sequences: readonly RegExp[] = [
  new RegExp(`(?:^|[^\\p{L}])(?:${heads})(?=\\s*(?:[:,(]|$)|\\s(?:${afterHead})(?!\\p{L}))`, "iu"),
  /(?:^|\s)(?:how to|step by step|in (?:this|the following) order)(?=[\s:,]|$)/iu,
  /(?:步骤|阶段|流程|过程|顺序)[:：]?$/u,
];
/** Words that say that it is no sequence, or no whole one. */
const others =
  /(?:^|[^\p{L}])(?:types?|kinds?|forms?|examples?|propert(?:y|ies)|advantages?|disadvantages?|benefits?|reasons?|rules?|facts?|tips?|uses?|questions?|exercises?|tasks?|features?|terms?|notes?|factors?|causes?|effects?|goals?|objectives?|things|mistakes|arten|beispiele?|gründe|vorteile|nachteile|regeln|tipos?|ejemplos?|ventajas|razones|types?|exemples?|avantages|raisons|türleri|çeşitleri|örnekler|nedenleri|özellikleri)(?=$|[^\p{L}])|类型|种类|例子|原因|特点/iu;

const opening = /^(?:first(?:ly)?|to (?:begin|start) with|at first|initially)\b[\s,:–-]*/iu;
const following =
  /^(?:second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|then|next|after (?:that|this)|afterwards|thereafter|finally|lastly|at last|in the end)\b[\s,:–-]*/iu;
const numbering = /^(?:step|stage|phase|schritt|paso|étape|adım)\s*(?:\d+|[ivx]+)\s*[:.)–-]\s*/iu;
/** A step that names another by its number or place tells where it stands. */
const telling =
  /\b(?:step|stage|phase)s? \d|\b(?:the (?:first|second|third|last|final|previous|next|preceding|following) (?:step|stage|phase)|as before)\b/iu;
const dated = new RegExp(
  String.raw`\b(?:1\d{3}|20\d{2})\b|\b\d{1,2}\.? (?:${months})\b|\b(?:day|week|month|year|hour|minute) \d`,
  "iu",
);

/**
 * The items of a list as steps, without the words that tell their place; empty where they are none: unnumbered and
 * without "First … then", under a title that names no sequence, alike, or telling their order by themselves.
 */
export function stepsOf(list: WholeList): readonly string[] {
  const { items } = list;
  if (items.length < FEWEST || items.length > MOST) return [];
  if (!(isNumbered(items) && isUnderSequence(list)) && !isNarrated(items)) return [];
  const steps = items.map(({ text }) => bare(text));
  if (items.some(({ isExact }) => !isExact) || !steps.every(isPlain)) return [];
  if (steps.filter((step) => dated.test(step)).length > 1) return [];
  const texts = items.map(({ text }) => text);
  return areApart(texts, items[0]?.language ?? "other") ? steps : [];
}

/** "In mitosis, first …, then …, and finally …" */
const narrated = /^(?:(?<title>[^,.;:]{3,80}),\s+)?first(?:ly)?,?\s+(?=\S)/iu;
const turn = /[,;]\s+(?:and\s+)?(?:then|next|after that|afterwards|finally|lastly)\b,?\s+/iu;

/** The steps that one English sentence tells, with what it says they are of; none where it isn't such a sentence. */
export function stepsIn({ text, language, isExact }: Unit): {
  title: string | null;
  steps: readonly string[];
} {
  const opened = narrated.exec(text);
  if (opened === null || language !== "en" || !isExact) return { title: null, steps: [] };
  const parts = text.slice(opened[0].length).replace(/\.$/u, "").split(turn);
  const steps = parts.map((part) => bare(part.trim()));
  const isTold = steps.length >= FEWEST && steps.length <= MOST && steps.every(isPlain);
  return { title: opened.groups?.title ?? null, steps: isTold && areApart(parts, language) ? steps : [] };
}

function isNumbered(items: readonly Unit[]): boolean {
  return items.every(({ item }, at) => item?.ordinal === (items[0]?.item?.ordinal ?? 0) + at);
}

/** The nearest title decides: a list's own intro, and only without one its heading. */
function isUnderSequence({ intro, heading }: WholeList): boolean {
  const title = intro ?? heading.at(-1) ?? "";
  return sequences.some((sequence) => sequence.test(title)) && !others.test(title);
}

/** "First …", then items that each say that they follow, but for one at most. */
function isNarrated(items: readonly Unit[]): boolean {
  const [first, ...rest] = items;
  const follow = rest.filter(({ text }) => following.test(text)).length;
  return first !== undefined && opening.test(first.text) && follow >= Math.max(2, rest.length - 1);
}

function bare(text: string): string {
  const step = text.replace(numbering, "").replace(opening, "").replace(following, "");
  return `${step.charAt(0).toUpperCase()}${step.slice(1)}`;
}

function isPlain(step: string): boolean {
  return step.length >= 3 && step.length <= LONGEST_STEP && !telling.test(step) && !/[:：?？]$/u.test(step);
}

/** No step says what another says. */
function areApart(texts: readonly string[], language: Language): boolean {
  const stems = texts.map((text) => stemsOf(bare(text), language));
  return stems.every((some, at) =>
    stems.slice(at + 1).every((others) => {
      const shared = [...some].filter((stem) => others.has(stem)).length;
      return Math.min(some.size, others.size) > 0 && shared < Math.min(some.size, others.size);
    }),
  );
}
