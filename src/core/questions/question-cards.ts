import { type ExportCard, lettered } from "../notes/export-card.ts";
import type { Note } from "../notes/note.ts";
import type { Bank } from "./bank.ts";

/**
 * The generated questions of some notes as cards for other programs: options in front, the right one and what explains it
 * behind. What has two sides is a card by itself, and authored questions stand in their note: both are left out here.
 */
export function questionCards({ library, questions }: Bank, notes: readonly Note[]): ExportCard[] {
  const chosen = new Set(notes.map(({ owner, file }) => JSON.stringify([owner, file])));
  const facts = new Map(
    library.facts
      .filter(({ owner, file, pair }) => pair === null && chosen.has(JSON.stringify([owner, file])))
      .map((fact) => [fact.fingerprint, fact]),
  );
  return questions.flatMap((question): ExportCard[] => {
    const fact = question.isAuthored ? undefined : facts.get(question.fact);
    if (fact === undefined) return [];
    const { file, topic: title, line, heading } = fact;
    const options = lettered(question.options);
    const right = options.filter((_, at) => question.key.includes(question.options[at] ?? ""));
    const place = { file, title, line, heading };
    const [front, back] = [
      [question.stem, ...options],
      [...right, question.explanation],
    ];
    return [{ ...place, kind: "sides", front, back, twoWay: false }];
  });
}
