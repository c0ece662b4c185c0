import type { Mark, Pair } from "./note.ts";
import type { Span } from "./row.ts";

/** A text with what stands out in it. */
export type MarkedText = {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly opaque: readonly Span[];
};

/** Longest term of a definition, in letters and words. */
const LONGEST = 70;
const MOST_WORDS = 7;

/** Words before a colon that open a remark, and no definition. */
const remarks =
  /^(?:note|notes|nb|practical(?: bits?| tips?| notes?| points?| hints?)?|key (?:points?|facts?|ideas?)|main (?:points?|ideas?)|good to know|bottom line|take-?aways?|beware|careful|example|examples|e\.g|i\.e|remember|warning|caution|tip|hint|important|source|sources|see|see also|todo|question|answer|hint|step|date|author|authors|tags|url|link|links|reference|references|figure|fig|table|page|chapter|lecture|exercise|homework|deadline|read|reading|summary|conclusion|result|in short|for example|title|definition|def|theorem|lemma|proof|corollary|remark|pros?|cons?|created|updated|status|email|room|beweis|satz|lemma|demostración|fill in|match|explain|describe|compare|örneğin|mesela|por ejemplo|par exemple|zum beispiel|hinweis|beispiel|merke|achtung|quelle|aufgabe|frage|antwort|siehe|not|örnek|dikkat|kaynak|soru|cevap|ödev|nota|ejemplo|fuente|pregunta|respuesta|ver|exemple|remarque|attention|réponse|voir|注|注意|例|例如|来源|问题|答案)(?:\s*\d+[.\w]*)?$/iu;

/** Verbs that make what stands before a colon a clause of its own. */
const clause =
  /\b(?:is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|do|does|did|be|contains?|includes?|says?|said|means|ist|sind|hat|haben|wird|werden|kann|können|es|son|tiene|tienen|puede|est|sont|peut|vardır|olur|şunlardır)\b/iu;
/** Whether a text has the verb of a clause. */
export function isClause(text: string): boolean {
  return clause.test(text);
}

const opener =
  /^(?:it|they|this|that|these|those|there|here|he|she|we|you|i|if|when|because|although|however|therefore|so|then|also|wenn|weil|es|sie|er|si|cuando|quand|eğer|bu|şu)\b/iu;

/**
 * A line in the shape of a definition: "Term: what it is", "**Term** – what it is". Null for everything else; a dash
 * alone makes a definition only behind a term that stands out.
 */
export function definitionOf({ text, marks, opaque }: MarkedText): Pair | null {
  const isFree = (at: number) => !opaque.some((span) => at >= span.from && at < span.to);
  for (const { index, 0: sign } of text
    .slice(0, LONGEST + 8)
    .matchAll(/\s*：\s*|\s?:(?=\s)|\s[–—-]\s|:(?=\*)/gu)) {
    const at = index + sign.search(/\S/u);
    if (!isFree(at)) continue;
    const front = text.slice(0, index).trim();
    const back = text.slice(index + sign.length).trim();
    const isDash = /[–—-]/u.test(sign);
    const isMarked = marks.some(({ from, to }) => from === 0 && to >= index && to <= index + sign.length);
    if (isDash && !isMarked) continue;
    return isTerm(front, isMarked) && isSaying(back) ? { front, back, twoWay: false } : null;
  }
  return null;
}

const year = /^\d{3,4}(?:\s?[–-]\s?\d{2,4})?$/u;

function isTerm(front: string, isMarked: boolean): boolean {
  const words = front.split(/\s+/u);
  if (front === "" || front.includes("://") || front.length > LONGEST || words.length > MOST_WORDS)
    return false;
  if (!(/\p{L}/u.test(front) || year.test(front)) || remarks.test(front) || /[.!?;:。！？；]$/u.test(front))
    return false;
  if (isMarked || /^[\p{Lu}\p{N}-]{2,}$/u.test(front)) return true;
  return !clause.test(front) && !opener.test(front) && !/[,，、"“”„«»]/u.test(front);
}

/**
 * Reads a line in the loose shape that lists of terms have, "dog: perro", "DNA = …", "1066 – …", "ER -> …"; null for every
 * other. Among prose that shape means nothing.
 */
export function pairLineOf({ text, opaque }: MarkedText): Pair | null {
  const found = /\s*：\s*|\s?:(?=\s)|\s(?:[–—-]|=|->|→|=>)\s/u.exec(text.slice(0, LONGEST + 8));
  if (found === null || opaque.some(({ from, to }) => found.index >= from && found.index < to)) return null;
  const front = text.slice(0, found.index).trim();
  const back = text.slice(found.index + found[0].length).trim();
  const isFormula = /\\/u.test(front) || front.split("(").length !== front.split(")").length;
  if (isFormula || !isTerm(front, false) || back === "" || /[:：?？]$/u.test(back)) return null;
  return { front, back, twoWay: false };
}

/** A definition says something: two words at least, and no list that is still to come. */
function isSaying(back: string): boolean {
  if (/[:：?？]$|_{3}/u.test(back) || !/\p{L}/u.test(back)) return false;
  return /\p{Script=Han}/u.test(back) ? back.length >= 2 : /\S\s+\S/u.test(back);
}

const copulas =
  /^(?:(?:an?|the|eine?|die|der|das|una?|el|la|les?|une)\s+)?\S.{0,70}?\s(?:is|are|was|ist|sind|es|son|est|sont)\s+(?:(?:also|auch|también|aussi)\s+)?(?:an?|the|eine?|der|die|das|una?|el|la|los|las|une?|le|les)\s/iu;
const copulaSuffix = /(?:dır|dir|dur|dür|tır|tir|tur|tür)[.!]?$/iu;

/** Whether a sentence says what a thing is: "X is a …", also in other languages. */
export function isDefinitional(text: string): boolean {
  const opening = text.slice(0, 160);
  if (copulas.test(opening) && !opener.test(opening)) return true;
  return copulaSuffix.test(text.slice(-12)) || /^\S{1,12}是(?:一[种类个门]|指)/u.test(opening);
}
