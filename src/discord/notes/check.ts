import { type ChatInputCommandInteraction, MessageFlags } from "discord.js";
import { memberOf } from "../asker.ts";
import { body, privately } from "../body.ts";
import type { Context } from "../command.ts";
import { keepPromise } from "../promised-reply.ts";
import { renderCheck } from "../render/problems.ts";
import { notes as say } from "../wording.ts";
import { uploadsOf } from "./upload.ts";

/** `/notes check`: the problems of a stored note, of all of them, or of a file that is not saved. */
export async function check(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const member = memberOf(interaction);
  const { notes } = context.app;
  const note = interaction.options.getString("note");
  const uploads = uploadsOf(interaction);
  if (note !== null && uploads.length > 0)
    return void (await interaction.reply(privately(body(say.checkOneOnly))));
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  if (uploads.length > 0) {
    const { checked, refused } = await notes.checkUploads(member, uploads);
    return keepPromise(interaction, renderCheck(checked, refused), context);
  }
  const checked = await notes.check(member, note);
  const message = checked.length === 0 ? body(say.checkNothing) : renderCheck(checked, []);
  await keepPromise(interaction, message, context);
}
