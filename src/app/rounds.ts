import { StudyError } from "../core/errors.ts";
import type { Round } from "../core/rounds/round.ts";
import type { App, Member } from "./app.ts";
import { makePresses } from "./presses.ts";
import type { ReportingParts } from "./reporting.ts";
import { makeRoundForm } from "./round-form.ts";
import { makeRoundResults } from "./round-results.ts";
import { makeRoundStart, type StartParts } from "./round-start.ts";

/** What members can do with rounds. */
export function makeRounds(parts: StartParts & ReportingParts): App["rounds"] {
  const { rounds, play, clock } = parts;

  async function live(member: Member, channelId: string, roundId: string | null): Promise<Round> {
    const round =
      roundId === null ? await rounds.liveIn(channelId) : ((await rounds.load(roundId))?.round ?? null);
    const isHere = round?.guildId === member.guildId && round.channelId === channelId;
    if (round === null || !isHere || round.endedAt !== null) throw new StudyError("noRound");
    return round;
  }

  const isStarter = (member: Member, round: Round) => round.starterUserId === member.userId;
  const mayManage = (member: Member, round: Round) => isStarter(member, round) || member.mayManageMessages;

  return {
    ...makeRoundStart(parts),
    ...makeRoundResults(rounds, parts),
    press: makePresses(rounds, play, clock),
    form: makeRoundForm(rounds),

    async announce(roundId) {
      const lobby = { kind: "lobby" as const, position: 0 as const };
      await rounds.change(roundId, clock(), (round) => ({ round, sends: [lobby], awards: [] }));
      await play.wake(roundId);
    },

    async announced(roundId, messageId) {
      const now = clock();
      await rounds.change(roundId, now, (round) => announce(round, messageId));
      await play.wake(roundId);
    },

    async startNow(member, channelId, roundId) {
      const round = await live(member, channelId, roundId);
      if (!mayManage(member, round)) throw new StudyError("notAllowed", { need: "starter" });
      await play.apply(roundId, { kind: "startNow" });
    },

    async stop(member, channelId, roundId) {
      const round = await live(member, channelId, roundId);
      if (!mayManage(member, round)) throw new StudyError("notAllowed", { need: "starter" });
      await play.apply(round.id, { kind: "stop", userId: member.userId });
    },

    async revealNow(member, channelId, roundId, position) {
      const round = await live(member, channelId, roundId);
      if (!isStarter(member, round)) throw new StudyError("notAllowed", { need: "starter" });
      await play.apply(roundId, { kind: "revealNow", position });
    },
  };
}

/** Remembers the announcement; where the first question came sooner, the announcement's buttons go at once. */
function announce(round: Round, messageId: string) {
  const known = { ...round, lobbyMessageId: messageId };
  const isPast = round.phase !== "lobby";
  return {
    round: known,
    sends: isPast ? [{ kind: "lobby" as const, position: 0 as const }] : [],
    awards: [],
  };
}
