import { type Client, type PermissionsString, type REST, Routes } from "discord.js";
import { z } from "zod";
import type { Announcement, Channels, Delivery, Finding, Logger } from "../app/ports.ts";
import { compareSnowflakes, snowflakeAt, snowflakeTime } from "../core/snowflake.ts";
import { type Body, NO_MENTIONS } from "./body.ts";
import { type Failure, failureOf, isCutOff, isUnauthorised } from "./delivery.ts";
import { loggable } from "./loggable.ts";
import { marksOf } from "./marks.ts";
import type { Names } from "./names.ts";
import { peopleIn, renderAnnouncement } from "./render/announcement.ts";

/** How long a message waits for members' names, in milliseconds; then it goes on with those known. */
const PATIENCE = 1_000;
/** Messages a request reads back, and how many requests at most. */
const PAGE = 100;
const MOST_PAGES = 10;
/** How far this machine's clock and Discord's may be apart, in milliseconds. */
const CLOCKS_APART = 60_000;

const message = z.object({ id: z.string() });
const ownMessage = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  content: z.string(),
  components: z.array(
    z.object({ components: z.array(z.object({ custom_id: z.string().optional() })).optional() }),
  ),
});

/** What a refusal says is missing, and all that the bot needs for what it tried. */
const REFUSED: Readonly<Record<string, readonly PermissionsString[]>> = {
  "View Channel": ["ViewChannel"],
  "Send Messages": ["ViewChannel", "SendMessages"],
};

type OwnMessage = z.infer<typeof ownMessage>;

export type ChannelsEdge = {
  readonly client: Client;
  readonly names: Names;
  readonly log: Logger;
  /** Called when Discord no longer takes the token. */
  readonly unauthorised: () => void;
};

/** Sends by the bot itself, through REST: every message with a nonce, none with a mention that pings. */
export function makeChannels(edge: ChannelsEdge): Channels {
  const { rest } = edge.client;
  const deliver = async (channelId: string, send: () => Promise<unknown>): Promise<Delivery> => {
    try {
      const { id } = message.parse(await again(send));
      return { kind: "sent", messageId: id, at: snowflakeTime(id) };
    } catch (error) {
      return failed(edge, channelId, error);
    }
  };
  return {
    post: async (channelId, announcement, nonce) =>
      lackedIn(edge.client, channelId) ??
      deliver(channelId, async () => {
        const content = wire(await rendered(edge.names, announcement));
        return rest.post(Routes.channelMessages(channelId), {
          body: { ...content, nonce, enforce_nonce: true },
        });
      }),
    edit: async (channelId, messageId, announcement) =>
      hidden(edge.client, channelId) ??
      deliver(channelId, async () => {
        const content = wire(await rendered(edge.names, announcement));
        return rest.patch(Routes.channelMessage(channelId, messageId), { body: content });
      }),
    find: async (channelId, announcement, since) =>
      hidden(edge.client, channelId) ?? find(edge, channelId, announcement, since),
    refusalIn: (channelId) => lackedIn(edge.client, channelId)?.missing ?? null,
  };
}

/** What Discord told that the bot may not do: asking would only be refused, and refusals are counted. */
function lackedIn(client: Client, channelId: string): Extract<Failure, { kind: "forbidden" }> | null {
  const missing = Object.keys(REFUSED).find(
    (name) => isAllowed(client, channelId, REFUSED[name] ?? []) === false,
  );
  return missing === undefined ? null : { kind: "forbidden", missing };
}

/** The same where not even reading and editing are allowed. */
function hidden(client: Client, channelId: string): ReturnType<typeof lackedIn> {
  const lacked = lackedIn(client, channelId);
  return lacked?.missing === "View Channel" ? lacked : null;
}

/**
 * discord.js tries again what Discord answers with 5xx, but not where the answer was cut off. A nonce or an edit's own
 * nature makes it safe to send a second time.
 */
async function again(send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    if (!isCutOff(error)) throw error;
    return send();
  }
}

function wire(body: Body) {
  return { ...body, allowed_mentions: NO_MENTIONS };
}

