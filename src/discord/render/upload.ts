import type { DraftView, SavedView } from "../../app/note-views.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { clip, fitted } from "../clip.ts";
import { customIdOf, noteRef } from "../custom-ids.ts";
import { notes as say } from "../wording.ts";
import { type Problems, problemsIn } from "./problems.ts";
import { asked } from "./question.ts";

/** Problems that leave each name and text less room than this go into a file instead. */
const LEAST_ROOM = 80;

/** An upload before it is saved; where it is long, its samples go first, then its problems, then names are shortened. */
export function renderDraft(view: DraftView): Body {
  const { draftId } = view;
  const listed = problemsIn(view.problems);
  const isListed = draftText(view, listed, LEAST_ROOM).length <= MESSAGE_LIMIT;
  const problems = isListed ? listed : problemsIn(view.problems, 0);
  const content = fitted(MESSAGE_LIMIT, (room) => draftText(view, problems, room));
  const buttons =
    draftId === null
      ? []
      : [
          button(say.save, customIdOf({ kind: "draftSave", id: draftId }), "main"),
          button(say.discard, customIdOf({ kind: "draftDrop", id: draftId })),
        ];
  return { ...body(content, buttons), files: problems.files };
}

function draftText(view: DraftView, problems: Problems, room: number): string {
  const { draftId, notes, refused, skipped } = view;
  return [
    draftId === null ? say.draftEmpty : say.draftTitle,
    ...notes.map((note) => say.draftNote(note, room)),
    ...refused.map((each) => say.fileRefusal(each, room)),
    ...skipped.map((each) => say.skipped(each, room)),
    ...problems.lines(room),
    ...samplesIn(view, room),
  ].join("\n");
}

function samplesIn({ samples }: DraftView, room: number): readonly string[] {
  const most = room >= 250 ? 3 : room > LEAST_ROOM ? 1 : 0;
  const shown = samples.slice(0, most).flatMap(asked);
  return shown.length === 0 ? [] : [say.samplesTitle, ...shown.map((line) => clip(line, room))];
}

/** What was saved, removed or taken back, with what can be done next. */
export function renderSaved(view: SavedView, title: string): Body {
  const { notes, asksOnlyOwn } = view;
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      title,
      ...notes.map((note) => say.savedNote(note, room)),
      ...(asksOnlyOwn ? [say.asksOnlyOwn] : []),
    ].join("\n"),
  );
  const isOnly = notes.length === 1;
  const playable = notes.find(({ questions }) => questions > 0);
  const buttons = [
    ...(playable === undefined
      ? []
      : [
          button(
            say.startRound(playable.file, isOnly),
            customIdOf({ kind: "noteRound", id: noteRef(playable.file) }),
            "main",
          ),
        ]),
    ...notes.map(({ file, version }) =>
      button(say.undo(file, isOnly), customIdOf({ kind: "noteUndo", id: version })),
    ),
    ...(asksOnlyOwn
      ? [
          button(say.onlyOurs, customIdOf({ kind: "onlyOwn" })),
          button(say.keepBoth, customIdOf({ kind: "keepShared" })),
        ]
      : []),
  ];
  return body(content, buttons);
}
