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
  readonly sentences: readonly Sentence[];
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
  if (isName && (isLoose || standsBare(stems, evidence.sentences))) return true;
  if (name.length === 1 && tail.length >= 2 && evidence.classes.has(tail.join(" ")))
    return name[0]?.tag !== "VERB";
  return tail.length === 1 && looseClasses.has(tail[0] ?? "") && standsBare(stems, evidence.sentences);
}

/** Whether the notes somewhere write it as a noun by itself: "both momentum and …". */
function standsBare(stems: readonly string[], sentences: readonly Sentence[]): boolean {
  return sentences.some(({ words }) =>
    words.some((_, at) => {
      const run = words.slice(at, at + stems.length);
      if (run.length < stems.length || !run.every(({ stem }, index) => stem === stems[index])) return false;
      const next = words[at + stems.length];
      return (
        ["NOUN", "PROPN"].includes(run.at(-1)?.tag ?? "") &&
        !["NOUN", "PROPN", "VERB"].includes(next?.tag ?? "")
      );
    }),
  );
}
