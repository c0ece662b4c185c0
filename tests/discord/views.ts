import type {
  AnsweredQuestion,
  AskedQuestion,
  DailyPostView,
  LeaderboardView,
  LobbyView,
  QuestionView,
  RevealView,
  StandingsView,
} from "../../src/app/views.ts";

export const at = Date.UTC(2026, 10, 23, 9, 0, 0);

export const asked: AskedQuestion = {
  kind: "choice",
  path: ["Deep Learning"],
  stem: "____ encourages sparsity by driving some weights exactly to zero.",
  options: ["Dropout", "L1 regularization", "Early stopping", "Noise injection"],
};

export const answered: AnsweredQuestion = {
  ...asked,
  keys: [1],
  answers: ["L1 regularization"],
  explanation: "L1 regularization encourages sparsity by driving some weights exactly to zero.",
  source: {
    file: "deep-learning.md",
    line: 41,
    heading: ["Deep Learning", "Training and Regularization Methods"],
    text: "L1 regularization encourages sparsity by driving some weights exactly to zero.",
    url: null,
  },
};

export const typed: AnsweredQuestion = {
  ...answered,
  kind: "typed",
  options: [],
  keys: [],
  answers: ["L1 regularization", "lasso"],
};

export const selectAll: AnsweredQuestion = {
  ...answered,
  kind: "select-all",
  stem: "Which of these regularize?",
  keys: [0, 1, 3],
  answers: ["Dropout", "L1 regularization", "Noise injection"],
  explanation: "Right is: Dropout, L1 regularization, Noise injection",
};

export const trueFalse: AnsweredQuestion = {
  ...answered,
  kind: "true-false",
  stem: "ReLU passes negative inputs unchanged.",
  options: ["True", "False"],
  keys: [1],
  answers: ["False"],
  explanation: "ReLU outputs zero for negative inputs.",
};

export function lobby(change: Partial<LobbyView> = {}): LobbyView {
  return {
    kind: "lobby",
    roundId: "R1",
    guildId: "1",
    channelId: "2",
    topic: "Deep Learning › Optimization",
    questions: 5,
    wished: 5,
    shortage: null,
    seconds: 20,
    speed: true,
    firstQuestionAt: at,
    quizKind: "mixed",
    waiting: true,
    over: false,
    ...change,
  };
}

export function question(change: Partial<QuestionView> = {}): QuestionView {
  return { kind: "question", roundId: "R1", position: 3, count: 5, question: asked, closesAt: at, ...change };
}

export function reveal(change: Partial<RevealView> = {}): RevealView {
  return {
    kind: "reveal",
    roundId: "R1",
    guildId: "1",
    position: 3,
    count: 5,
    question: answered,
    tallies: [3, 9, 1, 0],
    answered: 13,
    right: 9,
    isVoid: false,
    fastest: [
      { userId: "11", points: 148, milliseconds: 2_100 },
      { userId: "12", points: 141, milliseconds: 4_000 },
      { userId: "13", points: 139, milliseconds: 5_000 },
    ],
    ...change,
  };
}

export function standings(change: Partial<StandingsView> = {}): StandingsView {
  return {
    kind: "standings",
    roundId: "R1",
    guildId: "1",
    end: "finished",
    stoppedByUserId: null,
    questions: 5,
    voided: 0,
    players: 4,
    answers: 20,
    rightAnswers: 14,
    rows: [
      { rank: 1, userId: "11", points: 612, right: 5 },
      { rank: 2, userId: "12", points: 540, right: 4 },
      { rank: 2, userId: "13", points: 540, right: 4 },
      { rank: 4, userId: "14", points: 101, right: 1 },
    ],
    hardest: { position: 4, right: 2, answered: 4 },
    ...change,
  };
}

export function dailyPost(change: Partial<DailyPostView> = {}): DailyPostView {
  return {
    kind: "daily",
    guildId: "1",
    slot: "2026-11-23",
    localDate: "2026-11-23",
    fact: { text: answered.source.text, source: answered.source },
    ...change,
  };
}

export function board(change: Partial<LeaderboardView> = {}): LeaderboardView {
  return {
    guildId: "1",
    period: "week",
    dates: { from: "2026-11-23", to: "2026-11-29" },
    topic: null,
    zone: "Europe/London",
    rows: [
      { rank: 1, userId: "11", points: 1_240, right: 12, answers: 14, rounds: 3 },
      { rank: 1, userId: "12", points: 1_240, right: 11, answers: 15, rounds: 3 },
      { rank: 3, userId: "13", points: 100, right: 1, answers: 1, rounds: 1 },
    ],
    own: { rank: 3, userId: "13", points: 100, right: 1, answers: 1, rounds: 1 },
    isHidden: false,
    next: "bmV4dA",
    previous: null,
    ...change,
  };
}

const names: Readonly<Record<string, string>> = { "11": "Ada", "12": "Grace", "13": "Alan", "14": "Edsger" };

/** The names that a test's members have; others aren't known. */
export const nameOf = (userId: string) => names[userId];
