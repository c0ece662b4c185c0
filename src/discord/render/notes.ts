import { ComponentType } from "discord.js";
import type {
  DraftView,
  FileProblems,
  FileRefusal,
  NotesView,
  NoteView,
  SavedView,
  SuggestionView,
} from "../../app/note-views.ts";
import { type Body, body, button, MESSAGE_LIMIT, type MenuRow, type TextFile } from "../body.ts";
import { clip, fitted } from "../clip.ts";
import { customIdOf, noteRef } from "../custom-ids.ts";
import { plainLine } from "../escape.ts";
import * as words from "../wording.ts";
import { notes as say } from "../wording.ts";
import { asked } from "./question.ts";

/** So many problems stand in the message itself; more come as a file. */
const SHOWN_PROBLEMS = 5;
/** Discord's limits for menus. */
const MENU_OPTIONS = 25;
const MENUS = 4;
const OPTION_LIMIT = 100;

/** An upload before it is saved. */
export function renderDraft(view: DraftView): Body {
  const { draftId, notes, refused, samples, skipped } = view;
  const problems = problemsIn(view.problems);
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      draftId === null ? say.draftEmpty : say.draftTitle,
      ...notes.map(say.draftNote),
      ...refused.map(say.fileRefusal),
      ...skipped.map(say.skipped),
      ...problems.lines,
      ...(samples.length === 0 ? [] : [say.samplesTitle]),
      ...samples
        .slice(0, room >= 150 ? 3 : 1)
        .flatMap((question) => asked(question).map((line) => clip(line, room))),
    ].join("\n"),
  );
  const buttons =
    draftId === null
      ? []
      : [
          button(say.save, customIdOf({ kind: "draftSave", id: draftId }), "main"),
          button(say.discard, customIdOf({ kind: "draftDrop", id: draftId })),
        ];
  return { ...body(content, buttons), files: problems.files };
}

/** Problems as lines of a message, or as a file where they are many. */
function problemsIn(all: readonly FileProblems[]): { lines: readonly string[]; files: readonly TextFile[] } {
  const flat = all.flatMap(({ file, problems }) => problems.map((each) => ({ file, each })));
  if (flat.length === 0) return { lines: [], files: [] };
  if (flat.length <= SHOWN_PROBLEMS)
    return {
      lines: [say.problemsTitle, ...flat.map(({ file, each }) => say.problem(file, each))],
      files: [],
    };
  const file = {
    name: "problems.txt",
    text: say.problemFile(all),
    description: say.problemFileAlt(flat.length),
  };
  return { lines: [say.problemsAttached(flat.length)], files: [file] };
}

/** What was saved, removed or taken back, with what can be done next. */
export function renderSaved(view: SavedView, title: string): Body {
  const { notes, asksOnlyOwn } = view;
  const lines = [title, ...notes.map(say.savedNote), ...(asksOnlyOwn ? [say.asksOnlyOwn] : [])];
  const [first] = notes;
  const playable = first !== undefined && first.questions > 0 ? [first] : [];
  const buttons = [
    ...playable.map(({ file }) =>
      button(say.startRound, customIdOf({ kind: "noteRound", id: noteRef(file) }), "main"),
    ),
    ...notes
      .slice(0, 5)
      .map(({ file, version }) =>
        button(say.undo(file, notes.length === 1), customIdOf({ kind: "noteUndo", id: version })),
      ),
    ...(asksOnlyOwn
      ? [
          button(say.onlyOurs, customIdOf({ kind: "onlyOwn" })),
          button(say.keepBoth, customIdOf({ kind: "keepShared" })),
        ]
      : []),
  ];
  return body(clip(lines.join("\n"), MESSAGE_LIMIT), buttons);
}

/** All notes; for editors with menus that switch the shared ones. */
export function renderNotes(view: NotesView): Body {
  const lines = say.notes(view);
  const tail = lines.length - 3;
  let content = lines.join("\n");
  for (let kept = tail; content.length > MESSAGE_LIMIT && kept > 0; kept -= 1) {
    const left = tail - kept + 1;
    content = [...lines.slice(0, kept), say.moreNotes(left), ...lines.slice(tail)].join("\n");
  }
  const shared = view.notes.filter(({ isOwn }) => !isOwn);
  const menus = view.mayEdit ? menusOf(shared) : [];
  return { ...body(clip(content, MESSAGE_LIMIT)), components: menus };
}

/** The notes of one menu, by its number. */
export function notesOfMenu<T>(shared: readonly T[], menu: number): readonly T[] {
  return shared.slice(menu * MENU_OPTIONS, (menu + 1) * MENU_OPTIONS);
}

function menusOf(shared: NotesView["notes"]): MenuRow[] {
  const count = Math.min(MENUS, Math.ceil(shared.length / MENU_OPTIONS));
  return Array.from({ length: count }, (_, menu): MenuRow => {
    const options = notesOfMenu(shared, menu).map(({ file, topic, isOn, facts }) => ({
      label: clip(plainLine(topic) || file, OPTION_LIMIT),
      description: clip(`${plainLine(file)}, ${words.topicCount({ facts, questions: 0 })}`, OPTION_LIMIT),
      value: noteRef(file),
      default: isOn,
    }));
    return {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: customIdOf({ kind: "sharedNotes", menu }),
          placeholder: say.sharedMenu(menu, count),
          min_values: 0,
          max_values: options.length,
          options,
        },
      ],
    };
  });
}

/** One note with a page of its facts. */
export function renderNote(view: NoteView): Body {
  const { note, page, pages, facts } = view;
  const problems =
    view.problems.length === 0 ? [] : problemsIn([{ file: note.file, problems: view.problems }]).lines;
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      say.noteTitle(view),
      ...(facts.length === 0
        ? [say.noFactsHere]
        : facts.map((fact) => say.noteFact(fact, Math.min(room, 200)))),
      ...(page === 0 ? problems : []),
    ].join("\n"),
  );
  const id = noteRef(note.file);
  const turn = (label: string, to: number) => button(label, customIdOf({ kind: "notePage", id, page: to }));
  return body(content, [
    ...(page > 0 ? [turn(say.previous, page - 1)] : []),
    ...(page + 1 < pages ? [turn(words.next, page + 1)] : []),
    button(say.exportForAnki, customIdOf({ kind: "noteExport", id })),
  ]);
}

/** What a check found. */
export function renderCheck(checked: readonly FileProblems[], refused: readonly FileRefusal[]): Body {
  const problems = problemsIn(checked);
  const clean = problems.lines.length === 0 && refused.length === 0;
  const content = [...refused.map(say.fileRefusal), ...(clean ? [say.checkClean] : problems.lines)].join(
    "\n",
  );
  return { ...body(clip(content, MESSAGE_LIMIT)), files: problems.files };
}

/** A suggested message: what it would add, and who may say what to it. */
export function renderSuggestion(view: SuggestionView): Body {
  const { suggestionId: id, state } = view;
  const content = fitted(MESSAGE_LIMIT, (room) => say.suggestion(view, Math.min(room, 300)));
  return body(content, [
    ...(state === "open" ? [button(say.accept, customIdOf({ kind: "saveAccept", id }), "main")] : []),
    ...(state === "withdrawn" ? [] : [button(say.withdraw, customIdOf({ kind: "saveWithdraw", id }))]),
  ]);
}
