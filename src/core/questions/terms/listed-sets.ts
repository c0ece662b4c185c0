import type { Tagger } from "../../facts/english.ts";
import type { Fact } from "../../facts/fact.ts";
import { listedNames, withoutBrackets } from "./enumeration.ts";
import { stemsOf } from "./phrase.ts";
import { memberOf, type TermSet } from "./term-sets.ts";

/** A value that so many rows have, and a column of so many different values, tell kinds apart. */
const FEWEST = 2;
const MOST_VALUES = 6;
const MOST_WORDS = 5;

/** Items under one line that introduces them, and the rows of a table that have one value in a column. */
export function listedSets(facts: readonly Fact[], tag: Tagger): TermSet[] {
  return [...introducedSets(facts, tag), ...columnSets(facts, tag)];
}

/** "Genera that make endospores:" over the names of such. */
function introducedSets(facts: readonly Fact[], tag: Tagger): TermSet[] {
  const items = facts.filter((fact) => fact.prefix !== null && fact.isExact && fact.language === "en");
  const groups = Map.groupBy(items, ({ owner, file, heading, prefix }) =>
    JSON.stringify([owner, file, prefix, ...heading]),
  );
  return [...groups.values()].flatMap((group) => {
    const prefix = group[0]?.prefix ?? "";
    const isIntro = prefix !== group[0]?.heading.at(-1);
    const members = group.flatMap((fact) => {
      const name = nameIn(fact.text.slice(prefix.length + 2));
      return name === null ? [] : [memberOf(name, fact, tag)];
    });
    if (!isIntro || members.length < FEWEST || members.length < group.length) return [];
    return [
      { shape: "listed", name: prefix, stems: stemsOf(prefix, tag), members, facts: group, isClosed: false },
    ] satisfies TermSet[];
  });
}

/** The name that an item begins with: "Clostridium" of "Clostridium, which is anaerobic". */
function nameIn(item: string): string | null {
  const name = withoutBrackets(item.split(/[,;:–—]|\s-\s/u)[0] ?? "")
    .replace(/\.$/u, "")
    .trim();
  const isName = name.split(" ").length <= MOST_WORDS && listedNames(`${name}, and other`) === null;
  return isName && listedNames(`${name} and X`) !== null ? name : null;
}

/** The rows of one table by the value they have in each column. */
function columnSets(facts: readonly Fact[], tag: Tagger): TermSet[] {
  const rows = facts.filter(({ kind, pair, isExact }) => kind === "tableRow" && pair !== null && isExact);
  const tables = Map.groupBy(rows, ({ owner, file, className, heading }) =>
    JSON.stringify([owner, file, className, ...heading]),
  );
  return [...tables.values()].flatMap((table) => {
    const cells = table.flatMap((fact) => cellsOf(fact).map((cell) => ({ ...cell, fact })));
    const columns = Map.groupBy(cells, ({ header }) => header);
    return [...columns].flatMap(([header, column]) => valueSets({ header, column, tag }));
  });
}

type Cell = { readonly header: string; readonly value: string };

/** "Shape: rod; Gram stain: positive" as its cells; none where a cell can't be told from the next. */
function cellsOf({ pair }: Fact): Cell[] {
  const cells = (pair?.back ?? "").split("; ").map((part) => {
    const at = part.indexOf(": ");
    return { header: part.slice(0, Math.max(0, at)), value: part.slice(at + 2) };
  });
  return cells.length > 1 && cells.every(({ header }) => header !== "") ? cells : [];
}

type Column = {
  readonly header: string;
  readonly column: readonly (Cell & { readonly fact: Fact })[];
  readonly tag: Tagger;
};

function valueSets({ header, column, tag }: Column): TermSet[] {
  const values = Map.groupBy(column, ({ value }) => value);
  const isKind = values.size >= 2 && values.size <= MOST_VALUES && [...values.keys()].every(isPlainValue);
  if (!isKind || values.size * 2 > column.length) return [];
  return [...values].flatMap(([value, cells]) => {
    const name = `${header}: ${value}`;
    const members = cells.map(({ fact }) => memberOf(fact.pair?.front ?? "", fact, tag));
    return [
      {
        shape: "column",
        name,
        stems: stemsOf(name, tag),
        members,
        facts: cells.map(({ fact }) => fact),
        isClosed: true,
      },
    ] satisfies TermSet[];
  });
}

function isPlainValue(value: string): boolean {
  return value.split(" ").length <= 3 && !/[,;/()?]|\b(?:and|or|usually|mostly|some)\b/u.test(value);
}
