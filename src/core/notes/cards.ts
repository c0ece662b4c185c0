import { inlineCard, isBoxBorder } from "./inline-card.ts";
import { languageOf } from "./language.ts";
import type { NoteProblem, Pair, Unit } from "./note.ts";
import type { Row } from "./row.ts";

/** The cards among a note's rows, what is wrong with some, and the rows that no card used. */
export type Cards = {
  readonly units: readonly Unit[];
  readonly problems: readonly NoteProblem[];
  readonly rest: readonly Row[];
};

type Draft = { readonly units: Unit[]; readonly problems: NoteProblem[]; readonly rest: Row[] };

/** A back of more lines than this is a chapter, and no answer. */
const MOST_LINES = 12;

/**
 * Takes the flashcards that people write in notes out of the rows: `front :: back`, `:::` and `;;` on a line, `?` and
 * `??` between lines, `Q:` and `A:`, a question in bold or as a heading above its answer. One bad card is a problem and
 * hides no other.
 */
export function takeCards(rows: readonly Row[]): Cards {
  const draft: Draft = { units: [], problems: [], rest: [] };
  for (let at = 0; at < rows.length; ) at += takeAt(draft, rows, at);
  return draft;
}

/** How many rows from `at` on were dealt with: at least one. */
function takeAt(draft: Draft, rows: readonly Row[], at: number): number {
  const row = rows[at];
  if (row === undefined) return 1;
  const used =
    takeBetween(draft, rows, at) ||
    takeQuestion(draft, rows, at) ||
    takeAsked(draft, rows, at) ||
    takeLine(draft, row);
  if (used > 0) return used;
  draft.rest.push(row);
  return 1;
}

function isText({ kind }: Row): boolean {
  return kind === "text" || kind === "item";
}

/** Rows from `at` on that one card may take: text under the same heading, up to a line that begins another card. */
function bodyFrom(rows: readonly Row[], at: number): Row[] {
  const first = rows[at];
  const body: Row[] = [];
  for (const row of rows.slice(at, at + MOST_LINES)) {
    const goesOn =
      body.length === 0 || row.block === first?.block || (first?.kind === "item" && row.kind === "item");
    if (!isText(row) || !goesOn || row.heading.join("\n") !== first?.heading.join("\n")) break;
    if (divider(row) !== null || isQuestion(row) || isAsked(row) || inlineCard(row) !== null) break;
    body.push(row);
  }
  return body;
}

/** A question in bold begins a card of its own. */
function isAsked({ text, isBold }: Row): boolean {
  return isBold && /[?？]$/u.test(text);
}

/** "?" or "??" alone on a line divide a card's sides. */
function divider({ text }: Row): "?" | "??" | null {
  return text === "?" || text === "??" ? text : null;
}

/** Front lines, a divider, back lines, which may be the next block: a paragraph or a list. */
function takeBetween(draft: Draft, rows: readonly Row[], at: number): number {
  const first = rows[at];
  if (first === undefined) return 0;
  if (divider(first) !== null) {
    draft.problems.push(problem(first, "cardWithoutFront"));
    return 1;
  }
  if (!isText(first) || inlineCard(first) !== null) return 0;
  const front: Row[] = [];
  for (const row of rows.slice(at, at + MOST_LINES)) {
    const sign = divider(row);
    if (sign !== null && (row.block === first.block || row.block === first.block + 1)) {
      const back = bodyFrom(rows, at + front.length + 1);
      const isNear = (back[0]?.block ?? Number.POSITIVE_INFINITY) <= row.block + 1;
      const next = rows[at + front.length + 1 + back.length];
      const isFront = next !== undefined && divider(next) !== null && back[0]?.block !== row.block;
      if (back.length === 0 || !isNear || isFront) {
        draft.problems.push(problem(first, "cardWithoutBack"));
        return front.length + 1;
      }
      draft.units.push(cardOf(front, back, sign === "??"));
      return front.length + 1 + back.length;
    }
    if (!isText(row) || row.block !== first.block) return 0;
    front.push(row);
  }
  return 0;
}

const questionMark = /^(?:Q|Question|Frage|Soru|Pregunta|问)\s*\d{0,3}\s*[.:：)]\s+(?=\S)/iu;
const answerMark = /^(?:A|Answer|Ans|Antwort|Cevap|Respuesta|Réponse|答)\s*\d{0,3}\s*[.:：)]\s*/iu;

/** Single letters of other languages are names of quantities as well: they need a question's sign. */
const shortQuestionMark = /^[FSP]\s*\d{0,3}\s*[.:：)]\s+(?=\S.*[?？]$)/u;
const shortAnswerMark = /^[ACR]\s*\d{0,3}\s*[.:：)]\s*/u;

