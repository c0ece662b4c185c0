import { isAcronym } from "../terms/acronym-match.ts";

/** Words inside names that are shown as they are. */
const joining = new Set("a an and d de del der des di du e la le of on s the to und v van von y".split(" "));

/** A word of so few letters would be half told by its first. */
const SHOWN_FROM = 3;

/**
 * What is told of a key so that no synonym of it fits: a dot for each letter, the first letter of each longer word shown
 * where `initials` is set ("l••• d•• s•••••"). Acronyms, numbers and scripts without letters show dots only.
 */
export function hintFor(key: string, { initials }: { readonly initials: boolean }): string {
  return key.replace(/[\p{L}\p{M}\p{N}]+/gu, (word, at: number) => {
    const isInitial = /^\p{Lu}$/u.test(word) && key[at + 1] === ".";
    if (isInitial || (at > 0 && joining.has(word))) return word;
    if (isAcronym(word)) return /\p{Lu}s$/u.test(word) ? `${dots(word.length - 1)}s` : dots(word.length);
    const signs = [...word.normalize("NFC")];
    const showsFirst = initials && signs.length >= SHOWN_FROM && /^[\p{Lu}\p{Ll}]\p{L}*$/u.test(word);
    return showsFirst ? `${signs[0] ?? ""}${dots(signs.length - 1)}` : dots(signs.length);
  });
}

function dots(count: number): string {
  return "•".repeat(count);
}
