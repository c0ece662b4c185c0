import type { Fact, Fingerprint } from "../facts/fact.ts";
import type { Library } from "../facts/library.ts";
import { contentStems } from "./sentence.ts";

/** Facts that say the same are one: leads each fact's fingerprint to the first of its group in reading order. */
export function twins(library: Library): ReadonlyMap<Fingerprint, Fingerprint> {
  const heads: { readonly fact: Fact; readonly stems: ReadonlySet<string> }[] = [];
  const groups = new Map<Fingerprint, Fingerprint>();
  for (const fact of library.facts) {
    const stems = contentStems(fact.text);
    const same = heads.find((head) => saysTheSame(head.stems, stems));
    groups.set(fact.fingerprint, same?.fact.fingerprint ?? fact.fingerprint);
    if (same === undefined) heads.push({ fact, stems });
  }
  return groups;
}

/** Two statements say the same when the shorter's words stand in the other, but for two in five. */
function saysTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  const shared = [...short].filter((stem) => long.has(stem)).length;
  return short.size >= 3 && shared / short.size >= 0.6 && shared / long.size >= 0.4;
}
