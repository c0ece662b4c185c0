import {
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type ModalSubmitInteraction,
  TextInputStyle,
} from "discord.js";
import { z } from "zod";
import type { DossierView } from "../../app/question-views.ts";
import type { Pin } from "../../core/questions/people/ruling.ts";
import { TYPED_LIMIT } from "../../core/questions/people/typed-pin.ts";
import { memberOf } from "../asker.ts";
import { privately } from "../body.ts";
import type { Context } from "../command.ts";
import { type ButtonPress, customIdOf } from "../custom-ids.ts";
import { plainLine } from "../escape.ts";
import { renderDossier } from "../render/questions.ts";
import { questions as say } from "../wording.ts";

/** The fields of the form. */
const KEY = "key";
const WRONG = "wrong";
const ACCEPTED = "accepted";
const FIELD_LIMIT = 2_000;

const written = z.object({ value: z.string() });

/** Shows the form for a pin, filled with what the question has now. */
export async function openPin(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  questionId: string,
  { app }: Context,
): Promise<void> {
  const view = await app.questions.show(memberOf(interaction), questionId);
  await interaction.showModal(form(view));
}

function form(view: DossierView): APIModalInteractionResponseCallbackData {
  const { questionId, question, pin, isTyped } = view;
  const held = pin?.kind === "accepted" ? pin.accepted : [];
  const wrong = question.options.filter((_, at) => !question.keys.includes(at));
  const keys = question.options.filter((_, at) => question.keys.includes(at));
  return {
    custom_id: customIdOf({ kind: "reviewPin", id: questionId }),
    title: say.pinTitle,
    components: isTyped
      ? [
          field({ customId: KEY, label: say.pinTypedKey, lines: question.answers.slice(0, 1), size: "line" }),
          field({ customId: ACCEPTED, label: say.pinAccepted, lines: held, size: "maybe" }),
        ]
      : [
          field({ customId: KEY, label: say.pinKey, lines: keys, size: "lines" }),
          field({ customId: WRONG, label: say.pinWrong, lines: wrong, size: "lines" }),
        ],
  };
}

type FieldDraft = {
  readonly customId: string;
  readonly label: string;
  readonly lines: readonly string[];
  /** "maybe": lines that may be left out. */
  readonly size: "line" | "lines" | "maybe";
};

function field({ customId, label, lines, size }: FieldDraft) {
  const most = size === "line" ? TYPED_LIMIT : FIELD_LIMIT;
  const value = lines.join("\n").slice(0, most);
  return {
    type: ComponentType.Label,
    label,
    component: {
      type: ComponentType.TextInput,
      custom_id: customId,
      style: size === "line" ? TextInputStyle.Short : TextInputStyle.Paragraph,
      max_length: most,
      required: size !== "maybe",
      ...(value !== "" && { value }),
    },
  } as const;
}

/** Pins what the form brought, or says why it can't be asked so. */
export async function pinned(
  interaction: ModalSubmitInteraction,
  { id }: Extract<ButtonPress, { kind: "reviewPin" }>,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const keys = linesOf(interaction, KEY) ?? [];
  const accepted = linesOf(interaction, ACCEPTED);
  const pin: Pin =
    accepted === null
      ? { kind: "options", key: keys, wrong: linesOf(interaction, WRONG) ?? [] }
      : { kind: "accepted", key: keys.join(" "), accepted };
  const view = await app.questions.pin(member, id, pin);
  await interaction.reply(privately(renderDossier(view, say.pinnedDone)));
}

/** The lines of a field, each as one plain line; null where the form has no such field. */
function linesOf({ fields }: ModalSubmitInteraction, customId: string): readonly string[] | null {
  const found = written.safeParse(fields.fields.get(customId));
  if (!found.success) return null;
  return found.data.value
    .split("\n")
    .map(plainLine)
    .filter((line) => line !== "");
}