/** "Q: …" and "A: …"; without an answer the question is told. */
function takeQuestion(draft: Draft, rows: readonly Row[], at: number): number {
  const first = rows[at];
  if (first === undefined || !isText(first)) return 0;
  const long = questionMark.exec(first.text);
  const mark = long ?? shortQuestionMark.exec(first.text);
  if (mark === null) return 0;
  const answerSign = long === null ? shortAnswerMark : answerMark;
  const isAnswer = ({ text }: Row) => answerSign.test(text);
  const question = untilAnswer(rows, at, isAnswer);
  const answer = rows[at + question.length];
  const isNear = answer !== undefined && answer.block <= (question.at(-1)?.block ?? 0) + 1;
  if (answer === undefined || !isNear || !isText(answer) || !isAnswer(answer)) {
    if (!/^q/iu.test(mark[0])) return 0;
    draft.problems.push(problem(first, "cardWithoutBack"));
    return question.length;
  }
  const more = bodyFrom(rows, at + question.length + 1).filter(({ block }) => block === answer.block);
  const back = [answer, ...more];
  const sides = {
    front: trimmed(question, mark[0].length),
    back: trimmed(back, answerSign.exec(answer.text)?.[0].length ?? 0),
  };
  if (sides.back.every(({ text }) => text === "")) draft.problems.push(problem(first, "cardWithoutBack"));
  else draft.units.push(cardOf(sides.front, sides.back, false));
  return question.length + back.length;
}

function isQuestion({ text }: Row): boolean {
  return questionMark.test(text) || shortQuestionMark.test(text);
}

function untilAnswer(rows: readonly Row[], at: number, isAnswer: (row: Row) => boolean): Row[] {
  const first = rows[at];
  const question: Row[] = [];
  for (const row of rows.slice(at, at + MOST_LINES)) {
    if (row.block !== first?.block || (question.length > 0 && (isAnswer(row) || isQuestion(row)))) break;
    question.push(row);
  }
  return question;
}

/** A question in bold or as a heading, and the lines right below it. */
function takeAsked(draft: Draft, rows: readonly Row[], at: number): number {
  const first = rows[at];
  if (first === undefined || !/[?？]$/u.test(first.text)) return 0;
  const isHeading = first.kind === "heading";
  if (!isHeading && !(isText(first) && isAsked(first))) return 0;
  const back = bodyFrom(rows, at + 1);
  const isNear = (back[0]?.block ?? Number.POSITIVE_INFINITY) <= first.block + 1;
  const words = back.reduce((sum, { text }) => sum + text.split(/\s+/u).length, 0);
  if (back.length === 0 || !isNear || words > 60 || /[?？]$/u.test(back[0]?.text ?? "")) return 0;
  const place = isHeading ? { ...first, heading: first.heading.slice(0, -1) } : first;
  draft.units.push(cardOf([place], back, false));
  return 1 + back.length;
}

/** A card on one line; the border of a box is nobody's text. */
function takeLine(draft: Draft, row: Row): number {
  if (isText(row) && isBoxBorder(row)) return 1;
  const card = isText(row) ? inlineCard(row) : null;
  if (card === null) return 0;
  if ("code" in card) draft.problems.push(problem(row, card.code));
  else draft.units.push(unitOf([row], card.pair));
  return 1;
}

function trimmed(rows: readonly Row[], length: number): Row[] {
  const [first, ...rest] = rows;
  return first === undefined ? [] : [{ ...first, text: first.text.slice(length) }, ...rest];
}

function cardOf(front: readonly Row[], back: readonly Row[], twoWay: boolean): Unit {
  const side = (rows: readonly Row[]) =>
    rows
      .map(({ text }) => text)
      .join(" ")
      .trim();
  return unitOf([...front, ...back], { front: side(front), back: side(back), twoWay });
}

/** What a card says as one line: its sides behind each other. */
export function textOfPair({ front, back }: Pair): string {
  return /[?:!？：！…]$/u.test(front) ? `${front} ${back}` : `${front}: ${back}`;
}

function unitOf(rows: readonly Row[], pair: Pair): Unit {
  const [first] = rows;
  if (first === undefined) throw new Error("A card has no line.");
  const text = textOfPair(pair);
  return {
    kind: "card",
    text,
    prefix: null,
    line: first.line,
    endLine: rows.at(-1)?.endLine ?? first.endLine,
    heading: first.heading,
    language: languageOf(text),
    pair,
    item: null,
    className: null,
    marks: [],
    images: rows.flatMap(({ images }) => images),
    isExact: rows.every(({ isExact }) => isExact),
  };
}

const messages = {
  cardWithoutFront: "This card has no front: write what is asked before the sign, in the same line.",
  cardWithoutBack: "This card has no back: write the answer behind the question.",
} as const;

function problem({ line }: Row, code: keyof typeof messages): NoteProblem {
  return { line, code, message: messages[code] };
}
