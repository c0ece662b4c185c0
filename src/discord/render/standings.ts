import type { StandingsView } from "../../app/views.ts";
import { type Body, body, button } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import type { NameOf } from "../names.ts";
import * as say from "../wording.ts";

const SHOWN = 10;

/** The end of a round: at most ten rows, ties told by their shared rank. */
export function renderStandings(view: StandingsView, nameOf: NameOf): Body {
  const rows = view.rows.slice(0, SHOWN);
  const why = say.whyOver(view, nameOf);
  const lines = [
    ...(view.players === 0 && why !== "" ? [`${say.roundOver(view)} ${why}`] : [say.roundOver(view), why]),
    ...rows.map((row) => say.standing(row, view.questions - view.voided, nameOf)),
    ...(view.players > rows.length && rows.length > 0 ? [say.andMore(view.players - rows.length)] : []),
    ...(view.hardest === null ? [] : [say.hardest(view.hardest)]),
    ...(view.players === 1 ? [say.solo] : []),
  ];
  return body(lines.filter((line) => line !== "").join("\n"), endButtons(view));
}

function endButtons({ roundId, players }: StandingsView) {
  const own = [
    button(say.myResult, customIdOf({ kind: "result", roundId, position: 0 })),
    button(say.myMisses, customIdOf({ kind: "misses", roundId })),
  ];
  return [
    ...(players === 0 ? [] : own),
    button(say.playAgain, customIdOf({ kind: "again", roundId }), "main"),
  ];
}
