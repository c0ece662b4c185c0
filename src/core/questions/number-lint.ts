import type { Flaw } from "./gaps/lint.ts";
import { amountOf, writtenLike } from "./numbers/figure.ts";
import type { Question } from "./question.ts";
import { countedOut, leftOfLetters } from "./telltale.ts";

/** What in the stem says the number that is asked for; null where nothing does. */
export function numberFlaw(question: Question): Flaw | null {
  if (leftOfLetters(question))
    return { code: "givenAway", detail: "the letters that are listed tell how many are left" };
  return repeatedNumber(question) ?? countedOut(question) ?? workedOut(question);
}

/** "2⁸ = ____", "____ registers: R0–R3, R12, LR": who can count needs no notes. */
function workedOut({ stem }: Question): Flaw | null {
  const listed = /____ (?:\p{L}+ ){0,2}\p{L}+s: [^:]*,/u.exec(stem)?.[0];
  if (listed !== undefined) return { code: "givenAway", detail: "it lists what is to be counted" };
  const sum = /[\d⁰¹²³⁴-⁹)][\d⁰¹²³⁴-⁹^×·/+−() -]* = ____/u.exec(stem)?.[0];
  return sum === undefined || !/[⁰¹²³⁴-⁹^×·/+−]/u.test(sum)
    ? null
    : { code: "givenAway", detail: `“${sum}” is only to be worked out` };
}

/** "four justices must agree (rule of four)": the number stands elsewhere too, in digits or in words. */
function repeatedNumber({ stem, key: [key = ""] }: Question): Flaw | null {
  const amount = amountOf(key);
  // "RK4" and its four evaluations.
  const counted = [...stem.matchAll(/(?<!\p{L})\p{Lu}+-?(\d)(?![\p{L}\p{N}])/gu)].find(
    ([, digit]) => Number(digit) === amount,
  );
  if (counted !== undefined) return { code: "givenAway", detail: `“${counted[0]}” is the number asked for` };
  const ways = amount === null ? [key] : [key, String(amount), writtenLike(false, amount) ?? key];
  // "Q₈" and its order.
  const lowered = /\p{L}([₀-₉]+)/u
    .exec(stem)?.[1]
    ?.replace(/./gu, (sign) => String("₀₁₂₃₄₅₆₇₈₉".indexOf(sign)));
  if (lowered === key) return { code: "givenAway", detail: `a sign in it shows “${key}”` };
  const words = stem.toLowerCase().match(/[\p{L}\p{N}.,]*[\p{L}\p{N}]/gu) ?? [];
  const hit = words.find((word) => ways.includes(word));
  return hit === undefined ? null : { code: "givenAway", detail: `“${hit}” is the number asked for` };
}
