import type { ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import { z } from "zod";
import { plainLine } from "./escape.ts";
import { FIELD, LINES_LIMIT } from "./render/form.ts";

const writtenField = z.object({ value: z.string().max(LINES_LIMIT) });
const chosenOptions = z
  .array(
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  )
  .min(1);

/** What was written in a form, line by line without what can't be seen; "" for nothing, null for a form that isn't ours. */
export function writtenIn(interaction: ModalSubmitInteraction): string | null {
  const field = writtenField.safeParse(interaction.fields.fields.get(FIELD));
  if (!field.success) return null;
  const lines = field.data.value.split(/\r\n|\r|\n/).map(plainLine);
  return lines.filter((line) => line !== "").join("\n");
}

/** The options that were chosen in a menu of options, each once in their order; null for a menu that isn't ours. */
export function chosenIn(interaction: StringSelectMenuInteraction): readonly number[] | null {
  const values = chosenOptions.safeParse(interaction.values);
  return values.success ? [...new Set(values.data)].sort((a, b) => a - b) : null;
}
