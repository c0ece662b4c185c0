import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Imported } from "../../app/ports.ts";
import { QUOTA } from "../../core/notes/quota.ts";
import { entryNames, extractFirst } from "./archive.ts";
import { readCollection } from "./collection.ts";
import { ankiText } from "./notes-text.ts";

/** A package's notes as the text that Anki itself exports, or why there are none. */
export type AnkiDeck =
  | {
      readonly kind: "deck";
      readonly text: string;
      readonly skipped: Extract<Imported, { kind: "note" }>["skipped"];
    }
  | {
      readonly kind: "refused";
      readonly code: "damaged" | "tooCostly" | "noteTooLarge" | "noFacts";
      readonly values: Readonly<Record<string, number>>;
    };

/** Reading takes at most so long, in milliseconds. */
const PATIENCE = 4_500;

/** Newer packages have a note that says to update Anki in the oldest of these, so the newest comes first. */
const collections = [
  { name: "collection.anki21b", zstd: true },
  { name: "collection.anki21", zstd: false },
  { name: "collection.anki2", zstd: false },
];

/** Reads an Anki package; only its collection is taken out, into a folder of its own that is removed again. */
export async function readAnkiPackage(bytes: Uint8Array): Promise<AnkiDeck> {
  const until = Date.now() + PATIENCE;
  const folder = await mkdtemp(join(tmpdir(), "cohort-anki-"));
  const refuse = (code: (AnkiDeck & { kind: "refused" })["code"], values = {}) =>
    ({ kind: "refused", code, values }) as const;
  try {
    const file = join(folder, "collection.sqlite");
    const outcome = await extractFirst(bytes, collections, file, AbortSignal.timeout(PATIENCE));
    if (outcome !== "done") return refuse(outcome === "none" ? "damaged" : outcome);
    const read = await readCollection(file, Math.max(500, until - Date.now()));
    if (typeof read === "string") return refuse(read);
    const most = QUOTA.charactersOfNote;
    if (read.kind === "tooLarge") return refuse("noteTooLarge", { characters: read.bytes, most });
    const { text, cards, empty } = ankiText(read, most);
    if (cards === 0) return refuse("noFacts");
    if (text.length > most) return refuse("noteTooLarge", { characters: text.length, most });
    const skipped = [
      { what: "media", count: await mediaCount(bytes) },
      { what: "emptyCards", count: empty },
    ] as const;
    return { kind: "deck", text, skipped: skipped.filter(({ count }) => count > 0) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pictures and sounds stand in a package under numbers. */
async function mediaCount(bytes: Uint8Array): Promise<number> {
  const names = await entryNames(bytes);
  return typeof names === "string" ? 0 : names.filter((name) => /^\d+$/u.test(name)).length;
}
