import type { Fact } from "../../facts/fact.ts";

/** Where the statements about a term stand, by keys: in which sections, under which headings' parents, in which files. */
export type Places = {
  readonly sections: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
};

/** The places of facts. */
export function placesOf(facts: readonly Pick<Fact, "file" | "heading">[]): Places {
  const keys = facts.map(({ file, heading }) => ({
    section: JSON.stringify([file, ...heading]),
    part: JSON.stringify([file, heading.length, ...heading.slice(0, -1)]),
    file,
  }));
  return {
    sections: new Set(keys.map(({ section }) => section)),
    parts: new Set(keys.map(({ part }) => part)),
    files: new Set(keys.map(({ file }) => file)),
  };
}

/** 2 in the same section, 1 in a neighbouring one, 0.5 in the same note. */
export function nearness(a: Places, b: Places): number {
  if (meet(a.sections, b.sections)) return 2;
  if (meet(a.parts, b.parts)) return 1;
  return meet(a.files, b.files) ? 0.5 : 0;
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const each of few) if (many.has(each)) return true;
  return false;
}
