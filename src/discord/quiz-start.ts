import type { QuizWish } from "../app/app.ts";
import type { LobbyView } from "../app/views.ts";
import { memberOf, placeOf } from "./asker.ts";
import { body } from "./body.ts";
import type { Context } from "./command.ts";
import { announceLobby, type Starting } from "./lobby-message.ts";
import { demandHere, mayHoldThreads, neededForRound, neededForThread } from "./permissions.ts";
import { keepPromise } from "./promised-reply.ts";
import { closeEarlier, closeThread, openThread } from "./round-thread.ts";
import * as say from "./wording.ts";

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
  const threadId = await openThread(interaction, wish.topic, context);
  const { roundId } = await startOrClose(interaction, threadId, wish, context);
  await context.app.rounds.announce(roundId);
  await keepPromise(interaction, body(say.roundInThread(threadId)), context);
  await closeEarlier(interaction, { threadId, topic: wish.topic }, context);
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
    await closeThread(interaction, threadId, log);
    throw error;
  }
}
