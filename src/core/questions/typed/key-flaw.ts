import type { Flaw } from "../gaps/lint.ts";
import { hedges } from "../terms/sentence.ts";

const MOST_WORDS = 4;
const FEWEST_LETTERS = 3;
const openers =
  /^(?:in|on|at|by|for|from|with|to|of|as|and|or|the|an?|its|their|this|that|these|those|each|every|some|any|no|not|all|both|such|so|because|then|than|when|if|very|example|term|called|named|type|kind|sort)\b/iu;

/** Words that join a phrase to what it is no part of: "wing stalls when it", "expression using unification". */
const seams =
  /(?:^|\s)(?:it|they|when|where|which|that|who|using|many|more|than|whereas|while|is|are|was|were|sin|cos|tan|log)(?:\s|$)/u;
/** What is said of a thing behind its name: "lens flatter", "shear stress proportional", "insecure today". */
const complements =
  /\s(?:proportional|flatter|firm|absurd|today|onshore|offshore|equal|similar|different|possible|available|perpendicular|empty|warmer|cooler|colder|hotter|longer|shorter|larger|smaller|higher|lower|faster|slower|stronger|weaker|thinner|thicker|deeper|close|goes|comes|falls|rises)$| of (?:diminishing|increasing|decreasing|constant)$/u;

/** Words that have a twin with the same first and last letter, of which mostly the same is true: "opposing" and "oncoming". */
const twinned =
  /(?<!\p{L})(?:amides?|amines?|opi(?:oid|ate)s?|trans(?:parent|lucent)|pentane|propane|opposing|oncoming|(?:peptide|protein) hormones?)(?!\p{L})/iu;

/** What makes a key none that can be typed from memory: too long or short, a formula, a part of something, a phrase torn off. */
export function keyFlaw(key: string): Flaw | null {
  const flaw = { code: "keyShape", detail: key };
  const letters = key.match(/\p{L}/gu)?.length ?? 0;
  if (key.split(/\s+/u).length > MOST_WORDS || letters < FEWEST_LETTERS) return flaw;
  if (!/\p{L}{3}/u.test(key) || /(?:^| )\d/u.test(key) || /["“”„«»?!]/u.test(key)) return flaw;
  if (/[=<>{}[\]\\@$^|/→*(),;:+]|\.\p{L}/u.test(key) || /['’]s?$/u.test(key)) return flaw;
  if (/['’]s /u.test(key) && key.split(" ").length > 3) return flaw;
  if (twinned.test(key)) return flaw;
  if (/^['’]/u.test(key) || seams.test(key) || complements.test(key)) return flaw;
  // "deals" of "deals with", a verb that any sentence may have.
  if (
    /^(?:deals?|consists?|depends?|relies|rely|belongs?|refers?|leads?|results?|occurs?|means?)$/u.test(key)
  )
    return flaw;
  // "per ____", "in ____": the other half of a fixed phrase.
  if (/^(?:ill|lymph|mnemonic|cent|capita|annum|vitro|vivo|situ|versa|facto|hoc|testing)$/iu.test(key))
    return flaw;
  if (/^(?:usual|typical|recent|nearly|almost|only|even|just|word|successive|about|over) /iu.test(key))
    return flaw;
  // "Management of bronchiolitis": what is done with it, and not it.
  if (/^(?:single dose|management|treatment|use|presence|lack|loss|amount|kind|piece) of /iu.test(key))
    return flaw;
  // "Fₕₖₗ": nobody types small letters below the line.
  if (/[₀-₉ₐ-ₜ⁰-⁹]/u.test(key)) return flaw;
  // "A-weighting": no hint tells it from the one of another letter.
  if (/^\p{L}-\p{L}/u.test(key)) return flaw;
  // "nth", "D diagonal": an index, or a sign with what is said of it.
  if (/^\p{Ll}(?:th|st|nd)$/u.test(key) || /^\p{Lu} \p{Ll}/u.test(key)) return flaw;
  // "ethyne C2H2" gives a name and its formula.
  // Of "GDP" three dots tell nothing that "GNP" hasn't as well.
  if (/^\p{Lu}{2,4}s?$/u.test(key)) return flaw;
  // "physician Paracelsus": who knows the name leaves the rest.
  if (/^\p{Ll}{4,}.* \p{Lu}\p{Ll}{2,}$/u.test(key)) return flaw;
  // "refractive index n" is a name with its sign.
  if (/\s\p{Ll}$/u.test(key)) return flaw;
  if (hedges.has(key.toLowerCase()) || /^thanks$|(?:itself|themselves)$/iu.test(key)) return flaw;
  // "Privity - the rule", "Botanically a tomato": two things and not one.
  if (/ [-–—] /u.test(key) || /\s(?:an?|the)\s/u.test(key)) return flaw;
  if (/^(?:because|although|whereas|however|therefore|while|since|unless)$/iu.test(key)) return flaw;
  if (/\p{L} \p{Lu}\p{L}?\d/u.test(key)) return flaw;
  if (/\s(?:of|the|and|or|in|to|for|an?|by|with)$/u.test(key)) return flaw;
  return openers.test(key) && key.includes(" ") ? flaw : null;
}

/** What keeps a part of a text from being left out: it stands within a quotation, or behind the first full stop. */
export function placeFlaw(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): Flaw | null {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const opens = /["“„«]$/u.test(before) && /^["”“»]/u.test(after);
  const isWithin = (before.match(/"/gu)?.length ?? 0) % 2 === 1 || /(?:“[^”]*|„[^“”]*|«[^»]*)$/u.test(before);
  // "Article" of "Article 41" is no answer without its number.
  // So are "Dead" of "Left 4 Dead" and "poorer backbone" of "a poorer backbone than carbon".
  // "Scaling gives ____(aX + b)": a sign of the formula it stands in.
  const isTorn =
    /^[(⁰-⁹²³¹⁻ⁿ₀-₉ₐ-ₜ]|^ \d|^, \p{Lu}\.\p{Lu}|^ than\b/u.test(after) ||
    /\p{Lu}\p{L}* \d{1,2} $/u.test(before);
  if (isTorn) return { code: "partOfName", detail: text.slice(from, to) };
  if (isWithin && !opens) return { code: "partOfName", detail: text.slice(from, to) };
  return /(?:\p{L}{5}|\d{4})[.!] \S/u.test(before)
    ? { code: "secondSentence", detail: text.slice(from, to) }
    : null;
}
