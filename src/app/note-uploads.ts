import type { NoteReading } from "../core/facts/note-reading.ts";
import type { NoteText } from "../core/notes/note.ts";
import { QUOTA } from "../core/notes/quota.ts";
import type { NoteParts } from "./note-parts.ts";
import type { DraftView, FileRefusal, Upload } from "./note-views.ts";

/** A file of an upload that could be read. */
export type ReadUpload = { readonly text: NoteText; readonly reading: NoteReading };

/** An upload's files, read or refused. */
export type ReadUploads = Pick<DraftView, "refused" | "skipped"> & { readonly read: readonly ReadUpload[] };

type Outcome =
  | (ReadUpload & { readonly kind: "read"; readonly skipped: DraftView["skipped"] })
  | { readonly kind: "refused"; readonly refusal: FileRefusal };

type UploadParts = Pick<NoteParts, "downloads" | "importer" | "reader" | "log">;

async function readUpload(upload: Upload, guildId: string, parts: UploadParts): Promise<Outcome> {
  const { downloads, importer, reader, log } = parts;
  const fetched = await downloads.fetch(upload);
  if (fetched.kind === "refused") return fetched;
  const imported = await importer.read({ name: upload.name, bytes: fetched.bytes });
  if (imported.kind === "refused") return imported;
  const text = { ...imported.note, owner: guildId };
  const refuse = (code: FileRefusal["code"], values: FileRefusal["values"] = {}): Outcome => ({
    kind: "refused",
    refusal: { file: text.file, code, values },
  });
  if (text.text.length > QUOTA.charactersOfNote)
    return refuse("noteTooLarge", { characters: text.text.length, most: QUOTA.charactersOfNote });
  try {
    const [reading] = await reader.read([text]);
    if (reading === undefined) throw new Error("The reader gave no note");
    if (reading.facts.length + reading.authored.length === 0) return refuse("noFacts");
    const skipped = imported.skipped.map((each) => ({ file: text.file, ...each }));
    return { kind: "read", text, reading, skipped };
  } catch (error) {
    log.warn({ error, characters: text.text.length }, "An uploaded note could not be read");
    return refuse("tooCostly");
  }
}

/** Fetches and reads an upload's files one after another; files of one name are told apart by a number. */
export async function readUploads(
  uploads: readonly Upload[],
  guildId: string,
  parts: UploadParts,
): Promise<ReadUploads> {
  const outcomes: Outcome[] = [];
  const names = new Set<string>();
  for (const upload of uploads.slice(0, QUOTA.filesOfUpload)) {
    const name = distinct(upload.name, names);
    names.add(name);
    outcomes.push(await readUpload({ ...upload, name }, guildId, parts));
  }
  return {
    read: outcomes.flatMap((each) => (each.kind === "read" ? [each] : [])),
    refused: outcomes.flatMap((each) => (each.kind === "refused" ? [each.refusal] : [])),
    skipped: outcomes.flatMap((each) => (each.kind === "read" ? each.skipped : [])),
  };
}

function distinct(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const dot = name.lastIndexOf(".");
  const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let count = 2;
  while (taken.has(`${stem} ${count}${end}`)) count += 1;
  return `${stem} ${count}${end}`;
}
