import type { FileRefusal } from "../../app/note-views.ts";
import { fileName, thousands } from "./common.ts";

const megabytes = (bytes: unknown) => `${(Number(bytes) / 1_048_576).toFixed(1)} MB`;

const refusals: Readonly<Record<FileRefusal["code"], (values: FileRefusal["values"]) => string>> = {
  notFromDiscord: () => "it isn't on Discord's own servers. Attach the file itself.",
  tooLarge: ({ bytes, most }) => `it has ${megabytes(bytes)}, and ${megabytes(most)} is the most. Split it.`,
  noteTooLarge: ({ characters, most }) =>
    `its text has ${thousands(characters)} characters, and ${thousands(most)} is the most. Split it.`,
  tooManyNotes: ({ most }) =>
    `this server has ${most} notes, which is the most. \`/notes remove\` makes room.`,
  tooManyCharacters: ({ most }) =>
    `this server's notes would have more than ${thousands(most)} characters. \`/notes remove\` makes room.`,
  notUtf8: () => "its letters can't be read. Save it again with the encoding UTF-8.",
  binary: () => "it is no text. Export it as Markdown, text or CSV.",
  pdf: () =>
    "a PDF has no lines to read. Take the text from where it came: Google Docs has File › Download › Markdown, Word saves as Plain Text, Obsidian and Notion export Markdown.",
  word: () =>
    "a word processor's file isn't read. In Google Docs: File › Download › Markdown; in Word: Save as › Plain Text (UTF-8).",
  slides: () =>
    "slides aren't read. Copy their outline into a text file; in PowerPoint: Save as › Outline/RTF, then Plain Text.",
  sheet: () =>
    "a spreadsheet's own file isn't read. Export it as CSV: File › Download or Save as › CSV (UTF-8).",
  picture: () => "a picture has no text that I can read. Write its facts into a text file.",
  archive: () => "an archive isn't opened. Attach the files in it, at most five at once.",
  unknownType: () => "I don't know this kind of file. I read Markdown, text, CSV, TSV and Anki packages.",
  damaged: () => "it is damaged or not what its name says. Export it again and attach the new file.",
  tooCostly: () =>
    "reading it would take too much time or memory. Split it, or export it without pictures and sounds.",
  noFacts: () =>
    "no line of it states a fact, a card or a question with its key. One plain statement per line is enough.",
  notFetched: () => "Discord didn't give it to me just now. Please attach it again.",
};

/** Why a file isn't taken, and what to do; its name has at most `room` characters. */
export function fileRefusal({ file, code, values }: FileRefusal, room: number): string {
  return `${fileName(file, room)} isn't taken: ${refusals[code](values)}`;
}
