import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { outcomes } from "./figures.ts";
import { readSamples } from "./kept.ts";
import { notesOf } from "./sample.ts";
import { stillAsked } from "./still-asked.ts";

/** Judged questions that failed a gate and that no rule tells from good ones, by item id, each with the kind of its reason. */
const accepted = z.object({
  reasons: z.record(z.string(), z.string()),
  items: z.record(z.string(), z.string()),
});

/** What became of the questions of every kept sample that failed one of the five gates, but for notes still held out. */
export type FailuresMadeAgain = {
  readonly failed: number;
  /** How many are made again with a reason that is written down. */
  readonly again: number;
  /** Those made again without one. */
  readonly unlisted: readonly string[];
  /** Item ids with a reason, of questions that aren't made any more. */
  readonly mended: readonly string[];
};

export function failuresMadeAgain(): FailuresMadeAgain {
  const file = readFileSync(join(import.meta.dirname, "accepted-failures.json"), "utf8");
  const { reasons, items } = accepted.parse(JSON.parse(file));
  // What failed of notes still held out is mended once they are tuned on.
  const heldOut = new Set(notesOf("held-out").map(({ file }) => file));
  const isListed = (id: string) => reasons[items[id] ?? ""] !== undefined;
  const failed = readSamples()
    .flatMap(outcomes)
    .filter(({ item, gates }) => item.decoy === null && gates.length > 0 && !heldOut.has(item.source.file));
  const again = stillAsked(failed);
  const ids = new Set(again.map(({ item }) => item.id));
  return {
    failed: failed.length,
    again: again.filter(({ item }) => isListed(item.id)).length,
    unlisted: again
      .filter(({ item }) => !isListed(item.id))
      .map(
        ({ item, gates }) => `${item.id}, gate ${gates.join(" and ")}: ${item.stem} [${item.key.join(", ")}]`,
      ),
    mended: Object.keys(items).filter((id) => !ids.has(id)),
  };
}
