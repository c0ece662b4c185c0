import type { Fact } from "../../facts/fact.ts";
import { stemsOf } from "../../facts/stems.ts";
import type { Runs } from "../terms/runs.ts";

/** What the facts of a note say, by the stems of their words. */
export type Said = ReadonlyMap<string, readonly Line[]>;

type Line = { readonly fact: Fact; readonly stems: ReadonlySet<string> };

/** A name that more lines have is compared with the first of them only. */
const MOST_LINES = 40;

/** Gathers what the facts of each note say, by owner and file. */
export function saidIn(facts: readonly Fact[], runs: Runs): (of: Fact) => Said {
  const notes = Map.groupBy(facts, noteOf);
  const known = new Map<string, Said>();
  return (of) => {
    const note = noteOf(of);
    const said = known.get(note) ?? saidBy(notes.get(note) ?? [], runs);
    known.set(note, said);
    return said;
  };
}

function saidBy(facts: readonly Fact[], runs: Runs): Said {
  const said = new Map<string, Line[]>();
  for (const fact of facts) {
    const line = { fact, stems: stemsOf(fact.text, fact.language, runs) };
    for (const stem of line.stems) {
      const lines = said.get(stem) ?? [];
      if (lines.length < MOST_LINES) lines.push(line);
      said.set(stem, lines);
    }
  }
  return said;
}

function noteOf({ owner, file }: Fact): string {
  return JSON.stringify([owner, file]);
}

/** Another line than `but` that has all of `name` and half of `claim` at least. */
export function lineSaying(
  said: Said,
  { name, claim, but }: { name: ReadonlySet<string>; claim: ReadonlySet<string>; but: Fact },
): Fact | null {
  const [first = ""] = [...name].sort((a, b) => (said.get(a)?.length ?? 0) - (said.get(b)?.length ?? 0));
  const lines = said.get(first) ?? [];
  const found = lines.find(({ fact, stems }) => {
    if (fact === but || ![...name].every((stem) => stems.has(stem))) return false;
    const shared = [...claim].filter((stem) => stems.has(stem) && !name.has(stem)).length;
    return shared > 0 && shared * 2 >= claim.size;
  });
  return found?.fact ?? null;
}

/** Whether a line has all of two names. */
export function namedTogether(said: Said, a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const both = [...a, ...b];
  const [first = ""] = both.sort((x, y) => (said.get(x)?.length ?? 0) - (said.get(y)?.length ?? 0));
  return (said.get(first) ?? []).some(({ stems }) => both.every((stem) => stems.has(stem)));
}
