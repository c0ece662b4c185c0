import { z } from "zod";
import { languages } from "#src/core/notes/language.ts";

/** What is wrong on purpose with an item: to see that judges look. */
export const decoyKinds = ["wrongKey", "secondRight", "givenAway", "dangling"] as const;

const source = z.object({
  file: z.string(),
  line: z.number(),
  heading: z.array(z.string()),
  text: z.string(),
});

/** A question as a judge sees it, and where it comes from. `set` tells whether the engine was tuned on its file. */
export const item = z.object({
  id: z.string(),
  set: z.enum(["tuned", "held-out"]),
  language: z.enum(languages),
  decoy: z.enum(decoyKinds).nullable(),
  questionId: z.string(),
  kind: z.string(),
  stem: z.string(),
  options: z.array(z.string()),
  key: z.array(z.string()),
  accepted: z.array(z.string()),
  explanation: z.string(),
  source,
});

/** What one judge said of one item: the numbers of the rubric's points that it fails, and why. */
export const verdict = z.object({
  judge: z.string(),
  item: z.string(),
  failed: z.array(z.number().int().min(1).max(12)),
  why: z.string(),
});

export type Item = z.infer<typeof item>;
export type Verdict = z.infer<typeof verdict>;
export type Set = Item["set"];

/** All items and verdicts that are kept. */
export const judgedSet = z.object({ items: z.array(item), verdicts: z.array(verdict) });
export type JudgedSet = z.infer<typeof judgedSet>;
