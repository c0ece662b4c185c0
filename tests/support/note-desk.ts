import type { Upload } from "../../src/app/note-views.ts";
import type { Downloads, Fetched, Importer, Reader } from "../../src/app/ports.ts";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readingOf } from "../../src/core/facts/note-reading.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { makeBank } from "../../src/core/questions/bank.ts";

/** What members hand over, kept in memory as Discord keeps it behind an address. */
export class UploadedFiles implements Downloads {
  readonly #files = new Map<string, Uint8Array>();

  /** Hands over a file of that text. */
  hand(name: string, text: string): Upload {
    const url = `https://cdn.example/${this.#files.size}/${name}`;
    const bytes = new TextEncoder().encode(text);
    this.#files.set(url, bytes);
    return { name, size: bytes.length, url };
  }

  async fetch({ name, url }: Upload): Promise<Fetched> {
    const bytes = this.#files.get(url);
    if (bytes === undefined)
      return { kind: "refused", refusal: { file: name, code: "notFetched", values: {} } };
    return { kind: "bytes", bytes };
  }
}

/** Takes Markdown as it is and refuses PDF. */
export const plainImporter: Importer = {
  async read({ name, bytes }) {
    if (name.endsWith(".pdf")) return { kind: "refused", refusal: { file: name, code: "pdf", values: {} } };
    return { kind: "note", note: { file: name, text: new TextDecoder().decode(bytes) }, skipped: [] };
  },
};

/** Reads at once, in this process. */
export const reader: Reader = {
  read: async (notes) => notes.map((text) => readingOf(readNote(text))),
  bank: async (notes) => makeBank(makeLibrary(notes.map(readNote))),
};
