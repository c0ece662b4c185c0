import { type AnyThreadChannel, ChannelType, Routes } from "discord.js";
import { z } from "zod";
import { compareSnowflakes } from "../core/snowflake.ts";
import { clip } from "./clip.ts";
import type { Context } from "./command.ts";
import { plainLine } from "./escape.ts";
import type { Starting } from "./lobby-message.ts";
import { loggable } from "./loggable.ts";
import * as say from "./wording.ts";

const THREAD_NAME_LIMIT = 100;
/** Minutes without a message after which Discord folds a round's thread away. */
const ARCHIVE_AFTER = 1_440;

const thread = z.object({ id: z.string() });

const nameFor = (topic: string | null) => clip(plainLine(say.threadName(topic)), THREAD_NAME_LIMIT);

/** Opens a thread for a round about a topic and gives its id. What failed at that may be there all the same. */
export async function openThread(
  interaction: Starting,
  topic: string | null,
  { log }: Context,
): Promise<string> {
  const announcement = interaction.channel?.type === ChannelType.GuildAnnouncement;
  const name = nameFor(topic);
  try {
    const created = await interaction.client.rest.post(Routes.threads(interaction.channelId), {
      body: {
        name,
        type: announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
        auto_archive_duration: ARCHIVE_AFTER,
      },
    });
    return thread.parse(created).id;
  } catch (error) {
    await closeUnused(interaction, { name, threadId: null }, log);
    throw error;
  }
}

/**
 * Folds away what earlier tries to open a round's thread have left: Discord takes no nonce for threads, and discord.js tries
 * again where the answer is lost.
 */
export function closeEarlier(
  interaction: Starting,
  { threadId, topic }: { readonly threadId: string; readonly topic: string | null },
  { log }: Context,
): Promise<void> {
  return closeUnused(interaction, { name: nameFor(topic), threadId }, log);
}

/** Folds a thread away again. */
export async function closeThread(
  interaction: Starting,
  threadId: string,
  log: Context["log"],
): Promise<void> {
  try {
    // Who opened a thread may archive it without any further permission, but not delete it.
    await interaction.client.rest.patch(Routes.channel(threadId), { body: { archived: true } });
  } catch (error) {
    log.warn({ error: loggable(error), threadId }, "an unused thread stays open");
  }
}

/** Threads of this name that were opened since the member asked, before the one that is used, and that say nothing yet. */
async function closeUnused(
  interaction: Starting,
  { name, threadId }: { readonly name: string; readonly threadId: string | null },
  log: Context["log"],
): Promise<void> {
  const { channel, client } = interaction;
  if (channel === null || channel.isThread() || !("threads" in channel)) return;
  const isEarlier = (one: AnyThreadChannel) =>
    one.ownerId === client.user.id &&
    one.name === name &&
    compareSnowflakes(one.id, interaction.id) > 0 &&
    (threadId === null || compareSnowflakes(one.id, threadId) < 0);
  const earlier = [...channel.threads.cache.values()].filter(isEarlier);
  for (const { id } of earlier)
    if (await isEmpty(interaction, id, log)) await closeThread(interaction, id, log);
}

/** Another member's round about the same may have its thread at the same moment. */
async function isEmpty({ client }: Starting, threadId: string, log: Context["log"]): Promise<boolean> {
  const query = new URLSearchParams({ limit: "1" });
  try {
    return (
      z.array(thread).parse(await client.rest.get(Routes.channelMessages(threadId), { query })).length === 0
    );
  } catch (error) {
    log.warn({ error: loggable(error), threadId }, "nobody knows whether a thread is used");
    return false;
  }
}
