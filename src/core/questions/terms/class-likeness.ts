import { nearness } from "./places.ts";
import type { Term, TermClass } from "./term.ts";

/** Classes of which one member rarely differs in type from one of another: ways to do something. */
const ways = new Set(
  "method techniqu approach strategi procedur algorithm process mechan practic scheme rule oper step trick regular normal penalti".split(
    " ",
  ),
);

/**
 * 4 in one class, 3 with one head noun, 2.5 under one heading that names a class, 1.5 for two ways of doing something.
 * A head noun alone ("vector", "method") counts only within a section.
 */
export function classLikeness(key: Term, other: Term): number {
  const near = nearness(key.places, other.places);
  if (shares(key, other, isSame)) return 4;
  if (near === 2 && shares(key, other, (a, b) => a.head === b.head)) return 3;
  if (sharedHeadings(key, other)) return 2.5;
  if (key.modifier !== null && key.modifier.tail === other.modifier?.tail) return 3;
  if (key.isProper && other.isProper && near === 2) return 2;
  const bothClassed = key.classes.length > 0 && other.classes.length > 0;
  return isWay(key) && isWay(other) && (near === 2 || !bothClassed) ? 1.5 : 0;
}

/** Whether it is a way of doing something, by its class or, where the notes name none, by its ending. */
export function isWay({ classes, ending }: Term): boolean {
  return classes.length > 0 ? classes.some(({ head }) => ways.has(head)) : ending !== "";
}

/** The ending of a name that tells what kind of thing it is; "" for none. */
export function endingOf(name: string): string {
  return /(ing|[ts]ion|ment|asis|osis|esis|ysis|ase|itis|out)$/iu.exec(name)?.[0].toLowerCase() ?? "";
}

function shares(a: Term, b: Term, are: (a: TermClass, b: TermClass) => boolean): boolean {
  return a.classes.some((one) => b.classes.some((other) => are(one, other)));
}

function isSame(a: TermClass, b: TermClass): boolean {
  return a.stems.length === b.stems.length && a.stems.every((stem, at) => stem === b.stems[at]);
}

/** Whether both stand right under one heading that names their class. */
function sharedHeadings(a: Term, b: Term): boolean {
  return a.headingClass !== null && a.headingClass === b.headingClass;
}
