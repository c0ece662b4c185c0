import type { Word } from "./english.ts";

const english = new Set(
  "the of and to by that which with from for as at when has have is are was were be its their this these it on into than or not but can between each through during".split(
    " ",
  ),
);

/** Small words of other languages that English lacks, or has seldom. */
const foreign = new Set(
  "der die das den dem des und ist sind ein eine einen einem einer nicht mit von zu zum zur auf für im wird werden oder durch als auch bei nach über aus le la les est sont une un du dans pour qui que par sur avec pas ne plus au aux ce cette el los las es una en del que por con para se al lo su son ve bir bu için ile olarak olan da de en daha çok gibi il lo gli che di è sono della nel per non een het van op voor met zijn wordt niet".split(
    " ",
  ),
);

/** Whether a text can be taken apart as English: mostly Latin letters, and no more foreign small words than English ones. */
export function isEnglish(words: readonly Word[]): boolean {
  if (!isLatin(words.map((word) => word.text).join(""))) return false;
  const low = words.map((word) => word.text.toLowerCase());
  const ours = low.filter((word) => english.has(word)).length;
  // "Ludwig van Beethoven" is a name.
  const theirs = low.filter((word, at) => foreign.has(word) && !/^\p{Lu}/u.test(words[at + 1]?.text ?? ""));
  return theirs.length <= ours;
}

function isLatin(text: string): boolean {
  if (!/(?!\p{Script=Latin})\p{L}/u.test(text)) return true;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin >= letters * 0.8;
}
