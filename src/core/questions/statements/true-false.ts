import { chosen } from "../gaps/distractors.ts";
import { startsWithVowelSound } from "../gaps/gap.ts";
import type { GapOutcome } from "../gaps/gap-outcome.ts";
import { otherNumbers, pick } from "../numbers/numbers.ts";
import { saysNumberAgain, saysTurnAgain } from "../telltale.ts";
import { classLikeness } from "../terms/class-likeness.ts";
import { leansOnHeading } from "../terms/leaning.ts";
import { withRarest } from "../terms/mentions.ts";
import { stemsOf } from "../terms/phrase.ts";
import { nearness } from "../terms/places.ts";
import { folded, isContent, isPraise, type Sentence } from "../terms/sentence.ts";
import type { Term } from "../terms/term.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { contrastOf } from "./contrast.ts";
import { countWord, turnOf } from "./opposites.ts";

/** One logged change that makes a statement false; `statement` is the same claim unchanged. */
export type Change = {
  readonly kind: "subject" | "direction" | "opposite" | "number" | "roles";
  readonly statement: string;
  readonly changed: string;
  readonly from: string;
  readonly to: string;
};

/** A statement with what became of its gaps. */
export type Statement = {
  readonly sentence: Sentence;
  readonly outcomes: readonly GapOutcome[];
  readonly bank: TermBank;
};

/** The best change that surely makes the statement false; null where none does. */
export function falseChange({ sentence, outcomes, bank }: Statement): Change | null {
  const { clause } = sentence;
  if (clause === null || sentence.isHedged || isUnfit(sentence.fact)) return null;
  const change =
    roleChange(sentence) ??
    contrastChange(sentence, bank) ??
    subjectChange({ sentence, outcomes, bank }) ??
    directionChange(sentence) ??
    oppositeChange(sentence) ??
    numberChange(sentence, bank);
  if (change === null) return null;
  return bank.index.texts.has(folded(change.changed)) ? null : change;
}

/** A plain claim that can be asked as it stands: not hedged, no praise, nothing that leans on other lines. */
export function trueStatement(sentence: Sentence): string | null {
  const { clause, words } = sentence;
  const claim = sentence.claim;
  if (clause === null || sentence.isHedged || claim.length > 32 || claim.filter(isContent).length < 5)
    return null;
  if (isUnfit(sentence.fact)) return null;
  if (!["", "a", "an", "the"].includes(clause.determiner) || words[clause.subject.from]?.tag === "PRON")
    return null;
  const subject = words.slice(clause.subject.from, clause.subject.to).filter(isContent);
  const rest = claim.slice(clause.verb).filter(isContent);
  const isEmpty = subject.every(({ text }) => rest.some((word) => alike(word.text, text)));
  return isEmpty || isPraise(claim.slice(clause.verb)) ? null : statementOf(sentence);
}

/** Whether two words begin alike, so that one all but says the other: "max" and "maximum". */
function alike(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 3 && long.toLowerCase().startsWith(short.toLowerCase());
}

function subjectChange({ sentence, outcomes, bank }: Statement): Change | null {
  if (sentence.claim.some(({ text }) => /^(or|not|never|no|cannot)$/u.test(text))) return null;
  for (const { gap, flaw, safe } of outcomes) {
    // What is said of one kind of thing may be true of another kind: only single things and persons exclude each other.
    if (!gap.term.isProper && !gap.term.isPerson) continue;
    const masked = gap.stem.split("____").length - 1;
    // "… of air …, while that of water": what it stands for would go.
    if (gap.stem.includes("____ of ")) continue;
    if (/ of /u.test(gap.key) && /\b(?:that|those) of\b/u.test(gap.stem)) continue;
    // What shows the key in the rest would show what was changed.
    if (masked !== 1 || flaw !== null) continue;
    const near = safe.filter(({ term }) => isTempting(gap.term, term, isAmount(sentence)));
    const best = chosen(near, 1)[0];
    const opensText = sentence.clause?.subject.from === 0;
    const text = best === undefined ? null : opensText ? best.text : withinText(best.text, bank);
    if (text === null) continue;
    return {
      kind: "subject",
      statement: gap.fill(gap.key),
      changed: gap.fill(text),
      from: gap.key,
      to: text,
    };
  }
  return null;
}

