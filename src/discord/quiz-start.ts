import { ChannelType, Routes } from "discord.js";
import { z } from "zod";
import type { QuizWish } from "../app/app.ts";
import type { LobbyView } from "../app/views.ts";
import { memberOf, placeOf } from "./asker.ts";
import { body } from "./body.ts";
import { clip } from "./clip.ts";
import type { Context } from "./command.ts";
import { plainLine } from "./escape.ts";
import { announceLobby, type Starting } from "./lobby-message.ts";
import { loggable } from "./loggable.ts";
import { demandHere, mayHoldThreads, neededForRound, neededForThread } from "./permissions.ts";
import { keepPromise } from "./promised-reply.ts";
import * as say from "./wording.ts";

const THREAD_NAME_LIMIT = 100;
/** Minutes without a message after which Discord folds a round's thread away. */
const ARCHIVE_AFTER = 1_440;

const thread = z.object({ id: z.string() });

/** Begins a round where the starter, or else the server, wants it: in the channel, or in a thread of its own. */
export async function startQuiz(
  interaction: Starting,
  wish: QuizWish,
  where: "here" | "thread" | null,
  context: Context,
): Promise<void> {
  const member = memberOf(interaction);
  const prepared = await context.app.rounds.prepare(member, placeOf(interaction), wish);
  const inThread = (where ?? prepared.place) === "thread" && mayHoldThreads(interaction.channel);
  return inThread ? startInThread(interaction, wish, context) : startHere(interaction, wish, context);
}

async function startHere(interaction: Starting, wish: QuizWish, context: Context): Promise<void> {
  demandHere(interaction, neededForRound(interaction.channel));
  const lobby = await context.app.rounds.start(memberOf(interaction), interaction.channelId, wish);
  await announceLobby(interaction, lobby, context);
}

async function startInThread(interaction: Starting, wish: QuizWish, context: Context): Promise<void> {
  demandHere(interaction, neededForThread);
  await interaction.deferReply();
  const threadId = await openThread(interaction, wish.topic);
  const { roundId } = await startOrClose(interaction, threadId, wish, context);
  await context.app.rounds.announce(roundId);
  await keepPromise(interaction, body(say.roundInThread(threadId)), context);
}

/** A thread whose round can't begin is folded away again. */
async function startOrClose(
  interaction: Starting,
  threadId: string,
  wish: QuizWish,
  { app, log }: Context,
): Promise<LobbyView> {
  try {
    return await app.rounds.start(memberOf(interaction), threadId, wish);
  } catch (error) {
    await closeThread(interaction, threadId).catch((problem) =>
      log.warn({ error: loggable(problem), threadId }, "an unused thread stays open"),
    );
    throw error;
  }
}

async function openThread(interaction: Starting, topic: string | null): Promise<string> {
  const announcement = interaction.channel?.type === ChannelType.GuildAnnouncement;
  const created = await interaction.client.rest.post(Routes.threads(interaction.channelId), {
    body: {
      name: clip(plainLine(say.threadName(topic)), THREAD_NAME_LIMIT),
      type: announcement ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
      auto_archive_duration: ARCHIVE_AFTER,
    },
  });
  return thread.parse(created).id;
}

/** Who opened a thread may archive it without any further permission, but not delete it. */
async function closeThread(interaction: Starting, threadId: string): Promise<void> {
  await interaction.client.rest.patch(Routes.channel(threadId), { body: { archived: true } });
}
