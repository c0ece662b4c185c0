import { isEnglishWord } from "../../facts/english.ts";
import { irregularPasts } from "../../facts/verbs.ts";

const places =
  /^(?:New|North|South|East|West|Saint|San|Los|Great|United|The|University|Mount|Lake|Fort|Port|Cape) /u;
const fullName = /^(?:\p{Lu}[\p{L}.’'-]* ){1,3}(?:(?:de|van|von|da|di) )*\p{Lu}\p{L}+$/u;

/** Whether a name begins as those of lands and places do: "West Virginia", "Lake Victoria". */
export function isPlaceName(name: string): boolean {
  return places.test(name);
}

/** Whether a name of several words is surely a person's: it has initials, or did something ("founded", "showed"). */
export function isPersonName(name: string, verb: string): boolean {
  if (!fullName.test(name) || isPlaceName(name)) return false;
  return /^\p{Lu}\./u.test(name) || /ed$/u.test(verb) || irregularPasts.has(verb);
}

/** Whether such a name stands behind "by", and so made something. */
export function isMakerName(name: string, before: string): boolean {
  return fullName.test(name) && !isPlaceName(name) && /\bby $/iu.test(before);
}

/** Whether a name of several words ends in one that is no common word, and so says enough alone: "Isambard Kingdom Brunel". */
export function hasSurname(name: string): boolean {
  const last = name.split(" ").at(-1) ?? "";
  return fullName.test(name) && !isPlaceName(name) && !isEnglishWord(last.toLowerCase());
}
