import type { ResultView } from "../../app/views.ts";
import { type Body, body, button } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import * as say from "../wording.ts";

/** A member's own result; what they typed in vain they may call right too. */
export function renderResult(
  view: ResultView,
  { roundId, position }: { readonly roundId: string; readonly position: number },
): Body {
  const isMiss = view.kind === "question" && view.answered && view.given.kind === "text" && view.credit < 1;
  return body(
    say.result(view),
    isMiss ? [button(say.rightToo, customIdOf({ kind: "rightToo", roundId, position }))] : [],
  );
}
