import { pluralOf, withoutBrackets } from "../terms/enumeration.ts";
import type { TermSet } from "../terms/term-sets.ts";

/**
 * The question for what belongs to a set; null where its name can't be put into one. `lowWords` are the words that the notes
 * write with a small letter somewhere.
 */
export function setStem({ shape, name }: TermSet, lowWords: ReadonlySet<string>): string | null {
  if (shape === "parts") return null;
  if (shape === "column") return `Which of these go with “${name}”?`;
  if (shape === "counted" || shape === "listed") {
    const lead = withoutBrackets(name);
    return lead.split(" ").length < 3 ? null : `${lead}: which of these are among them?`;
  }
  const many = shape === "spread" ? pluralOf(name) : name;
  if (many === null) return null;
  const inside = withinText(many, lowWords);
  return inside === null ? `${many}: which of these are among them?` : `Which of these are ${inside}?`;
}

/** A class name as it stands within a sentence; null where the notes only begin sentences with its capital. */
function withinText(name: string, lowWords: ReadonlySet<string>): string | null {
  const first = name.split(/\s/u)[0] ?? "";
  if (!/^\p{Lu}\p{Ll}/u.test(first)) return name;
  const low = first.toLowerCase();
  return lowWords.has(low) ? name.replace(first, low) : null;
}
