import type { Language } from "../language.ts";
import type { AuthoredQuestion, NoteProblem } from "../note.ts";
import type { Row } from "../row.ts";
import { readChoice } from "./choice.ts";
import { type KeyList, keyListAt } from "./key-list.ts";
import { finished, type OpenQuestion } from "./open-question.ts";
import { readStatement } from "./statement.ts";

/** The authored questions among a note's rows, what is wrong with some, and the rows that no question used. */
export type Authored = {
  readonly questions: readonly AuthoredQuestion[];
  readonly problems: readonly NoteProblem[];
  readonly rest: readonly Row[];
};

/** What was read at a row: a question, still without its key perhaps, with the rows of `rest` before it that are its stem. */
export type Reading = {
  readonly open: OpenQuestion;
  /** Rows that it takes from its first option or its statement on. */
  readonly rows: number;
  /** Rows right above that it takes as well. */
  readonly above: number;
};

/**
 * Takes the exam questions that people write in notes out of the rows: marked statements, and stems with options and a
 * key that may stand in many places. A key that is missing or can't be read is never guessed: the question is told with
 * its line, and its rows are used up all the same.
 */
export function takeAuthored(rows: readonly Row[], language: Language): Authored {
  const open: OpenQuestion[] = [];
  const lists: { readonly keys: KeyList; readonly after: number }[] = [];
  const rest: Row[] = [];
  const isExam = countMarked(rows) >= 2;
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (row === undefined) break;
    const list = open.length > 0 ? keyListAt(rows, at) : null;
    if (list !== null) {
      lists.push({ keys: list.keys, after: open.length });
      at += list.rows;
      continue;
    }
    const reading = readChoice(rows, at, rest) ?? readStatement(rows, at, { rest, isExam, language });
    if (reading === null) {
      rest.push(row);
      at += 1;
      continue;
    }
    rest.splice(rest.length - reading.above, reading.above);
    open.push(reading.open);
    at += reading.rows;
  }
  const done = answered(open.map((question, at) => ({ question, list: listFor(lists, at) })));
  return {
    questions: done.flatMap((each) => ("problem" in each ? [] : [each.question])),
    problems: done.flatMap((each) => ("problem" in each ? [each.problem] : [])),
    rest,
  };
}

/** The first list of keys behind a question. */
function listFor(lists: readonly { keys: KeyList; after: number }[], at: number): KeyList | null {
  return lists.find(({ after }) => after > at)?.keys ?? null;
}

type Asking = { readonly question: OpenQuestion; readonly list: KeyList | null };

/** The questions with their keys; where two of one number look into the same list, it can mean either and gives none. */
function answered(asking: readonly Asking[]): ReturnType<typeof finished>[] {
  const seeking = asking.filter(({ question }) => question.key.kind === "missing");
  const seekers = new Map(
    [...Map.groupBy(seeking, ({ list }) => list)].map(([list, each]) => [
      list,
      Map.groupBy(each, ({ question }) => question.number),
    ]),
  );
  return asking.map(({ question, list }) => {
    const isOnly = seekers.get(list)?.get(question.number)?.length === 1;
    return finished(question, isOnly ? list : null);
  });
}

/** Statements that end with (T), (F) and the like make a note an exam where there are two of them. */
function countMarked(rows: readonly Row[]): number {
  return rows.filter(({ text }) => /[([（](?:[TFDYRV]|True|False)[)\]）]\s*$/iu.test(text.slice(-12))).length;
}
