import type { ButtonInteraction } from "discord.js";
import { answer, write } from "./answer.ts";
import { memberOf, placeOf } from "./asker.ts";
import { body, privately, publicly } from "./body.ts";
import type { Context } from "./command.ts";
import type { ButtonPress } from "./custom-ids.ts";
import { showInPlace } from "./in-place.ts";
import { announceLobby } from "./lobby-message.ts";
import { answerOnlyOwn } from "./notes/shared.ts";
import { onNote } from "./notes/shown.ts";
import { settle } from "./notes/suggestion.ts";
import { decide } from "./notes/upload.ts";
import { demandHere, neededForRound } from "./permissions.ts";
import { pressPractice } from "./practice.ts";
import { decideErasure } from "./privacy.ts";
import { askWhy, claimPressed } from "./questions/report.ts";
import { review } from "./questions/review.ts";
import { renderBoard } from "./render/board.ts";
import { renderMisses } from "./render/misses.ts";
import { renderResult } from "./render/result.ts";
import * as say from "./wording.ts";

/** How long a private reply waits for names, in milliseconds. */
const PATIENCE = 1_000;

type Press<K extends ButtonPress["kind"]> = Extract<ButtonPress, { kind: K }>;

/** Does what a button asks for and answers its interaction exactly once. */
export async function press(
  interaction: ButtonInteraction,
  what: ButtonPress,
  context: Context,
): Promise<void> {
  switch (what.kind) {
    case "answer":
      return answer(interaction, what, { kind: "option", choice: what.choice }, context);
    case "write":
      return write(interaction, what, context);
    case "startNow":
    case "stop":
    case "revealNow":
      return control(interaction, what, context);
    case "result":
    case "misses":
      return ownView(interaction, what, context);
    case "rightToo":
    case "practiceRightToo":
      return claimPressed(interaction, what, context);
    case "report":
    case "practiceReport":
      return askWhy(interaction, what, context);
    case "again":
      return again(interaction, what, context);
    case "practice":
    case "practiceWrite":
    case "practiceBack":
    case "practiceShow":
    case "practiceGrade":
    case "practiceNext":
    case "testMe":
      return pressPractice(interaction, what, context);
    case "board":
      return board(interaction, what, context);
    case "draftSave":
    case "draftDrop":
    case "noteUndo":
      return decide(interaction, what, context);
    case "noteRound":
    case "noteExport":
    case "notePage":
      return onNote(interaction, what, context);
    case "onlyOwn":
    case "keepShared":
      return answerOnlyOwn(interaction, what.kind === "onlyOwn", context);
    case "saveAccept":
    case "saveWithdraw":
      return settle(interaction, what, context);
    case "review":
    case "reviewPage":
    case "reviewAccept":
      return review(interaction, what, context);
    case "erase":
    case "keepAll":
      return decideErasure(interaction, what, context);
    case "reviewPin":
    case "sharedNotes":
    case "reportWhy":
    case "claim":
    case "practiceWhy":
    case "practiceOptions":
    case "practicePick":
    case "practiceWritten":
    case "options":
    case "written":
      await interaction.reply(privately(body(say.notPart)));
      return;
    case "share":
      await interaction.reply(publicly(body(interaction.message.content)));
  }
}

async function control(
  interaction: ButtonInteraction,
  what: Press<"startNow" | "stop" | "revealNow">,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  if (what.kind === "startNow") {
    await app.rounds.startNow(member, interaction.channelId, what.roundId);
    await interaction.reply(privately(body(say.starting)));
  } else if (what.kind === "stop") {
    await app.rounds.stop(member, interaction.channelId, what.roundId);
    await interaction.reply(privately(body(say.stopping)));
  } else {
    await app.rounds.revealNow(member, interaction.channelId, what.roundId, what.position);
    await showInPlace(interaction, body(say.revealing));
  }
}

async function ownView(
  interaction: ButtonInteraction,
  what: Press<"result" | "misses">,
  { app }: Context,
): Promise<void> {
  const member = memberOf(interaction);
  if (what.kind === "misses") {
    const misses = await app.rounds.misses(member, what.roundId);
    const message = misses === null ? body(say.notPlayed) : renderMisses(misses);
    await interaction.reply(privately(message));
  } else {
    const result = await app.rounds.result(member, what.roundId, what.position === 0 ? null : what.position);
    await interaction.reply(privately(renderResult(result, what)));
  }
}

async function again(interaction: ButtonInteraction, what: Press<"again">, context: Context): Promise<void> {
  demandHere(interaction, neededForRound(interaction.channel));
  const lobby = await context.app.rounds.again(memberOf(interaction), placeOf(interaction), what.roundId);
  await announceLobby(interaction, lobby, context);
}

async function board(interaction: ButtonInteraction, what: Press<"board">, context: Context): Promise<void> {
  const { guildId, userId } = memberOf(interaction);
  const view = await context.app.leaderboard({ guildId, userId }, { cursor: what.cursor });
  const nameOf = await context.names.of(
    guildId,
    view.rows.map((row) => row.userId),
    PATIENCE,
  );
  await showInPlace(interaction, renderBoard(view, nameOf, false));
}
