import type { Fact } from "../facts/fact.ts";
import { sourceOf } from "../questions/item.ts";
import { subjectPhrase } from "../questions/terms/phrase.ts";
import { sentenceOf } from "../questions/terms/sentence.ts";
import { hash } from "../random.ts";
import type { Cue, RecallCard } from "./exercise.ts";

/** As much of a fact stands on its card's front where nothing names what it is about. */
const OPENING_WORDS = 5;
const OPENING_SIGNS = 8;

/** Any fact as a card: what it is about, its own front, or how it begins. */
export function recallCard(fact: Fact): RecallCard {
  const cue = cueOf(fact);
  return {
    id: hash("exercise", fact.fingerprint, "recall", cue.text).slice(0, 24),
    kind: "recall",
    fact: fact.fingerprint,
    source: sourceOf(fact),
    cue,
    answer: fact.pair?.back ?? fact.text,
  };
}

function cueOf(fact: Fact): Cue {
  if (fact.pair !== null) return { kind: fact.kind === "card" ? "front" : "about", text: fact.pair.front };
  if (fact.prefix !== null) return { kind: "about", text: fact.prefix };
  const subject = subjectOf(fact) ?? markedIn(fact);
  return subject === null
    ? { kind: "opening", text: openingOf(fact.text) }
    : { kind: "about", text: subject };
}

/** "In second inversion the fifth" is no name of anything. */
function subjectOf(fact: Fact): string | null {
  const phrase = subjectPhrase(sentenceOf(fact));
  return phrase === null || phrase.words[0]?.tag === "ADP" ? null : phrase.text;
}

function markedIn({ marks, text }: Fact): string | null {
  const mark = marks.find(({ kind }) => kind !== "cloze");
  return mark === undefined ? null : text.slice(mark.from, mark.to);
}

/** At most the first half of a text. */
function openingOf(text: string): string {
  const words = text.split(/\s+/u);
  if (words.length < 4) return text.slice(0, Math.min(OPENING_SIGNS, Math.ceil(text.length / 3)));
  return words.slice(0, Math.min(OPENING_WORDS, Math.floor(words.length / 2))).join(" ");
}
