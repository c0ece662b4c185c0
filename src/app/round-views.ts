import type { Given } from "../core/questions/given.ts";
import { type Shortage, shortageOf } from "../core/questions/shortage.ts";
import type { Round, RoundQuestion } from "../core/rounds/round.ts";
import { LOBBY } from "../core/rounds/timing.ts";
import { withRanks } from "../core/standings.ts";
import { kindsOf } from "./quiz-kinds.ts";
import type { RuledStudies } from "./ruled-study.ts";
import type { AwardedAnswer, RoundStore, RoundSum } from "./stores.ts";
import { answered, asked } from "./study.ts";
import type { AwayView, LobbyView, QuestionView, RevealView, StandingsView, VoidedView } from "./views.ts";

const FASTEST_SHOWN = 3;
const ROWS_SHOWN = 10;

/** Why a round that waits to begin has fewer questions than wished; null where it has as many, or waits no more. */
export async function shortageIn(
  studies: RuledStudies,
  { guildId, phase, questions, topic, kind }: Round,
  wished: number,
): Promise<Shortage | null> {
  if (phase !== "lobby" || questions.length >= wished) return null;
  const { bank, barred } = await studies(guildId);
  const isKnown = topic === null || bank.library.topics.some(({ name }) => name === topic);
  return isKnown ? shortageOf({ bank, barred, topic, kinds: kindsOf(kind) }) : null;
}

export function lobbyView(round: Round, wished: number, shortage: Shortage | null): LobbyView {
  return {
    kind: "lobby",
    roundId: round.id,
    guildId: round.guildId,
    channelId: round.channelId,
    topic: round.topic,
    questions: round.questions.length,
    wished,
    shortage,
    seconds: Math.round(round.seconds * round.pace),
    speed: round.speed,
    firstQuestionAt: round.startedAt + LOBBY,
    quizKind: round.kind,
    waiting: round.phase === "lobby",
    over: round.phase === "over",
  };
}

export function questionView(round: Round, question: RoundQuestion, closesAt: number): QuestionView {
  return {
    kind: "question",
    roundId: round.id,
    position: question.position,
    count: round.questions.length,
    question: asked(question.question),
    closesAt,
  };
}

export function awayView(question: RoundQuestion): AwayView {
  return { kind: "away", position: question.position, closesAt: question.closesAt ?? 0 };
}

function chose(given: Given, option: number): boolean {
  if (given.kind === "text") return false;
  return given.kind === "option" ? given.choice === option : given.choices.includes(option);
}

export function voidedView(round: Round, question: RoundQuestion): VoidedView {
  return { kind: "voided", position: question.position, startedAt: round.startedAt };
}

export type Revealed = {
  readonly round: Round;
  readonly question: RoundQuestion;
  readonly answers: readonly AwardedAnswer[];
  readonly isVoid: boolean;
  /** Members who aren't named. */
  readonly hidden: ReadonlySet<string>;
};

export function revealView({ round, question, answers, isVoid, hidden }: Revealed): RevealView {
  const shown = answered(question.question);
  const right = answers.filter(({ credit }) => credit === 1);
  const named = right.filter(({ userId }) => !hidden.has(userId));
  const best = named.sort((a, b) => (b.points ?? 0) - (a.points ?? 0) || a.pressedAt - b.pressedAt);
  return {
    kind: "reveal",
    roundId: round.id,
    guildId: round.guildId,
    position: question.position,
    count: round.questions.length,
    question: shown,
    tallies: shown.options.map((_, at) => answers.filter(({ given }) => chose(given, at)).length),
    answered: answers.length,
    right: right.length,
    isVoid,
    fastest: best.slice(0, isVoid ? 0 : FASTEST_SHOWN).map((answer) => ({
      userId: answer.userId,
      points: answer.points ?? 0,
      milliseconds: Math.max(0, answer.pressedAt - (question.openedAt ?? answer.pressedAt)),
    })),
  };
}

function hardestOf(reveals: readonly RevealView[]): StandingsView["hardest"] {
  const answeredOnes = reveals.filter(({ answered, isVoid }) => answered > 0 && !isVoid);
  if (answeredOnes.length < 2) return null;
  const share = (reveal: RevealView) => reveal.right / reveal.answered;
  const [hardest] = [...answeredOnes].sort((a, b) => share(a) - share(b) || a.position - b.position);
  if (hardest === undefined || share(hardest) === 1) return null;
  return { position: hardest.position, right: hardest.right, answered: hardest.answered };
}

/** The final standings, from the ledger's sums and every question's answers. */
export async function standingsView(round: Round, rounds: RoundStore): Promise<StandingsView> {
  const sums = await rounds.sums(round.id);
  const hidden = await rounds.hidden(round.guildId);
  const shown = round.questions.filter((question) => question.revealedAt !== null);
  const voided = await rounds.voided(round.id);
  const reveals: RevealView[] = [];
  for (const question of shown) {
    const answers = await rounds.answers(round.id, question.position);
    reveals.push(revealView({ round, question, answers, isVoid: voided.has(question.position), hidden }));
  }
  const total = (of: (sum: RoundSum) => number) => sums.reduce((sum, row) => sum + of(row), 0);
  return {
    kind: "standings",
    roundId: round.id,
    guildId: round.guildId,
    end: round.end ?? "finished",
    stoppedByUserId: round.stoppedByUserId,
    questions: shown.length,
    voided: reveals.filter(({ isVoid }) => isVoid).length,
    players: sums.length,
    answers: total((row) => row.answers),
    rightAnswers: total((row) => row.right),
    rows: withRanks(sums.filter(({ userId }) => !hidden.has(userId)))
      .slice(0, ROWS_SHOWN)
      .map(({ rank, userId, points, right }) => ({ rank, userId, points, right })),
    hardest: hardestOf(reveals),
  };
}
