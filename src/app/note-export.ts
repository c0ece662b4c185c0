import { StudyError } from "../core/errors.ts";
import { exportOf } from "../core/notes/export.ts";
import { questionCards } from "../core/questions/question-cards.ts";
import type { App } from "./app.ts";
import type { NoteParts } from "./note-parts.ts";
import { isNamed } from "./note-summaries.ts";

/** The name of what holds all notes. */
const ALL = "notes";
const endings = { anki: "txt", csv: "csv" } as const;

/** A server's notes for other programs. */
export function makeNoteExport({ libraries }: Pick<NoteParts, "libraries">): Pick<App["notes"], "export"> {
  return {
    async export(member, file, format) {
      const { bank } = await libraries.of(member.guildId);
      const { notes } = bank.library;
      const own = notes.filter(({ owner }) => owner !== null);
      const chosen =
        file === null ? notes : [...own, ...notes].filter((note) => isNamed(note, file)).slice(0, 1);
      if (file !== null && chosen.length === 0) throw new StudyError("unknownNote", { file });
      const name =
        file === null ? ALL : (chosen[0]?.file ?? ALL).replace(/\.[^./]+$/u, "").replaceAll("/", "-");
      return {
        name: `${name}.${endings[format]}`,
        text: exportOf(chosen, format, questionCards(bank, chosen)),
      };
    },
  };
}
