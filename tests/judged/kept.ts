import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type Item, item, type JudgedSet, type Verdict, verdict } from "./item.ts";

const folder = fileURLToPath(new URL("kept/", import.meta.url));

/** A judged sample: all of it was asked of notes that the engine had never been tuned on when it was judged. */
export type Sample = JudgedSet & { readonly name: string };

/** The judged samples that are kept, a folder each, in the order they were taken: items and verdicts, one a line. */
export function readSamples(): readonly Sample[] {
  return readdirSync(folder)
    .sort((a, b) => Number(a) - Number(b))
    .map((name) => ({
      name,
      items: lines(join(folder, name, "items.jsonl"), item),
      verdicts: lines(join(folder, name, "verdicts.jsonl"), verdict),
    }));
}

/** Keeps a folder's items and what its verdicts-*.json say of them, under the folder's name; throws on a verdict of no item. */
export function keep(from: string): JudgedSet {
  const items = z.array(item).parse(JSON.parse(readFileSync(join(from, "items.json"), "utf8")));
  const verdicts = readdirSync(from)
    .filter((file) => /^verdicts-.*\.json$/u.test(file))
    .sort()
    .flatMap((file) => z.array(verdict).parse(JSON.parse(readFileSync(join(from, file), "utf8"))));
  const ids = new Set(items.map(({ id }) => id));
  const foreign = verdicts.find((each) => !ids.has(each.item));
  if (foreign !== undefined) throw new Error(`a verdict is on ${foreign.item}, which is no item of ${from}`);
  const to = join(folder, basename(from));
  mkdirSync(to, { recursive: true });
  write(join(to, "items.jsonl"), items);
  write(join(to, "verdicts.jsonl"), verdicts);
  return { items, verdicts };
}

function lines<T>(file: string, row: z.ZodType<T>): T[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => row.parse(JSON.parse(line)));
}

function write(file: string, rows: readonly (Item | Verdict)[]): void {
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
}
