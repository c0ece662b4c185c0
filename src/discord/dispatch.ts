import {
  ApplicationCommandType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordjsErrorCodes,
  DiscordjsTypeError,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from "discord.js";
import type { Logger } from "../app/ports.ts";
import { StudyError } from "../core/errors.ts";
import { answerChosen, answerWritten } from "./answer.ts";
import { displayName } from "./asker.ts";
import { body, privately } from "./body.ts";
import { press } from "./buttons.ts";
import type { Command, Context, MessageCommand } from "./command.ts";
import { readCustomId } from "./custom-ids.ts";
import { isTooLateToAnswer, levelOf } from "./delivery.ts";
import { isOnItsMessage } from "./in-place.ts";
import { loggable } from "./loggable.ts";
import { switchShared } from "./notes/shared.ts";
import { areOfTheirTypes } from "./option-values.ts";
import { choosePractice, writtenPractice } from "./practice.ts";
import { pinned } from "./questions/pin.ts";
import { claim, report } from "./questions/report.ts";
import * as say from "./wording.ts";

/** Handles one interaction to its end; it never rejects. */
export type Dispatch = (interaction: Interaction) => Promise<void>;

type Component = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;
type Answerable = Component | ChatInputCommandInteraction | MessageContextMenuCommandInteraction;

/** The one way in for everything that members do: commands by their names, buttons, menus and forms by their custom ids. */
export function makeDispatch(commands: readonly (Command | MessageCommand)[], context: Context): Dispatch {
  const byName = new Map(commands.filter(isSlash).map((command) => [command.data.name, command]));
  const inMenu = new Map(commands.filter(isInMenu).map((command) => [command.data.name, command]));
  return async (interaction) => {
    const { guildId } = interaction;
    if (guildId !== null) context.names.remember(guildId, interaction.user.id, displayName(interaction));
    if (interaction.isButton()) return pressed(interaction, context);
    if (interaction.isStringSelectMenu()) return chosen(interaction, context);
    if (interaction.isModalSubmit()) return submitted(interaction, context);
    if (interaction.isMessageContextMenuCommand())
      return used(interaction, inMenu.get(interaction.commandName), context);
    if (interaction.isChatInputCommand())
      return commanded(interaction, byName.get(interaction.commandName), context);
    if (interaction.isAutocomplete())
      return offered(interaction, byName.get(interaction.commandName), context);
    context.log.warn({ type: interaction.type, interaction: interaction.id }, "an unknown interaction came");
  };
}

/** Tells a member who asks for something that the bot restarts; it never rejects. */
export async function turnAway(interaction: Interaction, log: Logger): Promise<void> {
  if (!interaction.isRepliable()) return;
  try {
    await interaction.reply(privately(body(say.restarting)));
  } catch (error) {
    log.debug({ error: loggable(error), interaction: interaction.id }, "nobody was told of the restart");
  }
}

function commanded(
  interaction: ChatInputCommandInteraction,
  command: Command | undefined,
  context: Context,
): Promise<void> {
  return answering(interaction, context, async () => {
    if (command && areOfTheirTypes(interaction.options.data)) return command.execute(interaction, context);
    await interaction.reply(privately(body(say.unknownCommand)));
  });
}

function isInMenu(command: Command | MessageCommand): command is MessageCommand {
  return command.data.type === ApplicationCommandType.Message;
}

function isSlash(command: Command | MessageCommand): command is Command {
  return !isInMenu(command);
}

function used(
  interaction: MessageContextMenuCommandInteraction,
  command: MessageCommand | undefined,
  context: Context,
): Promise<void> {
  return answering(interaction, context, async () => {
    if (command) return command.execute(interaction, context);
    await interaction.reply(privately(body(say.unknownCommand)));
  });
}

function chosen(interaction: StringSelectMenuInteraction, context: Context): Promise<void> {
  const what = readCustomId(interaction.customId);
  return answering(interaction, context, async () => {
    if (what === null || !isOnItsMessage(interaction, what))
      return void (await interaction.reply(privately(body(say.notPart))));
    if (what.kind === "sharedNotes") return switchShared(interaction, context);
    if (what.kind === "reportWhy" || what.kind === "practiceWhy") return report(interaction, what, context);
    if (what.kind === "practiceOptions" || what.kind === "practicePick")
      return choosePractice(interaction, what, context);
    if (what.kind === "options") return answerChosen(interaction, what, context);
    await interaction.reply(privately(body(say.notPart)));
  });
}

function submitted(interaction: ModalSubmitInteraction, context: Context): Promise<void> {
  const what = readCustomId(interaction.customId);
  return answering(interaction, context, async () => {
    if (what?.kind === "practiceWritten") return writtenPractice(interaction, what, context);
    if (what?.kind === "written") return answerWritten(interaction, what, context);
    if (what?.kind === "claim") return claim(interaction, what, context);
    if (what?.kind === "reviewPin") return pinned(interaction, what, context);
    await interaction.reply(privately(body(say.notPart)));
  });
}

function pressed(interaction: ButtonInteraction, context: Context): Promise<void> {
  const what = readCustomId(interaction.customId);
  return answering(interaction, context, async () => {
    if (what !== null && isOnItsMessage(interaction, what)) return press(interaction, what, context);
    await interaction.reply(privately(body(say.notPart)));
  });
}

/** The one catch: a refusal becomes its sentence, everything else is logged and becomes one fixed sentence. */
async function answering(
  interaction: Answerable,
  context: Context,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fields = { error: loggable(error), ...about(interaction) };
    if (isTooLateToAnswer(error))
      return context.log.debug(fields, "the interaction was answered already or too late");
    if (isOfOtherShape(error)) {
      context.log.warn(fields, "a command came in another shape than it is registered");
      return tell(interaction, context, say.unknownCommand);
    }
    if (!(error instanceof StudyError)) context.log[levelOf(error)](fields, "an interaction failed");
    else if (error.cause !== undefined) context.log.error(fields, "an interaction could not be kept");
    const sentence = error instanceof StudyError ? say.refusal(error) : say.somethingWrong;
    await tell(interaction, context, sentence);
  }
}

