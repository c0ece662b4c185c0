import type { Word } from "../../facts/english.ts";
import { isMaking } from "../terms/phrase.ts";
import { isContent, isHedged, isPraise, type Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import type { Gap } from "./gap.ts";

/** What makes a statement true of its subject only. */
export type Marker =
  | "definition"
  | "mechanism"
  | "number"
  | "count"
  | "superlative"
  | "contrast"
  | "maker"
  | "specific";

/** The markers of a gapped statement, or the veto that stops it. */
export type Uniqueness =
  | { readonly kind: "unique"; readonly markers: readonly Marker[] }
  | { readonly kind: "vetoed"; readonly code: "V12" | "V13" | "openWorld"; readonly detail: string };

/** Markers that leave the falsehood of another filling to what the notes don't say: a contrast is with one other thing only. */
const weakMarkers: ReadonlySet<Marker> = new Set(["specific", "count", "contrast"]);

/** Whether more than its own wording makes a statement unique, so that it is wrong of others. */
export function isProven(unique: Uniqueness): boolean {
  return unique.kind === "unique" && unique.markers.some((marker) => !weakMarkers.has(marker));
}

const weakVerbs = new Set(
  "introduc help improv allow enabl caus lead make requir provid includ contain involv depend affect becom tend plai suit reduc increas prevent avoid support matter aim serv benefit simplifi eas speed slow need exist occur happen let work act connect link join surround".split(
    " ",
  ),
);
const outcomes = new Set(
  "making improving reducing preventing avoiding increasing allowing enabling helping causing leading ensuring providing giving decreasing enhancing boosting lowering minimizing maximizing using having being doing".split(
    " ",
  ),
);
const numberWords = new Set(
  "zero two three four five six seven eight nine ten eleven twelve twenty hundred thousand million billion half twice double triple".split(
    " ",
  ),
);
const superlatives =
  /\b(most(?! (?:other|of)\b)|fewest|largest|smallest|highest|lowest|shortest|longest|greatest|earliest|latest|nearest|(?<!\b(?:on|in|of|by|with|for|to|at|from) )only|first|last|entire|exactly)\b/iu;
const contrastMarks =
  /\b(unlike|whereas|instead of|rather than|compared (to|with)|as opposed to|in contrast to)\b/iu;
/** What a number or a date doesn't make unique: many things have three of it, or happened in that year. */
const sharedByMany =
  /^(has|have|had|needs?|takes?|costs?|contains?|weighs?|requires?|lasts?|took place|occurred|happened|died|began|started|ended|opened|formed|met|erupted|broke out)\b|^(was|were) (born|founded|established|opened|created|signed|built)\b/iu;
const means = new Set(["using", "by"]);

/** Looks for what makes the statement true of nothing else; hedged, weak and class-wide claims are vetoed. */
export function uniquenessOf(gap: Gap, bank: TermBank): Uniqueness {
  const { clause, claim: whole } = gap.sentence;
  const claim = whole.slice(clause?.verb ?? 0);
  if (gap.sentence.isHedged && isHedged(whole.slice(clause?.subject.to ?? 0)))
    return vetoed("V13", "the claim is hedged");
  if (isNegated(gap.sentence, claim) && !contrastMarks.test(gap.stem)) {
    return vetoed("V12", "what something is not is true of many things");
  }
  // "has an Euler circuit exactly when every vertex has even degree": so has each kind of it.
  if (/\b(?:exactly|precisely) when\b|\bif and only if\b/u.test(gap.stem))
    return vetoed("openWorld", "what holds on a condition holds of its kinds too");
  const rare = rareStems(gap, bank);
  const markers = markersOf(gap, claim, rare);
  const owns = sharedByMany.test(
    claim
      .slice(0, 3)
      .map(({ text }) => text)
      .join(" "),
  );
  const strong = markers.filter(
    (marker) => !["specific", "definition", "count", ...(owns ? ["number"] : [])].includes(marker),
  );
  const verb = effectiveVerb(gap.sentence, claim);
  const isCondition = markers.includes("definition") && gap.sentence.complement === null;
  const isWeak = !isCondition && (owns || verb === null || weakVerbs.has(verb.stem) || isPraise(claim));
  if (isWeak && strong.length === 0)
    return vetoed("V12", `“${verb?.text ?? "is"}” says too little by itself`);
  if (markers.length === 0) return vetoed("openWorld", "nothing makes it true of this term only");
  const same = saidOfOthers(gap, bank);
  if (same !== null)
    return vetoed("openWorld", `line ${same.fact.line} says nearly the same of something else`);
  return { kind: "unique", markers };
}

function vetoed(code: "V12" | "V13" | "openWorld", detail: string): Uniqueness {
  return { kind: "vetoed", code, detail };
}

/** Stems of the claim that stand in no statement about another term. */
function rareStems(gap: Gap, { index, mentions }: TermBank): string[] {
  const isAbout = aboutness(gap, mentions);
  return [...gap.predicate].filter(
    (stem) => index.byStem.get(stem)?.every((at) => isAbout(index.sentences[at])) !== false,
  );
}

/** A statement about another term that has more than half of the claim's words. */
function saidOfOthers(gap: Gap, { index, mentions }: TermBank): Sentence | null {
  const isAbout = aboutness(gap, mentions);
  const hits = new Uint8Array(index.sentences.length);
  for (const stem of gap.predicate) {
    for (const at of index.byStem.get(stem) ?? []) {
      const count = (hits[at] ?? 0) + 1;
      hits[at] = count;
      const sentence = index.sentences[at];
      if (count * 2 > gap.predicate.size && sentence !== undefined && !isAbout(sentence)) return sentence;
    }
  }
  return null;
}

function aboutness({ term }: Gap, mentions: TermBank["mentions"]) {
  const where = mentions.get(term);
  const own = new Set(term.owns);
  return (sentence: Sentence | undefined) =>
    sentence !== undefined && (own.has(sentence) || where?.has(sentence) === true);
}

/** Whether the main verb, or that of "X is a Y that …", is denied. */
function isNegated(sentence: Sentence, claim: readonly Word[]): boolean {
  const relative = (sentence.complement?.end ?? -9) - (sentence.clause?.verb ?? 0);
  return claim.some(({ text }, at) => {
    if (!/^(not|n't|never|no|cannot|none|neither)$/iu.test(text)) return false;
    return at <= 2 || (at <= relative + 2 && relative >= 0);
  });
}

function markersOf(gap: Gap, claim: readonly Word[], rare: readonly string[]): Marker[] {
  const found: Marker[] = [];
  const text = claim.map((word) => word.text).join(" ");
  if (isDefinition(gap)) found.push("definition");
  if (hasMechanism(claim)) found.push("mechanism");
  if (claim.some((word) => /^\d[\d.,:]*$/u.test(word.text))) found.push("number");
  if (claim.some((word) => numberWords.has(word.text.toLowerCase()))) found.push("count");
  if (superlatives.test(text)) found.push("superlative");
  if (contrastMarks.test(text)) found.push("contrast");
  if (gap.term.isPerson && isMaking(claim[0])) found.push("maker");
  if (rare.length >= 3 || gap.sentence.objects.length >= 2) found.push("specific");
  return found;
}

/** "X is a Y that …" or "X occurs when …": a class, and something that sets it apart within it. */
function isDefinition(gap: Gap): boolean {
  const { clause, words } = gap.sentence;
  const [verb, next] = [words[clause?.verb ?? 0], words[(clause?.verb ?? 0) + 1]];
  const isCondition = /^(occur|aris|happen)/u.test(verb?.stem ?? "") && next?.text === "when";
  return (isCondition || gap.sentence.complement !== null) && gap.predicate.size >= 3;
}

/** "by disabling neurons", "using the first and second moments": how, with a concrete object; an outcome is none. */
function hasMechanism(claim: readonly Word[]): boolean {
  return claim.some((word, at) => {
    if (!means.has(word.text.toLowerCase())) return false;
    // "are described by voicing": what stands behind a passive is who or what does it, no way of doing.
    if (word.text === "by" && claim[at - 2]?.tag === "AUX" && /(ed|en)$/u.test(claim[at - 1]?.text ?? ""))
      return false;
    const rest = claim.slice(at + 1);
    const doing = rest.find(({ tag, text }) => tag !== "ADV" && !/ly$|^always$/u.test(text));
    if (doing === undefined || outcomes.has(doing.text.toLowerCase())) return false;
    if (word.text === "by" && !/ing$/u.test(doing.text)) return false;
    return rest.slice(0, 8).filter(isContent).length >= 2;
  });
}

/** The verb that carries the claim: of the relative clause in "X is a Y that computes …". */
function effectiveVerb(sentence: Sentence, claim: readonly Word[]): Word | null {
  const complement = sentence.complement;
  const words = sentence.words;
  if (complement !== null) {
    const link = words[complement.end]?.text.toLowerCase() ?? "";
    if (!["that", "which"].includes(link)) return words[complement.end] ?? null;
    const verb = words.findIndex(({ tag }, at) => at > complement.end && tag !== "ADV" && tag !== "AUX");
    const isBare = words[complement.end + 1]?.tag === "AUX" && words[verb]?.tag === "ADJ";
    const rest = words.slice(verb + 1).filter((word) => isContent(word) && word.to <= sentence.claimEnd);
    return isBare && rest.length < 3 ? null : (words[verb] ?? null);
  }
  return (
    claim.find(
      ({ tag, text }) =>
        tag !== "AUX" &&
        tag !== "ADV" &&
        !["is", "are", "was", "were", "has", "have", "does", "do"].includes(text),
    ) ?? null
  );
}
