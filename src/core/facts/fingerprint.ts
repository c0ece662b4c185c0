import { folded } from "../notes/plain-text.ts";
import { hash } from "../random.ts";
import type { Fingerprint } from "./fact.ts";

/** What tells one statement from all others: whose note and which file, its text, and its count among equal texts. */
export type Identity = {
  readonly owner: string | null;
  readonly file: string;
  readonly text: string;
  readonly count: number;
};

/** The identity of a statement as 24 hex digits; case and white space of its text change nothing. */
export function fingerprint({ owner, file, text, count }: Identity): Fingerprint {
  const whose = owner === null ? [] : [owner];
  return hash("fact", ...whose, file, foldedText(text), count).slice(0, 24);
}

/** A text as fingerprints see it: case and white space tell nothing apart. */
export function foldedText(text: string): string {
  return folded(text).toLowerCase();
}
