import { isEnglishWord } from "../../facts/english.ts";
import type { Language } from "../../notes/language.ts";

const spellings: readonly (readonly [RegExp, string])[] = [
  // "ionise", "polymerise"; never "promise", "exercise" or "precise".
  [
    /is(?=(?:e[ds]?|ing|ations?)\b)(?<=(?:al|ar|er|il|ol|an|en|in|on|at|et|im|ym|ic|id|ad|it|or|ot|ur|onom)is)/gu,
    "iz",
  ],
  // Never "size", "prize" or "maize".
  [/iz(?=(?:e[ds]?|ing|ations?)\b)(?<=\p{L}{3}iz)(?<!(?:\b(?:over|under|mid)?s|\bma)iz)/gu, "is"],
  [/ys(?=e[ds]?\b)/gu, "yz"],
  [/yz(?=e[ds]?\b)/gu, "ys"],
  [/our(?=s?\b|ed\b|ing\b|al\b|ism\b)(?<=\p{L}{3}our)/gu, "or"],
  [/(?<=behavi|col|fav|hon|lab|neighb|hum|rum|tum|harb|vap)or(?=s?\b|ed\b|ing\b|al\b|ism\b)/giu, "our"],
  [/(?<=\b(?:micro)?(?:fib|cent|lit|met|theat|calib|spect|lust))re(?=s?\b)/giu, "er"],
  [/(?<=\b(?:micro)?(?:fib|cent|lit|theat|calib|lust))er(?=s?\b)/giu, "re"],
  [/(?<=\b|[hnpfckl]|arch)ae(?=[mdcso])/giu, "e"],
  [/(?<=\b|f|am|rrh)oe(?=[stbda])/giu, "e"],
  [/ogue(?=s?\b)/gu, "og"],
];

/** How a name may be written: only what is no proper name and no adjective has a plural. */
export type Way = { readonly language: Language; readonly inflects: boolean };

/** Other ways to write a name that say the same: two names in turn, number, British and American spelling. */
export function variantsOf(name: string, { language, inflects }: Way): string[] {
  const bare = name.replace(/["“”„«»]/gu, "");
  const all = [bare, ...turned(bare)];
  if (language !== "en") return all;
  return all.flatMap((each) => [each, ...(inflects ? inOtherNumber(each) : []), ...spelledElsewhere(each)]);
}

/** "Singer and Nicolson" in either order. */
function turned(name: string): string[] {
  const [, first, last] = /^(\p{Lu}[\p{L}’'-]+) (?:and|&|und|y|et|ve) (\p{Lu}[\p{L}’'-]+)$/u.exec(name) ?? [];
  return first === undefined || last === undefined
    ? []
    : [`${last} and ${first}`, `${first} & ${last}`, `${first}, ${last}`, `${first} ${last}`];
}

const latin =
  /(?<!\p{L})(?:bacteri|gran|ov|medi|dat|spectr|strat|curricul|symposi|millenni|flagell|cili|quant|sept|atri|sporangi|errat)a$/iu;
const greek = /(?<!\p{L})(?:mitochondri|criteri|phenomen|gangli|tax|polyhedr|automat|archae)a$/iu;

const masculine =
  /(?:ucle|ung|[aeo]l|ill|cocc|mul|rad|loc|foc|act|hall|nimb|cumul|gyr|sulc|thalam|menisc|bronch|thromb|emb|tub|papyr|syllab|alumn)i$/iu;
/** What has a number or a particle in it, and what is no count noun, has one form only. */
const uncounted =
  /\d| v |\b(?:off|out|up|down|over|in|on)$|(?:ing|ness|ism)$|(?:^|\s)(?:measles|mumps|rabies|scabies|diabetes|herpes|debris|corps|apparatus|police|cattle|sheep|fish|deer|equipment|evidence|information|advice|money|room|water|air|health|traffic|progress)$/iu;

/** Plurals that no rule makes, each with its singular. */
const irregulars = new Map(
  "feet foot|teeth tooth|geese goose|mice mouse|lice louse|oxen ox|children child|people person|calves calf|halves half|leaves leaf|knives knife|lives life|wives wife|wolves wolf|shelves shelf|loaves loaf|thieves thief|hooves hoof|scarves scarf|larvae larva|algae alga|indices index|vertices vertex|matrices matrix|appendices appendix|apices apex|vortices vortex|cortices cortex|codices codex|helices helix"
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]),
);
const irregularSingulars = new Map([...irregulars].map(([plural, singular]) => [singular, plural]));

