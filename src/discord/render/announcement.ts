import type { Announcement } from "../../app/ports.ts";
import type { DailyPostView } from "../../app/views.ts";
import { type Body, body, button, MESSAGE_LIMIT } from "../body.ts";
import { fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import type { NameOf } from "../names.ts";
import * as say from "../wording.ts";
import { renderLobby } from "./lobby.ts";
import { renderQuestion } from "./question.ts";
import { renderReported } from "./questions.ts";
import { renderReveal } from "./reveal.ts";
import { renderStandings } from "./standings.ts";

/** Whatever the app says in a channel of its own accord, as the message that it becomes. */
export function renderAnnouncement(announcement: Announcement, nameOf: NameOf): Body {
  switch (announcement.kind) {
    case "lobby":
      return renderLobby(announcement);
    case "question":
      return renderQuestion(announcement);
    case "reveal":
      return renderReveal(announcement, nameOf);
    case "away":
      return body(say.away(announcement));
    case "voided":
      return body(say.voided(announcement));
    case "reported":
      return renderReported(announcement);
    case "standings":
      return renderStandings(announcement, nameOf);
    case "daily":
      return renderDaily(announcement);
    case "failure":
      return body(say.failure(announcement));
  }
}

/** Whose names an announcement shows, and in which server; null where it shows none. */
export function peopleIn(announcement: Announcement): { guildId: string; userIds: readonly string[] } | null {
  if (announcement.kind === "reveal")
    return { guildId: announcement.guildId, userIds: announcement.fastest.map(({ userId }) => userId) };
  if (announcement.kind !== "standings") return null;
  const { guildId, rows, stoppedByUserId } = announcement;
  const userIds = rows.map(({ userId }) => userId);
  return { guildId, userIds: stoppedByUserId === null ? userIds : [...userIds, stoppedByUserId] };
}

function renderDaily(view: DailyPostView): Body {
  const content = fitted(MESSAGE_LIMIT, (room) => say.dailyPost(view, Math.max(room, 40)));
  return body(content, [button(say.testMe, customIdOf({ kind: "testMe", slot: view.slot }), "main")]);
}
