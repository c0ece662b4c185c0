import type { ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import { z } from "zod";
import { plainLine } from "./escape.ts";
import { FIELD, type FormDraft, LINE_LIMIT, LINES_LIMIT } from "./render/form.ts";

const writtenField = {
  line: z.object({ value: z.string().max(LINE_LIMIT).transform(plainLine) }),
  lines: z.object({ value: z.string().max(LINES_LIMIT).transform(plainLines) }),
};
const chosenOptions = z
  .array(
    z
      .string()
      .regex(/^\d{1,2}$/)
      .transform(Number),
  )
  .min(1);

function plainLines(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map(plainLine);
  return lines.filter((line) => line !== "").join("\n");
}

/** What was written in a form of one line or several, without what can't be seen; "" for nothing, null for a form that isn't ours. */
export function writtenIn(interaction: ModalSubmitInteraction, size: FormDraft["size"]): string | null {
  const field = writtenField[size].safeParse(interaction.fields.fields.get(FIELD));
  return field.success ? field.data.value : null;
}

/** The options that were chosen in a menu of options, each once in their order; null for a menu that isn't ours. */
export function chosenIn(interaction: StringSelectMenuInteraction): readonly number[] | null {
  const values = chosenOptions.safeParse(interaction.values);
  return values.success ? [...new Set(values.data)].sort((a, b) => a - b) : null;
}