/** "wisdom teeth" and "wisdom tooth", "women" and "woman"; null for what a rule makes. */
function irregular(name: string): string | null {
  const last = /\p{L}+$/u.exec(name)?.[0] ?? "";
  const other = irregulars.get(last.toLowerCase()) ?? irregularSingulars.get(last.toLowerCase());
  const start = name.slice(0, name.length - last.length);
  if (other !== undefined)
    return start + (/^\p{Lu}/u.test(last) ? other.charAt(0).toUpperCase() + other.slice(1) : other);
  if (/m[ae]n$/u.test(name) && /^(?:wo|work|noble|states|fisher|sports|crafts|horse)?m[ae]n$/iu.test(last))
    return name.replace(/m([ae])n$/u, (_, vowel) => (vowel === "a" ? "men" : "man"));
  return null;
}

/** Singular for plural and the other way round, as far as letters tell; a form that no one writes does no harm. */
function inOtherNumber(name: string): string[] {
  if (uncounted.test(name) || /\s\p{Lu}\p{Ll}/u.test(name)) return [];
  // "arthritis" and "sepsis" are counted by nobody, "Escherichia coli" is a kind.
  if (/itis$/iu.test(name) || /^\p{Lu}\p{Ll}+ \p{Ll}+(?:i|us|ae|um)$/u.test(name)) return [];
  // "Saichō" and "Russia" are written so once; "Eosinophils", where a sentence begins, may be one.
  if (/^\p{Lu}\p{Ll}+$/u.test(name) && !/s$/u.test(name) && !isEnglishWord(name.toLowerCase())) return [];
  const other = irregular(name);
  if (other !== null) return [other];
  if (/(?:gas|lens|bus|bias|atlas|canvas|alias|iris|chaos|species|series|news|means|ics)$/iu.test(name))
    return /(?:gas|lens|bus|bias)$/iu.test(name) ? [`${name}es`] : [];
  if (/(?:gas|lens|bus|bias)es$/iu.test(name)) return [name.slice(0, -2)];
  if (/(?:ss|sis|[^aeiou]is)$/u.test(name))
    return /[sx]is$/u.test(name) ? [name.replace(/is$/u, "es")] : [`${name}es`];
  if (/ous$/u.test(name)) return [];
  if (/us$/u.test(name))
    return name.includes(" ") || name.length < 6 ? [] : [name.replace(/us$/u, "i"), `${name}es`];
  if (/uses$/u.test(name)) return [name.slice(0, -2), name.slice(0, -1)];
  if (/ae$/u.test(name)) return [name.slice(0, -1)];
  if (masculine.test(name)) return [`${name.slice(0, -1)}us`];
  if (/[^aeiou]i$/u.test(name)) return [];
  if (latin.test(name)) return [`${name.slice(0, -1)}um`];
  if (greek.test(name)) return [`${name.slice(0, -1)}on`];
  if (/ies$/u.test(name)) return [`${name.slice(0, -3)}y`];
  if (/(?:[xz]|ch|sh|ss)es$/u.test(name)) return [name.slice(0, -2)];
  if (/(?:[^aeiou]eses|yses|crises|diagnoses|neuroses|bases)$/u.test(name))
    return [name.slice(0, -1), name.replace(/es$/u, "is")];
  if (/s$/u.test(name)) return [name.slice(0, -1)];
  if (/[^aeiou]y$/u.test(name)) return [`${name.slice(0, -1)}ies`];
  return [/(?:x|z|ch|sh)$/u.test(name) ? `${name}es` : `${name}s`];
}

function spelledElsewhere(name: string): string[] {
  return spellings.map(([from, to]) => name.replace(from, to)).filter((each) => each !== name);
}
