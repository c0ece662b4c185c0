import type { Announcement } from "../app/ports.ts";
import { joined, type Kind } from "./custom-ids.ts";

/** How the custom ids of an announcement's own buttons begin, so that its message can be recognised; it may have none. */
export function marksOf(announcement: Announcement): readonly string[] {
  switch (announcement.kind) {
    case "lobby":
      return [`${joined("startNow", [announcement.roundId])}`];
    case "question":
    case "reveal": {
      const { roundId, position } = announcement;
      const ofQuestion = (kind: Kind) => joined(kind, [roundId, position]);
      return [`${ofQuestion("answer")}:`, ...(["write", "options", "result"] as const).map(ofQuestion)];
    }
    case "standings":
      // What nobody answered has no misses to show.
      return (["misses", "again"] as const).map((kind) => joined(kind, [announcement.roundId]));
    case "daily":
      return [joined("testMe", [announcement.slot])];
    case "reported":
      return [joined("review", ["show", announcement.questionId])];
    case "away":
    case "voided":
    case "failure":
      return [];
  }
}
