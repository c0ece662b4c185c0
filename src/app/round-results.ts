import { StudyError } from "../core/errors.ts";
import type { ReportReason } from "../core/questions/people/report.ts";
import type { Round } from "../core/rounds/round.ts";
import { withRanks } from "../core/standings.ts";
import type { Member } from "./app.ts";
import type { ReportingView } from "./question-views.ts";
import { type AskedOfMember, claimIn, makeReporting, type ReportingParts } from "./reporting.ts";
import type { RoundStore } from "./stores.ts";
import { answered } from "./study.ts";
import type { MissView, ResultView } from "./views.ts";

type Asking = Pick<Member, "guildId" | "userId">;

/** A member's own results in a round, and reports on its questions. */
export function makeRoundResults(rounds: RoundStore, parts: ReportingParts) {
  const reporting = makeReporting(parts);

  async function load(asker: Asking, roundId: string): Promise<Round | null> {
    const loaded = await rounds.load(roundId);
    return loaded?.round.guildId === asker.guildId ? loaded.round : null;
  }

  /** The asker's place among those who are shown to others. */
  async function standing(roundId: string, { guildId, userId }: Asking) {
    const hidden = await rounds.hidden(guildId);
    const sums = await rounds.sums(roundId);
    const shown = sums.filter((sum) => sum.userId === userId || !hidden.has(sum.userId));
    return withRanks(shown).find((sum) => sum.userId === userId) ?? null;
  }

  /** A member's answers in a round; "answersGone" where they earned points by answers that aren't kept any more. */
  async function answersOf(roundId: string, asker: Asking) {
    const answers = await rounds.answersOf(roundId, asker.userId);
    const isGone = answers.length === 0 && (await standing(roundId, asker)) !== null;
    if (isGone) throw new StudyError("answersGone");
    return answers;
  }

  /** A revealed question of a round that this member played in; null for all others. */
  async function asked(asker: Asking, roundId: string, position: number): Promise<AskedOfMember | null> {
    const round = await load(asker, roundId);
    const question = round?.questions[position - 1];
    if (question === undefined || question.revealedAt === null) return null;
    const answers = await answersOf(roundId, asker);
    if (answers.length === 0) return null;
    const given = answers.find((one) => one.position === position)?.given ?? null;
    const { guildId, userId } = asker;
    const claim = claimIn(question.question, given);
    return { guildId, userId, askedIn: { roundId, position }, question: question.question, given, claim };
  }

  return {
    async result(asker: Asking, roundId: string, position: number | null): Promise<ResultView> {
      const round = await load(asker, roundId);
      const own = round === null ? null : await standing(roundId, asker);
      if (position === null) {
        if (own === null) return { kind: "notPlayed" };
        const { rank, points, right, answers } = own;
        return { kind: "round", rank, total: points, right, answered: answers };
      }
      const question = round?.questions[position - 1];
      if (question === undefined || question.revealedAt === null) return { kind: "notYet" };
      if ((await rounds.voided(roundId)).has(position))
        return { kind: "voided", rank: own?.rank ?? null, total: own?.points ?? 0 };
      const answers = await answersOf(roundId, asker);
      const answer = answers.find((one) => one.position === position);
      if (answer === undefined || own === null) {
        return { kind: "question", answered: false, rank: own?.rank ?? null, total: own?.points ?? 0 };
      }
      const { given, credit } = answer;
      const { rank, points: total } = own;
      return {
        kind: "question",
        answered: true,
        question: answered(question.question),
        given,
        credit,
        points: answer.points ?? 0,
        rank,
        total,
      };
    },

    async misses(asker: Asking, roundId: string): Promise<readonly MissView[] | null> {
      const round = await load(asker, roundId);
      if (round === null) return null;
      const answers = await answersOf(roundId, asker);
      if (answers.length === 0) return null;
      const voided = await rounds.voided(roundId);
      return answers.flatMap(({ position, given, credit }) => {
        const question = round.questions[position - 1];
        if (question === undefined || question.revealedAt === null) return [];
        if (credit === 1 || voided.has(position)) return [];
        return [{ position, question: answered(question.question), given }];
      });
    },

    async reporting(asker: Asking, roundId: string, position: number): Promise<ReportingView> {
      return reporting.reporting(await asked(asker, roundId, position));
    },

    async report(asker: Asking, roundId: string, position: number, reason: ReportReason) {
      return reporting.report(await asked(asker, roundId, position), reason);
    },

    async claim(asker: Asking, roundId: string, position: number, text: string) {
      return reporting.claim(await asked(asker, roundId, position), text);
    },
  };
}
