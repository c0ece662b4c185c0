import type {
  DraftNote,
  DraftView,
  FactChange,
  FileProblems,
  NoteSummary,
  NotesView,
  NoteView,
  SavedNote,
  SuggestionView,
} from "../../app/note-views.ts";
import type { NoteProblem } from "../../core/notes/note.ts";
import { clip } from "../clip.ts";
import { escaped, plainLine } from "../escape.ts";
import { count, fileName, thousands, timestamp } from "./common.ts";
import { shortageInShort } from "./shortage.ts";

export { fileRefusal } from "./file-refusal.ts";

const NAME_LIMIT = 80;
const TEXT_LIMIT = 160;
const FACT_LIMIT = 200;
const SUGGESTED_LIMIT = 300;
/** So many facts and problems of a suggested message are shown. */
const SUGGESTED_FACTS = 5;
const SUGGESTED_PROBLEMS = 3;

export const draftTitle = "**Please look this over.** Nothing is saved yet; this waits for an hour.";
export const draftEmpty = "**Nothing here can be saved.**";

/** One file of an upload: what it holds, and what saving it would change; names have at most `room` characters. */
export function draftNote(note: DraftNote, room: number): string {
  const { file, topic, facts, questions, selectAll, problems, change } = note;
  const holds = `${count(facts, "fact")}, ${count(questions, "question")}, ${count(problems, "problem")}`;
  const kept = selectAll === 0 ? "" : `\n${several(selectAll)}`;
  const title = `${fileName(file, room)} · ${topicOf(topic, room)}: ${holds}${kept}${fewQuestions(note)}`;
  return change === null ? title : `${title}\nInstead of the one you have: ${changes(change)}.`;
}

function fewQuestions({ questions, shortage }: Pick<NoteSummary, "questions" | "shortage">): string {
  if (shortage === null) return "";
  return `\n${questions === 0 ? "No question" : "Few questions"}: ${shortageInShort(shortage)}.`;
}

function topicOf(topic: string, room: number): string {
  return escaped(clip(topic, Math.min(room, NAME_LIMIT)));
}

