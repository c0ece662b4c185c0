import { parseArgs } from "node:util";
import { z } from "zod";
import type { Place } from "../core/facts/fact.ts";
import { makeLibrary } from "../core/facts/library.ts";
import { readNote } from "../core/notes/read-note.ts";
import { type Bank, makeBank } from "../core/questions/bank.ts";
import type { Question } from "../core/questions/question.ts";
import { drawQuiz } from "../core/questions/quiz/quiz.ts";
import { inPlayingOrder } from "../core/questions/quiz/quiz-order.ts";
import { seeded } from "../core/random.ts";
import { readNotes } from "./read-notes.ts";
import { UsageError } from "./usage-error.ts";
import { whyFew, whyInJson, whyInWords } from "./why.ts";

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
  if (asJson) console.log(JSON.stringify(inJson(bank, listed, why), null, 2));
  else {
    const few = whyFew(bank);
    const told = [...listed.map(inWords), ...(why ? [whyInWords(bank)] : []), totals(bank, listed.length)];
    console.log([...told, ...(few === null ? [] : [few])].join("\n\n"));
  }
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

/** The questions alone, or with `--why` beside what speaks against the facts that have none. */
function inJson(bank: Bank, listed: readonly Question[], why: boolean) {
  const questions = listed.map(printed);
  return why ? { questions, why: whyInJson(bank) } : questions;
}

function printed({ id, kind, stem, options, key, typed, explanation, source }: Question) {
  const { file, line, heading, text } = source;
  const accepted = typed?.accepted ?? [];
  return { id, kind, stem, options, key, accepted, explanation, source: { file, line, heading, text } };
}

function inWords({ kind, stem, options, key, typed, explanation, source }: Question): string {
  const lines = options.map(
    (option, at) => `  ${key.includes(option) ? "*" : " "} ${String.fromCharCode(65 + at)}. ${option}`,
  );
  const accepted = typed === null ? [] : [`  * ${typed.accepted.join(" / ")}`];
  const from = `  ${source.file}:${source.line}  ${source.heading.join(" › ")}`;
  return [`[${kind}] ${stem}`, ...lines, ...accepted, `  ${explanation}`, from].join("\n");
}

function totals({ questions: all, library: { facts, authored } }: Bank, shown: number): string {
  const asked = new Set(all.map(({ fact }) => fact));
  const among = (places: readonly Place[]) =>
    `${places.filter(({ fingerprint }) => asked.has(fingerprint)).length} of ${places.length}`;
  const written = authored.length === 0 ? "" : ` and ${among(authored)} written questions`;
  return `${shown} of ${all.length} questions, on ${among(facts)} facts${written}`;
}
