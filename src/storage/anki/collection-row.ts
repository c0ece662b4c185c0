import { z } from "zod";

/** A kind of note: its name, and its fields' names in their order. */
const ankiNotetype = z.object({ name: z.string(), fields: z.array(z.string()) });

/** A note: its kind's id, and what is in its fields. */
const ankiNote = z.object({ type: z.string(), fields: z.array(z.string()) });

/** The notes of an Anki collection with their kinds by id, each told once, or how many bytes of them are too many. */
export const ankiNotes = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("notes"), types: z.record(z.string(), ankiNotetype), notes: z.array(ankiNote) }),
  z.object({ kind: z.literal("tooLarge"), bytes: z.number() }),
]);

export type AnkiNotetype = z.infer<typeof ankiNotetype>;
export type AnkiNote = z.infer<typeof ankiNote>;
export type AnkiNotes = z.infer<typeof ankiNotes>;
