import type {
  DraftNote,
  DraftView,
  FactChange,
  FileProblems,
  FileRefusal,
  NotesView,
  NoteView,
  SavedNote,
  SuggestionView,
} from "../../app/note-views.ts";
import type { NoteProblem } from "../../core/notes/note.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { count, timestamp } from "./common.ts";

const NAME_LIMIT = 80;
const TEXT_LIMIT = 160;

/** A file's name in bold. */
export function fileName(file: string): string {
  return `**${escaped(clip(file, NAME_LIMIT))}**`;
}

export const draftTitle = "**Please look this over.** Nothing is saved yet; this waits for an hour.";
export const draftEmpty = "**Nothing here can be saved.**";

/** One file of an upload: what it holds, and what saving it would change. */
export function draftNote(note: DraftNote): string {
  const { file, topic, facts, questions, selectAll, problems, change } = note;
  const holds = `${count(facts, "fact")}, ${count(questions, "question")}, ${count(problems, "problem")}`;
  const kept = selectAll === 0 ? "" : `\n${several(selectAll)}`;
  const title = `${fileName(file)} · ${escaped(clip(topic, NAME_LIMIT))}: ${holds}${kept}`;
  return change === null ? title : `${title}\nInstead of the one you have: ${changes(change)}.`;
}

function several(questions: number): string {
  const told = count(questions, "question has several right answers", "questions have several right answers");
  return `${told}: kept and exported, but rounds don't ask such yet.`;
}

/** "3 changed, 2 new, 1 retired, nobody's progress lost"; a note that is new can't lose any. */
export function changes({ kept, changed, added, retired }: FactChange): string {
  const parts = [
    ...(changed > 0 ? [`${changed} changed`] : []),
    ...(added > 0 ? [`${added} new`] : []),
    ...(retired > 0 ? [`${retired} retired`] : []),
  ];
  if (parts.length === 0) return "nothing changes";
  return [...parts, ...(kept + changed + retired > 0 ? ["nobody's progress lost"] : [])].join(", ");
}

export const samplesTitle = "Questions that it gives, for example:";
export const problemsTitle = "Lines to look at:";
export const noProblems = "No line needs a look.";

/** A problem for a message. */
export function problem(file: string, { line, message }: NoteProblem): string {
  return `${escaped(clip(file, NAME_LIMIT))}:${line}: ${escaped(clip(message, TEXT_LIMIT))}`;
}

/** Problems as a file, a line each: `file:line: code: what and what to do`. */
export function problemFile(files: readonly FileProblems[]): string {
  const lines = files.flatMap(({ file, problems }) =>
    problems.map(({ line, code, message }) => `${file}:${line}: ${code}: ${message}`),
  );
  return `${lines.join("\n")}\n`;
}

export function problemFileAlt(problems: number): string {
  return `${count(problems, "problem")}, a line each, with file and line.`;
}

export function problemsAttached(problems: number): string {
  return `${count(problems, "line")} to look at: see problems.txt.`;
}

/** What an upload leaves out. */
export function skipped({ file, what, count: left }: DraftView["skipped"][number]): string {
  const things =
    what === "media" ? count(left, "picture or sound", "pictures and sounds") : count(left, "empty card");
  return `${fileName(file)}: ${things} left out.`;
}

const megabytes = (bytes: unknown) => `${(Number(bytes) / 1_048_576).toFixed(1)} MB`;
const thousands = (number: unknown) => Number(number).toLocaleString("en");

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
  damaged: () =>
    "it is damaged or not what its name says. Export it again; from Anki with “Support older versions” off or on.",
  tooCostly: () =>
    "reading it would take too much time or memory. Split it, or export it without pictures and sounds.",
  noFacts: () =>
    "no line of it states a fact, a card or a question with its key. One plain statement per line is enough.",
  notFetched: () => "Discord didn't give it to me just now. Please attach it again.",
};

/** Why a file isn't taken, and what to do. */
export function fileRefusal({ file, code, values }: FileRefusal): string {
  return `${fileName(file)} isn't taken: ${refusals[code](values)}`;
}

export const save = "Save";
export const discard = "Discard";
export const discarded = "Discarded. Nothing was saved.";

/** What became of one note. */
export function savedNote({ file, change, questions, undoUntil }: SavedNote): string {
  const asked = questions > 0 ? ` It gives ${count(questions, "question")} now.` : "";
  return `${fileName(file)}: ${changes(change)}.${asked} It can be taken back until ${timestamp(undoUntil, "f")}.`;
}

