import { pluralOf } from "./enumeration.ts";
import { areOpposed, rivalsOf } from "./opposed.ts";
import { stemsOf } from "./phrase.ts";
import type { TermSet } from "./term-sets.ts";

/**
 * Whether nothing that belongs to one set of a note can belong to the other: two values of one column; classes told apart by opposed
 * words; classes of one head under headings of their own; or a closed list beside any other set of its section.
 */
export function excludes(asked: TermSet, other: TermSet): boolean {
  return asked !== other && areApart(asked, other) && !shareMembers(asked, other);
}

function areApart(asked: TermSet, other: TermSet): boolean {
  if (asked.shape === "column" || other.shape === "column") return areValues(asked, other);
  return areOpposedClasses(asked, other) || areSortedApart(asked, other) || isBesideClosed(asked, other);
}

function shareMembers(a: TermSet, b: TermSet): boolean {
  const ids = new Set(a.members.map(({ id }) => id));
  return b.members.some(({ id }) => ids.has(id));
}

/** Values of one column, neither of which has the other in it. */
function areValues(a: TermSet, b: TermSet): boolean {
  if (a.shape !== b.shape || sectionOf(a) !== sectionOf(b)) return false;
  const [header, value] = splitValue(a.name);
  const [otherHeader, otherValue] = splitValue(b.name);
  const words = new Set(value.toLowerCase().split(/\W+/u));
  return (
    header === otherHeader &&
    !otherValue
      .toLowerCase()
      .split(/\W+/u)
      .some((word) => words.has(word))
  );
}

function splitValue(name: string): readonly [string, string] {
  const at = name.indexOf(": ");
  return [name.slice(0, at), name.slice(at + 2)];
}

/** "binocular depth cues" and "monocular depth cues": one word differs, and the two exclude each other. */
function areOpposedClasses(a: TermSet, b: TermSet): boolean {
  const isClass = (set: TermSet) => set.shape === "kinds" || set.shape === "spread" || set.shape === "listed";
  if (!isClass(a) || !isClass(b)) return false;
  const [words, others] = [a.name.split(/\s+/u), b.name.split(/\s+/u)];
  if (words.length === 1 && others.length === 1) return areRivals(a, b);
  const differing = words.flatMap((word, at) =>
    word.toLowerCase() === others[at]?.toLowerCase() ? [] : [at],
  );
  const [at] = differing;
  return (
    words.length === others.length &&
    words.length >= 2 &&
    differing.length === 1 &&
    at !== undefined &&
    at < words.length - 1 &&
    areOpposed(words[at] ?? "", others[at] ?? "")
  );
}

/** "mammals" and "birds" */
function areRivals(a: TermSet, b: TermSet): boolean {
  const rivals = rivalsOf(classNameOf(a));
  return rivals !== null && rivals === rivalsOf(classNameOf(b)) && classNameOf(a) !== classNameOf(b);
}

/** What the members of a set are called, in the plural and in lower case. */
export function classNameOf({ shape, name }: TermSet): string {
  return (shape === "spread" ? (pluralOf(name) ?? name) : name).toLowerCase();
}

/** "X is a loss function" under "Loss functions", "Y is an activation function" under "Activation functions". */
function areSortedApart(a: TermSet, b: TermSet): boolean {
  if (a.shape !== "spread" || b.shape !== "spread" || a.stems.at(-1) !== b.stems.at(-1)) return false;
  return (
    [a, b].every((set) => set.members.length >= 3 && isUnderItsName(set)) && sectionOf(a) !== sectionOf(b)
  );
}

function isUnderItsName({ facts, name }: TermSet): boolean {
  const [first] = facts;
  const heading = first?.heading.at(-1)?.toLowerCase() ?? "";
  return (
    heading.startsWith(name.toLowerCase()) &&
    facts.every((fact) => fact.heading.at(-1)?.toLowerCase() === heading)
  );
}

/**
 * What is not in a closed list is surely not of it, unless it is a part of something in it; it is tempting where both lists
 * are of one head ("layers").
 */
function isBesideClosed(asked: TermSet, other: TermSet): boolean {
  if (!asked.isClosed || asked.shape === "parts" || other.shape === "parts") return false;
  const inner = new Set(asked.members.flatMap(({ id }) => id.split(" ")));
  if (stemsOf(other.name).some((stem) => inner.has(stem))) return false;
  return asked.stems.at(-1) === other.stems.at(-1);
}

/** File, owner and headings of a set's first fact. */
export function sectionOf({ facts: [first] }: Pick<TermSet, "facts">): string {
  return JSON.stringify([first?.owner, first?.file, ...(first?.heading ?? [])]);
}
