import type { Fingerprint } from "../facts/fact.ts";
import { complementOf } from "./complement.ts";
import { claimWords, isContent, type Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";
import type { TermBank } from "./term-bank.ts";

/** Facts that say the same are one: leads each fact's fingerprint to the first of its group in reading order. */
export function twinsAmong(bank: TermBank): ReadonlyMap<Fingerprint, Fingerprint> {
  const heads: Said[] = [];
  const groups = new Map<Fingerprint, Fingerprint>();
  for (const sentence of bank.sentences) {
    const said = saidBy(sentence, bank);
    const head = heads.find((each) => saysTheSame(each, said));
    const { fingerprint } = sentence.fact;
    groups.set(fingerprint, head?.fingerprint ?? fingerprint);
    if (head === undefined) heads.push(said);
  }
  return groups;
}

/** Verbs that say nothing by themselves: "works by", "acts as". */
const lightVerbs = new Set(["work", "act", "serv", "us", "function"]);

type Said = {
  readonly fingerprint: Fingerprint;
  readonly text: string;
  readonly subject: Term | undefined;
  /** What is said of the subject: no word of its names or its class. */
  readonly stems: ReadonlySet<string>;
};

function saidBy(sentence: Sentence, bank: TermBank): Said {
  const { fact } = sentence;
  const subject = bank.subjectOf.get(sentence);
  const names = subject?.aliases.flatMap((alias) => alias.stems) ?? [];
  const left = new Set([...names, ...(complementOf(sentence)?.words.map(({ stem }) => stem) ?? [])]);
  const stems = claimWords(sentence)
    .filter(isContent)
    .map(({ stem }) => stem);
  const said = new Set(stems.filter((stem) => !left.has(stem) && !lightVerbs.has(stem)));
  return { fingerprint: fact.fingerprint, text: fact.text.toLowerCase(), subject, stems: said };
}

/** One subject, and three in five of the shorter claim's words in the other, the same numbers among them. */
function saysTheSame(a: Said, b: Said): boolean {
  if (a.text === b.text) return true;
  if (a.subject === undefined || a.subject !== b.subject || numbersIn(a.text) !== numbersIn(b.text))
    return false;
  const [short, long] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = [...short].filter((stem) => long.has(stem)).length;
  return short.size >= 2 && shared / short.size >= 0.6 && shared / long.size >= 0.35;
}

function numbersIn(text: string): string {
  return (text.match(/\b\d[\d.,]*\b/gu) ?? []).join(" ");
}
