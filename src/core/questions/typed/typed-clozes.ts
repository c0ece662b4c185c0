import type { Proposals, Proposer } from "../candidate.ts";
import type { GapOutcome } from "../gaps/gap-outcome.ts";
import { isNoteToSelf } from "../terms/note-to-self.ts";
import type { Sentence } from "../terms/sentence.ts";
import { bestBlanks, overlap, refused, together } from "./best-blanks.ts";
import type { Blank } from "./blank.ts";
import { gapped } from "./gapped.ts";
import { markedBlanks } from "./marked-blanks.ts";
import { nameBlanks } from "./name-blanks.ts";
import { expansionsIn, namedBlanks } from "./named-blanks.ts";
import { phraseBlanks, type Sources } from "./phrase-blanks.ts";
import { hasChoice, subjectCloze } from "./subject-cloze.ts";

/** A statement with a word or a few left out that are typed, told by their length and first letters. */
export const typedClozes: Proposer = ({ sentences, outcomes, terms, names }) => {
  const sources = { bank: terms, names };
  return together(sentences.map((sentence) => clozesOf(sentence, outcomes.get(sentence) ?? [], sources)));
};

function clozesOf(sentence: Sentence, outcomes: readonly GapOutcome[], sources: Sources): Proposals {
  const { fact, unfit } = sentence;
  if (fact.language !== "en" || unfit === "notEnglish" || unfit === "leansOnOthers" || unfit === "code")
    return { candidates: [], rejected: [] };
  if (isNoteToSelf(fact.text)) return refused(fact, "noteToSelf");
  if (isBareName(sentence)) return refused(fact, "bareName");
  const isChoice = hasChoice(outcomes);
  const subject = isChoice ? null : subjectCloze(outcomes, sources);
  const { candidates, rejected } = bestBlanks({
    fact,
    blanks: blanksOf(sentence, sources),
    gap: (blank, score) => gapped({ sentence, blank, sources }, score),
    asked: {
      parts: isChoice || subject !== null ? subjectOf(sentence, outcomes) : [],
      typed: subject === null ? 0 : 1,
    },
  });
  const all = subject === null ? candidates : [subject, ...candidates];
  const isEmpty = all.length === 0 && rejected.length === 0 && !isChoice;
  return isEmpty ? refused(fact, "noBlank") : { candidates: all, rejected };
}

/** What may be left out; an acronym's words are not: it stands beside them. */
function blanksOf(sentence: Sentence, sources: Sources): Blank[] {
  const expansions = expansionsIn(sentence.fact.text);
  return [
    ...namedBlanks(sentence),
    ...markedBlanks(sentence.fact),
    ...nameBlanks(sentence),
    ...phraseBlanks(sentence, sources),
  ].filter((blank) => !expansions.some((other) => overlap(blank, other)));
}

/** The subject's place, which another question of the fact asks for. */
function subjectOf({ fact }: Sentence, outcomes: readonly GapOutcome[]): Pick<Blank, "from" | "to">[] {
  return outcomes.slice(0, 1).map(({ gap: { key } }) => {
    const from = fact.text.toLowerCase().indexOf(key.toLowerCase());
    return { from, to: from + key.length };
  });
}

/** "Bacillus, whose members are aerobic": a name with nothing but a remark on it. */
function isBareName({ fact, clause }: Sentence): boolean {
  return (
    clause === null &&
    /^(?:[\p{L}\p{N}.-]+ ){0,3}[\p{L}\p{N}.-]+(?: \([^()]*\))?, (?:whose|which|who|where|with|through|by|from|in) [^,]+$/u.test(
      fact.text,
    )
  );
}
