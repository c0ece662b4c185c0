import type { FactView } from "../../app/fact-view.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import * as say from "../wording.ts";

const shareButton = () => button(say.share, customIdOf({ kind: "share" }));

/** A fact; a private one can be shared by its button. */
export function renderFact(view: FactView, shared: boolean): Body {
  const content = fitted(MESSAGE_LIMIT, (room) => say.fact(view, Math.max(room, 40)));
  return body(content, shared ? [] : [shareButton()]);
}
