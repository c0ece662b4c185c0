import { distance } from "../facts/edit-distance.ts";

/** Words that begin with the same letters, so many, are seen to belong together: "cocci" and "Staphylococcus". */
export const SEEN_START = 4;
/** Words of so many letters may be put together of two: "Zellkern" and "Kernhülle". */
const COMPOUND_FROM = 8;
/** Words of so many letters that differ by two are one word in two languages: "Hercules" and "Heracles". */
const SPELLING_FROM = 7;

/** What two words have in common to the eye: a beginning, the one within the other, or a part of two compounds. */
export function sharedPart(a: string, b: string): string | null {
  if (start(a) === start(b)) return start(a);
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const forms = [
    short,
    short.replace(/i$/u, "us"),
    ...(short.length > SEEN_START ? [short.slice(1)] : []),
    ...(short.length > COMPOUND_FROM ? [short.slice(0, -1)] : []),
  ];
  const within = forms.find((form) => long.includes(form));
  if (within !== undefined) return within;
  if (short.length >= SPELLING_FROM && distance(a, b, { most: 2 }) <= 2) return short;
  const run = sharedRun(short, long);
  if (run !== null) return run;
  if (short.length < COMPOUND_FROM) return null;
  return [start(a), start(b)].find((part, at) => [b, a][at]?.endsWith(part)) ?? null;
}

/** "distances" and "equidistant": so many letters in a row, wherever they stand. */
const RUN = 6;

function sharedRun(a: string, b: string): string | null {
  for (let at = 0; at + RUN <= a.length; at += 1)
    if (b.includes(a.slice(at, at + RUN))) return a.slice(at, at + RUN);
  return null;
}

function start(word: string): string {
  return word.slice(0, SEEN_START);
}

/** Small words say nothing. */
const small =
  /^(with|that|this|from|into|than|then|when|which|where|whose|over|under|between|through|after|before|during|about|also|only|more|most|less|least|each|every|other|such|what|does|stand|itself|them|they)$/u;

/** The words of a text that are seen to say something, in lower case. */
export function wordsIn(text: string): string[] {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.map((word) => word.toLowerCase()).filter((word) => !small.test(word));
}

/** "Spanish rule" for Spain, "Italian" for Italy: whether a text says what is of a place that is named by one word. */
export function saysOfPlace(text: string, name: string): boolean {
  const start = name.toLowerCase().slice(0, 3);
  return (
    /^\p{Lu}\p{Ll}+$/u.test(name) &&
    wordsIn(text).some((word) => word.startsWith(start) && /(?:[ei]an|ese|ic|sh)$/u.test(word))
  );
}

/** What stands in capitals: "DNA", "CO2". */
export function acronymsIn(text: string): string[] {
  return text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]+/gu) ?? [];
}
