import type { LobbyView } from "../../app/views.ts";
import { type Body, body, button } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import * as say from "../wording.ts";

/** The public announcement of a round; its buttons go when the first question comes. */
export function renderLobby(view: LobbyView): Body {
  const { roundId } = view;
  if (view.over) return body([say.lobbyTitle(view), say.lobbyOver].join("\n"));
  const lines = [
    say.lobbyTitle(view),
    say.lobbyRules(view),
    ...(view.wished > view.questions ? [say.lobbyShortfall(view)] : []),
  ];
  const buttons = view.waiting
    ? [
        button(say.startNow, customIdOf({ kind: "startNow", roundId }), "main"),
        button(say.stop, customIdOf({ kind: "stop", roundId })),
      ]
    : [];
  return body(lines.join("\n"), buttons);
}
