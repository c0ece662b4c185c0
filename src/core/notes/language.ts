/** The languages that notes are read in; "other" is read by shape alone. */
export const languages = ["en", "tr", "de", "es", "fr", "zh", "other"] as const;
export type Language = (typeof languages)[number];

type Latin = Exclude<Language, "zh" | "other">;

const words = (list: string) => list.split(" ");

/** Small words of each language, in lower case; those that two of them share count for both. */
const smallWords: Readonly<Record<Latin, ReadonlySet<string>>> = {
  en: new Set(
    words(
      "the of and to by that which with from for as at when has have is are was were be its their this these it on into than or not but can between each through during in a an who what how where does do they there after before called also such one two no if then than",
    ),
  ),
  tr: new Set(
    words(
      "ve bir bu için ile olarak olan da de daha çok gibi kadar ise veya her değil ne hangi hangisi en sonra önce göre üzerinde tarafından şu o mi mı mu mü nedir vardır yoktur ya ancak içinde arasında bütün tüm",
    ),
  ),
  de: new Set(
    words(
      "der die das den dem des und ist sind ein eine einen einem einer eines nicht mit von zu zum zur auf für im wird werden wie oder durch als auch bei nach über aus sich kein keine welche welcher welches dass wenn es sie er bedeutet",
    ),
  ),
  es: new Set(
    words(
      "el la los las es son una uno unos un en del de que por con para se al lo su sus y o no como más qué cuál está fue entre sobre también desde hasta cuando donde según ser",
    ),
  ),
  fr: new Set(
    words(
      "le la les est sont une un du des de dans pour qui que par sur avec pas ne plus au aux ce cette et ou se son sa ses il elle quel quelle entre comme aussi être où été leur dont",
    ),
  ),
};

/** Letters that tell a language, or at least speak for it. */
const letters: Readonly<Record<Latin, RegExp>> = {
  en: /['’]s\b/gu,
  tr: /[ğıİş]/gu,
  de: /[ßäöü]/giu,
  es: /[ñ¿¡áíóú]/giu,
  fr: /[çèêëîïôûœà]|\b[cdjlmnst]['’](?=\p{L})|\bqu['’]/giu,
};

const latins = ["en", "tr", "de", "es", "fr"] as const;

/** Texts are judged by their beginning, in letters. */
const SAMPLE = 4_000;

/**
 * Guesses the language of a text from its script, its small words and its letters; a text without a sign of its own
 * gets `otherwise`.
 */
export function languageOf(text: string, otherwise: Language = "en"): Language {
  const sample = text.slice(0, SAMPLE).normalize("NFC");
  const all = sample.match(/\p{L}/gu)?.length ?? 0;
  if (all === 0) return otherwise;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  if (han > 0 && han * 3 >= all) return kana * 5 > han ? "other" : "zh";
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < all) return "other";
  const scores = latins.map((language) => ({ language, score: scoreOf(sample, language) }));
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score === 0) return otherwise;
  if (best.score !== second?.score) return best.language;
  return (
    scores.find(({ language, score }) => language === otherwise && score === best.score)?.language ??
    best.language
  );
}

/** Short words in capitals are names of things, "O(n)" and "SE", and no small words. */
function scoreOf(sample: string, language: Latin): number {
  const small = smallWords[language];
  let hits = 0;
  for (const [word] of sample.matchAll(/[\p{L}\p{M}]+/gu)) {
    if (/^\p{Lu}{1,3}$/u.test(word)) continue;
    if (small.has(language === "tr" ? word.toLocaleLowerCase("tr") : word.toLowerCase())) hits += 1;
  }
  const own = sample.match(letters[language])?.length ?? 0;
  return language === "tr" ? hits + own * 1.5 + turkishShape(sample) : hits + own * 0.6;
}

/** Letters that others have too speak for Turkish a little less than for them, unless a Turkish verb ends the text. */
function turkishShape(sample: string): number {
  const shared = sample.match(/[çöü]/giu)?.length ?? 0;
  const hasVerb = /\p{L}{3}(?:[ıiuü]r|yor|[dt][ıiuü]|m[ae]z|l[ae]r)[.!]?\s*$/iu.test(sample.slice(-20));
  return shared === 0 ? 0 : shared * 0.5 + (hasVerb ? 0.5 : 0);
}

/**
 * A text as it is compared in its language: full-width signs made narrow, lower case by the language's own rules ("I" is "ı" in Turkish), white
 * space folded, and a suffix behind an apostrophe taken off a Turkish name ("DNA'nın" is "dna").
 */
export function foldedFor(language: Language, text: string): string {
  const plain = narrowed(text).replace(/\s+/gu, " ").trim();
  if (language !== "tr") return plain.toLowerCase();
  return plain.replace(/(?<=[\p{L}\p{N}])['’]\p{L}+/gu, "").toLocaleLowerCase("tr");
}

/** NFC, with full-width letters and signs and joined letters as plain ones; "x²" stays apart from "x2". */
export function narrowed(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\uff01-\uff5e\u3000\ufb00-\ufb06]/gu, (sign) => sign.normalize("NFKC"));
}
