import { textOfPair } from "./cards.ts";
import { asCloze } from "./cloze.ts";
import { csvColumns } from "./export.ts";
import { type FieldHeader, type FieldRow, fieldRowsOf, headerOf } from "./field-rows.ts";
import { textOfHtml } from "./html.ts";
import { linesOf } from "./inline.ts";
import { languageOf } from "./language.ts";
import type { NoteProblem, NoteText, Unit } from "./note.ts";
import { folded } from "./plain-text.ts";

/** What a table of fields says, as Anki, Quizlet and spreadsheets write them. */
export type TableNote = {
  readonly title: string | null;
  readonly units: readonly Unit[];
  readonly problems: readonly NoteProblem[];
};

/** Where a table keeps what; indexes count from 0. */
type Layout = {
  readonly isHtml: boolean;
  /** Whether it is Cohort's own CSV, with an apostrophe before what looks like a formula. */
  readonly isOwn: boolean;
  readonly deck: string | null;
  readonly deckAt: number | null;
  readonly notetypeAt: number | null;
  readonly skipped: ReadonlySet<number>;
  /** Names of the columns with what is said, where the table tells them. */
  readonly names: readonly string[] | null;
};

const firstNames =
  /^(?:term|word|front|question|prompt|concept|begriff|wort|vorderseite|frage|terim|kelime|ön|soru|término|palabra|anverso|pregunta|terme|mot|recto|术语|词|正面|问题)$/iu;
const secondNames =
  /^(?:definition|meaning|back|answer|translation|description|bedeutung|rückseite|antwort|übersetzung|tanım|anlam|arka|cevap|çeviri|definición|significado|reverso|respuesta|traducción|définition|signification|verso|réponse|traduction|定义|意思|背面|答案|翻译)$/iu;

/** Names of columns are told from a table's first rows. */
const SAMPLE = 20;

/** Reads each row as a card: two columns are its sides, more are what is said of the first. Empty sides are told by line. */
export function readTable({ text }: NoteText): TableNote {
  const clean = text.replace(/^\ufeff/u, "");
  const header = headerOf(clean);
  const { rows, problems } = fieldRowsOf(clean, header);
  const named = header.values.has("columns") ? null : namesIn(rows, header.values.size === 0);
  const layout = layoutOf(header, named, clean);
  const body = named === null ? rows : rows.slice(1);
  const read = body.map((row) => unitOf(row, layout));
  const units = read.filter((each) => "kind" in each);
  const lacking = read.filter((each) => "code" in each);
  return {
    title: layout.deck?.split("::").at(-1) ?? null,
    units,
    problems: [...problems, ...lacking].sort((a, b) => a.line - b.line),
  };
}

/** The first row's fields, where they are names of columns; Anki, which has a header of its own, writes no unknown names. */
function namesIn([first, ...others]: readonly FieldRow[], mayBeUnknown: boolean): readonly string[] | null {
  const fields = first?.fields.map((field) => field.trim()) ?? [];
  const isKnown =
    firstNames.test(fields[0] ?? "") && (fields.length > 2 || secondNames.test(fields[1] ?? ""));
  return isKnown || (mayBeUnknown && standOut(fields, others.slice(0, SAMPLE))) ? fields : null;
}

/** Whether three or more short names head columns of which one holds only numbers or sentences below. */
function standOut(names: readonly string[], rows: readonly FieldRow[]): boolean {
  const isName = (field: string) => /\p{L}/u.test(field) && !isSaid(field);
  if (names.length < 3 || rows.length < 2 || !names.every(isName)) return false;
  return names.some((_, at) => rows.every(({ fields }) => isSaid(fields[at] ?? "")));
}

function isSaid(field: string): boolean {
  return /\d/u.test(field) || field.trim().split(/\s+/u).length > 3;
}