export const savedTitle = "**Saved.**";
export const removedTitle = "**Removed.** Its facts are kept aside: the same note brings them back.";
export const undoneTitle = "**Taken back.**";
export const startRound = "Start a round on this note";
export const asksOnlyOwn =
  "Use only your own notes? The shared ones can be left out of rounds, facts and the daily concept.";
export const onlyOurs = "Only ours";
export const keepBoth = "Keep both";
export const onlyOwnDone = "Only your own notes are used now. `/notes list` switches shared ones on again.";
export const keptBoth = "Both are used. `/notes list` switches shared notes off one by one.";

export function undo(file: string, isOnly: boolean): string {
  return isOnly ? "Undo" : `Undo ${clip(plainLine(file), 60)}`;
}

/** The server's notes, its own first. */
export function notes({ notes: all, quota, suggestions }: NotesView): string[] {
  const own = all.filter(({ isOwn }) => isOwn).map(noteLine);
  const shared = all.filter(({ isOwn }) => !isOwn).map(noteLine);
  return [
    "**This server's notes**",
    ...(own.length === 0 ? ["None yet. `/notes upload` adds some."] : own),
    ...(shared.length === 0 ? [] : ["**Shared notes**", ...shared]),
    `Room: ${quota.notes.used} of ${quota.notes.most} notes, ${thousands(quota.characters.used)} of ${thousands(quota.characters.most)} characters.`,
    ...(suggestions === 0 ? [] : [`${count(suggestions, "suggested message")} for an editor to accept.`]),
  ];
}

function noteLine({ file, topic, facts, questions, isOn, changedAt }: NotesView["notes"][number]): string {
  const when = changedAt === null ? "" : `, changed ${timestamp(changedAt, "D")}`;
  const off = isOn ? "" : " (off)";
  const holds = `${count(facts, "fact")}, ${count(questions, "question")}`;
  return `${escaped(clip(file, 60))} · ${escaped(clip(topic, 60))}: ${holds}${when}${off}`;
}

export function moreNotes(left: number): string {
  return `and ${left} more; \`/notes show\` finds each.`;
}

export function sharedMenu(at: number, menus: number): string {
  return menus === 1 ? "Shared notes that are on" : `Shared notes that are on (${at + 1} of ${menus})`;
}

/** A note's head and a page of its facts. */
export function noteTitle({ note, page, pages }: NoteView): string {
  const pageOf = pages > 1 ? ` · page ${page + 1} of ${pages}` : "";
  const holds = `${count(note.facts, "fact")}, ${count(note.questions, "question")}, ${count(note.problems, "problem")}`;
  return `${fileName(note.file)} · ${escaped(clip(note.topic, NAME_LIMIT))}: ${holds}${pageOf}`;
}

export function noteFact({ line, text }: NoteView["facts"][number], room: number): string {
  return `${line}: ${escaped(clip(plainLine(text), room))}`;
}

export const noFactsHere = "No line of it is told as a fact; its questions are asked.";
export const previous = "Previous";
export const exportForAnki = "Export for Anki";
export const exported = "Here is the note as text that Anki imports: File › Import.";
export const exportedAlt = "The note's cards, definitions and questions as tab-separated text.";

export const checkClean = "**No line needs a look.**";
export const checkNothing =
  "This server has no notes of its own. `/notes upload` adds some, and `file` checks one first.";
export const checkOneOnly = "Choose a note or attach a file, not both.";

/** A suggested message, for everyone in the channel; its facts shortened to `room` characters. */
export function suggestion(view: SuggestionView, room: number): string {
  if (view.state === "withdrawn") return "**This suggestion was withdrawn.** Its text is erased.";
  const open = view.state === "open";
  const title = open
    ? "**Suggested as a note**, for an editor to accept:"
    : "**Saved as a note.** Its author may still withdraw it:";
  const facts = view.facts.slice(0, 5).map(({ text }) => `- ${escaped(clip(plainLine(text), room))}`);
  const more =
    view.facts.length > 5 ? [`and ${count(view.facts.length - 5, "more fact", "more facts")}`] : [];
  const expiry = open ? [`If nobody accepts it, it is erased on ${timestamp(view.expiresAt, "D")}.`] : [];
  return [title, ...facts, ...more, `The message: <${view.url}>`, ...expiry].join("\n");
}

export const accept = "Accept";
export const withdraw = "Withdraw";
