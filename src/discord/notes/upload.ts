import {
  type Attachment,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
} from "discord.js";
import type { Upload } from "../../app/note-views.ts";
import { memberOf } from "../asker.ts";
import { body } from "../body.ts";
import type { Context } from "../command.ts";
import type { ButtonPress } from "../custom-ids.ts";
import { keepPromise } from "../promised-reply.ts";
import { renderDraft, renderSaved } from "../render/upload.ts";
import { notes as say } from "../wording.ts";

/** The names of the options that take a file. */
export const fileOptions = ["file", "file2", "file3", "file4", "file5"] as const;

/** What a member handed over, as Discord tells it. */
export function uploadsOf({ options }: ChatInputCommandInteraction): readonly Upload[] {
  return fileOptions.flatMap((option) => {
    const attachment = options.getAttachment(option);
    if (attachment === null) return [];
    return [{ name: nameOf(attachment), size: attachment.size, url: attachment.url }];
  });
}

/** Discord replaces letters that it doesn't like in a file's name, and keeps the name as it was, without its ending, as title. */
function nameOf({ name, title }: Attachment): string {
  const ending = /\.[^.]*$/u.exec(name)?.[0] ?? "";
  return title === null || title === undefined || title === ""
    ? name
    : `${title}${title.endsWith(ending) ? "" : ending}`;
}

/** Reads an upload and shows what it would give; reading may take longer than Discord waits, so the answer is promised. */
export async function upload(interaction: ChatInputCommandInteraction, context: Context): Promise<void> {
  const member = memberOf(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const view = await context.app.notes.preview(member, uploadsOf(interaction));
  await keepPromise(interaction, renderDraft(view), context);
}

type Decision = Extract<ButtonPress, { kind: "draftSave" | "draftDrop" | "noteUndo" }>;

/** Saves or drops an upload, or takes a change back, in place of what was shown. */
export async function decide(
  interaction: ButtonInteraction,
  { kind, id }: Decision,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const { notes } = context.app;
  await interaction.deferUpdate();
  if (kind === "draftDrop") {
    await notes.discard(member, id);
    return keepPromise(interaction, body(say.discarded), context);
  }
  const saved = kind === "draftSave" ? await notes.confirm(member, id) : await notes.undo(member, id);
  const title = kind === "draftSave" ? say.savedTitle : say.undoneTitle;
  await keepPromise(interaction, renderSaved(saved, title), context);
}
