import { parseArgs } from "node:util";
import { z } from "zod";
import { makeLibrary } from "../core/facts/library.ts";
import { readNote } from "../core/notes/read-note.ts";
import { type Bank, makeBank } from "../core/questions/bank.ts";
import type { Question } from "../core/questions/question.ts";
import { drawQuiz } from "../core/questions/quiz.ts";
import { inPlayingOrder } from "../core/questions/quiz-order.ts";
import { seeded } from "../core/random.ts";
import { readNotes } from "./read-notes.ts";
import { UsageError } from "./usage-error.ts";

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/u)
  .transform(Number)
  .optional();

/** Prints the questions that notes give, in an order that the seed decides. Returns the exit code. */
export async function questions(args: readonly string[]): Promise<number> {
  const { paths, seed, limit, asJson, why } = wishOf(args);
  const { notes, problems } = await readNotes(paths);
  const bank = makeBank(makeLibrary(notes.map(readNote)));
  const listed = inSeededOrder(bank, seed).slice(0, limit);
  if (asJson) console.log(JSON.stringify(listed.map(printed), null, 2));
  else console.log([...listed.map(inWords), totals(bank, listed.length)].join("\n\n"));
  if (why) (asJson ? console.error : console.log)(`\n${reasons(bank)}`);
  return problems.length > 0 ? 1 : 0;
}

function wishOf(args: readonly string[]) {
  const { values, positionals } = parse(args);
  if (positionals.length === 0)
    throw new UsageError("Name at least one note or folder to make questions from.");
  const seed = wholeNumber.safeParse(values.seed);
  const limit = wholeNumber.safeParse(values.limit);
  if (!seed.success)
    throw new UsageError(`--seed must be a whole number, such as --seed 7; it is “${values.seed}”.`);
  if (!limit.success)
    throw new UsageError(`--limit must be a whole number, such as --limit 20; it is “${values.limit}”.`);
  const all = Number.MAX_SAFE_INTEGER;
  return {
    paths: positionals,
    seed: seed.data ?? 1,
    limit: limit.data ?? all,
    asJson: values.json === true,
    why: values.why === true,
  };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      seed: { type: "string" },
      limit: { type: "string" },
      json: { type: "boolean" },
      why: { type: "boolean" },
    } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** First what a mixed quiz of everything would ask, as it would ask it, then the rest. */
function inSeededOrder(bank: Bank, seed: number): Question[] {
  const wish = {
    bank,
    topic: null,
    kinds: "mixed",
    count: bank.questions.length,
    seed,
    used: new Set<string>(),
    barred: new Set<string>(),
    statistics: new Map(),
  } as const;
  const asked = drawQuiz(wish).questions;
  const ids = new Set(asked.map(({ id }) => id));
  const random = seeded("list", seed);
  const others = bank.questions.filter(({ id }) => !ids.has(id));
  return [...asked, ...inPlayingOrder(others, { random, difficulty: () => 0 })];
}

function printed({ id, kind, stem, options, key, explanation, source }: Question) {
  const { file, line, heading, text } = source;
  return { id, kind, stem, options, key, explanation, source: { file, line, heading, text } };
}

function inWords({ kind, stem, options, key, explanation, source }: Question): string {
  const lines = options.map(
    (option, at) => `  ${key.includes(option) ? "*" : " "} ${String.fromCharCode(65 + at)}. ${option}`,
  );
  const from = `  ${source.file}:${source.line}  ${source.heading.join(" › ")}`;
  return [`[${kind}] ${stem}`, ...lines, `  ${explanation}`, from].join("\n");
}

function totals({ questions: all, library }: Bank, shown: number): string {
  const facts = new Set(all.map(({ fact }) => fact)).size;
  return `${shown} of ${all.length} questions, on ${facts} of ${library.facts.length} facts`;
}

/** For each fact and authored question that isn't asked the codes of what spoke against it, and how often each code came in all. */
function reasons({ library, questions: all, rejected }: Bank): string {
  const asked = new Set(all.map(({ fact }) => fact));
  const places = [...library.facts, ...library.authored];
  const silent = places.filter(({ fingerprint }) => !asked.has(fingerprint));
  const blocks = silent.map((fact) => {
    const codes = rejected
      .filter((each) => each.fact === fact)
      .map(({ code, detail }) => `    ${code}: ${detail}`);
    return [`${fact.file}:${fact.line}  ${fact.text}`, ...new Set(codes)].join("\n");
  });
  const counts = new Map<string, number>();
  for (const { code } of rejected) counts.set(code, (counts.get(code) ?? 0) + 1);
  const sums = [...counts].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${code} ${count}`);
  return [
    `${silent.length} facts and written questions without a question`,
    ...blocks,
    `Reasons in all: ${sums.join(", ")}`,
  ].join("\n\n");
}
