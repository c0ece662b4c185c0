import type { PairFact } from "./pair-side.ts";

/**
 * Whether a definition's sides are a term and its meaning. "Type II" is one of what its heading names, "60 to 89" and "h²/(2L)"
 * tell an amount and not of what.
 */
export function isTermOf({ front, back }: PairFact): boolean {
  const isNumbered = /^(?:Type|Class|Grade|Stage|Level|Phase|Step|Group) (?:[IVX]+|\d+|\p{Lu})$/u.test(
    front.text,
  );
  const isAmount =
    /^(?:(?:about|below|above|over|under|up to|at (?:least|most)|(?:more|less) than) )?[\d.,]+ ?%?(?: ?(?:to|or|–|-) ?(?:[\d.,]+ ?%?|more|less))?$/u.test(
      back.text,
    );
  // Not "a salt": a sign, and at once what it is multiplied or divided by.
  const isFormula =
    /^(?:about )?[−-]?(?:[\p{L}₀-₉²³]{1,3} ?[/(²³·⋅×]|[α-ω] )/u.test(back.text) &&
    !/=/u.test(back.text.slice(0, 12));
  const isExample = /^Examples? (?:of|for)\b/u.test(front.text);
  return !isExample && !isNumbered && !isAmount && !isFormula && !isClause(front.text);
}

/** "Japan uses both": what stands before the colon says something and names nothing. */
function isClause(text: string): boolean {
  return (
    /\s(?:both|again|too|uses?|governs?|makes?|helps?|names?|named|shows?|has|have|is|are|was|were|can|needs?|means|gives)(?:\s|$)/u.test(
      text,
    ) && !/[?？]$/u.test(text)
  );
}
