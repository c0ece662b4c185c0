import { ComponentType } from "discord.js";
import type { NoteSummary, NotesView, NoteView } from "../../app/note-views.ts";
import { type Body, body, button, MESSAGE_LIMIT, type MenuRow } from "../body.ts";
import { clip, fitted } from "../clip.ts";
import { customIdOf, noteRef } from "../custom-ids.ts";
import { plainLine } from "../escape.ts";
import * as words from "../wording.ts";
import { notes as say } from "../wording.ts";
import { problemsIn } from "./problems.ts";

/** Discord's limits for menus. */
const MENU_OPTIONS = 25;
const MENUS = 4;
const OPTION_LIMIT = 100;

/** All notes, of long lists the beginning; for editors with menus that switch the shared ones. */
export function renderNotes({ notes, quota, mayEdit, suggestions }: NotesView): Body {
  const own = notes.filter(({ isOwn }) => isOwn);
  const shared = notes.filter(({ isOwn }) => !isOwn);
  const switched = mayEdit ? Math.min(shared.length, MENUS * MENU_OPTIONS) : 0;
  const text = (most: number) =>
    [
      say.notesTitle,
      ...(own.length === 0 ? [say.noOwnNotes] : listed(own, most)),
      ...(shared.length === 0 ? [] : [say.sharedTitle, ...listed(shared, most)]),
      ...(switched === 0 ? [] : [say.menusHold(switched, shared.length)]),
      say.room(quota),
      ...(suggestions === 0 ? [] : [say.waiting(suggestions)]),
    ].join("\n");
  let most = Math.max(own.length, shared.length);
  while (most > 0 && text(most).length > MESSAGE_LIMIT) most -= 1;
  return { ...body(text(most)), components: menusOf(shared.slice(0, switched)) };
}

function listed(notes: readonly NoteSummary[], most: number): readonly string[] {
  const left = notes.length - most;
  return [...notes.slice(0, most).map(say.noteLine), ...(left > 0 ? [say.moreNotes(left)] : [])];
}

function menusOf(shared: readonly NoteSummary[]): MenuRow[] {
  const count = Math.ceil(shared.length / MENU_OPTIONS);
  return Array.from({ length: count }, (_, menu): MenuRow => {
    const options = shared.slice(menu * MENU_OPTIONS, (menu + 1) * MENU_OPTIONS).map(optionOf);
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

function optionOf({ file, topic, isOn, facts, questions }: NoteSummary) {
  return {
    label: clip(plainLine(topic) || file, OPTION_LIMIT),
    description: clip(`${plainLine(file)}, ${words.topicCount({ facts, questions })}`, OPTION_LIMIT),
    value: noteRef(file),
    default: isOn,
  };
}

/** One note with a page of its facts; its problems stand on the first. */
export function renderNote(view: NoteView): Body {
  const { note, page, pages, facts } = view;
  const problems = problemsIn(page === 0 ? [{ file: note.file, problems: view.problems }] : []);
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [
      say.noteTitle(view),
      ...(facts.length === 0 ? [say.noFactsHere] : facts.map((fact) => say.noteFact(fact, room))),
      ...problems.lines(room),
    ].join("\n"),
  );
  const id = noteRef(note.file);
  const turn = (label: string, to: number) => button(label, customIdOf({ kind: "notePage", id, page: to }));
  const buttons = [
    ...(page > 0 ? [turn(say.previous, page - 1)] : []),
    ...(page + 1 < pages ? [turn(words.next, page + 1)] : []),
    button(say.exportForAnki, customIdOf({ kind: "noteExport", id })),
  ];
  return { ...body(content, buttons), files: problems.files };
}
