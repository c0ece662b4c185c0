import { type ButtonInteraction, MessageFlags, type StringSelectMenuInteraction } from "discord.js";
import { memberOf } from "../asker.ts";
import { body } from "../body.ts";
import type { Context } from "../command.ts";
import { noteRef } from "../custom-ids.ts";
import { keepPromise } from "../promised-reply.ts";
import { renderNotes } from "../render/notes.ts";
import { notes as say } from "../wording.ts";

/** Switches the shared notes that the menu showed; all others stay as they are. */
export async function switchShared(
  interaction: StringSelectMenuInteraction,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const { notes } = context.app;
  await interaction.deferUpdate();
  const shared = (await notes.list(member)).notes.filter(({ isOwn }) => !isOwn);
  const offered = offeredIn(interaction);
  const on = shared.filter(({ file, isOn }) => {
    const ref = noteRef(file);
    return offered.has(ref) ? interaction.values.includes(ref) : isOn;
  });
  const view = await notes.switchShared(
    member,
    on.map(({ file }) => file),
  );
  await keepPromise(interaction, renderNotes(view), context);
}

/** What the menu held when it was shown, since when notes may have come; nothing where the message has no such menu. */
function offeredIn({ component }: StringSelectMenuInteraction): ReadonlySet<string> {
  return new Set(component?.options.map(({ value }) => value));
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
