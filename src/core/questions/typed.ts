import { distance } from "../facts/edit-distance.ts";
import { foldedFor } from "../notes/language.ts";
import type { TypedKey } from "./question.ts";

/** Keys of so many letters may have one slip, and longer ones two. */
const ONE_SLIP_FROM = 5;
const TWO_SLIPS_FROM = 9;

/** Whether a typed text is one of the accepted ways to write the key, folded, or a slip of the pen away from one. */
export function isTypedRight(text: string, { accepted, others, isExact, language }: TypedKey): boolean {
  const fold = (written: string) => foldedFor(language, written).replace(/^(?:the|an?) /u, "");
  const given = fold(text);
  const keys = accepted.map(fold);
  if (keys.includes(given)) return true;
  if (isExact || others.some((other) => fold(other) === given)) return false;
  return keys.some((key) => {
    const slips = key.length >= TWO_SLIPS_FROM ? 2 : key.length >= ONE_SLIP_FROM ? 1 : 0;
    return /\p{N}/u.test(key) ? false : distance(given, key) <= slips;
  });
}
