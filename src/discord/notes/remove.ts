import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { memberOf } from "../asker.ts";
import type { Context } from "../command.ts";
import { keepPromise } from "../promised-reply.ts";
import { renderSaved } from "../render/upload.ts";
import { notes as say } from "../wording.ts";

/** `/notes remove`: the note's facts are retired, and [Undo] brings them back. */
export async function remove(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const member = memberOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const file = interaction.options.getString("note", true);
  const removed = await context.app.notes.remove(member, file);
  await keepPromise(interaction, renderSaved(removed, say.removedTitle), context);
}
