import type { Fingerprint } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import { subjectPhrase } from "./phrase.ts";
import { isContent, type Sentence, sentenceOf } from "./sentence.ts";

/** Facts that say the same are one: leads each fact's fingerprint to the first of its group in reading order. */
export function twins(library: Library): ReadonlyMap<Fingerprint, Fingerprint> {
  return twinsAmong(library.facts.map(sentenceOf));
}

/** The same for facts that are taken apart already. */
export function twinsAmong(sentences: readonly Sentence[]): ReadonlyMap<Fingerprint, Fingerprint> {
  const heads: Said[] = [];
  const groups = new Map<Fingerprint, Fingerprint>();
  for (const sentence of sentences) {
    const said = saidBy(sentence);
    const head = heads.find((each) => saysTheSame(each, said));
    const { fingerprint } = sentence.fact;
    groups.set(fingerprint, head?.fingerprint ?? fingerprint);
    if (head === undefined) heads.push(said);
  }
  return groups;
}

type Said = {
  readonly fingerprint: Fingerprint;
  readonly text: string;
  /** Stems of the subject; none where it isn't plain. */
  readonly subject: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
};

function saidBy(sentence: Sentence): Said {
  const { fact, stems } = sentence;
  const subject =
    subjectPhrase(sentence)
      ?.words.filter(isContent)
      .map(({ stem }) => stem) ?? [];
  return { fingerprint: fact.fingerprint, text: fact.text.toLowerCase(), subject: new Set(subject), stems };
}

/** One subject, and three in five of the shorter's words in the other. */
function saysTheSame(a: Said, b: Said): boolean {
  if (a.text === b.text) return true;
  if (a.subject.size === 0 || b.subject.size === 0 || !isWithin(a.subject, b.subject)) return false;
  const [short, long] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = [...short].filter((stem) => long.has(stem)).length;
  return short.size >= 3 && shared / short.size >= 0.6 && shared / long.size >= 0.4;
}

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  return [...short].every((stem) => long.has(stem));
}
