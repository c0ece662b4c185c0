import { parseArgs } from "node:util";
import type { Fact } from "../core/facts/fact.ts";
import { makeLibrary } from "../core/facts/library.ts";
import { type NoteReading, readingOf } from "../core/facts/note-reading.ts";
import type { Language } from "../core/notes/language.ts";
import type { NoteProblem } from "../core/notes/note.ts";
import { readNote } from "../core/notes/read-note.ts";
import { makeBank } from "../core/questions/bank.ts";
import { readNotes } from "./read-notes.ts";
import { UsageError } from "./usage-error.ts";

/** What the check tells of one file; `questions` are the authored ones that could be read. */
type CheckedNote = {
  readonly file: string;
  readonly topic: string;
  readonly language: Language;
  readonly facts: readonly {
    readonly id: string;
    readonly line: number;
    readonly kind: string;
    readonly heading: readonly string[];
    readonly text: string;
  }[];
  readonly questions: number;
  readonly problems: readonly NoteProblem[];
};

/** Prints the topic, language, facts, counts and problems of each note. Returns the exit code: 1 when a file could not be read. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError("Name at least one note or folder to check.");
  const { notes: texts, problems: unread } = await readNotes(positionals);
  const readings = texts.map((text) => readingOf(readNote(text)));
  if (values.json === true) {
    const checked = [...readings.map(checkedNote), ...unread.map(unreadNote)];
    console.log(JSON.stringify({ notes: checked }, null, 2));
  } else {
    const { questions } = makeBank(makeLibrary(readings.map(({ note }) => note)));
    const generated = questions.filter(({ isAuthored }) => !isAuthored).map(({ source }) => source.file);
    const counted = (file: string) => generated.filter((each) => each === file).length;
    const told = readings.map((reading) => inWords(reading, counted(reading.note.file)));
    console.log([...told, ...unread.map((problem) => lineOf(problem.file, problem))].join("\n\n"));
  }
  return unread.length > 0 ? 1 : 0;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { json: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkedNote({ note, facts, problems }: NoteReading): CheckedNote {
  const { file, title, language, questions } = note;
  const told = facts.map(({ fingerprint, line, kind, heading, text }) => ({
    id: fingerprint,
    line,
    kind,
    heading,
    text,
  }));
  return { file, topic: title, language, facts: told, questions: questions.length, problems };
}

function unreadNote({ file, line, code, message }: NoteProblem & { readonly file: string }): CheckedNote {
  const problems = [{ line, code, message }];
  return { file, topic: "", language: "other", facts: [], questions: 0, problems };
}

/** A note for people: its counts, its facts under their headings, then each problem as `file:line: code: message`. */
function inWords({ note, facts, problems }: NoteReading, generated: number): string {
  const sums = [
    `${note.file}: ${note.title}`,
    note.language,
    counted(note.units.length, "unit"),
    counted(facts.length, "fact"),
    `${counted(note.questions.length, "question")} written, ${generated} made`,
    counted(problems.length, "problem"),
  ].join(", ");
  return [sums, ...factLines(facts), ...problems.map((problem) => lineOf(note.file, problem))].join("\n");
}

function factLines(facts: readonly Fact[]): string[] {
  const lines: string[] = [];
  let path = "";
  for (const { line, heading, text } of facts) {
    const here = heading.join(" › ");
    if (here !== path) lines.push(`  ${here}`);
    path = here;
    lines.push(`    ${String(line).padStart(4)}  ${text}`);
  }
  return lines;
}

function lineOf(file: string, { line, code, message }: NoteProblem): string {
  return `${file}:${line}: ${code}: ${message}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