function layoutOf({ values }: FieldHeader, named: readonly string[] | null, text: string): Layout {
  const column = (name: string) => {
    const at = Number(values.get(`${name} column`));
    return Number.isInteger(at) && at > 0 ? at - 1 : null;
  };
  const [deckAt, notetypeAt] = [column("deck"), column("notetype")];
  const isOwn = named !== null && named.join() === csvColumns.join();
  const own = isOwn ? ["file", "line", "heading"].map((name) => named.indexOf(name)) : [];
  const meta = [deckAt, notetypeAt, column("tags"), column("guid"), ...own].filter((at) => at !== null);
  const columns = values.get("columns")?.split(/\t|,|;/u) ?? named;
  return {
    isHtml:
      values.get("html") === "true" ||
      (!values.has("html") && /<(?:br|b|i|div|span|img|p)\b[^<>]*>/iu.test(text)),
    deck: values.get("deck") ?? null,
    deckAt: isOwn ? named.indexOf("heading") : deckAt,
    notetypeAt,
    isOwn,
    skipped: new Set(meta),
    names: columns,
  };
}

function unitOf(row: FieldRow, layout: Layout): Unit | NoteProblem {
  const at = layout.deckAt === null ? null : (row.fields[layout.deckAt] ?? "");
  const heading =
    at === null
      ? []
      : at
          .split("::")
          .map(folded)
          .filter((part) => part !== "");
  const notetype = layout.notetypeAt === null ? "" : (row.fields[layout.notetypeAt] ?? "");
  const said = row.fields.flatMap((field, index) =>
    layout.skipped.has(index) ? [] : [{ text: plain(field, layout), name: layout.names?.[index] ?? "" }],
  );
  const [front, ...others] = said;
  const base = { line: row.line, endLine: row.endLine, heading };
  if (/\{\{c\d+::/u.test(front?.text ?? "")) return clozeUnit(front?.text ?? "", base);
  const backs = others.filter(({ text }) => text !== "");
  if (front === undefined || front.text === "") return lacking(row.line, "cardWithoutFront");
  const [only] = backs;
  if (only === undefined) return lacking(row.line, "cardWithoutBack");
  const isPlain = backs.length === 1 || others.length === 1;
  const back = isPlain
    ? only.text
    : backs
        .map(({ text, name }) => (name === "" || secondNames.test(name) ? text : `${name}: ${text}`))
        .join("; ");
  const pair = { front: front.text, back, twoWay: /revers|both|umgekehrt|ters|inverti/iu.test(notetype) };
  const text = textOfPair(pair);
  const thing = isPlain || firstNames.test(front.name) ? "" : front.name;
  const className = thing === "" ? null : thing;
  return { ...emptyUnit(text), ...base, kind: isPlain ? "card" : "tableRow", pair, className };
}

function emptyUnit(text: string): Unit {
  const language = languageOf(text);
  const [line, endLine] = [1, 1];
  const nothing = {
    prefix: null,
    pair: null,
    item: null,
    className: null,
    heading: [],
    marks: [],
    images: [],
  };
  return {
    ...nothing,
    kind: "card",
    text,
    line,
    endLine,
    language,
    isExact: !/\[latex\]|\\\(|\\\[/u.test(text),
  };
}

function clozeUnit(text: string, base: Pick<Unit, "line" | "endLine" | "heading">): Unit {
  const leaf = { text, line: 1, isOpaque: false, isBold: false, isExact: true };
  const [line] = linesOf({ leaves: [leaf], images: [] });
  return asCloze({ ...emptyUnit(line?.text ?? text), ...base, marks: line?.marks ?? [] }, false);
}

/** A field as a reader sees it: no markup, no sound, and Anki's own entities resolved. */
function plain(field: string, { isHtml, isOwn }: Layout): string {
  if (isOwn) return folded(field.replace(/^'(?='*[=+\-@])/u, ""));
  const silent = field.replace(/\[sound:[^\]]*\]/gu, "");
  return isHtml ? textOfHtml(silent) : folded(silent);
}

const messages = {
  cardWithoutFront: "This row has nothing in its first column: write the term or question there.",
  cardWithoutBack: "This row has nothing behind its first column: write the meaning or answer there.",
} as const;

function lacking(line: number, code: keyof typeof messages): NoteProblem {
  return { line, code, message: messages[code] };
}
