const invisible = /\p{Cc}|\p{Cs}|\u2800|(?!\u200c|\u200d|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
/** Joiners shape some scripts and emoji: one at a time is kept, between two characters that can need it. */
const manyJoiners = /(\u200c|\u200d)(?:\u200c|\u200d)+/g;
const strayJoiner = /(?<=^|\p{ASCII})(?:\u200c|\u200d)|(?:\u200c|\u200d)(?=$|\p{ASCII})/gu;
const manyMarks = /(\p{M}{4})\p{M}+/gu;
const markup = /[\\`*_~|[\]]|<(?=\S)|:(?=\/\/)/g;
const everyone = /@(?=everyone|here)/gi;
const GAP = "\\_\\_\\_\\_ (blank)";

/** Text as one visible line: white space folded; controls, bidi overrides and zero-width characters gone. */
export function plainLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(invisible, "")
    .replace(manyJoiners, "$1")
    .replace(strayJoiner, "")
    .replace(manyMarks, "$1")
    .replace(/ {2,}/g, " ")
    .trim();
}

/**
 * Free text (a note's, a member's) as one line that Discord shows as it reads: no markup, mention, link, heading, list
 * or time stamp comes of it, also at the start of a line.
 */
export function escaped(text: string): string {
  return guarded(inline(plainLine(text)));
}

/** A stem with every gap shown and said: `____ (blank)`. */
export function escapedStem(stem: string): string {
  return guarded(plainLine(stem).split(/_{3,}/).map(inline).join(GAP));
}

/** A `plainLine` with the characters from `start` up to `end` in bold. */
export function emphasised(line: string, start: number, end: number): string {
  return `${guarded(inline(line.slice(0, start)))}**${inline(line.slice(start, end))}**${inline(line.slice(end))}`;
}

function inline(line: string): string {
  return line.replace(markup, "\\$&").replace(everyone, "@\u200b");
}

/** Nothing at the start of the line may make it a heading, a quotation, a list or small print. */
function guarded(line: string): string {
  return line.replace(/^[#>+-]/, "\\$&").replace(/^(\d+)(?=[.)])/, "$1\\");
}
