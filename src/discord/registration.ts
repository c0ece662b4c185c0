import { ApplicationCommandType, type ClientApplication } from "discord.js";
import type { Logger } from "../app/ports.ts";
import type { Command, MessageCommand } from "./command.ts";

/** Discord's id of each slash command by its name; what stands in menus may have the same name. */
export type CommandIds = ReadonlyMap<string, string>;

/** Registers the commands globally, in one request, but only where Discord's own list differs from ours. */
export async function registerCommands(
  application: ClientApplication,
  commands: readonly (Command | MessageCommand)[],
  log: Logger,
): Promise<CommandIds> {
  const registered = await application.commands.fetch({ withLocalizations: true });
  const same =
    registered.size === commands.length &&
    commands.every(({ data }) =>
      registered.some((one) => one.name === data.name && one.type === typeOf(data) && one.equals(data, true)),
    );
  if (same) return idsOf(registered.values());
  const written = await application.commands.set(commands.map(({ data }) => data));
  log.info({ commands: written.size }, "registered the commands");
  return idsOf(written.values());
}

function typeOf({ type }: (Command | MessageCommand)["data"]): ApplicationCommandType {
  return type ?? ApplicationCommandType.ChatInput;
}

function idsOf(commands: Iterable<{ name: string; id: string; type: ApplicationCommandType }>): CommandIds {
  const slash = [...commands].filter(({ type }) => type === ApplicationCommandType.ChatInput);
  return new Map(slash.map(({ name, id }) => [name, id]));
}
