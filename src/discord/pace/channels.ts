import type { Announcement, Channels, Delivery } from "../../app/ports.ts";
import { makeEdits } from "./edits.ts";
import type { Line, LineParts, Urgency } from "./line.ts";

export type Pace = LineParts & { readonly line: Line };

/** Channels whose `close` fails what waits and whatever comes: it is in the database, for the next start. */
export type PacedChannels = Channels & { close(): void };

function urgencyOf({ kind }: Announcement): Urgency {
  switch (kind) {
    case "question":
    case "reveal":
    case "away":
      return "play";
    case "lobby":
    case "standings":
    case "voided":
      return "round";
    case "daily":
    case "failure":
    case "reported":
      return "news";
  }
}

/**
 * The same channels at a pace that Discord takes: the urgent first, an edit of a message at most every two seconds. It
 * needs nothing of Discord's own, so any other transport can stand behind it.
 */
export function paceChannels(channels: Channels, { line, clock, timers }: Pace): PacedChannels {
  const inTurn = async (announcement: Announcement, send: () => Promise<Delivery>): Promise<Delivery> => {
    const outcome = await line.run(urgencyOf(announcement), send);
    return outcome.kind === "refused" ? { ...outcome, kind: "failed" } : outcome;
  };
  const edits = makeEdits({ edit: channels.edit, inTurn, clock, timers });
  return {
    post: (channelId, announcement, nonce) =>
      inTurn(announcement, () => channels.post(channelId, announcement, nonce)),
    edit: edits.edit,
    async find(channelId, announcement, since) {
      const outcome = await line.run(urgencyOf(announcement), () =>
        channels.find(channelId, announcement, since),
      );
      return outcome.kind === "refused" ? { ...outcome, kind: "unknown" } : outcome;
    },
    refusalIn: channels.refusalIn,
    close() {
      line.close();
      edits.close();
    },
  };
}