/** Near enough for half-knowledge: of one class, or alike and in one section; what has an amount is of one class. */
function isTempting(key: Term, other: Term, isAmount: boolean): boolean {
  const near = nearness(key.places, other.places);
  const kind = classLikeness(key, other);
  return key.isPerson || kind >= 4 || (kind >= 2.5 && near === 2 && !isAmount);
}

/** "is about 0.8 g …". */
function isAmount({ fact, words, clause }: Sentence): boolean {
  const said = fact.text.slice(words[clause?.verb ?? 0]?.to ?? 0);
  return /^ (?:about |around |roughly |exactly |only |over |under )?[-−]?\d/u.test(said);
}

/** How a name is written inside a sentence: as the notes do; null where they only begin sentences with it. */
function withinText(name: string, bank: TermBank): string | null {
  const pattern = name.toLowerCase();
  for (const { fact } of withRarest(stemsOf(name, bank.runs), bank.index.byWord)) {
    const at = fact.text.toLowerCase().indexOf(pattern, 1);
    if (at > 0 && !/[\p{L}\p{N}]/u.test(fact.text[at - 1] ?? ""))
      return fact.text.slice(at, at + name.length);
  }
  return /^\p{Lu}{2}/u.test(name) ? name : null;
}

/** "the generator … the discriminator": two that act in one sentence change places. */
function roleChange(sentence: Sentence): Change | null {
  const claim = statementOf(sentence);
  const roles = [...claim.matchAll(/\bthe (\p{L}+(?:or|er))\b(?! of\b)/giu)].map((match) => match[1] ?? "");
  const [a, b] = roles;
  if (a === undefined || b === undefined || roles.length !== 2 || a === b) return null;
  const { clause, words } = sentence;
  if (words[(clause?.subject.to ?? 0) - 1]?.text.toLowerCase() !== a.toLowerCase()) return null;
  if (
    countWord(claim, a) !== 1 ||
    countWord(claim, b) !== 1 ||
    /\b(differ|equal|compet|alternat|interact|between|both|other|number|order|layer|paper|power|letter)/iu.test(
      claim,
    )
  )
    return null;
  const changed = claim.replace(new RegExp(`\\b(${a}|${b})\\b`, "gu"), (role) => (role === a ? b : a));
  return { kind: "roles", statement: claim, changed, from: `${a} … ${b}`, to: `${b} … ${a}` };
}

/** "A does this, whereas B does that": the two change places. */
function contrastChange(sentence: Sentence, bank: TermBank): Change | null {
  const claim = statementOf(sentence);
  const swap = contrastOf(claim, { sentence, bank });
  if (swap === null) return null;
  const { first, second, changed } = swap;
  if (/^\p{L}+ ones?\b/u.test(changed)) return null;
  return {
    kind: "roles",
    statement: claim,
    changed,
    from: `${first} … ${second}`,
    to: `${second} … ${first}`,
  };
}

/** "from output to input" is turned round, where both are plain nouns and neither is a time; what stretches does so both ways. */
function directionChange(sentence: Sentence): Change | null {
  const claim = statementOf(sentence);
  const [match, ...others] = [...claim.matchAll(directions)];
  const [a, b] = [match?.[2] ?? "", match?.[4] ?? ""];
  if (
    match === undefined ||
    others.length > 0 ||
    /\b(rang|var|distinguish|differ|separat|interpolat|last)|\b(runs?|ran|stretch(es|ed)?|extends?|extended|spans?|spanned|reach(es|ed)?|lead|leads|led)\b/iu.test(
      claim,
    )
  )
    return null;
  // The tagger takes "input" after "to" for a verb.
  const nouns = sentence.words
    .filter(({ tag }) => ["NOUN", "PROPN", "VERB"].includes(tag))
    .map(({ text }) => text);
  const isPlain = [a, b].every(
    (word) => nouns.includes(word) && countWord(claim, word) === 1 && !times.test(word),
  );
  if (!isPlain) return null;
  const turned = match[0].replace(/ (\p{L}+) to (the )?(\p{L}+)$/u, ` ${b} to $2${a}`);
  const changed = claim.replace(match[0], turned);
  return { kind: "direction", statement: claim, changed, from: match[0], to: turned };
}

