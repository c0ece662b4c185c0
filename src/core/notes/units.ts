import { textOfPair } from "./cards.ts";
import { definitionOf, isDefinitional, pairLineOf } from "./definition.ts";
import type { Language } from "./language.ts";
import { languageOf } from "./language.ts";
import { lineGroupsOf } from "./line-groups.ts";
import type { Image, ListItem, Pair, Unit } from "./note.ts";
import { type Row, sliceOf } from "./row.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** Headings that name a part of any note: nothing stands under them by itself. */
const generic =
  /^(?:quick facts|facts|notes?|summary|overview|introduction|basics|core concepts|key (?:concepts|terms|points|ideas)|concepts|definitions?|glossary|terms|vocabulary|examples?|important|misc(?:ellaneous)?|other|general|todo|topics?|contents|table of contents|toc|outline|agenda|recap|review|conclusion|references|sources|links|further reading|resources|homework|questions?|exam|quiz|chapter \d+|lecture \d+|week \d+|part \d+|section \d+|zusammenfassung|überblick|einleitung|begriffe|grundlagen|notizen|beispiele?|wichtig|özet|giriş|notlar|tanımlar|kavramlar|örnekler|genel|resumen|introducción|conceptos|definiciones|ejemplos?|notas?|résumé|définitions?|exemples?|notions|总结|概述|概念|定义|笔记|例子)$/iu;

/** An intro of more words than this is a statement, and no title for what stands under it. */
const INTRO_WORDS = 14;

/** The units of the rows that no question or card has used up, in reading order, each with the pictures beside it. */
export function unitsOf(rows: readonly Row[], otherwise: Language): Unit[] {
  const units: Unit[] = [];
  let pictures: { readonly images: readonly Image[]; readonly row: Row } | null = null;
  let lastBlock = 0;
  for (const block of blocksOf(rows)) {
    const [first] = block;
    if (first === undefined) continue;
    const made = unitsOfBlock(block, otherwise);
    const last = units.at(-1);
    if (first.kind === "image") {
      if (last !== undefined && first.block === lastBlock + 1)
        units.splice(-1, 1, withImages(last, first.images));
      else pictures = { images: first.images, row: first };
    }
    const [head, ...rest] = made;
    if (head !== undefined && pictures !== null && first.block === pictures.row.block + 1)
      units.push(withImages(head, pictures.images), ...rest);
    else units.push(...made);
    if (made.length > 0) {
      pictures = null;
      lastBlock = first.block;
    }
  }
  return units;
}

function withImages(unit: Unit, images: readonly Image[]): Unit {
  return { ...unit, images: [...unit.images, ...images] };
}

function* blocksOf(rows: readonly Row[]): Generator<readonly Row[]> {
  let open: Row[] = [];
  for (const row of rows) {
    if (open.length > 0 && (open[0]?.block !== row.block || open[0]?.kind !== row.kind)) {
      yield open;
      open = [];
    }
    open.push(row);
  }
  if (open.length > 0) yield open;
}

function unitsOfBlock(rows: readonly Row[], otherwise: Language): Unit[] {
  const [first] = rows;
  if (first?.kind === "cells") return rows.flatMap((row) => cellsUnit(row, otherwise));
  if ((first?.kind !== "text" && first?.kind !== "item") || isTask(rows)) return [];
  const images = rows.flatMap((row) => row.images);
  const units = definitionList(rows, otherwise) ?? textUnits(rows, otherwise);
  const [head, ...rest] = units;
  return head === undefined || images.length === 0 ? units : [withImages(head, images), ...rest];
}

/** A thing to do, with a box to tick: it states something only where it is written as a sentence. */
function isTask(rows: readonly Row[]): boolean {
  return rows[0]?.checked !== null && !/[.!。！]$/u.test(rows.at(-1)?.text ?? "");
}

/** Lines of "Term" and ": definition" below it; null for a block of another shape. */
function definitionList(rows: readonly Row[], otherwise: Language): Unit[] | null {
  if (!rows.slice(1).some(({ text }) => /^[:：]\s/u.test(text))) return null;
  const units: Unit[] = [];
  let term: Row | null = null;
  for (const row of rows) {
    const sign = /^[:：]\s+/u.exec(row.text)?.[0] ?? "";
    if (sign === "") term = row;
    else if (term !== null) {
      const back = sliceOf(row, sign.length).text;
      const pair = { front: term.text, back, twoWay: false };
      units.push({ ...pairUnit(term, pair, otherwise), endLine: row.endLine });
    }
  }
  return units;
}

