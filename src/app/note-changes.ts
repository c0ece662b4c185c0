import { StudyError } from "../core/errors.ts";
import type { App } from "./app.ts";
import { refuseOthers } from "./editors.ts";
import { deedOf, type NoteParts, savingOf } from "./note-parts.ts";
import { changesTo, toldChanges } from "./note-saving.ts";

/** Removing a server's own notes, and taking changes back. */
export function makeNoteChanges(parts: NoteParts): Pick<App["notes"], "remove" | "undo"> {
  const { notes, settings } = parts;
  return {
    async remove(member, file) {
      refuseOthers(member, await settings(member.guildId));
      const own = await notes.sizes(member.guildId);
      if (!own.has(file)) throw new StudyError("unknownNote", { file });
      const saved = await notes.save([{ file, note: null, facts: [] }], savingOf(member, parts), null);
      return { notes: await toldChanges(member, saved ?? [], parts), asksOnlyOwn: false };
    },
    async undo(member, version) {
      refuseOthers(member, await settings(member.guildId));
      const known = await notes.undoable(version, deedOf(member, parts));
      if (known === null) throw new StudyError("undoGone");
      const { file, before } = known;
      const [change = { file, note: null, facts: [] }] =
        before === null ? [] : await changesTo([before], parts);
      const saved = await notes.undo(version, change, savingOf(member, parts));
      if (saved === null) throw new StudyError("undoGone");
      return { notes: await toldChanges(member, [saved], parts), asksOnlyOwn: false };
    },
  };
}
