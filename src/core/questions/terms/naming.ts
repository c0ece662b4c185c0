import { expands, isAcronym } from "./acronym-match.ts";
import type { Phrase } from "./phrase.ts";
import type { Sentence } from "./sentence.ts";

/** A subject phrase as a name, its class split off where the name also stands alone: "Adam" + "optimizer". */
export type Named = { readonly phrase: Phrase; readonly name: string; readonly tail: readonly string[] };

/** Class words that a name often carries without needing them, by stem. */
export const looseClasses: ReadonlySet<string> = new Set(
  "optim algorithm method techniqu protocol procedur mechan oper enzym theorem schedul".split(" "),
);
const closeClasses = new Set([
  ...looseClasses,
  "function",
  "model",
  "network",
  "layer",
  "equat",
  "law",
  "test",
  "process",
  "cycl",
  "effect",
  "reaction",
  "architectur",
  "loss",
]);

/** What the notes know about names before terms are made. */
export type NamingEvidence = {
  /** Stems of what is somewhere written as a noun by itself, joined by spaces. */
  readonly bare: ReadonlySet<string>;
  /** Stems of class phrases, joined by spaces. */
  readonly classes: ReadonlySet<string>;
  /** Stems of whole subject phrases, joined by spaces. */
  readonly subjects: ReadonlySet<string>;
};

/** Splits "Adam optimizer" into name and class where the name is known to stand alone; else the whole is the name. */
export function nameOf(phrase: Phrase, evidence: NamingEvidence): Named {
  const { words, sentence, text } = phrase;
  if (phrase.others.some((other) => expands(other, text))) return { phrase, name: text, tail: [] };
  for (let cut = 1; cut < words.length; cut += 1) {
    const tail = words.slice(cut).map(({ stem }) => stem);
    const isClass = evidence.classes.has(tail.join(" "));
    if (!isClass && !(tail.length === 1 && closeClasses.has(tail[0] ?? ""))) continue;
    if (!standsAlone({ phrase, cut, tail }, evidence)) continue;
    const last = words[cut - 1];
    const first = words[0];
    if (first === undefined || last === undefined || /^['’]s$/u.test(last.text)) continue;
    return { phrase, name: sentence.fact.text.slice(first.from, last.to), tail };
  }
  return { phrase, name: text, tail: [] };
}

/** A subject cut into a name of `cut` words and a class word or more. */
type Split = { readonly phrase: Phrase; readonly cut: number; readonly tail: readonly string[] };

function standsAlone({ phrase, cut, tail }: Split, evidence: NamingEvidence): boolean {
  const name = phrase.words.slice(0, cut);
  const stems = name.map(({ stem }) => stem);
  if (evidence.subjects.has(stems.join(" "))) return true;
  const opensText = phrase.words[0]?.from === 0;
  const isName = name.every(
    ({ text }, at) => isAcronym(text) || (/^\p{Lu}/u.test(text) && !(opensText && at === 0)),
  );
  const isLoose = tail.length === 1 && (looseClasses.has(tail[0] ?? "") || tail[0] === "function");
  if (isName && (isLoose || evidence.bare.has(stems.join(" ")))) return true;
  if (name.length === 1 && tail.length >= 2 && evidence.classes.has(tail.join(" ")))
    return name[0]?.tag !== "VERB";
  return tail.length === 1 && looseClasses.has(tail[0] ?? "") && evidence.bare.has(stems.join(" "));
}

/** So many words a name has at most before its class word. */
const LONGEST_NAME = 5;

const nouns: ReadonlySet<string> = new Set(["NOUN", "PROPN"]);

/** Stems of every run of words that ends as a noun by itself: "momentum" of "both momentum and …". */
export function bareNames(sentences: readonly Sentence[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { words } of sentences) {
    for (const [at, { tag }] of words.entries()) {
      const next = words[at + 1]?.tag ?? "";
      if (!nouns.has(tag) || nouns.has(next) || next === "VERB") continue;
      let run = "";
      for (let from = at; from >= Math.max(0, at - LONGEST_NAME + 1); from -= 1) {
        run = run === "" ? (words[from]?.stem ?? "") : `${words[from]?.stem ?? ""} ${run}`;
        found.add(run);
      }
    }
  }
  return found;
}
