import { foldedFor, type Language } from "../notes/language.ts";
import type { Unit } from "../notes/note.ts";
import { clauseOf } from "./clause.ts";
import { wordsOf } from "./english.ts";
import type { WholeList } from "./lists.ts";
import { stemsOf } from "./stems.ts";

const FEWEST = 3;
const MOST = 8;
/** What is typed is short. */
const MOST_WORDS = 4;
const LONGEST_NAME = 50;
const LONGEST_INTRO = 160;

/** Words of an intro that leave its list open. */
const open =
  /(?:^|[^\p{L}])(?:such as|for (?:example|instance)|e\.g|examples?|includ(?:es?|ing)|some|several|among|many|mostly|mainly|often|usually|typical(?:ly)?|common(?:ly)?|etc|z\. ?b|zum beispiel|beispiele?|einige|unter anderem|por ejemplo|ejemplos?|algunos|par exemple|exemples?|certains|örneğin|örnekler|bazı|gibi)(?=$|[^\p{L}])|例如|例子|等/iu;
/** Intros of remarks, which are no names of anything. */
const remarks =
  /^(?:note|notes|remember|important|warning|tip|hint|see|see also|read|todo|to do|tasks?|homework|sources?|links?|references?|advantages?|disadvantages?|pros?|cons?|summary|questions?|answers?|hinweis|wichtig|merke|nota|importante|remarque|not|önemli|targets?)$/iu;
const counts: readonly RegExp[] = [
  /\b(?:two|zwei|dos|deux|iki|2)\b/iu,
  /\b(?:three|drei|tres|trois|üç|3)\b/iu,
  /\b(?:four|vier|cuatro|quatre|dört|4)\b/iu,
  /\b(?:five|fünf|cinco|cinq|beş|5)\b/iu,
  /\b(?:six|sechs|seis|altı|6)\b/iu,
  /\b(?:seven|sieben|siete|sept|yedi|7)\b/iu,
  /\b(?:eight|acht|ocho|huit|sekiz|8)\b/iu,
];

/**
 * The names of a list's items where its intro says whose members they are and they are all of them; empty where the list
 * is open ("such as"), says another number than it has, or has items that are no short names.
 */
export function membersOf({ intro, items }: WholeList): readonly (readonly string[])[] {
  if (intro === null || items.length < FEWEST || items.length > MOST) return [];
  const title = intro.replace(/\s*[:：]\s*$/u, "").trim();
  if (!isClosed(title) || saysAnotherCount(title, items.length)) return [];
  const names = items.map(namesOf).filter((ways) => ways.length > 0);
  return names.length === items.length && areApart(names, title, items[0]?.language ?? "other") ? names : [];
}

/** No name is another or part of one, and none is told by the title. */
function areApart(names: readonly (readonly string[])[], title: string, language: Language): boolean {
  const folded = names.map((ways) => ways.map((name) => foldedFor(language, name)));
  const shown = stemsOf(title, language);
  const isShown = (name: string) => {
    const stems = [...stemsOf(name, language)];
    return stems.length > 0 && stems.every((stem) => shown.has(stem));
  };
  return (
    shown.size > 0 &&
    !names.some(([name = ""]) => isShown(name)) &&
    folded.every((ways, at) => folded.toSpliced(at, 1).every((others) => !overlap(ways, others)))
  );
}

function overlap(ways: readonly string[], others: readonly string[]): boolean {
  return ways.some((way) => others.some((other) => other === way || ` ${other} `.includes(` ${way} `)));
}

function isClosed(title: string): boolean {
  return (
    title !== "" &&
    title.length <= LONGEST_INTRO &&
    !/[?？]$/u.test(title) &&
    !open.test(title) &&
    !remarks.test(title)
  );
}

/** "The four stages" of a list of five isn't one to be asked for. */
function saysAnotherCount(title: string, length: number): boolean {
  const said = counts.flatMap((count, at) => (count.test(title) ? [at + 2] : []));
  return said.length > 0 && !said.includes(length);
}

/** The ways to write a short name: the item itself or the term that it defines, and what stands in its brackets; none for what is longer. */
function namesOf({ text, pair, isExact, language }: Unit): readonly string[] {
  if (!isExact || /…|\.{3}|\betc\b|\bothers?\b/iu.test(text)) return [];
  const whole = (pair?.front ?? text).replace(/[.。;,]+$/u, "").trim();
  const name = whole.replace(/\s*\([^()]*\)/gu, "").trim();
  if (!isName(name) || (language === "en" && saysSomething(name))) return [];
  const bracketed = /\(([^()]*)\)$/u.exec(whole)?.[1] ?? "";
  return isName(bracketed) ? [name, bracketed] : [name];
}

/** "The cell divides", "mix the flour": nobody writes such from memory word for word. */
function saysSomething(name: string): boolean {
  const words = wordsOf(name);
  const isDemand = words.length > 1 && words[0]?.tag === "VERB" && !/(?:ing|ed)$/iu.test(words[0].text);
  return isDemand || clauseOf(words) !== null;
}

function isName(name: string): boolean {
  const isShort = name.length <= LONGEST_NAME && name.split(/\s+/u).length <= MOST_WORDS;
  return isShort && /\p{L}/u.test(name) && !/[,:;]/u.test(name);
}
