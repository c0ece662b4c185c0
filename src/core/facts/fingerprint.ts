import { hash } from "../random.ts";
import type { Fingerprint } from "./fact.ts";

/** The identity of a statement: 24 hex digits over the note's file, its folded text and its count among equal texts. */
export function fingerprint(file: string, text: string, count: number): Fingerprint {
  return hash("fact", file, text.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase(), count).slice(
    0,
    24,
  );
}
