import type { FileRefusal } from "../../app/note-views.ts";
import type { Imported, Importer } from "../../app/ports.ts";
import { QUOTA } from "../../core/notes/quota.ts";
import { readAnkiPackage } from "../anki/package.ts";
import { kindOf } from "./file-kind.ts";
import { safeName } from "./file-name.ts";
import { textOf } from "./file-text.ts";

/**
 * Turns a file into a note: Markdown and text, tables of fields, and Anki's packages. What it is, its bytes say before its
 * name does; everything else is refused with what to do.
 */
export function makeImporter(): Importer {
  return {
    async read({ name, bytes }) {
      const file = safeName(name);
      const refuse = (code: FileRefusal["code"], values: FileRefusal["values"] = {}): Imported => ({
        kind: "refused",
        refusal: { file, code, values },
      });
      if (bytes.byteLength > QUOTA.bytesOfFile)
        return refuse("tooLarge", { bytes: bytes.byteLength, most: QUOTA.bytesOfFile });
      const kind = await kindOf(name, bytes);
      if (kind === "anki") {
        const deck = await readAnkiPackage(bytes);
        if (deck.kind === "refused") return refuse(deck.code, deck.values);
        const { text, skipped } = deck;
        return { kind: "note", note: { file, text, format: "table" }, skipped };
      }
      if (kind !== "markdown" && kind !== "table") return refuse(kind);
      const text = textOf(bytes);
      if (text === null) return refuse("notUtf8");
      const { charactersOfNote: most } = QUOTA;
      if (text.length > most) return refuse("noteTooLarge", { characters: text.length, most });
      const isTable = kind === "table" || text.startsWith("#separator:");
      return { kind: "note", note: isTable ? { file, text, format: "table" } : { file, text }, skipped: [] };
    },
  };
}
