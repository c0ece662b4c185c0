import type { LeaderboardView } from "../../app/views.ts";
import { type Body, body, button } from "../body.ts";
import { customIdOf } from "../custom-ids.ts";
import type { NameOf } from "../names.ts";
import * as say from "../wording.ts";

const SHOWN = 10;

/** A page of the leaderboard; a private one turns pages and tells the asker's own rank, a shared one doesn't. */
export function renderBoard(view: LeaderboardView, nameOf: NameOf, shared: boolean): Body {
  const rows = view.rows.slice(0, SHOWN).map((row) => say.boardRow(row, nameOf));
  const own = shared || (rows.length === 0 && view.own === null) ? [] : [say.boardOwn(view)];
  if (rows.length === 0)
    return body([say.boardTitle(view), ...(own.length === 0 ? [say.boardEmpty(view)] : own)].join("\n"));
  const lines = [say.boardTitle(view), ...rows, ...own, say.boardRule];
  return body(lines.join("\n"), shared ? [] : pageButtons(view));
}

function pageButtons({ previous, next }: LeaderboardView) {
  const page = (label: string, cursor: string | null) =>
    cursor === null ? [] : [button(label, customIdOf({ kind: "board", cursor }))];
  return [...page(say.firstPages, previous), ...page(say.morePages, next)];
}
