import { StudyError } from "../core/errors.ts";
import { topicNamed } from "../core/facts/library.ts";
import { drawQuiz } from "../core/questions/quiz/quiz.ts";
import { refusalFor } from "../core/questions/shortage.ts";
import { announcedRound } from "../core/rounds/machine.ts";
import type { Pace, Round } from "../core/rounds/round.ts";
import { questionDuration } from "../core/rounds/timing.ts";
import type { Member, Place, QuizWish } from "./app.ts";
import type { Channels, Clock, NewId } from "./ports.ts";
import { kindsOf } from "./quiz-kinds.ts";
import type { Play } from "./round-play.ts";
import { lobbyView, shortageIn } from "./round-views.ts";
import type { RuledStudies, RuledStudy } from "./ruled-study.ts";
import type { RoundStore } from "./stores.ts";
import { factIdOf, fingerprintsOf, type Study } from "./study.ts";
import type { GuildSettings, LobbyView } from "./views.ts";

export type StartParts = {
  readonly rounds: RoundStore;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly studies: RuledStudies;
  readonly play: Play;
  readonly channels: Channels;
  readonly clock: Clock;
  readonly newId: NewId;
};

function mayStart(member: Member, { starters }: GuildSettings): boolean {
  if (member.mayManageServer || starters === "everyone") return true;
  return starters !== "managers" && member.roleIds.includes(starters.roleId);
}

/** Throws `notAllowed` where the server's settings keep this member from starting a round here. */
function refuseBySettings(member: Member, { channelId, parentId }: Place, settings: GuildSettings): void {
  if (!mayStart(member, settings)) throw new StudyError("notAllowed", { need: "starters" });
  const { roundChannelIds } = settings;
  const isListed = [channelId, parentId].some((id) => id !== null && roundChannelIds.includes(id));
  if (roundChannelIds.length > 0 && !isListed) {
    throw new StudyError("notAllowed", { need: "channel" });
  }
}

function refuseSecond(live: Round): never {
  const message = live.questions.find((question) => question.position === live.position)?.messageId;
  throw new StudyError("roundRunning", {
    guildId: live.guildId,
    channelId: live.channelId,
    messageId: message ?? live.lobbyMessageId ?? "",
  });
}

/** Questions for the wish; where its pool is used up, the cycle of the pool's facts begins anew. */
function draw(study: RuledStudy, wish: QuizWish, asked: ReadonlySet<string>, seed: string) {
  const kinds = kindsOf(wish.kind);
  const used = fingerprintsOf(study, asked);
  const { topic, questions: count } = wish;
  const { bank, barred, statistics } = study;
  const quiz = drawQuiz({ bank, barred, statistics, topic, kinds, count, seed, used });
  if (quiz.questions.length === 0) throw refusalFor({ bank, barred, topic, kinds }, wish.kind);
  return { questions: quiz.questions, forget: [...quiz.forgets].map((fact) => factIdOf(study, fact)) };
}

/** Starting rounds: the checks, the draw, and the transaction that freezes the questions. */
export function makeRoundStart(parts: StartParts) {
  const { rounds, settings, studies, play, channels, clock, newId } = parts;

  async function start(member: Member, channelId: string, wish: QuizWish): Promise<LobbyView> {
    const { guildId } = member;
    const permissions = channels.refusalIn(channelId);
    if (permissions !== null) throw new StudyError("missingPermissions", { permissions, channelId });
    const { pace } = await settings(guildId);
    const study = await studies(guildId);
    const topic = wish.topic === null ? null : topicNamed(study.bank.library, wish.topic).name;
    const id = newId();
    const startedAt = clock();
    const outcome = await rounds.start({ guildId, channelId }, (asked) => {
      const { questions, forget } = draw(study, { ...wish, topic }, asked, id);
      const { seconds, kind, speed, questions: wished } = wish;
      const frozen = freeze(study, questions, seconds, pace);
      const about = { id, guildId, channelId, starterUserId: member.userId, startedAt };
      const round = announcedRound({ ...about, topic, kind, seconds, pace, speed, questions: frozen });
      return { round, wished, forget };
    });
    if (outcome.kind === "live") refuseSecond(outcome.round);
    const { round } = outcome;
    if (round.dueAt !== null) play.wakeAt(id, round.dueAt);
    return lobbyView(round, wish.questions, await shortageIn(studies, round, wish.questions));
  }

  return {
    async prepare(member: Member, place: Place, wish: QuizWish): Promise<{ place: "here" | "thread" }> {
      const guild = await settings(member.guildId);
      refuseBySettings(member, place, guild);
      const live = await rounds.liveIn(place.channelId);
      if (live !== null) refuseSecond(live);
      draw(await studies(member.guildId), wish, new Set(), "prepared");
      return { place: guild.place };
    },
    start,
    async again(member: Member, { channelId, parentId }: Place, roundId: string): Promise<LobbyView> {
      const earlier = await rounds.load(roundId);
      if (earlier === null || earlier.round.guildId !== member.guildId) throw new StudyError("noRound");
      refuseBySettings(member, { channelId, parentId }, await settings(member.guildId));
      const { topic, kind, seconds, speed } = earlier.round;
      return start(member, channelId, { topic, kind, seconds, speed, questions: earlier.wished });
    },
  };
}

function freeze(study: Study, questions: ReturnType<typeof draw>["questions"], seconds: number, pace: Pace) {
  return questions.map((question, index) => ({
    position: index + 1,
    factId: factIdOf(study, question.fact),
    question,
    duration: questionDuration(question, seconds, pace),
    messageId: null,
    openedAt: null,
    closesAt: null,
    closedAt: null,
    revealedAt: null,
    answered: 0,
  }));
}
