import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readingOf } from "#src/core/facts/note-reading.ts";
import type { Note } from "#src/core/notes/note.ts";
import { readNote } from "#src/core/notes/read-note.ts";

const folder = new URL("../../fixtures/corpus/", import.meta.url);
const files = readdirSync(folder).filter((file) => /\.(md|csv|tsv)$/u.test(file));

/** What a note gives, a line each: what is expected stands beside the note, and was read by eye. */
function told(note: Note): string {
  const reading = readingOf(note);
  const facts = reading.facts.map(({ line, endLine, kind, text, isExact, images }) => {
    const lines = line === endLine ? `${line}` : `${line}-${endLine}`;
    const pictures = images.map(({ url }) => ` [${url}]`).join("");
    return `  ${lines} ${kind}: ${text}${pictures}${isExact ? "" : " (not exact)"}`;
  });
  const questions = reading.authored.map(({ line, question }) => {
    const { stem, options, key, explanation, isPinned } = question;
    const shown = options.map((option, at) => `${key.includes(at) ? "*" : " "}${option}`).join(" / ");
    return `  ${line} ${stem} [${shown}]${isPinned ? " pinned" : ""}${explanation === null ? "" : ` because: ${explanation}`}`;
  });
  const problems = reading.problems.map(({ line, code }) => `  ${line} ${code}`);
  const parts = [
    ["facts", facts],
    ["questions", questions],
    ["problems", problems],
  ] as const;
  const lists = parts.flatMap(([name, lines]) => [`${name}: ${lines.length}`, ...lines]);
  return [`topic: ${note.title}`, `language: ${note.language}`, ...lists, ""].join("\n");
}

test("there are at least forty notes, one for each form and mixed ones", () => {
  expect(files.length).toBeGreaterThanOrEqual(40);
});

test.each(files)("%s gives what is expected of it", async (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const note = readNote({ file, text, format: file.endsWith(".md") ? "markdown" : "table" });
  await expect(told(note)).toMatchFileSnapshot(new URL(`${file}.expected`, folder).pathname);
});