const directions =
  /\bfrom (the )?(\p{L}+) to (the )?(\p{L}+)(?=\.|,| (?:using|with|through|by|in|during|via)\b)/gu;
const times =
  /^(birth|death|childhood|adulthood|year|month|day|week|hour|minute|second|start|end|beginning|morning|evening|night|spring|summer|autumn|winter|time|times)s?$/iu;

function oppositeChange(sentence: Sentence): Change | null {
  const claim = statementOf(sentence);
  const turn = turnOf(mainPart(sentence), claim);
  if (turn === null || saysTurnAgain(claim, turn.from)) return null;
  // "two veins and one vein": what it is turned to stands there already.
  const isThere = new RegExp(`(?<![\\p{L}-])${turn.to.replace(/s$/u, "")}s?(?![\\p{L}-])`, "iu").test(claim);
  if (isThere) return null;
  const changed = claim.replace(
    new RegExp(`(?<![\\p{L}-])(an? )?${turn.from}(?![\\p{L}-])`, "u"),
    (_, article?: string) =>
      article === undefined ? turn.to : `${startsWithVowelSound(turn.to) ? "an" : "a"} ${turn.to}`,
  );
  return { kind: "opposite", statement: claim, changed, ...turn };
}

/** The claim up to its first subordinate part: a change in a side remark would be a trick. */
function mainPart(sentence: Sentence): string {
  const verb = sentence.words[sentence.clause?.verb ?? 0]?.from ?? 0;
  const claim = sentence.fact.text.slice(verb, sentence.claimEnd);
  return (
    claim.split(
      /, |\(|\b(?:when|because|since|while|if|where|so that|before|after|until|unless|although|than|without|relative|but|at the (?:cost|expense|price)|in exchange|instead)\b/u,
    )[0] ?? claim
  );
}

function numberChange(sentence: Sentence, bank: TermBank): Change | null {
  const figure = bank.figures.of.get(sentence);
  if (figure === undefined || (figure.kind === "year" && lasts(sentence))) return null;
  const to = pick(otherNumbers({ figure, sentence, bank }), sentence.fact.fingerprint);
  const { text } = sentence.fact;
  if (to === undefined || saysNumberAgain(text.slice(0, figure.from) + text.slice(figure.to), figure.text))
    return null;
  const changed = `${text.slice(0, figure.from)}${to}${text.slice(figure.to, sentence.claimEnd)}.`;
  return { kind: "number", statement: statementOf(sentence), changed, from: figure.text, to };
}

/** Whether it tells a state, which may hold in another year as well: "stayed neutral", "was a member". */
function lasts({ clause, words }: Sentence): boolean {
  const [verb, next] = [words[clause?.verb ?? 0]?.text ?? "", words[(clause?.verb ?? 0) + 1]];
  if (/^(stayed|remained|kept|lived|ruled|belonged|worked|had|has|have|stood|lay|served)$/u.test(verb))
    return true;
  return /^(is|are|was|were)$/u.test(verb) && next?.tag !== "VERB" && !/ed$/u.test(next?.text ?? "");
}

/** What stands in brackets limits the claim: without them it would say more than the notes. */
const limits = /\((?:only|for|if|when|except|unless|under|in|at|with|without|mostly|usually|not)\b[^()]*\)/iu;
/** "(1/2)ℏω", "2 (x + y)": brackets that belong to a formula can't be left out. */
const formulas = /\([^()]*\)(?=[\p{L}\p{N}^²³])|\([^()]*[=+−×⋅·/^<>≤≥][^()]*\)/u;

function isUnfit({ text }: Sentence["fact"]): boolean {
  // "brought most of southern Mesopotamia under his control", and something of the north as well.
  return /\bmost of\b/u.test(text) || limits.test(text) || formulas.test(text) || leansOnHeading(text);
}

/** The claim as a sentence, without what stands in brackets: only in true statements would it stay, and so tell them. */
function statementOf({ fact, claimEnd }: Sentence): string {
  return `${fact.text.slice(0, claimEnd).replaceAll(/\s\([^()]*\)/gu, "")}.`;
}
