import type { Fingerprint } from "../../facts/fact.ts";
import { isContent, type Sentence } from "./sentence.ts";
import type { Term } from "./term.ts";
import type { TermBank } from "./term-bank.ts";

/** Facts that say the same are one: leads each fact's fingerprint to the first of its group in reading order. */
export function twinsAmong(bank: TermBank): ReadonlyMap<Fingerprint, Fingerprint> {
  const byText = new Map<string, Said>();
  const bySubject = new Map<Term, Said[]>();
  const groups = new Map<Fingerprint, Fingerprint>();
  for (const [at, sentence] of bank.sentences.entries()) {
    const said = saidBy(sentence, { bank, at });
    const alike = said.subject === undefined ? [] : (bySubject.get(said.subject) ?? []);
    const heads = [byText.get(said.text), alike.find((each) => saysTheSame(each, said))];
    const [head] = heads.filter((each) => each !== undefined).sort((a, b) => a.at - b.at);
    const { fingerprint } = sentence.fact;
    groups.set(fingerprint, head?.fingerprint ?? fingerprint);
    if (head !== undefined) continue;
    byText.set(said.text, said);
    alike.push(said);
    if (said.subject !== undefined) bySubject.set(said.subject, alike);
  }
  return groups;
}

/** Verbs that say nothing by themselves: "works by", "acts as". */
const lightVerbs = new Set(["work", "act", "serv", "us", "function"]);

type Said = {
  /** Its place in reading order. */
  readonly at: number;
  readonly fingerprint: Fingerprint;
  readonly text: string;
  readonly numbers: string;
  readonly subject: Term | undefined;
  /** What is said of the subject: no word of its names or its class. */
  readonly stems: ReadonlySet<string>;
};

function saidBy(sentence: Sentence, { bank, at }: { readonly bank: TermBank; readonly at: number }): Said {
  const { fact } = sentence;
  const subject = bank.subjectOf.get(sentence);
  const names = subject?.aliases.flatMap((alias) => alias.stems) ?? [];
  const left = new Set([...names, ...(sentence.complement?.words.map(({ stem }) => stem) ?? [])]);
  const stems = sentence.claim.filter(isContent).map(({ stem }) => stem);
  const said = new Set(stems.filter((stem) => !left.has(stem) && !lightVerbs.has(stem)));
  const text = fact.text.toLowerCase();
  return { at, fingerprint: fact.fingerprint, text, numbers: numbersIn(text), subject, stems: said };
}

/** Of two with one subject: three in five of the shorter claim's words in the other, the same numbers among them. */
function saysTheSame(a: Said, b: Said): boolean {
  if (a.numbers !== b.numbers) return false;
  const [short, long] = a.stems.size <= b.stems.size ? [a.stems, b.stems] : [b.stems, a.stems];
  const shared = [...short].filter((stem) => long.has(stem)).length;
  return short.size >= 2 && shared / short.size >= 0.6 && shared / long.size >= 0.35;
}

function numbersIn(text: string): string {
  return (text.match(/\b\d[\d.,]*\b/gu) ?? []).join(" ");
}