const otherShapes: ReadonlySet<string> = new Set([
  DiscordjsErrorCodes.CommandInteractionOptionType,
  DiscordjsErrorCodes.CommandInteractionOptionEmpty,
  DiscordjsErrorCodes.CommandInteractionOptionNotFound,
  DiscordjsErrorCodes.CommandInteractionOptionNoSubcommand,
]);

/** Whether a command has options of other types than this program registers: an old client's, or forged. */
function isOfOtherShape(error: unknown): boolean {
  return error instanceof DiscordjsTypeError && otherShapes.has(error.code);
}

/** A refusal is private: a public reply that has only been promised is taken back before it. */
async function tell(interaction: Answerable, { log }: Context, sentence: string): Promise<void> {
  const { flags, ...message } = privately(body(sentence));
  try {
    if (interaction.deferred && interaction.ephemeral) await interaction.editReply(message);
    else if (!interaction.deferred && !interaction.replied) await interaction.reply({ ...message, flags });
    else {
      // What a button or menu promised to change stays as it is: that promise is neither public nor private.
      const isNew = !interaction.replied && interaction.ephemeral === false;
      if (isNew) await interaction.deleteReply();
      await interaction.followUp({ ...message, flags });
    }
  } catch (error) {
    log[isTooLateToAnswer(error) ? "debug" : "warn"](
      { error: loggable(error), ...about(interaction) },
      "a refusal couldn't be told",
    );
  }
}

async function offered(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  context: Context,
): Promise<void> {
  try {
    await interaction.respond((await command?.autocomplete?.(interaction, context)) ?? []);
  } catch (error) {
    log(error);
  }

  function log(error: unknown) {
    context.log[error instanceof StudyError ? "debug" : levelOf(error)](
      { error: loggable(error), interaction: interaction.id },
      "nothing could be offered",
    );
  }
}

function about(interaction: Answerable) {
  const { id, guildId, channelId } = interaction;
  const what =
    "customId" in interaction ? { component: interaction.customId } : { command: interaction.commandName };
  return { interaction: id, guildId, channelId, ...what };
}
