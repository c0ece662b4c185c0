import { StudyError } from "../core/errors.ts";
import type { Topic } from "../core/facts/fact.ts";
import { searchFacts } from "../core/facts/library.ts";
import { seeded, shuffled } from "../core/random.ts";
import type { App, Asker } from "./app.ts";
import type { NewId } from "./ports.ts";
import { factView, type Studies } from "./study.ts";

const CHOICES = 25;
/** Askers whose latest facts are remembered, and how many of each. */
const ASKERS = 1_000;
const REMEMBERED = 30;

/** Facts that an asker saw lately, in memory only: a repeat after a restart does no harm. */
class Seen {
  readonly #facts = new Map<string, readonly string[]>();

  of(key: string): readonly string[] {
    return this.#facts.get(key) ?? [];
  }

  add(key: string, fingerprint: string): void {
    const latest = [fingerprint, ...this.of(key)].slice(0, REMEMBERED);
    this.#facts.delete(key);
    this.#facts.set(key, latest);
    const [oldest] = this.#facts.keys();
    if (this.#facts.size > ASKERS && oldest !== undefined) this.#facts.delete(oldest);
  }
}

/** Words as they are compared: in lower case, ">" for "›" like everything else that is no letter or digit. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Topics whose names hold the beginnings of all words typed: those that begin with the first of them come first. */
export function matchingTopics(topics: readonly Topic[], typed: string): readonly Topic[] {
  const wanted = wordsOf(typed);
  const found = topics.filter(({ name }) => {
    const words = wordsOf(name);
    return wanted.every((part) => words.some((word) => word.startsWith(part)));
  });
  const starts = ({ path }: Topic) =>
    [path[0], path.at(-1)].some((part) => part?.toLowerCase().startsWith(wanted[0] ?? "") === true);
  return [...found.filter(starts), ...found.filter((topic) => !starts(topic))].slice(0, CHOICES);
}

/** Single facts on request: a random one of the topic, or the best match for what was asked about. */
export function makeFacts(studies: Studies, newId: NewId): App["facts"] {
  const seen = new Seen();
  return {
    async pick(asker: Asker, { topic, about }) {
      const { library } = (await studies(asker.guildId)).bank;
      const facts = searchFacts(library, { topic, about });
      const key = `${asker.guildId ?? ""}/${asker.userId}`;
      const lately = seen.of(key);
      const ordered = about === null ? shuffled(facts, seeded(newId())) : facts;
      const fact = ordered.find(({ fingerprint }) => !lately.includes(fingerprint)) ?? ordered[0];
      if (fact === undefined) {
        if (library.facts.length === 0) throw new StudyError("noNotes");
        throw new StudyError("noFacts", {
          ...(topic !== null && { topic }),
          ...(about !== null && { about }),
        });
      }
      seen.add(key, fact.fingerprint);
      return factView(fact);
    },
  };
}
