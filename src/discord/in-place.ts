import {
  type ButtonInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import { type Body, privately, publicly } from "./body.ts";
import type { ButtonPress } from "./custom-ids.ts";

/** These look up their message by themselves, and it may be revealed while a press on it is on its way. */
const lookedUp: ReadonlySet<ButtonPress["kind"]> = new Set(["answer", "options", "write"]);

/** Whether a button or menu stands on the message that it is said to: a changed client can send any custom id on any message. */
export function isOnItsMessage(
  { component }: ButtonInteraction | StringSelectMenuInteraction,
  { kind }: ButtonPress,
): boolean {
  return lookedUp.has(kind) || component !== null;
}

/** Shows something in place of a message that only its member sees; beside any other, and as privately. */
export async function showInPlace(
  interaction: ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction,
  message: Body,
): Promise<void> {
  const isOwn = interaction.message?.flags.has(MessageFlags.Ephemeral) ?? false;
  const canUpdate = !interaction.isModalSubmit() || interaction.isFromMessage();
  if (isOwn && canUpdate) await interaction.update(publicly(message));
  else await interaction.reply(privately(message));
}
