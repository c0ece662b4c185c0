import type { ButtonInteraction, ChatInputCommandInteraction } from "discord.js";
import type { Member } from "../../app/app.ts";
import type { NoteSummary } from "../../app/note-views.ts";
import { StudyError } from "../../core/errors.ts";
import { memberOf } from "../asker.ts";
import { body, privately, publicly } from "../body.ts";
import type { Context } from "../command.ts";
import { type ButtonPress, noteRef } from "../custom-ids.ts";
import { startQuiz } from "../quiz-start.ts";
import { renderNote } from "../render/notes.ts";
import { notes as say } from "../wording.ts";

/** What a round that is started from a note asks for. */
const ROUND = { questions: 5, seconds: 20, kind: "mixed", speed: true } as const;

/** `/notes show`. */
export async function show(interaction: ChatInputCommandInteraction, { app }: Context): Promise<void> {
  const file = interaction.options.getString("note", true);
  const view = await app.notes.show(memberOf(interaction), file, 0);
  await interaction.reply(privately(renderNote(view)));
}

/** The note that a button stands for, among those that the server sees now. */
async function noteOf(member: Member, id: string, { app }: Context): Promise<NoteSummary> {
  const { notes } = await app.notes.list(member);
  const note = notes.find(({ file }) => noteRef(file) === id);
  if (note === undefined) throw new StudyError("unknownNote");
  return note;
}

type Shown = Extract<ButtonPress, { kind: "notePage" | "noteExport" | "noteRound" }>;

/** Turns a page of a note, hands it out for Anki, or begins a round on it. */
export async function onNote(interaction: ButtonInteraction, what: Shown, context: Context): Promise<void> {
  const member = memberOf(interaction);
  const { file, topic } = await noteOf(member, what.id, context);
  const { notes } = context.app;
  if (what.kind === "notePage") {
    const turned = publicly(renderNote(await notes.show(member, file, what.page)));
    await interaction.update({ attachments: [], ...turned });
  } else if (what.kind === "noteExport") {
    const { name, text } = await notes.export(member, file, "anki");
    const files = [{ name, content: text, description: say.exportedAlt }];
    await interaction.reply(privately({ ...body(say.exported), files }));
  } else {
    await startQuiz(interaction, { topic, ...ROUND }, null, context);
  }
}
