import { ApplicationCommandType } from "discord.js";
import type { MessageCommand } from "../src/discord/command.ts";
import { inServers } from "../src/discord/install.ts";
import { suggest } from "../src/discord/notes/suggestion.ts";
import { describe } from "../src/discord/wording.ts";

/** "Save as note" in a message's menu: any member suggests, editors accept. */
export const saveAsNote = {
  data: { type: ApplicationCommandType.Message, name: describe.saveAsNote, ...inServers },
  execute: suggest,
} satisfies MessageCommand;
