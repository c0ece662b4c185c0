import type { Language } from "../../notes/language.ts";
import { areShapeSiblings } from "../gaps/sibling-names.ts";
import type { TypedKey } from "../question.ts";
import { isAcronym } from "../terms/acronym-match.ts";
import type { Term } from "../terms/term.ts";
import { keyFlaw } from "./key-flaw.ts";
import type { Names } from "./names.ts";
import { areSisters, sistersOf } from "./sisters.ts";
import { variantsOf } from "./variants.ts";

/** Shorter keys have no slip forgiven. */
const FORGIVEN_FROM = 5;

/** What is known of a key besides how the notes write it. */
export type KeyFacts = {
  readonly language: Language;
  /** The term that it names, whose other names count too. */
  readonly term: Term | null;
  /** A person, whose surname says enough. */
  readonly isPerson: boolean;
  /** A common noun, which has a singular and a plural. */
  readonly inflects: boolean;
  readonly names: Names;
};

/** Every way to write a key that counts, and what a slip of the pen could lead to though it means something else. */
export function typedKey(written: string, { language, term, isPerson, inflects, names }: KeyFacts): TypedKey {
  // What stands beside a person's name in brackets is a work or a year, unless it has the name in it.
  const aliases = otherNames(written, term).filter((name) => !isPerson || sharesWord(name, written));
  const surname = isPerson
    ? /\s((?:(?:de|van|von|da|di) )*\p{Lu}[\p{L}’'-]+)$/u.exec(written)?.[1]
    : undefined;
  const whole = [written, ...aliases, ...(surname === undefined ? [] : [surname])];
  const accepted = [...new Set(whole.flatMap((name) => [name, ...variantsOf(name, { language, inflects })]))];
  const known = [...accepted, ...(term?.aliases.map(({ text }) => text) ?? [])];
  const low = new Set(known.map((each) => each.toLowerCase()));
  const near = written.length < FORGIVEN_FROM ? [] : whole.flatMap((name) => names.near(name));
  const others = [...near, ...sistersOf(written)].filter((other) => !low.has(other.toLowerCase()));
  return { accepted, others: [...new Set(others)], isExact: isExactly(written, names), language };
}

function sharesWord(a: string, b: string): boolean {
  const words = new Set(a.toLowerCase().split(" "));
  return b
    .toLowerCase()
    .split(" ")
    .some((word) => words.has(word));
}

/**
 * Other names of the term: not what stands beside it without naming it, as a year in brackets does, and no other form of
 * the key's own words ("relation" for "relational").
 */
function otherNames(written: string, term: Term | null): string[] {
  const aliases = term?.aliases ?? [];
  const own = aliases.find(({ text }) => text.toLowerCase() === written.toLowerCase())?.stems.join(" ");
  return aliases
    .filter(({ stems }) => stems.join(" ") !== own)
    .map(({ text }) => text)
    .filter((text) => isAcronym(text) || keyFlaw(text) === null);
}

/** A formula, or a name with siblings that differ by a sign, is right or wrong to the letter. */
function isExactly(written: string, names: Names): boolean {
  if (/\d/u.test(written) || /^(?:\p{Lu}\p{Ll}?\d*){2,}$/u.test(written)) return true;
  return names.near(written).some((other) => areShapeSiblings(other, written) || areSisters(other, written));
}
