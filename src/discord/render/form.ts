import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import type { FormView } from "../../app/views.ts";
import { customIdOf } from "../custom-ids.ts";
import { escapedStem } from "../escape.ts";
import * as say from "../wording.ts";

/** The custom id of the form's only field. */
export const FIELD = "text";
/** A typed answer has so many characters at most. */
export const ANSWER_LIMIT = 80;

/** The form of a typed answer: the whole stem, then one line to write in, which holds what was sent before. */
export function renderForm(view: FormView): APIModalInteractionResponseCallbackData {
  const { roundId, position, question, written } = view;
  const content = [say.formClosing(view), escapedStem(question.stem)].join("\n");
  return {
    custom_id: customIdOf({ kind: "written", roundId, position }),
    title: say.formTitle(view),
    components: [
      { type: ComponentType.TextDisplay, content },
      {
        type: ComponentType.Label,
        label: say.formLabel,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: TextInputStyle.Short,
          min_length: 1,
          max_length: ANSWER_LIMIT,
          required: true,
          ...(written !== null && { value: written }),
        },
      },
    ],
  };
}
