import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from "discord.js";
import { memberOf } from "../asker.ts";
import { body } from "../body.ts";
import type { Context } from "../command.ts";
import { noteRef } from "../custom-ids.ts";
import { keepPromise } from "../promised-reply.ts";
import { notesOfMenu, renderNotes } from "../render/notes.ts";
import { notes as say } from "../wording.ts";

/** Switches the shared notes of one menu; those of the other menus stay as they are. */
export async function switchShared(
  interaction: StringSelectMenuInteraction,
  menu: number,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const { notes } = context.app;
  await interaction.deferUpdate();
  const shared = (await notes.list(member)).notes.filter(({ isOwn }) => !isOwn);
  const here = new Set(notesOfMenu(shared, menu).map(({ file }) => file));
  const on = shared.filter(({ file, isOn }) =>
    here.has(file) ? interaction.values.includes(noteRef(file)) : isOn,
  );
  const view = await notes.switchShared(
    member,
    on.map(({ file }) => file),
  );
  await keepPromise(interaction, renderNotes(view), context);
}

/** Answers "Use only your own notes?". */
export async function answerOnlyOwn(
  interaction: ButtonInteraction,
  onlyOwn: boolean,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  if (onlyOwn) await context.app.notes.onlyOwn(member);
  await keepPromise(interaction, body(onlyOwn ? say.onlyOwnDone : say.keptBoth), context);
}