function pairUnit(row: Row, pair: Pair, otherwise: Language): Unit {
  const text = `${pair.front}: ${pair.back}`;
  const { line, endLine, heading, isExact } = row;
  return {
    kind: "definition",
    text,
    prefix: null,
    line,
    endLine,
    heading,
    language: languageOf(text, otherwise),
    pair,
    item: null,
    className: null,
    marks: [],
    images: [],
    isExact,
  };
}

/** Statements, and the lines that are a unit each. */
function textUnits(rows: readonly Row[], otherwise: Language): Unit[] {
  return lineGroupsOf(rows).flatMap((group) => {
    const statements = statementsOf(group.rows, otherwise);
    const [only] = statements;
    const pair = group.isPair && statements.length === 1 && only ? pairLineOf(only) : null;
    const units = statements.map(textUnit);
    return pair === null ? units : units.map((unit): Unit => ({ ...unit, kind: "definition", pair }));
  });
}

function textUnit(statement: Statement): Unit {
  const { row, text, line, endLine, language, marks, isExact } = statement;
  const pair = definitionOf(statement);
  const isDefinition = pair !== null || isDefinitional(text);
  return {
    kind: isDefinition ? "definition" : row.kind === "item" ? "listItem" : "sentence",
    text,
    prefix: row.kind === "item" ? prefixOf(row) : null,
    line,
    endLine,
    heading: row.heading,
    language,
    pair,
    item: itemOf(row),
    className: null,
    marks,
    images: [],
    isExact,
  };
}

function itemOf({ place, ordinal, intro }: Row): ListItem | null {
  return place === null ? null : { ...place, ordinal, intro: intro?.text ?? null };
}

/** What an item stands under: the line that introduces its list, else its heading where that names something. */
function prefixOf({ intro, heading }: Row): string | null {
  const above = intro?.text.replace(/\s*(?:::+|;;)\s.*$/u, "").replace(/\s*[:：.。]$/u, "") ?? "";
  if (above !== "") return above.split(/\s+/u).length <= INTRO_WORDS && !/[?？]$/u.test(above) ? above : null;
  const last = heading.at(-1)?.replace(/^\d+(?:\.\d+)*[.)]?\s+|\s*[:：]$/gu, "") ?? "";
  return last === "" || generic.test(last) || /[?？]$/u.test(last) ? null : last;
}

const plainHeader =
  /^(?:|definition|meaning|description|explanation|translation|what it (?:is|does|means)|notes?|details?|answers?|antwort|cevap|respuesta|réponse|event|bedeutung|erklärung|beschreibung|übersetzung|anlamı?|açıklama|tanımı?|çeviri|significado|definición|descripción|traducción|signification|définition|description|traduction|意思|定义|解释|翻译|english|deutsch|türkçe|español|français|中文)$/iu;
const plainClass =
  /^(?:|#|nr\.?|no\.?|number|term|terms|name|word|words|concept|concepts|key|item|topic|front|question|begriff|wort|name|terim|kavram|kelime|término|palabra|terme|mot|术语|词|english|deutsch|türkçe|español|français|中文)$/iu;

/** A row of a table that counts its rows, without their numbers. */
function withoutNumber(row: Row): Row {
  const isCounted = row.cells.length > 2 && /^(?:#|nr\.?|no\.?|№|id)$/iu.test(row.header[0] ?? "");
  return isCounted ? { ...row, cells: row.cells.slice(1), header: row.header.slice(1) } : row;
}

/** A row that names something in its first column and says something of it in the others. */
function cellsUnit(whole: Row, otherwise: Language): Unit[] {
  const row = withoutNumber(whole);
  const [front = "", ...others] = row.cells;
  const said = others.flatMap((cell, at) => {
    const header = row.header[at + 1] ?? "";
    if (cell === "" || /^[-–—]$/u.test(cell)) return [];
    return [plainHeader.test(header) ? cell : `${header}: ${cell}`];
  });
  if (front === "" || said.length === 0 || !/\p{L}/u.test(row.text)) return [];
  const back = said.join("; ");
  const isPlain = said.length === 1 && plainHeader.test(row.header[1] ?? "");
  const pair = { front, back, twoWay: false };
  const unit = pairUnit(row, pair, otherwise);
  if (isPlain && /[?？]$/u.test(front))
    return [{ ...unit, kind: "card", text: textOfPair(pair), images: row.images }];
  const text = isPlain ? unit.text : `${front} – ${back}`;
  const className = row.header[0] ?? "";
  const { images } = row;
  return [
    { ...unit, kind: "tableRow", text, images, className: plainClass.test(className) ? null : className },
  ];
}
