import type { Fact, Fingerprint } from "../core/facts/fact.ts";
import type { Bank } from "../core/questions/bank.ts";
import { sourceOf } from "../core/questions/item.ts";
import type { Question } from "../core/questions/question.ts";
import { shownPath } from "../core/questions/shown-path.ts";
import { isTypedRight } from "../core/questions/typed.ts";
import type { FactView } from "./fact-view.ts";
import type { AnsweredQuestion, AskedQuestion, PressedQuestion } from "./views.ts";

/** What one group studies: its library and questions, and the lasting ids of its facts. */
export type Study = {
  readonly bank: Bank;
  readonly factIds: ReadonlyMap<Fingerprint, string>;
  readonly factsById: ReadonlyMap<string, Fact>;
};

/** The study of a guild; null stands for people outside a server, who see the shipped notes only. */
export type Studies = (guildId: string | null) => Promise<Study>;

/** A bank with the lasting ids of its facts and authored questions. */
export function studyOf(bank: Bank, factIds: ReadonlyMap<Fingerprint, string>): Study {
  const factsById = new Map<string, Fact>();
  for (const fact of bank.library.facts) {
    const id = factIds.get(fact.fingerprint);
    if (id !== undefined) factsById.set(id, fact);
  }
  return { bank, factIds, factsById };
}

/** The lasting id of a fact of this study. */
export function factIdOf(study: Study, fingerprint: Fingerprint): string {
  const id = study.factIds.get(fingerprint);
  if (id === undefined)
    throw new Error(`A question stands on a fact that the library doesn't have: ${fingerprint}`);
  return id;
}

/** The fingerprints of facts and authored questions given by lasting ids; ids of those that are gone are left out. */
export function fingerprintsOf(study: Study, factIds: Iterable<string>): Set<Fingerprint> {
  const wanted = new Set(factIds);
  const found = [...study.factIds].filter(([, id]) => wanted.has(id));
  return new Set(found.map(([print]) => print));
}

/** A fact as it is shown. */
export function factView(fact: Fact): FactView {
  const { text, images } = fact;
  return { text, source: sourceOf(fact), ...(images.length > 0 && { images }) };
}

/** A question without its answer. */
export function asked(question: Question): AskedQuestion {
  const { kind, stem, options } = question;
  return { kind, path: shownPath(question), stem, options };
}

/** A question for whoever has pressed on it. */
export function pressed({ kind, options }: Question): PressedQuestion {
  return { kind, options };
}

/** A question with its answer. */
export function answered(question: Question): AnsweredQuestion {
  const { explanation, source, isCorrected, exercise } = question;
  return {
    ...asked(question),
    keys: keysOf(question),
    answers: answersOf(question),
    explanation,
    source,
    ...(isCorrected && { isCorrected }),
    ...(exercise !== undefined && { exercise }),
  };
}

/** So many ways to write an answer are shown. */
const WAYS_SHOWN = 3;

/** What is right in words; of a typed answer the notes' own way, and others that no slip of the pen explains. */
function answersOf({ options, key, typed }: Question): readonly string[] {
  if (typed === null) return options.filter((option) => key.includes(option));
  const ways = [...key];
  for (const way of typed.accepted) if (!isTypedRight(way, { ...typed, accepted: ways })) ways.push(way);
  return ways.slice(0, WAYS_SHOWN);
}

/** Where the right options stand. */
export function keysOf({ options, key }: Question): number[] {
  return options.flatMap((option, at) => (key.includes(option) ? [at] : []));
}
