import type { Language } from "../notes/language.ts";

/** A statement taken apart for comparing it with another wording of itself. */
export type StatementWords = {
  /** What it is made of, in order and lower case: words without small ones, and single Chinese characters. */
  readonly content: readonly string[];
  /** Numbers, signs of formulas and words with a digit, in order: they are never reworded. */
  readonly exact: readonly string[];
  /** How many words or characters say "not". */
  readonly negations: number;
  /** The first content word of the statement, and the first after an opening phrase with its comma. */
  readonly heads: readonly string[];
};

const small = new Set(
  "a an the of in on at to for from by with as into onto than then that which who whose this these those it its their there and or but so is are was were be been being am do does did has have had can could may might will would shall should also very often usually typically generally mostly mainly just only during while when where whereas if because since about over under through between among per via such both each used use using called known der die das den dem des ein eine einen einem einer eines und oder ist sind war waren wird werden mit von zu zum zur im am auf für durch als auch bei nach aus an sich wie dass man hat haben kann el la los las un una unos unas de del que y o es son fue en por para con se al lo su sus como le les des du et ou est sont dans pour qui par sur avec au aux ce cette se sa son ses ve veya bir bu şu o ile için olarak olan da de en çok gibi kadar ise".split(
    " ",
  ),
);

const negative = new Set(
  "not no never none neither nor nothing without cannot nicht kein keine keinen keinem keiner keines nie niemals ohne weder sin nunca jamás ningún ninguna ninguno tampoco pas ne jamais aucun aucune sans değil yok hiç asla hiçbir olmadan olmayan".split(
    " ",
  ),
);
/** Spanish "no" and English "no" are one; Chinese says "not" by characters. */
const negativeCharacters = new Set("不没沒无無非未否勿");
/** Chinese characters that carry no meaning of their own, or are often written one for another. */
const smallCharacters = new Set(
  "的地得了着過过在再于於是为為把被将將就也都和与與及或一种種个個这這那其所会會能可以里裡中上",
);

const token =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}]+(?:[-.,'’‑][\p{L}\p{M}\p{N}]+)*|[=<>≤≥≠≈±×÷+−∞√∑∏∫→←↔^*/%]/gu;

/** Takes a statement apart. */
export function statementWords(text: string, language: Language): StatementWords {
  const content: string[] = [];
  const exact: string[] = [];
  const heads: string[] = [];
  let negations = 0;
  let isHead = true;
  let end = 0;
  for (const { 0: written, index } of text.normalize("NFC").matchAll(token)) {
    if (!isHead && heads.length === 1 && /[,，、:：]/u.test(text.slice(end, index))) isHead = true;
    end = index + written.length;
    const low = lowered(written, language);
    if (isNegation(low, language)) negations += 1;
    else if (/[\p{N}]/u.test(low) || !/\p{L}/u.test(low)) exact.push(low);
    else if (small.has(low) || smallCharacters.has(low)) continue;
    else content.push(low);
    if (isHead) heads.push(low);
    isHead = false;
  }
  return { content, exact, negations, heads };
}

/** Lower case; a hyphen inside a word, and what follows an apostrophe, change nothing. */
function lowered(written: string, language: Language): string {
  const low = language === "tr" ? written.toLocaleLowerCase("tr") : written.toLowerCase();
  const bare = /n['’]t$/u.test(low) ? "not" : low.replace(/(?<=\p{L}{2})['’]\p{L}+$/u, "");
  return /\p{N}/u.test(bare) ? bare : bare.replace(/[-‑.,]/gu, "");
}

function isNegation(low: string, language: Language): boolean {
  return negative.has(low) || negativeCharacters.has(low) || (language === "tr" && isTurkishNegation(low));
}

/** "öğrenmez", "kullanılmadı": a verb with the suffix that says not. */
function isTurkishNegation(low: string): boolean {
  return /^değil|\p{L}{2}m[ae](?:z(?:lar|ler)?|d[ıi](?:lar|ler)?|m[ıi]ş(?:tır|tir)?|yan|yen|y[ae]c[ae][kğ]\p{L}*)$/u.test(
    low,
  );
}
