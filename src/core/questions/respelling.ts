/** British and older spellings, and how the same sounds are written in America. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/[ao]e(?=[b-df-hj-np-tv-xz])/gu, "e"],
  [/(?<=\p{L}{2})our/gu, "or"],
  [/(?<=\p{L}{3})is(?=e|ing|ation)/gu, "iz"],
  [/yse(?=$|[drs])/gu, "yze"],
  [/(?<=\p{L}{2}[bt])re(?=s?$)/gu, "er"],
  [/(?<=\p{L}{2})ogue/gu, "og"],
  [/(?<=\p{L}{4})ll(?=ing|ed|er|or)/gu, "l"],
  [/ence(?=s?$)/gu, "ense"],
  [/sulph/gu, "sulf"],
  [/^grey/gu, "gray"],
  [/aluminium/gu, "aluminum"],
  [/programme(?=s?$)/gu, "program"],
];

/** Endings of one and of several. */
const NUMBERS: readonly (readonly [string, string])[] = [
  ["", "s"],
  ["", "es"],
  ["y", "ies"],
  ["us", "i"],
  ["um", "a"],
  ["on", "a"],
  ["is", "es"],
  ["a", "ae"],
  ["ex", "ices"],
  ["ix", "ices"],
];

/** A lower-case English word in its American spelling; other words, and what is no word, stay as they are or become no word. */
export function respelled(word: string): string {
  return SPELLINGS.reduce((text, [british, american]) => text.replace(british, american), word);
}

/** Whether two lower-case English words are one: spelled in two ways, or one of them and several. */
export function isSameWord(a: string, b: string): boolean {
  const [one, other] = [respelled(a), respelled(b)];
  return one === other || isPluralOf(one, other) || isPluralOf(other, one);
}

function isPluralOf(many: string, one: string): boolean {
  return NUMBERS.some(
    ([ending, plural]) =>
      one.endsWith(ending) && many === `${one.slice(0, one.length - ending.length)}${plural}`,
  );
}
