import { isAcronym } from "../terms/acronym-match.ts";

/** Words inside names that are shown as they are. */
const joining = new Set("a an and d de del der des di du e la le of on s the to und v van von y".split(" "));

/** A word of so few letters would be half told by its first. */
const SHOWN_FROM = 3;
/** A word of so many letters shows its last as well: "site" and "soil" part there. */
const ENDED_FROM = 4;
/** And one of so many its last two: "project" and "program", "opioids" and "opiates". */
const END_OF_TWO_FROM = 6;

/**
 * What is told of a key so that no synonym of it fits: a dot for each letter, the first letter of each longer word
 * and how a long one ends ("l••• d•• s••••er"). Acronyms, numbers and scripts without letters show
 * dots only.
 */
export function hintFor(key: string): string {
  return key.replace(/[\p{L}\p{M}\p{N}]+/gu, (word, at: number) => {
    const isInitial = /^\p{Lu}$/u.test(word) && key[at + 1] === ".";
    if (isInitial || (at > 0 && joining.has(word))) return word;
    // Within a longer key its first letter is shown, as any other word's: "UK" and "EU" part there.
    if (isAcronym(word) && word !== key && word.length > 1)
      return `${word.slice(0, 1)}${dots(word.length - 1)}`;
    if (isAcronym(word)) return /\p{Lu}s$/u.test(word) ? `${dots(word.length - 1)}s` : dots(word.length);
    const signs = [...word.normalize("NFC")];
    const isSpelt = /^[\p{Lu}\p{Ll}]\p{L}*$/u.test(word);
    const first = isSpelt && signs.length >= SHOWN_FROM ? 1 : 0;
    const last = isSpelt ? endOf(signs.length) : 0;
    const middle = dots(signs.length - first - last);
    return `${signs.slice(0, first).join("")}${middle}${signs.slice(signs.length - last).join("")}`;
  });
}

/** The hints of a stem, each in brackets behind its gap. */
export const hints = / [([][^()[\]]*•[^()[\]]*[)\]]/gu;

function endOf(letters: number): number {
  return letters >= END_OF_TWO_FROM ? 2 : letters >= ENDED_FROM ? 1 : 0;
}

function dots(count: number): string {
  return "•".repeat(count);
}
