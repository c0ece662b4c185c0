import type { Context } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { JsonObject } from "../json.ts";
import type { Member } from "../member.ts";
import type { Happening } from "../world.ts";
import { channelView, commandsView, messageView, type Place, snapshotFor } from "./view.ts";

/** One thing that a tab is told: the event's name and its data. */
export type PageEvent = { readonly event: string; readonly data: JsonObject };

/** Who sits in which tab, so that a new tab is somebody else. */
export type Seats = {
  /** The member asked for, or without one (or with one unknown) whoever sits in the fewest tabs. */
  readonly pick: (memberId: string | undefined) => Member;
  /** Takes a seat; the answer gives it back. */
  readonly take: (member: Member) => () => void;
};

/** Seats for the given people. Throws when there is nobody. */
export function createSeats(people: readonly Member[]): Seats {
  const taken = new Map<string, number>();
  const count = (member: Member) => taken.get(member.id) ?? 0;
  return {
    pick: (memberId) => {
      const known = people.find((one) => one.id === memberId);
      const free = known ?? [...people].sort((a, b) => count(a) - count(b))[0];
      if (!free) throw new Error("The page needs at least one person");
      return free;
    },
    take: (member) => {
      taken.set(member.id, count(member) + 1);
      return () => {
        taken.set(member.id, count(member) - 1);
      };
    },
  };
}

/** What a member is told of a happening; null for what isn't theirs to see. */
export function eventFor(place: Place, viewer: Member, happening: Happening): PageEvent | null {
  switch (happening.kind) {
    case "messageCreated":
    case "messageUpdated":
    case "messageDeleted": {
      const { message } = happening;
      const isTheirs = message.visibleTo === null || message.visibleTo === viewer.id;
      if (message.guildId !== place.guild.id || !isTheirs) return null;
      return happening.kind === "messageDeleted"
        ? { event: "messageGone", data: { id: message.id, channelId: message.channelId } }
        : { event: "message", data: messageView(place, message) };
    }
    case "channelCreated":
    case "channelUpdated":
      return happening.channel.guildId === place.guild.id
        ? { event: "channel", data: channelView(happening.channel) }
        : null;
    case "channelDeleted":
      return { event: "channelGone", data: { id: happening.channel.id } };
    case "commandsChanged":
      return { event: "commands", data: commandsView(viewer) };
    case "interactionStarted":
    case "interactionAnswered":
      return null;
  }
}

/** What a stream needs beside the place. */
export type StreamOptions = {
  readonly seats: Seats;
  readonly memberId: string | undefined;
  readonly classmates: () => number;
  /** Hears of events that all tabs get; the answer stops it. */
  readonly onNews: (listener: (event: PageEvent) => void) => () => void;
};

const beatMs = 15_000;

/** Tells a tab all that its member sees, then whatever happens, until it is closed. */
export function openStream(context: Context, place: Place, options: StreamOptions): Response {
  const viewer = options.seats.pick(options.memberId);
  return streamSSE(context, async (stream) => {
    const leave = options.seats.take(viewer);
    const tell = (event: PageEvent) => void send(stream, event);
    tell({ event: "snapshot", data: snapshotFor(place, viewer, options.classmates()) });
    const stopHappenings = place.emulator.on((happening) => {
      const event = eventFor(place, viewer, happening);
      if (event) tell(event);
    });
    const stopNews = options.onNews(tell);
    const beat = setInterval(() => void stream.write(": still here\n\n"), beatMs);
    beat.unref();
    await new Promise<void>((resolve) => stream.onAbort(resolve));
    clearInterval(beat);
    stopNews();
    stopHappenings();
    leave();
  });
}

function send(stream: SSEStreamingApi, { event, data }: PageEvent): Promise<void> {
  return stream.writeSSE({ event, data: JSON.stringify(data) });
}
