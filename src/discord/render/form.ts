import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord.js";
import type { FormView } from "../../app/press-views.ts";
import { customIdOf } from "../custom-ids.ts";
import { escapedStem } from "../escape.ts";
import * as say from "../wording.ts";

/** The custom id of the form's only field. */
export const FIELD = "text";
/** An answer of one line, and one of several, has so many characters at most. */
export const LINE_LIMIT = 80;
export const LINES_LIMIT = 600;

/** A form with something to read above one field; `written` is what stands in the field before anything is typed. */
export type FormDraft = {
  readonly customId: string;
  readonly title: string;
  readonly content: string;
  readonly label: string;
  readonly size: "line" | "lines";
  readonly written: string | null;
};

/** The form of a typed answer: the whole stem, then one line to write in, which holds what was sent before. */
export function renderForm(view: FormView): APIModalInteractionResponseCallbackData {
  const { roundId, position, question, written } = view;
  return form({
    customId: customIdOf({ kind: "written", roundId, position }),
    title: say.formTitle(view),
    content: [say.formAbout(view), escapedStem(question.stem)].join("\n"),
    label: say.formLabel,
    size: "line",
    written,
  });
}

/** A form as Discord shows it. */
export function form(draft: FormDraft): APIModalInteractionResponseCallbackData {
  const { customId, title, content, label, size, written } = draft;
  const most = size === "line" ? LINE_LIMIT : LINES_LIMIT;
  return {
    custom_id: customId,
    title,
    components: [
      { type: ComponentType.TextDisplay, content },
      {
        type: ComponentType.Label,
        label,
        component: {
          type: ComponentType.TextInput,
          custom_id: FIELD,
          style: size === "line" ? TextInputStyle.Short : TextInputStyle.Paragraph,
          min_length: 1,
          max_length: most,
          required: true,
          // Composed anew, some letters of what was sent have become two.
          ...(written !== null && { value: written.slice(0, most) }),
        },
      },
    ],
  };
}
