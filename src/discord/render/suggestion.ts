import type { SuggestionView } from "../../app/note-views.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import { notes as say } from "../wording.ts";

/** A suggested message: what it would add, and who may say what to it. */
export function renderSuggestion(view: SuggestionView): Body {
  const { suggestionId: id, state } = view;
  const content = fitted(MESSAGE_LIMIT, (room) => say.suggestion(view, room));
  return body(content, [
    ...(state === "open" ? [button(say.accept, customIdOf({ kind: "saveAccept", id }), "main")] : []),
    ...(state === "withdrawn" ? [] : [button(say.withdraw, customIdOf({ kind: "saveWithdraw", id }))]),
  ]);
}
