import type { MarkedText } from "./definition.ts";
import type { Language } from "./language.ts";
import { languageOf } from "./language.ts";
import { movedBy, type Row, type Span } from "./row.ts";
import { sentencesOf } from "./sentences.ts";

/** A part of a block that says one thing: its lines joined to one text. */
export type Statement = MarkedText & {
  readonly line: number;
  readonly endLine: number;
  readonly language: Language;
  /** The row that it begins in. */
  readonly row: Row;
  /** False where a formula of its lines has no exact form. */
  readonly isExact: boolean;
};

/** Statements of at most so many words stay whole, also where they hold two sentences. */
const WHOLE = 40;
const WHOLE_CJK = 90;

/** In a block of so many lines, nearly all of them sentences, each line is one, its full stop forgotten or not. */
const FEWEST_LINES = 4;
const BY_LINE = 0.7;

/**
 * Takes a block's rows apart: a new statement begins where one line ends as a sentence and the next begins as one, and
 * within a text that is too long for one; all other lines go on from one to the next.
 */
export function statementsOf(rows: readonly Row[], otherwise: Language): Statement[] {
  const whole = rows.filter((row) => endsSentence(row.text) && beginsSentence(row)).length;
  const isByLine = rows.length >= FEWEST_LINES && whole >= BY_LINE * rows.length;
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1)?.at(-1);
    const begins =
      last === undefined ||
      isAside(row) ||
      isAside(last) ||
      ((isByLine || endsSentence(last.text) || endsOnPurpose(last, row, rows)) && beginsSentence(row));
    if (begins) groups.push([row]);
    else groups.at(-1)?.push(row);
  }
  return groups.flatMap((group) => split(joinedRows(group, otherwise)));
}

/**
 * A line behind an item, without a blank line between, belongs to it for Markdown. It is a sentence of its own where the item
 * had room for its first word, so that nothing was wrapped.
 */
function endsOnPurpose(last: Row, row: Row, rows: readonly Row[]): boolean {
  const width = Math.max(...rows.map(({ text }) => text.length));
  const word = /^\S+/u.exec(row.text)?.[0] ?? "";
  return last.kind === "item" && endsSentence(row.text) && last.text.length + 1 + word.length <= width;
}

/** A link by itself, or what its writer still has to do, goes on from nothing. */
function isAside({ text }: Row): boolean {
  return /^<?https?:\/\/\S+$|^(?:todo|to do|to-do|tbd|fixme)\b/iu.test(text);
}

function endsSentence(text: string): boolean {
  return /[.!?。！？…]["'”’»)\]]*$/u.test(text);
}

/** Code and formulas begin a sentence as large letters do. */
function beginsSentence({ text, opaque }: Row): boolean {
  return opaque[0]?.from === 0 || /^["'“„«(¿¡]*[\p{Lu}\p{N}\p{Lo}]/u.test(text);
}

/** Where each row's text begins in the joined text. */
type Joined = Statement & { readonly starts: readonly { readonly at: number; readonly row: Row }[] };

function joinedRows(rows: readonly Row[], otherwise: Language): Joined {
  const starts: { at: number; row: Row }[] = [];
  const marks: MarkedText["marks"][number][] = [];
  const opaque: Span[] = [];
  const parts: string[] = [];
  let at = 0;
  for (const row of rows) {
    const glue = at === 0 || isUnspaced(parts.at(-1) ?? "", row.text) ? "" : " ";
    at += glue.length;
    parts.push(glue, row.text);
    starts.push({ at, row });
    marks.push(...movedBy(at, row.marks));
    opaque.push(...movedBy(at, row.opaque));
    at += row.text.length;
  }
  const text = parts.join("");
  const [row] = rows;
  const end = rows.at(-1);
  if (row === undefined || end === undefined) throw new Error("A statement has no line.");
  const language = languageOf(text, otherwise);
  return {
    text,
    marks,
    opaque,
    language,
    line: row.line,
    endLine: end.endLine,
    row,
    isExact: rows.every((each) => each.isExact),
    starts,
  };
}

/** Chinese and Japanese lines go on without a space. */
function isUnspaced(before: string, after: string): boolean {
  const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。；：！？、]/u;
  return script.test(before.at(-1) ?? "") && script.test(after.charAt(0));
}

function split(whole: Joined): Statement[] {
  const { text, language, marks, opaque, starts, ...rest } = whole;
  const isLong = language === "zh" ? text.length > WHOLE_CJK : text.split(/\s+/u, WHOLE + 1).length > WHOLE;
  const spans = isLong ? sentencesOf(text, language) : [];
  if (spans.length < 2) return [{ ...rest, text, language, marks, opaque }];
  const indexAt = (at: number) => placeOf(at, starts, (start) => start.at);
  const rowAt = (at: number) => starts[indexAt(at)]?.row ?? whole.row;
  const marksOf = bySpan(marks, spans);
  const opaqueOf = bySpan(opaque, spans);
  return spans.map(({ from, to }, at) => ({
    ...rest,
    language,
    text: text.slice(from, to),
    marks: marksOf[at] ?? [],
    opaque: opaqueOf[at] ?? [],
    line: rowAt(from).line,
    endLine: rowAt(to - 1).endLine,
    isExact: starts.slice(indexAt(from), indexAt(to - 1) + 1).every(({ row }) => row.isExact),
  }));
}

/** The inner spans that lie whole in each of some spans, counted from its beginning. */
function bySpan<S extends Span>(inner: readonly S[], spans: readonly Span[]): S[][] {
  const found: S[][] = spans.map(() => []);
  for (const each of inner) {
    const at = placeOf(each.from, spans, ({ from }) => from);
    const span = spans[at];
    if (span === undefined || each.to > span.to) continue;
    found[at]?.push(...movedBy(-span.from, [each]));
  }
  return found;
}

/** The index of the last of some ordered things that begins at or before an offset; 0 where none does. */
function placeOf<T>(at: number, ordered: readonly T[], startOf: (each: T) => number): number {
  let [low, high] = [0, ordered.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const each = ordered[middle];
    if (each !== undefined && startOf(each) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
