import type { Selectable } from "kysely";
import { z } from "zod";
import type { Practice } from "../app/stores.ts";
import { EXERCISE_KINDS } from "../core/exercises/draw.ts";
import type { Exercise } from "../core/exercises/exercise.ts";
import { type Response, SELF_GRADES } from "../core/exercises/response.ts";
import { frozenKey, frozenSource, thawQuestion } from "./round-rows.ts";
import type { Schema } from "./schema.ts";

const common = { id: z.string(), fact: z.string(), source: frozenSource };
const texts = z.array(z.string());
const indexes = z.array(z.number().int());

const frozenExercise = z.discriminatedUnion("kind", [
  z.object({
    ...common,
    kind: z.literal("matching"),
    pairs: z.array(z.object({ fact: z.string(), left: z.string(), right: z.string(), line: z.number() })),
    rights: texts,
  }),
  z.object({ ...common, kind: z.literal("order"), title: z.string(), steps: texts, shown: texts }),
  z.object({ ...common, kind: z.literal("list"), title: z.string(), members: z.array(frozenKey) }),
  z.object({
    ...common,
    kind: z.literal("recall"),
    cue: z.object({ kind: z.enum(["about", "front", "opening"]), text: z.string() }),
    answer: z.string(),
  }),
]);

const response = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("option"), choice: z.number().int() }),
  z.object({ kind: z.literal("options"), choices: indexes }),
  z.object({ kind: z.literal("text"), text: z.string() }),
  z.object({ kind: z.literal("picks"), picks: indexes }),
  z.object({ kind: z.literal("shown") }),
  z.object({ kind: z.literal("grade"), grade: z.enum(SELF_GRADES) }),
]);

const practiceKind = z.enum(["mixed", ...EXERCISE_KINDS]);
const ownForms = z.object({ kind: z.enum(["matching", "order", "list", "recall"]) });

/** An exercise as it was frozen into a row; throws where the row was not written by this program. */
export function thawExercise(frozen: string): Exercise {
  const json: unknown = JSON.parse(frozen);
  return ownForms.safeParse(json).success ? frozenExercise.parse(json) : thawQuestion(frozen);
}

/** How far a practice was done, as it was frozen into a row. */
export function thawResponse(frozen: string | null): Response | null {
  return frozen === null ? null : response.parse(JSON.parse(frozen));
}

/** A row as a practice. */
export function practiceOf(row: Selectable<Schema["practice_questions"]>): Practice {
  return {
    id: row.practice_id,
    guildId: row.guild_id,
    userId: row.practice_user_id,
    origin: row.origin,
    topic: row.topic,
    kind: practiceKind.parse(row.kind),
    factIds: texts.parse(JSON.parse(row.fact_ids)),
    exercise: thawExercise(row.frozen),
    response: thawResponse(row.response),
  };
}
