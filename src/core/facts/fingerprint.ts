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
  const folded = text.normalize("NFC").replace(/\s+/gu, " ").trim().toLowerCase();
  const whose = owner === null ? [] : [owner];
  return hash("fact", ...whose, file, folded, count).slice(0, 24);
}
