import type { Candidate } from "../candidate.ts";
import { MOST_WRONG, wrongOptions } from "../gaps/distractors.ts";
import type { Gap } from "../gaps/gap.ts";
import type { GapOutcome } from "../gaps/gap-outcome.ts";
import { stemFlaw } from "../gaps/lint.ts";
import { typedQuestion } from "../item.ts";
import { hasSurname, isPersonName } from "../terms/person.ts";
import type { Sentence } from "../terms/sentence.ts";
import type { TermBank } from "../terms/term-bank.ts";
import { isDullName, isDullNoun } from "./dull-words.ts";
import { typedKey } from "./key.ts";
import { keyFlaw } from "./key-flaw.ts";
import type { Sources } from "./phrase-blanks.ts";
import { isSpelt } from "./spelt.ts";
import { withHint, withoutEmptyBrackets } from "./stem.ts";

/** Flaws of a choice that a typed answer with its hint needn't have: what else would fit the gap doesn't fit the hint. */
const healed = new Set(["openWorld", "V12", "V13", "vague"]);

const FEWEST_SEEN = 4;

/** Whether enough wrong options are known to ask for the subject by a choice. */
export function hasChoice(outcomes: readonly GapOutcome[]): boolean {
  return outcomes.some(({ flaw, safe }) => flaw === null && wrongOptions(safe).length >= MOST_WRONG);
}

/** A sentence's subject left out, where too few wrong options are known for a choice. */
export function subjectCloze(outcomes: readonly GapOutcome[], { bank, names }: Sources): Candidate | null {
  const outcome = outcomes.find((each) => isAble(each, { bank, names }));
  if (outcome === undefined) return null;
  const { gap, flaw } = outcome;
  const { fact } = gap.sentence;
  const at = gap.stem.indexOf("____");
  const before = gap.stem.slice(0, at);
  const after = gap.stem.slice(at + 4).replace(/[\s;,:]+\.$/u, ".");
  return {
    fact,
    score: flaw === null ? 0.9 : 0.6,
    question: typedQuestion({
      fact,
      stem: withoutEmptyBrackets(`${before}${withHint(gap.key, before)}${after}`),
      key: gap.key,
      typed: typedKey(gap.key, {
        language: fact.language,
        term: gap.form === "modifier" ? null : gap.term,
        inflects: gap.form !== "modifier" && !gap.term.isProper && !gap.term.isPerson,
        isPerson:
          gap.term.isPerson ||
          (gap.usage.article === "" && (isPersonName(gap.key, verbOf(gap.sentence)) || hasSurname(gap.key))),
        names,
      }),
    }),
  };
}

/** Where the statement itself doesn't make the subject unique, its hint must: no acronym, and no other name with that hint. */
function isAble({ gap, flaw }: GapOutcome, { bank, names }: Sources): boolean {
  if (keyFlaw(gap.key) !== null || gap.seenStems.length < FEWEST_SEEN || isDull(gap, bank)) return false;
  // "Battle" of "Battle of the Somme" is no name.
  if (
    gap.form === "modifier" &&
    /['’]s | of |^(?:two|three|four|five|six|seven|eight|nine|ten) /u.test(gap.key)
  )
    return false;
  if (/^\p{Lu}\p{Ll}+$/u.test(gap.key) && /\S ____ of /u.test(gap.stem)) return false;
  // "Waiting" of "Waiting for Godot", "Going" of "Going from f/2.8 to f/4", "Bills" of "Bills for raising revenue".
  if (/\p{L}ing$/u.test(gap.key) && /____ (?:at|by|for|from|between|in|on|to|with)\b/u.test(gap.stem))
    return false;
  if (!gap.key.includes(" ") && /____ (?:for|to)\b/u.test(gap.stem)) return false;
  // A second gap that another name would fill leaves open what is asked for.
  if (/(?:called|named|termed|known as|or) (?:an? |the )?____/u.test(gap.stem)) return false;
  if (/____ (?:over|up|out|off|down|back)\b/u.test(gap.stem) || isSpelt(gap.key, gap.stem)) return false;
  // Three letters without a hint are as well another acronym's.
  if (/^\p{Lu}{2,3}s?$/u.test(gap.key) && flaw !== null) return false;
  if (flaw === null) return true;
  const aliases = new Set(gap.term.aliases.map(({ text }) => text.toLowerCase()));
  const fits = names.fitting(gap.key, gap.sentence.fact).some((other) => !aliases.has(other.toLowerCase()));
  // What makes it no choice may hide what gives it away.
  const hidden = stemFlaw(gap, bank);
  if (hidden !== null && !healed.has(hidden.code)) return false;
  return healed.has(flaw.code) && !fits && /\p{Ll}{3}/u.test(gap.key);
}

function verbOf({ clause, words }: Sentence): string {
  return words[clause?.verb ?? -1]?.text ?? "";
}

/** "male part" is as general as "part". */
function isDull({ key, sentence }: Gap, { phraseOf }: TermBank): boolean {
  const words = phraseOf.get(sentence)?.words ?? [];
  const isPart = words.slice(0, -1).every(({ tag }) => tag === "ADJ") && isDullNoun(words.at(-1)?.text ?? "");
  return isDullName(key) || (isPart && key.endsWith(words.at(-1)?.text ?? ""));
}
