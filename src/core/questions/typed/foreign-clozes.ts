import type { Fact } from "../../facts/fact.ts";
import { stemsOf } from "../../facts/stems.ts";
import type { Proposer } from "../candidate.ts";
import { leansOnForeignOthers } from "../terms/leaning.ts";
import { isNoteToSelf } from "../terms/note-to-self.ts";
import { bestBlanks, overlap, refused, together } from "./best-blanks.ts";
import { type ForeignWords, foreignBlanks } from "./foreign-blanks.ts";
import { foreignGapped, type Stemmer } from "./foreign-gapped.ts";
import { expansionsIn } from "./named-blanks.ts";
import { type Defined, withDefined } from "./names.ts";

/** Typed clozes of sentences that aren't English: they are read by patterns, marks and capitals, not taken apart. */
export const foreignClozes: Proposer = ({ sentences, facts, names: terms }) => {
  const words = foreignWords(facts);
  const names = withDefined(terms, words.defined);
  const stems = rememberedStems();
  const foreign = sentences.map(({ fact }) => fact).filter(({ language }) => language !== "en");
  return together(
    foreign.map((fact) =>
      isNoteToSelf(fact.text)
        ? refused(fact, "noteToSelf")
        : leansOnForeignOthers(fact.text)
          ? refused(fact, "leansOnOthers")
          : bestBlanks({
              fact,
              blanks: foreignBlanks(fact, words).filter(
                (blank) => !expansionsIn(fact.text).some((other) => overlap(blank, other)),
              ),
              gap: (blank, score) => foreignGapped({ fact, blank, names, stems }, score),
            }),
    ),
  );
};

/** Counts the words of all lines by language, and gathers what has a definition. */
function foreignWords(facts: readonly Fact[]): ForeignWords {
  const counts = new Map<string, number>();
  const fronts: Defined[] = [];
  for (const fact of facts) {
    const { text, language, pair } = fact;
    const front = pair?.front.replace(/ ?\([^()]*\)/gu, "").trim() ?? "";
    if (/^\p{L}[\p{L}-]{3,}(?: [\p{L}-]+){0,2}$/u.test(front)) fronts.push({ text: front, fact });
    if (language === "en") continue;
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}-]+/gu)))
      counts.set(`${language} ${word}`, (counts.get(`${language} ${word}`) ?? 0) + 1);
  }
  return {
    lines: (language, word) => counts.get(`${language} ${word.toLowerCase()}`) ?? 0,
    defined: fronts,
  };
}

/** Headings and keys come again and again: each text is taken apart once. */
function rememberedStems(): Stemmer {
  const known = new Map<string, ReadonlySet<string>>();
  return (text, language) => {
    const id = `${language} ${text}`;
    const stems = known.get(id) ?? stemsOf(text, language);
    known.set(id, stems);
    return stems;
  };
}
