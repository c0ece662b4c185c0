import type { Question } from "./question.ts";
import { acronymsIn, saysOfPlace, sharedPart, wordsIn } from "./seen-words.ts";
import { expands } from "./terms/acronym-match.ts";
import { folded } from "./terms/sentence.ts";
import { isSpelt } from "./typed/spelt.ts";

/** What of a question tells which headings may stand above it. */
type Placed = Pick<Question, "options" | "key"> & {
  readonly kind: string;
  readonly source: Pick<Question["source"], "heading">;
  readonly typed: { readonly accepted: readonly string[] } | null;
};

/**
 * What is shown above a question before its answer: its note's title, and of the headings over its line those that point to
 * no answer. A statement to be judged has the title alone: a heading would confirm its subject or contradict it.
 */
export function shownPath(question: Placed): readonly string[] {
  const [title, ...headings] = question.source.heading;
  const shown = question.kind === "true-false" ? [] : headings.filter((each) => !pointsAt(each, question));
  return [...(title === undefined ? [] : [title]), ...shown];
}

function pointsAt(heading: string, { kind, options, key, typed }: Placed): boolean {
  if (kind === "number" && /\p{N}/u.test(heading)) return true;
  const answers = options.length > 0 ? options : [...key, ...(typed?.accepted ?? [])];
  const shown = { heading, low: ` ${folded(heading)} `, acronyms: acronymsIn(heading) };
  if (answers.some((answer) => names(shown, answer) || saysOfPlace(heading, answer))) return true;
  const wordsOf = answers.map(wordsIn);
  return wordsIn(heading).some((word) => {
    const like = wordsOf.filter((own) => own.some((each) => sharedPart(word, each) !== null));
    return like.length > 0 && (options.length === 0 || like.length < options.length);
  });
}

/** A heading as answers are looked for in it. */
type Heading = { readonly heading: string; readonly low: string; readonly acronyms: readonly string[] };

/** Whether a heading has an answer in it, spells it out or shortens it. */
function names({ heading, low, acronyms }: Heading, answer: string): boolean {
  return (
    low.includes(` ${folded(answer)} `) ||
    isSpelt(answer, heading) ||
    acronyms.some((acronym) => acronymsIn(answer).includes(acronym) || expands(acronym, answer))
  );
}
