import type { Channel } from "./channel.ts";
import { commandData, commandTypes, findSlash, usableCommands, wrapOptions } from "./command.ts";
import { type OptionValues, optionsData } from "./command-option.ts";
import { flattened, isButton, isMenu } from "./component.ts";
import { type Deed, interactionTypes } from "./interaction.ts";
import type { Message } from "./message.ts";
import { type Modal, type ModalValues, submitData } from "./modal.ts";
import { checkOffered, type Doer } from "./offer.ts";
import { resolvedMessage, resolvedUser, resolvedValues } from "./resolved.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** What is done, before it is known by whom, where and when. */
export type DeedPart = Omit<Deed, "user" | "channel" | "locale" | "at">;

/** The channel of a message. Throws when it is gone. */
export function placeOf(world: World, message: Message): Channel {
  const channel = world.channels.get(message.channelId);
  if (!channel) throw new Error("The message's channel is gone");
  return channel;
}

/** The newest version of a message, if the user can see it. Throws in words when it is gone or private. */
export function shownTo(world: World, user: User, message: Message): Message {
  const current = placeOf(world, message).messages.byId.get(message.id);
  if (!current) throw new Error(`The message "${message.content.slice(0, 60)}" is gone`);
  if (current.visibleTo !== null && current.visibleTo !== user.id) {
    throw new Error(`${user.name} can't see the message "${message.content.slice(0, 60)}"`);
  }
  return current;
}

/** Pressing a button, named by custom id or label. */
export function pressDeed(message: Message, name: string): DeedPart {
  const buttons = message.buttons.filter((one) => one.customId !== null);
  const button = buttons.find((one) => one.customId === name) ?? buttons.find((one) => one.label === name);
  const shown = `"${message.content.slice(0, 60)}"`;
  if (!button) {
    const there = buttons.map((one) => `[${one.label}]`).join(" ") || "no button";
    throw new Error(`No button "${name}" on the message ${shown}; there is ${there}`);
  }
  if (button.disabled) throw new Error(`The button [${button.label}] on the message ${shown} is disabled`);
  const part = flattened(message.components).find(
    (one) => isButton(one) && one.custom_id === button.customId,
  );
  const data = { component_type: 2, custom_id: button.customId, id: part?.id ?? 0 };
  return { type: interactionTypes.component, title: `presses [${button.label}]`, data, source: message };
}

/** Choosing in a menu. */
export function chooseDeed(
  world: World,
  message: Message,
  name: string,
  wanted: readonly string[],
): DeedPart {
  const menu = message.menus.find((one) => one.customId === name);
  if (!menu) throw new Error(`No menu "${name}" on the message "${message.content.slice(0, 60)}"`);
  if (menu.disabled) throw new Error(`The menu "${name}" is disabled`);
  if (wanted.length < menu.minValues || wanted.length > menu.maxValues) {
    throw new Error(
      `The menu "${name}" takes ${menu.minValues} to ${menu.maxValues} values, not ${wanted.length}`,
    );
  }
  const values = menu.type === 3 ? wanted.map((one) => optionValue(menu.options, one, name)) : wanted;
  if (new Set(values).size !== values.length) throw new Error(`The menu "${name}" takes each option once`);
  const part = flattened(message.components).find((one) => isMenu(one) && one.custom_id === name);
  const resolved =
    menu.type === 3 ? {} : { resolved: resolvedValues(world, message.guildId, menu.type, values) };
  const data = { component_type: menu.type, custom_id: name, id: part?.id ?? 0, values, ...resolved };
  return { type: interactionTypes.component, title: `chooses ${wanted.join(", ")}`, data, source: message };
}

function optionValue(
  options: readonly { label: string; value: string }[],
  wanted: string,
  menu: string,
): string {
  const option = options.find((one) => one.value === wanted) ?? options.find((one) => one.label === wanted);
  if (!option) throw new Error(`The menu "${menu}" has no option "${wanted}"`);
  return option.value;
}

/** Sending a modal. */
export function submitDeed(modal: Modal, values: ModalValues): DeedPart {
  const { source, metadata } = modal.opener;
  const title = `submits "${modal.title}" ${told(values)}`;
  return { type: interactionTypes.modal, title, data: submitData(modal, values), source, cause: metadata };
}

/** Sending a slash command. */
export function slashDeed(doer: Doer, words: string, values: OptionValues): DeedPart {
  const found = findSlash(doer.world, doer.channel.guildId, words);
  checkOffered(doer, found.command.body);
  const { options, resolved } = optionsData(doer, found, { values });
  const fields = {
    options: wrapOptions(found.path, options),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
  const title = `/${words} ${told(values)}`.trim();
  return { type: interactionTypes.command, title, data: commandData(found.command, fields), source: null };
}

/** What is typed into which option of a half-typed command, beside what is in the other options. */
export type Typing = {
  readonly words: string;
  readonly option: string;
  readonly typed: string;
  readonly others: OptionValues;
};

/** Typing into an option of a half-typed slash command. */
export function autocompleteDeed(doer: Doer, { words, option, typed, others }: Typing): DeedPart {
  const found = findSlash(doer.world, doer.channel.guildId, words);
  checkOffered(doer, found.command.body);
  const definition = found.options.find((one) => one.name === option);
  if (definition?.autocomplete !== true) {
    throw new Error(`The option "${option}" of /${words} has no autocompletion`);
  }
  const { options } = optionsData(doer, found, { values: { ...others, [option]: typed }, focused: option });
  const data = commandData(found.command, { options: wrapOptions(found.path, options) });
  const title = `types /${words} ${option}:${typed}`;
  return { type: interactionTypes.autocomplete, title, data, source: null };
}

/** Whom a user command is used on. */
export type Person = { readonly id: string; readonly name: string };

/** Using a context-menu command. */
export function contextDeed(doer: Doer, name: string, target: Message | Person): DeedPart {
  const { world, user, channel } = doer;
  const isMessage = "content" in target;
  const type = isMessage ? commandTypes.message : commandTypes.user;
  const usable = usableCommands(world, channel.guildId);
  const command = usable.find((one) => one.name === name && one.type === type);
  if (!command) throw new Error(`No ${isMessage ? "message" : "user"} command "${name}" is registered`);
  checkOffered(doer, command.body);
  const resolved = isMessage
    ? resolvedMessage(world, shownTo(world, user, target))
    : resolvedUser(world, channel.guildId, target.id);
  const data = commandData(command, { target_id: target.id, resolved });
  const title = `uses "${name}" on ${isMessage ? "a message" : target.name}`;
  return { type: interactionTypes.command, title, data, source: null };
}

function told(values: OptionValues | ModalValues): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}:${String(value)}`)
    .join(" ");
}
