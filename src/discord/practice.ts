import type { ButtonInteraction, ModalSubmitInteraction, StringSelectMenuInteraction } from "discord.js";
import type { Deed } from "../core/exercises/response.ts";
import { askerOf, memberOf } from "./asker.ts";
import { body, privately } from "./body.ts";
import type { Context } from "./command.ts";
import type { ButtonPress } from "./custom-ids.ts";
import { chosenIn, writtenIn } from "./given.ts";
import { showInPlace } from "./in-place.ts";
import { practiceForm, renderPractice } from "./render/practice.ts";
import * as say from "./wording.ts";

type Of<K extends ButtonPress["kind"]> = Extract<ButtonPress, { kind: K }>;
type Button = Of<
  "practice" | "practiceWrite" | "practiceBack" | "practiceShow" | "practiceGrade" | "practiceNext" | "testMe"
>;
type Answering = ButtonInteraction | StringSelectMenuInteraction | ModalSubmitInteraction;

/** A button of a private exercise, or one that begins or leaves one. */
export async function pressPractice(
  interaction: ButtonInteraction,
  what: Button,
  context: Context,
): Promise<void> {
  const { practice } = context.app;
  switch (what.kind) {
    case "testMe": {
      const view = await practice.fromDaily(memberOf(interaction), what.slot);
      return void (await interaction.reply(privately(renderPractice(view))));
    }
    case "practiceNext": {
      const view = await practice.nextAfter(askerOf(interaction), what.practiceId);
      return void (await showInPlace(interaction, renderPractice(view)));
    }
    case "practiceWrite":
      return write(interaction, what, context);
    default:
      return respond(interaction, { practiceId: what.practiceId, deed: deedOf(what) }, context);
  }
}

function deedOf(what: Exclude<Button, { kind: "testMe" | "practiceNext" | "practiceWrite" }>): Deed {
  switch (what.kind) {
    case "practice":
      return { kind: "option", choice: what.choice };
    case "practiceBack":
      return { kind: "takeBack", at: what.at };
    case "practiceShow":
      return { kind: "show" };
    case "practiceGrade":
      return { kind: "grade", grade: what.grade };
  }
}

/** A menu of a private exercise. */
export async function choosePractice(
  interaction: StringSelectMenuInteraction,
  what: Of<"practiceOptions" | "practicePick">,
  context: Context,
): Promise<void> {
  const choices = chosenIn(interaction);
  const [choice] = choices ?? [];
  if (choices === null || choice === undefined)
    return void (await interaction.reply(privately(body(say.practiceNotYours))));
  const deed: Deed =
    what.kind === "practicePick" ? { kind: "pick", at: what.at, choice } : { kind: "options", choices };
  await respond(interaction, { practiceId: what.practiceId, deed }, context);
}

/** What was written in the form of a private exercise. */
export async function writtenPractice(
  interaction: ModalSubmitInteraction,
  what: Of<"practiceWritten">,
  context: Context,
): Promise<void> {
  const text = writtenIn(interaction, "lines");
  if (!text) return void (await interaction.reply(privately(body(say.nothingWritten))));
  await respond(interaction, { practiceId: what.practiceId, deed: { kind: "text", text } }, context);
}

/** Opens the form, or shows the exercise as it is where it is answered already. */
async function write(
  interaction: ButtonInteraction,
  { practiceId }: Of<"practiceWrite">,
  { app }: Context,
): Promise<void> {
  const view = await app.practice.show(askerOf(interaction), practiceId);
  const form = view?.state === "open" ? practiceForm(view) : null;
  if (form !== null) await interaction.showModal(form);
  else if (view?.state === "answered") await showInPlace(interaction, renderPractice(view));
  else await interaction.reply(privately(body(say.practiceNotYours)));
}

/** Saved first, then shown in the exercise's own message. */
async function respond(
  interaction: Answering,
  { practiceId, deed }: { readonly practiceId: string; readonly deed: Deed },
  { app }: Context,
): Promise<void> {
  const view = await app.practice.respond(askerOf(interaction), practiceId, deed);
  if (view === null) return void (await interaction.reply(privately(body(say.practiceNotYours))));
  await showInPlace(interaction, renderPractice(view));
}
