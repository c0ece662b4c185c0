import { isWord, type Word } from "../../facts/english.ts";
import type { Sentence } from "./sentence.ts";
import type { TermClass } from "./term.ts";

/** What a sentence says its subject is: "X is an A", "X is a type of A", "X is a variant of A". */
export type Complement = {
  readonly relation: "is" | "kind" | "variant";
  readonly words: readonly Word[];
  readonly definite: boolean;
  /** Index of the first word after it. */
  readonly end: number;
};

const kinds = new Set([
  "type",
  "kind",
  "class",
  "example",
  "sort",
  "member",
  "instance",
  "category",
  "subtype",
  "subset",
]);
const variants = new Set([
  "variant",
  "form",
  "version",
  "extension",
  "modification",
  "generalization",
  "special",
  "refinement",
  "alternative",
]);
const stops = new Set(
  "that which who whose where when in on at by for with from to into during between among over under through across within without of used using than as if because while unlike after before about per via and or but".split(
    " ",
  ),
);

/** What the sentence says that its subject is; null if it doesn't. */
export function complementOf({ clause, words }: Pick<Sentence, "clause" | "words">): Complement | null {
  if (clause === null) return null;
  let at = clause.verb + 1;
  const verb = words[clause.verb]?.text.toLowerCase() ?? "";
  if (["acts", "serves", "act", "serve"].includes(verb) && words[at]?.text === "as") at += 1;
  else if (!["is", "are", "was", "were"].includes(verb)) return null;
  while (words[at]?.tag === "ADV") at += 1;
  const opener = words[at]?.text.toLowerCase() ?? "";
  const hasArticle = ["a", "an", "the", "one"].includes(opener);
  if (!hasArticle && verb !== "are") return null;
  if (hasArticle) at += 1;
  const found = nounPhrase(words, at);
  if (!["NOUN", "PROPN"].includes(found.words.at(-1)?.tag ?? "") && !hasArticle) return null;
  if (found.words.length === 0) return null;
  return ofKind(words, found, opener === "the") ?? { relation: "is", ...found, definite: opener === "the" };
}

function ofKind(
  words: readonly Word[],
  found: { words: readonly Word[]; end: number },
  definite: boolean,
): Complement | null {
  const low = found.words.map(({ text }) => text.toLowerCase());
  const head = low.at(-1) ?? "";
  const link = words[found.end]?.text;
  const relation = kinds.has(head.replace(/s$/u, ""))
    ? "kind"
    : low.some((word) => variants.has(word))
      ? "variant"
      : null;
  if (relation === null || (link !== "of" && link !== "to")) return null;
  const next = found.end + 1;
  const skip = ["a", "an", "the"].includes(words[next]?.text.toLowerCase() ?? "") ? 1 : 0;
  const inner = nounPhrase(words, next + skip);
  return inner.words.length === 0 ? null : { relation, ...inner, definite };
}

function nounPhrase(words: readonly Word[], from: number): { words: readonly Word[]; end: number } {
  let end = from;
  for (; end < words.length; end += 1) {
    const word = words[end];
    if (word === undefined || !isWord(word) || stops.has(word.text.toLowerCase())) break;
    if (word.tag === "DET" || word.tag === "PRON" || word.tag === "SCONJ") break;
    const isParticiple = word.tag === "VERB" && /(ed|ing|en)$/u.test(word.text);
    const next = words[end + 1];
    if (
      isParticiple &&
      end > from &&
      (next === undefined || !["NOUN", "PROPN", "ADJ", "VERB"].includes(next.tag))
    )
      break;
  }
  return { words: words.slice(from, end), end };
}

/** The class that a noun phrase names; null for a bare general word ("one", "point"). */
export function classOf(words: readonly Word[]): TermClass | null {
  const stems = words.map(({ stem }) => stem);
  const head = stems.at(-1);
  return head === undefined ? null : { stems, head };
}
