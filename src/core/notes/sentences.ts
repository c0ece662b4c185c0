import type { Language } from "./language.ts";
import type { Span } from "./row.ts";

const words = (list: string) => new Set(list.split(" "));

/** What ends with a full stop without ending a sentence, in lower case and without its last full stop. */
const abbreviations: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(
    "dr mr mrs ms prof st v vs etc e.g i.e cf approx ca fig figs eq eqs no vol pp p ed eds al resp incl max min dept univ inc ltd jan feb mar apr jun jul aug sep sept oct nov dec u.s",
  ),
  de: words(
    "dr prof hr fr nr bzw usw vgl ca etc z z.b d d.h u u.a o.ä s bd abb tab max min mio mrd inkl ggf evtl sog st jh chr v n",
  ),
  tr: words("dr prof doç örn vb vs bkz yy sn no cad mah st çev ed s"),
  es: words("dr dra sr sra srta prof etc p ej p.ej pág págs fig núm vol aprox ee uu ee.uu ud uds av"),
  fr: words("m mm mme mlle dr pr prof etc p ex p.ex cf fig env vol av apr éd n"),
  zh: words("dr vs etc e.g i.e fig no"),
  other: words("dr prof vs etc e.g i.e fig no vol"),
};

const months =
  /^(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık|jahrhundert|yüzyıl|dünya|sınıf|bölüm|weltkrieg|klasse|kapitel)/iu;

const openers = "([{（［「『“„«‘";
const closers = ")]}）］」』”»’";

/**
 * Where the sentences of a text lie, white space between them left out. A full stop ends none within a number or a
 * bracket, behind an abbreviation, a single capital, or (in German and Turkish) an ordinal.
 */
export function sentencesOf(text: string, language: Language): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  let depth = 0;
  for (const { index, 0: sign } of text.matchAll(
    /[.!?…。！？]+["'”’»)\]]*|[([{（［「『“„«‘)\]}）］」』”»’]/gu,
  )) {
    if (openers.includes(sign)) depth += 1;
    else if (closers.includes(sign)) depth = Math.max(0, depth - 1);
    else {
      const to = index + sign.length;
      // A bracket that is never closed must not hold the rest of the text together.
      if (depth > 0 && to - from < 400) {
        if (/[)\]”’»]$/u.test(sign)) depth -= 1;
        else continue;
      }
      if (!endsHere(text, { from, index, to, language })) continue;
      spans.push({ from, to });
      from = to + (/^\s*/u.exec(text.slice(to, to + 50))?.[0].length ?? 0);
      depth = 0;
    }
  }
  if (from < text.length && /\S/u.test(text.slice(from))) spans.push({ from, to: text.trimEnd().length });
  return spans.filter(({ from: start, to }) => start < to);
}

type End = {
  readonly from: number;
  readonly index: number;
  readonly to: number;
  readonly language: Language;
};

function endsHere(text: string, { from, index, to, language }: End): boolean {
  if (/[。！？]/u.test(text.charAt(index))) return true;
  const after = text.slice(to, to + 40);
  if (/^\S/u.test(after)) return false;
  const next = /^\s+["'“„«(¿¡]*(\S+)/u.exec(after)?.[1] ?? "";
  if (next === "") return true;
  if (!/^[\p{Lu}\p{N}\p{Lo}¿¡]/u.test(next)) return false;
  if (text.charAt(index) !== "." || text.charAt(index + 1) === ".") return true;
  const word = /[^\s(["'“„]*$/u.exec(text.slice(Math.max(from, index - 30), index))?.[0] ?? "";
  if (/^\p{Lu}$/u.test(word) || abbreviations[language].has(word.toLowerCase())) return false;
  const isOrdinal = /^\d{1,4}$/u.test(word) && (language === "de" || language === "tr");
  return !(isOrdinal && (months.test(next) || index - word.length === from));
}
