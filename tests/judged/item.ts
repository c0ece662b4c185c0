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

/** A question as a judge sees it, and where it comes from. */
export const item = z.object({
  id: z.string(),
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

/** The folders of notes: those that the engine was tuned on, and those that it has never seen. */
export const sets = ["held-out", "tuned"] as const;
export type NoteSet = (typeof sets)[number];

/** Items and what judges said of them. */
export type JudgedSet = { readonly items: readonly Item[]; readonly verdicts: readonly Verdict[] };