function several(questions: number): string {
  const told = count(questions, "question has several right answers", "questions have several right answers");
  return `${told}: members choose all that fit.`;
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

/** A problem for a message, its parts shortened to `room`. */
export function problem(file: string, { line, message }: NoteProblem, room: number): string {
  const name = escaped(clip(file, Math.min(room, NAME_LIMIT)));
  return `${name}:${line}: ${escaped(clip(message, Math.min(room, TEXT_LIMIT)))}`;
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
export function skipped({ file, what, count: left }: DraftView["skipped"][number], room: number): string {
  const things =
    what === "media" ? count(left, "picture or sound", "pictures and sounds") : count(left, "empty card");
  return `${fileName(file, room)}: ${things} left out.`;
}

export const save = "Save";
export const discard = "Discard";
export const discarded = "Discarded. Nothing was saved.";

/** What became of one note. */
export function savedNote({ file, change, questions, undoUntil }: SavedNote, room: number): string {
  const asked = questions > 0 ? ` It gives ${count(questions, "question")} now.` : "";
  return `${fileName(file, room)}: ${changes(change)}.${asked} It can be taken back until ${timestamp(undoUntil, "f")}.`;
}

export const savedTitle = "**Saved.**";
export const removedTitle = "**Removed.** Its facts are kept aside: the same note brings them back.";
export const undoneTitle = "**Taken back.**";
export const asksOnlyOwn =
  "Use only your own notes? The shared ones can be left out of rounds, facts and the daily concept.";
export const onlyOurs = "Only ours";
export const keepBoth = "Keep both";
export const onlyOwnDone = "Only your own notes are used now. `/notes list` switches shared ones on again.";
export const keptBoth = "Both are used. `/notes list` switches shared notes off one by one.";

export function startRound(file: string, isOnly: boolean): string {
  return isOnly ? "Start a round on this note" : `Start a round on ${clip(plainLine(file), 60)}`;
}

export function undo(file: string, isOnly: boolean): string {
  return isOnly ? "Undo" : `Undo ${clip(plainLine(file), 60)}`;
}

export const notesTitle = "**This server's notes**";
export const noOwnNotes = "None yet. `/notes upload` adds some.";
export const sharedTitle = "**Shared notes**";

/** How much of what a server may keep is used. */
export function room({ notes, characters }: NotesView["quota"]): string {
  return `Room: ${notes.used} of ${notes.most} notes, ${thousands(characters.used)} of ${thousands(characters.most)} characters.`;
}

export function waiting(suggestions: number): string {
  return `${count(suggestions, "suggested message")} for an editor to accept.`;
}

/** A note of a list. */
export function noteLine({ file, topic, facts, questions, isOn, changedAt }: NoteSummary): string {
  const when = changedAt === null ? "" : `, changed ${timestamp(changedAt, "D")}`;
  const off = isOn ? "" : " (off)";
  const holds = `${count(facts, "fact")}, ${count(questions, "question")}`;
  return `${escaped(clip(file, 60))} · ${escaped(clip(topic, 60))}: ${holds}${when}${off}`;
}

export function moreNotes(left: number): string {
  return `and ${left} more; \`/notes show\` finds each.`;
}

/** What editors can do with the menus below, which hold the first `switched` of all shared notes. */
export function menusHold(switched: number, all: number): string {
  const rest =
    all > switched ? ` The menus hold the first ${switched} of ${all}; the others stay as they are.` : "";
  return `Choose in the menu which shared notes are used.${rest}`;
}

export function sharedMenu(at: number, menus: number): string {
  return menus === 1 ? "Shared notes that are on" : `Shared notes that are on (${at + 1} of ${menus})`;
}

/** A note's head. */
export function noteTitle({ note, page, pages }: NoteView): string {
  const pageOf = pages > 1 ? ` · page ${page + 1} of ${pages}` : "";
  const holds = `${count(note.facts, "fact")}, ${count(note.questions, "question")}, ${count(note.problems, "problem")}`;
  const title = `${fileName(note.file, NAME_LIMIT)} · ${topicOf(note.topic, NAME_LIMIT)}: ${holds}${pageOf}`;
  return `${title}${fewQuestions(note)}`;
}

export function noteFact({ line, text }: NoteView["facts"][number], room: number): string {
  return `${line}: ${escaped(clip(plainLine(text), Math.min(room, FACT_LIMIT)))}`;
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

/** A suggested message, for everyone in the channel; its facts and problems shortened to `room` characters. */
export function suggestion(view: SuggestionView, room: number): string {
  if (view.state === "withdrawn") return "**This suggestion was withdrawn.** Its text is erased.";
  const isOpen = view.state === "open";
  const expiry = isOpen ? [`If nobody accepts it, it is erased on ${timestamp(view.expiresAt, "D")}.`] : [];
  return [
    isOpen ? "**Suggested as a note**, for an editor to accept:" : "**Saved as a note.**",
    ...suggestedFacts(view, room),
    ...suggestedProblems(view, room),
    `The message: <${view.url}>`,
    ...expiry,
    "Its author, whoever suggested it, or an editor may withdraw it.",
  ].join("\n");
}

function suggestedFacts({ facts }: SuggestionView, room: number): readonly string[] {
  if (facts.length === 0) return ["It holds a question with its key."];
  const limit = Math.min(room, SUGGESTED_LIMIT);
  const shown = facts
    .slice(0, SUGGESTED_FACTS)
    .map(({ text }) => `- ${escaped(clip(plainLine(text), limit))}`);
  const left = facts.length - shown.length;
  return left === 0 ? shown : [...shown, `and ${count(left, "more fact")}`];
}

function suggestedProblems({ problems }: SuggestionView, room: number): readonly string[] {
  const limit = Math.min(room, TEXT_LIMIT);
  const shown = problems.slice(0, SUGGESTED_PROBLEMS);
  const lines = shown.map(({ line, message }) => `Line ${line}: ${escaped(clip(message, limit))}`);
  const left = problems.length - shown.length;
  return left === 0 ? lines : [...lines, `and ${count(left, "more line")} to look at`];
}

export const accept = "Accept";
export const withdraw = "Withdraw";
