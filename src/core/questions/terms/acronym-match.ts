const skippable = new Set("a an and by for from in of on or the to with".split(" "));

/** Whether it is written as an acronym is: one word of two capitals or more, up to eight signs ("GRU", "ReLU", "CNNs"). */
export function isAcronym(text: string): boolean {
  return /^[\p{L}\p{N}-]{2,9}$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}

/** Whether the letters of an acronym are, in order, the first or inner letters of the words, each word used. */
export function expands(acronym: string, expansion: string): boolean {
  const letters = bare(acronym.replace(/(?<=\p{Lu})s$/u, ""));
  const words = expansion
    .split(/[\s-]+/u)
    .map(bare)
    .filter((word) => word !== "");
  return letters.length >= 2 && words.length >= 2 && matches(letters, words);
}

/** Words in a row whose first letters are an acronym: "return on equity" of ROE. */
export function expansionIn(text: string, acronym: string): string | null {
  const words = text.match(/[\p{L}\p{N}‹›-]+/gu) ?? [];
  for (const from of words.keys()) {
    for (let size = 2; size <= acronym.length + 2; size += 1) {
      const run = words.slice(from, from + size).join(" ");
      if (expands(acronym, run)) return run;
    }
  }
  return null;
}

function matches(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === "";
  if (skippable.has(word) && matches(letters, rest)) return true;
  if (letters === "" || word[0] !== letters[0]) return false;
  return takes(letters.slice(1), word.slice(1), rest);
}

/** Lets a word give further letters from inside before the next word begins. */
function takes(letters: string, inside: string, rest: readonly string[]): boolean {
  if (matches(letters, rest)) return true;
  const at = letters === "" ? -1 : inside.indexOf(letters[0] ?? "");
  return at >= 0 && takes(letters.slice(1), inside.slice(at + 1), rest);
}

function bare(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
