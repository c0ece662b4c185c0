import { z } from "zod";

/** A note of an Anki collection: its note type's name, that one's fields' names, and what is in them. */
export const ankiNote = z.object({
  notetype: z.string(),
  names: z.array(z.string()),
  fields: z.array(z.string()),
});

export type AnkiNote = z.infer<typeof ankiNote>;
