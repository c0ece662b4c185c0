import type {
  APIApplicationCommandOptionChoice,
  AutocompleteInteraction,
  ChatInputApplicationCommandData,
  ChatInputCommandInteraction,
  MessageApplicationCommandData,
  MessageContextMenuCommandInteraction,
} from "discord.js";
import type { App } from "../app/app.ts";
import type { Logger } from "../app/ports.ts";
import type { Names } from "./names.ts";

/** What commands and buttons may use. */
export type Context = {
  readonly app: App;
  readonly names: Names;
  readonly log: Logger;
  /** A command's name as a text shows it: clickable once Discord has told its id. `name` may be "quiz start". */
  readonly mention: (name: string) => string;
};

/** A value that Discord offers while a member types. */
export type Choice = APIApplicationCommandOptionChoice<string>;

/** A command in a message's menu. Refusals are thrown as StudyError. */
export type MessageCommand = {
  readonly data: MessageApplicationCommandData;
  execute(interaction: MessageContextMenuCommandInteraction, context: Context): Promise<void>;
};

/** A slash command: what Discord registers and what it does. Refusals are thrown as StudyError. */
export type Command = {
  readonly data: ChatInputApplicationCommandData;
  execute(interaction: ChatInputCommandInteraction, context: Context): Promise<void>;
  autocomplete?(interaction: AutocompleteInteraction, context: Context): Promise<readonly Choice[]>;
};
