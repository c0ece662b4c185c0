import { letterOf } from "./authored/options.ts";
import { definitionOf, pairLineOf } from "./definition.ts";
import type { Row } from "./row.ts";
import { sliceOf } from "./row.ts";

/** Lines of a block that belong together; `isPair` where they are one of several lines of a term and its meaning. */
export type LineGroup = { readonly rows: readonly Row[]; readonly isPair: boolean };

/** So many lines of one shape below each other are a list of terms, whatever sign stands between. */
const FEWEST = 3;

/**
 * Parts a block's lines where each is a thing by itself: lines that are definitions each, at least three lines of a term,
 * a sign and a meaning, lines with an emoji for a bullet, and lettered lines, which stand under the line before them. All
 * others stay together.
 */
export function lineGroupsOf(rows: readonly Row[]): LineGroup[] {
  if (rows.length > 1 && rows.every((row) => definitionOf(row) !== null))
    return rows.map((row) => ({ rows: [row], isPair: false }));
  const groups: LineGroup[] = [];
  const bare = rows.map(withoutEmoji);
  const arePairs = bare.map((row) => pairLineOf(row) !== null);
  let plain: Row[] = [];
  const close = () => {
    if (plain.length > 0) groups.push(...letteredGroups(plain));
    plain = [];
  };
  for (let at = 0; at < rows.length; ) {
    const run = pairsFrom(bare, arePairs, at);
    const isList = run.length >= FEWEST && !isWrapped(run.flat());
    const row = bare[at];
    if (isList || row !== rows[at]) close();
    if (isList) groups.push(...run.map((each) => ({ rows: each, isPair: true })));
    else if (row !== undefined) plain.push(row);
    at += isList ? run.flat().length : 1;
  }
  close();
  return groups;
}

function withoutEmoji(row: Row): Row {
  const length = /^\p{Extended_Pictographic}\ufe0f?\s+(?=\S)/u.exec(row.text)?.[0].length ?? 0;
  return length === 0 ? row : sliceOf(row, length);
}

/** The pairs whose lines begin at `at`, each with the lines that go on with it. */
function pairsFrom(rows: readonly Row[], arePairs: readonly boolean[], at: number): Row[][] {
  const run: Row[][] = [];
  if (arePairs[at] !== true || arePairs[at - 1] === true) return run;
  for (let next = at; ; next += 1) {
    const row = rows[next];
    if (row !== undefined && arePairs[next] === true) run.push([row]);
    else if (row !== undefined && /^\p{Ll}/u.test(row.text)) run.at(-1)?.push(row);
    else return run;
  }
}

/** Long lines of which some begin small are a paragraph that was wrapped, whatever signs it has. */
function isWrapped(rows: readonly Row[]): boolean {
  return (
    rows.slice(0, -1).every(({ text }) => text.length > 45) && rows.some(({ text }) => /^\p{Ll}/u.test(text))
  );
}

/** Lines "a) …", "b) …" as items under the line above them; a line that only leads to them says nothing by itself. */
function letteredGroups(rows: readonly Row[]): LineGroup[] {
  const letters = rows.map(({ text }) => letterOf(text));
  const first = letters.findIndex((letter, at) => letter?.at === 0 && letters[at + 1]?.at === 1);
  if (first === -1) return [{ rows, isPair: false }];
  const lead = rows[first - 1];
  const isLead = lead !== undefined && !/[.!。！]$/u.test(lead.text);
  const isSilent = isLead && !/[:：]$/u.test(lead.text);
  const before = rows.slice(0, isSilent ? first - 1 : first);
  const groups: Row[][] = [];
  for (const [at, row] of rows.slice(first).entries()) {
    const letter = letters[first + at];
    const last = groups.at(-1);
    if (letter?.at === groups.length) {
      const item: Row = { ...sliceOf(row, letter.from), kind: "item", intro: isLead ? lead : row.intro };
      groups.push([item]);
    } else last?.push(row);
  }
  const parted = groups.map((each) => ({ rows: each, isPair: false }));
  return before.length === 0 ? parted : [{ rows: before, isPair: false }, ...parted];
}
