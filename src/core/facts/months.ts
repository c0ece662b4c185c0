/** The English months, for a pattern. */
export const months = "January|February|March|April|May|June|July|August|September|October|November|December";

/** Words of a date that are written with a capital: months and days of the week, for a pattern. */
export const dateWords = `${months}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday`;

const month = new RegExp(`^(?:${months})$`, "iu");

/** Whether a word is a month, in any case. */
export function isMonth(word: string): boolean {
  return month.test(word);
}
