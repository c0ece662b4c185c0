import type { Note, Unit } from "../notes/note.ts";
import { membersOf } from "./members.ts";
import { stepsIn, stepsOf } from "./steps.ts";

/** A list of a note before it has an identity: `text` says what it is a list of. */
export type NotedList = {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
  readonly heading: readonly string[];
  readonly language: Unit["language"];
  /** Its items in order where they are the steps of something; else empty. */
  readonly steps: readonly string[];
  /** The names of its items, each in every way that it is written, where they are all there is of something; else empty. */
  readonly members: readonly (readonly string[])[];
};

/** A list whose items are one unit each, with what stands above it. */
export type WholeList = {
  readonly intro: string | null;
  readonly heading: readonly string[];
  readonly items: readonly Unit[];
};

/** What of a note can be practised as a whole, in reading order: true steps, and the members of something. */
export function notedLists(note: Note): NotedList[] {
  const lists = wholeLists(note).flatMap((list) => {
    const [first] = list.items;
    const last = list.items.at(-1);
    const steps = stepsOf(list);
    const members = membersOf(list);
    if (first === undefined || last === undefined || (steps.length === 0 && members.length === 0)) return [];
    const { line, heading, language } = first;
    const text = titleOf(list) || note.title;
    return [{ text, line, endLine: last.endLine, heading, language, steps, members }];
  });
  const told = note.units.flatMap((unit) => {
    const { title, steps } = stepsIn(unit);
    const { line, endLine, heading, language } = unit;
    const text = title ?? heading.at(-1) ?? note.title;
    return steps.length === 0 ? [] : [{ text, line, endLine, heading, language, steps, members: [] }];
  });
  return [...lists, ...told].sort((a, b) => a.line - b.line);
}

/** What a list stands under: its intro without the sign that leads to it, else its last heading. */
export function titleOf({ intro, heading }: Omit<WholeList, "items">): string {
  return (intro ?? heading.at(-1) ?? "").replace(/\s*[:：]\s*$/u, "").trim();
}

function wholeLists({ units }: Note): WholeList[] {
  const lists = Map.groupBy(units, ({ item }) => item?.list ?? null);
  return [...lists].flatMap(([list, items]) => {
    const [first] = items;
    const place = first?.item ?? null;
    if (list === null || first === undefined || place === null || items.length !== place.of) return [];
    const isWhole = items.every(({ item }, at) => item?.at === at);
    return isWhole ? [{ intro: place.intro, heading: first.heading, items }] : [];
  });
}
