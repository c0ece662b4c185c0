import { parseArgs } from "node:util";
import { factsOf, problemsOf } from "../core/facts/library.ts";
import type { Note, NoteProblem } from "../core/notes/note.ts";
import { readNote } from "../core/notes/read-note.ts";
import { readNotes } from "./read-notes.ts";
import { UsageError } from "./usage-error.ts";

type CheckedNote = {
  readonly file: string;
  readonly topic: string;
  readonly facts: readonly {
    readonly id: string;
    readonly line: number;
    readonly kind: string;
    readonly heading: readonly string[];
    readonly text: string;
  }[];
  readonly problems: readonly NoteProblem[];
};

/** Prints the topic, facts and problems of each note. Returns the exit code: 1 when a file could not be read. */
export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new UsageError("Name at least one note or folder to check.");
  const { notes, problems } = await readNotes(positionals);
  const checked = [...notes.map(readNote).map(checkedNote), ...problems.map(unreadNote)];
  console.log(
    values.json === true ? JSON.stringify({ notes: checked }, null, 2) : checked.map(inWords).join("\n\n"),
  );
  return problems.length > 0 ? 1 : 0;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { json: { type: "boolean" } }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checkedNote(note: Note): CheckedNote {
  const facts = factsOf(note).map(({ fingerprint, line, kind, heading, text }) => ({
    id: fingerprint,
    line,
    kind,
    heading,
    text,
  }));
  return { file: note.file, topic: note.title, facts, problems: problemsOf(note) };
}

function unreadNote({ file, line, code, message }: NoteProblem & { readonly file: string }): CheckedNote {
  return { file, topic: "", facts: [], problems: [{ line, code, message }] };
}

function inWords({ file, topic, facts, problems }: CheckedNote): string {
  const title = topic === "" ? file : `${file}: ${topic}`;
  const sums = `${title}, ${counted(facts.length, "fact")}, ${counted(problems.length, "problem")}`;
  const lines: string[] = [];
  let path = "";
  for (const { line, heading, text } of facts) {
    const here = heading.join(" › ");
    if (here !== path) lines.push(`  ${here}`);
    path = here;
    lines.push(`    ${String(line).padStart(4)}  ${text}`);
  }
  return [sums, ...lines, ...problems.map(({ line, message }) => `  line ${line}: ${message}`)].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
