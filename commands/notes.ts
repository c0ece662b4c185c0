import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from "discord.js";
import { memberOf } from "../src/discord/asker.ts";
import { privately } from "../src/discord/body.ts";
import type { Command, Context } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { check } from "../src/discord/notes/check.ts";
import { remove } from "../src/discord/notes/remove.ts";
import { show } from "../src/discord/notes/shown.ts";
import { fileOptions, upload } from "../src/discord/notes/upload.ts";
import { noteOption, offer } from "../src/discord/options.ts";
import { renderNotes } from "../src/discord/render/notes.ts";
import { describe } from "../src/discord/wording.ts";

const { Subcommand, Attachment } = ApplicationCommandOptionType;
const [first, ...more] = fileOptions;

/** `/notes list|upload|show|remove|check`; who may change something is checked by the app. */
export const notes = {
  data: {
    name: "notes",
    description: describe.notes,
    ...inServers,
    options: [
      { type: Subcommand, name: "list", description: describe.notesList },
      {
        type: Subcommand,
        name: "upload",
        description: describe.notesUpload,
        options: [
          { type: Attachment, name: first, description: describe.file, required: true },
          ...more.map((name) => ({ type: Attachment, name, description: describe.moreFiles }) as const),
        ],
      },
      {
        type: Subcommand,
        name: "show",
        description: describe.notesShow,
        options: [{ ...noteOption, required: true }],
      },
      {
        type: Subcommand,
        name: "remove",
        description: describe.notesRemove,
        options: [{ ...noteOption, required: true }],
      },
      {
        type: Subcommand,
        name: "check",
        description: describe.notesCheck,
        options: [noteOption, { type: Attachment, name: first, description: describe.checkFile }],
      },
    ],
  },
  autocomplete: offer,
  async execute(interaction, context) {
    const deeds: Readonly<Record<string, typeof list>> = { list, upload, show, remove, check };
    await (deeds[interaction.options.getSubcommand()] ?? list)(interaction, context);
  },
} satisfies Command;

async function list(interaction: ChatInputCommandInteraction, { app }: Context): Promise<void> {
  await interaction.reply(privately(renderNotes(await app.notes.list(memberOf(interaction)))));
}
