import type { Json, JsonObject } from "./json.ts";
import { numberOf, objectsOf, textOf } from "./json.ts";
import type { World } from "./world.ts";

/** Discord's numbers for kinds of command. */
export const commandTypes = { slash: 1, user: 2, message: 3 } as const;

/** A command that the bot has registered, in all guilds (`guildId` null) or one. `body` is what it sent. */
export type RegisteredCommand = {
  readonly id: string;
  readonly version: string;
  readonly guildId: string | null;
  readonly type: number;
  readonly name: string;
  readonly body: JsonObject;
};

/** A command as the API writes one. */
export function commandWire(world: World, command: RegisteredCommand): JsonObject {
  const { body } = command;
  const permissions = body.default_member_permissions;
  return {
    id: command.id,
    application_id: world.bot.id,
    version: command.version,
    type: command.type,
    name: command.name,
    name_localizations: body.name_localizations ?? null,
    description: textOf(body.description),
    description_localizations: body.description_localizations ?? null,
    default_member_permissions:
      permissions === null || permissions === undefined ? null : String(permissions),
    dm_permission: body.dm_permission !== false,
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [0],
    nsfw: body.nsfw === true,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(body.options === undefined || body.options === null
      ? {}
      : { options: written(objectsOf(body.options)) }),
  };
}

function written(options: readonly JsonObject[]): readonly JsonObject[] {
  return options.map((option) => {
    const kept = Object.fromEntries(Object.entries(option).filter(([, value]) => value !== null));
    return option.options === undefined ? kept : { ...kept, options: written(objectsOf(option.options)) };
  });
}

/** The commands registered in a guild, or the global ones for null. */
export function commandsIn(world: World, guildId: string | null): readonly RegisteredCommand[] {
  return world.commands.get(guildId ?? "") ?? [];
}

/** Every command that can be used in a guild, its own first; outside guilds only the global ones. */
export function usableCommands(world: World, guildId: string | null): readonly RegisteredCommand[] {
  return guildId === null
    ? commandsIn(world, null)
    : [...commandsIn(world, guildId), ...commandsIn(world, null)];
}

/** Puts commands in place of all, or with `keepOthers` only of those with the same name and type. A name keeps its id. */
export function registerCommands(
  world: World,
  guildId: string | null,
  bodies: readonly JsonObject[],
  keepOthers = false,
): readonly RegisteredCommand[] {
  const before = commandsIn(world, guildId);
  const same = (a: RegisteredCommand, name: string, type: number) => a.name === name && a.type === type;
  const made = bodies.map((body): RegisteredCommand => {
    const name = textOf(body.name);
    const type = numberOf(body.type, commandTypes.slash);
    const version = world.nextId();
    return {
      id: before.find((one) => same(one, name, type))?.id ?? version,
      version,
      guildId,
      type,
      name,
      body,
    };
  });
  const others = before.filter((one) => !made.some((command) => same(one, command.name, command.type)));
  world.commands.set(guildId ?? "", keepOthers ? [...others, ...made] : made);
  world.happenings.emit({ kind: "commandsChanged", at: world.now(), guildId });
  return made;
}

/** Takes commands out of the registry. */
export function removeCommand(world: World, guildId: string | null, id: string): void {
  world.commands.set(
    guildId ?? "",
    commandsIn(world, guildId).filter((one) => one.id !== id),
  );
  world.happenings.emit({ kind: "commandsChanged", at: world.now(), guildId });
}

/** A command and, for "quiz start", the options that lead to the subcommand. */
export type CommandPath = {
  readonly command: RegisteredCommand;
  readonly path: readonly JsonObject[];
  readonly options: readonly JsonObject[];
};

/** Finds a slash command with its subcommand by the words a person types. Throws in words when there is none. */
export function findSlash(world: World, guildId: string | null, words: string): CommandPath {
  const [name = "", ...rest] = words.trim().replace(/^\//, "").split(/\s+/);
  const usable = usableCommands(world, guildId).filter((one) => one.type === commandTypes.slash);
  const command = usable.find((one) => one.name === name);
  if (!command) {
    throw new Error(
      `No command /${name} is registered. There are: ${listed(usable.map((one) => `/${one.name}`))}`,
    );
  }
  let options = objectsOf(command.body.options);
  const path: JsonObject[] = [];
  for (const word of rest) {
    const next = options.find((option) => option.name === word && isSubcommand(option));
    if (!next)
      throw new Error(`/${command.name} has no subcommand "${word}". There are: ${namesOf(options)}`);
    path.push(next);
    options = objectsOf(next.options);
  }
  if (options.some(isSubcommand)) throw new Error(`/${words} needs a subcommand: ${namesOf(options)}`);
  return { command, path, options };
}

function isSubcommand(option: JsonObject): boolean {
  return option.type === 1 || option.type === 2;
}

function namesOf(options: readonly JsonObject[]): string {
  return listed(options.map((option) => textOf(option.name)));
}

function listed(names: readonly string[]): string {
  return names.length > 0 ? names.join(", ") : "none";
}

/** The options of a command's data, wrapped in its subcommand and group. */
export function wrapOptions(
  path: readonly JsonObject[],
  options: readonly JsonObject[],
): readonly JsonObject[] {
  return path.reduceRight<readonly JsonObject[]>(
    (inner, step) => [{ name: step.name, type: step.type, options: inner }],
    options,
  );
}

/** The data of a command interaction. */
export function commandData(
  command: RegisteredCommand,
  fields: Record<string, Json | undefined>,
): JsonObject {
  return {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...fields,
  };
}