async function rendered(names: Names, announcement: Announcement): Promise<Body> {
  const people = peopleIn(announcement);
  const nameOf = people === null ? () => undefined : await names.of(people.guildId, people.userIds, PATIENCE);
  return renderAnnouncement(announcement, nameOf);
}

function failed(edge: ChannelsEdge, channelId: string, error: unknown): Failure {
  const { client, log, unauthorised } = edge;
  if (isUnauthorised(error)) unauthorised();
  const failure = believed(client, channelId, failureOf(error));
  log.warn({ error: loggable(error), channelId, outcome: failure.kind }, "a message couldn't be sent");
  return failure;
}

/** In an outage Discord refuses what it allows: a refusal that the permissions it told us contradict is a failure. */
function believed(client: Client, channelId: string, failure: Failure): Failure {
  if (failure.kind !== "forbidden") return failure;
  const needed = REFUSED[failure.missing];
  if (needed === undefined || !may(client, channelId, needed)) return failure;
  const reason = "Discord refused what it told that the bot may do";
  return { kind: "failed", reason, refused: failure.missing };
}

/** Looks for a message by its buttons, and for one that has none by its text. */
async function find(
  edge: ChannelsEdge,
  channelId: string,
  announcement: Announcement,
  since: number,
): Promise<Finding> {
  const marks = marksOf(announcement);
  const own = edge.client.user?.id;
  const text = marks.length === 0 ? (await rendered(edge.names, announcement)).content : null;
  const isIt = ({ author, content, components }: OwnMessage) => {
    const ids = components.flatMap((row) => row.components ?? []).map((part) => part.custom_id ?? "");
    const isAlike = text === content || ids.some((id) => marks.some((mark) => bears(id, mark)));
    return author.id === own && isAlike;
  };
  try {
    let after = snowflakeAt(since - CLOCKS_APART);
    for (let page = 0; page < MOST_PAGES; page++) {
      const messages = await messagesAfter(edge.client.rest, channelId, after);
      const found = messages.find(isIt);
      if (found) return { kind: "found", messageId: found.id, at: snowflakeTime(found.id) };
      if (messages.length < PAGE) return noneOf(edge.client, channelId, page === 0 && messages.length === 0);
      after = messages.reduce((newest, { id }) => (compareSnowflakes(id, newest) > 0 ? id : newest), after);
    }
    return { kind: "unknown", reason: "too many messages since" };
  } catch (error) {
    return notRead(failed(edge, channelId, error));
  }
}

const unreadable: Finding = { kind: "forbidden", missing: "Read Message History" };

function notRead(failure: Failure): Finding {
  switch (failure.kind) {
    case "gone":
      return { kind: "none" };
    case "forbidden":
      return failure.missing === "View Channel" ? failure : unreadable;
    case "failed":
      return { ...failure, kind: "unknown" };
  }
}

/** Without Read Message History Discord answers with an empty list rather than an error. */
function noneOf(client: Client, channelId: string, isEmpty: boolean): Finding {
  const unread = isEmpty && !may(client, channelId, ["ReadMessageHistory"]);
  return unread ? unreadable : { kind: "none" };
}

async function messagesAfter(rest: REST, channelId: string, after: string): Promise<OwnMessage[]> {
  const query = new URLSearchParams({ limit: String(PAGE), after });
  return z.array(ownMessage).parse(await rest.get(Routes.channelMessages(channelId), { query }));
}

function bears(customId: string, mark: string): boolean {
  return mark.endsWith(":") ? customId.startsWith(mark) : customId === mark;
}

/** Whether Discord told that the bot may do all this in a channel. */
function may(client: Client, channelId: string, permissions: readonly PermissionsString[]): boolean {
  return isAllowed(client, channelId, permissions) === true;
}

/** The same; null where Discord told nothing of it. */
function isAllowed(
  client: Client,
  channelId: string,
  permissions: readonly PermissionsString[],
): boolean | null {
  const channel = client.channels.cache.get(channelId);
  const me = client.user;
  if (!channel || channel.isDMBased() || !me) return null;
  const needed = permissions.map((one) =>
    one === "SendMessages" && channel.isThread() ? "SendMessagesInThreads" : one,
  );
  return channel.permissionsFor(me)?.has(needed) ?? null;
}
