import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest files in the order in which they start: those that mostly wait stand among those that work, so that both cores do. */
const longest = [
  "crash/kill",
  "core/questions/properties",
  "e2e/rounds",
  "cli/cohort",
  "browser/page",
  "browser/round",
  "core/exercises/properties",
  "e2e/endings",
  "e2e/refusals",
  "app/daily-year",
  "e2e/typed-answers",
  "core/daily-year",
  "core/notes/properties",
  "storage/notes-folder",
  "app/foreign-notes",
  "e2e/reports",
  "app/chaos",
  "app/round-sending",
  "simulate/simulation",
  "browser/upload",
  "core/questions/sets/select-all",
  "app/daily-crash",
  "ops/reader",
  "app/crash",
  "storage/anki-limits",
].map((name) => resolve(import.meta.dirname, "..", `${name}.test.ts`));

/** Starts long files first, so that none runs alone at the end; what others come to is Vitest's own order. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = longest.filter((file) => !existsSync(file));
    if (gone.length > 0) throw new Error(`No such tests any more: ${gone.join(", ")}`);
    const place = ({ moduleId }: TestSpecification) =>
      longest.includes(moduleId) ? longest.indexOf(moduleId) : longest.length;
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}
