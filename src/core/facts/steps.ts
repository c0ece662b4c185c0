import type { Unit } from "../notes/note.ts";
import type { WholeList } from "./lists.ts";
import { stemsOf } from "./stems.ts";

const FEWEST = 3;
const MOST = 8;
/** All steps stand in one message, each whole. */
const LONGEST_STEP = 160;

/** Words of a title that say: what follows happens one after the other. */
const sequences =
  /(?:^|[^\p{L}])(?:steps?|stages?|phases?|process|procedure|sequence|workflow|pipeline|algorithm|life ?cycle|how to|in (?:this|the following) order|schritte?n?|phasen?|stadien|ablauf|reihenfolge|vorgehen|pasos?|etapas?|fases?|proceso|secuencia|étapes?|processus|déroulement|adım(?:ları|lar)?|aşama(?:ları|lar)?|evre(?:leri|ler)?|süreci?)(?=$|[^\p{L}])|步骤|阶段|流程|过程|顺序/iu;
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
const dated =
  /\b(?:1\d{3}|20\d{2})\b|\b\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b(?:day|week|month|year|hour|minute) \d/iu;

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
  return areApart(items) ? steps : [];
}

function isNumbered(items: readonly Unit[]): boolean {
  return items.every(({ item }, at) => item?.ordinal === (items[0]?.item?.ordinal ?? 0) + at);
}

/** The nearest title decides: a list's own intro, and only without one its heading. */
function isUnderSequence({ intro, heading }: WholeList): boolean {
  const title = intro ?? heading.at(-1) ?? "";
  return sequences.test(title) && !others.test(title);
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
function areApart(items: readonly Unit[]): boolean {
  const stems = items.map(({ text, language }) => stemsOf(bare(text), language));
  return stems.every((some, at) =>
    stems.slice(at + 1).every((others) => {
      const shared = [...some].filter((stem) => others.has(stem)).length;
      return Math.min(some.size, others.size) > 0 && shared < Math.min(some.size, others.size);
    }),
  );
}
