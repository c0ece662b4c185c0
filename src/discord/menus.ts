import type { StringSelectMenuInteraction } from "discord.js";
import type { Context } from "./command.ts";
import type { ButtonPress } from "./custom-ids.ts";
import { switchShared } from "./notes/shared.ts";

/** Does what a choice in a menu asks for. */
export function choose(
  interaction: StringSelectMenuInteraction,
  { menu }: Extract<ButtonPress, { kind: "sharedNotes" }>,
  context: Context,
): Promise<void> {
  return switchShared(interaction, menu, context);
}
