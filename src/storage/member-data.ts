import type { Schema } from "./schema.ts";

/** A column that holds members' ids. */
type MemberColumn<T extends keyof Schema = keyof Schema> = {
  readonly table: T;
  readonly column: keyof Schema[T] & `${string}_user_id`;
  /** Whose server a row is of: told by its own `guild_id`, or by its round. */
  readonly within: "itself" | "round";
  /** What an erasure does: takes the row, or only the id where the row is not only theirs. */
  readonly erase: "row" | "id";
  /** The section of an export, and the columns that it tells beside the server. */
  readonly section: string;
  readonly told: readonly (keyof Schema[T] & string)[];
};

type AnyColumn = { [T in keyof Schema]: MemberColumn<T> }[keyof Schema];

const own = { within: "itself", erase: "row" } as const;
const named = { within: "itself", erase: "id" } as const;

/**
 * Every column that holds members' ids, with what becomes of it in an export and in an erasure; in an order in which rows can
 * be erased, those that refer to others first. A test walks the schema and fails for a column that isn't here.
 */
export const memberColumns: readonly AnyColumn[] = [
  {
    ...own,
    table: "question_reports",
    column: "reporter_user_id",
    section: "reports",
    told: [
      "question_id",
      "round_id",
      "position",
      "practice_id",
      "reason",
      "claimed",
      "reported_at",
      "settled_at",
    ],
  },
  {
    ...own,
    table: "practice_answers",
    column: "practice_user_id",
    section: "practiceAnswers",
    told: ["practice_id", "fact_id", "credit", "answered_at"],
  },
  {
    ...own,
    table: "practice_questions",
    column: "practice_user_id",
    section: "practice",
    told: ["practice_id", "origin", "topic", "kind", "frozen", "response", "asked_at", "answered_at"],
  },
  {
    ...own,
    within: "round",
    table: "answers",
    column: "answer_user_id",
    section: "answers",
    told: [
      "round_id",
      "position",
      "choice",
      "choices",
      "text",
      "credit",
      "pressed_at",
      "left_ms",
      "interaction_id",
    ],
  },
  {
    ...own,
    table: "awards",
    column: "award_user_id",
    section: "awards",
    told: [
      "round_id",
      "position",
      "question_id",
      "topics",
      "points",
      "right",
      "answers",
      "local_date",
      "awarded_at",
    ],
  },
  {
    ...own,
    table: "board_entries",
    column: "board_user_id",
    section: "boardEntries",
    told: ["question_id", "local_date", "round_id", "position"],
  },
  {
    ...own,
    table: "totals",
    column: "total_user_id",
    section: "totals",
    told: ["period", "topic", "points", "right", "answers", "rounds"],
  },
  {
    ...own,
    table: "fact_counts",
    column: "counted_user_id",
    section: "factCounts",
    told: ["fact_id", "answers", "credit"],
  },
  { ...own, table: "hidden_members", column: "hidden_user_id", section: "hiddenFromBoards", told: [] },
  {
    ...own,
    table: "erasure_requests",
    column: "requester_user_id",
    section: "erasureRequests",
    told: ["requested_at"],
  },
  {
    ...own,
    table: "note_drafts",
    column: "draft_user_id",
    section: "uploadsThatWait",
    told: ["notes", "made_at"],
  },
  {
    ...named,
    table: "rounds",
    column: "starter_user_id",
    section: "roundsStarted",
    told: [
      "round_id",
      "channel_id",
      "topic",
      "wished",
      "kind",
      "seconds",
      "speed",
      "started_at",
      "ended_at",
      "end",
    ],
  },
  {
    ...named,
    table: "rounds",
    column: "stopped_by_user_id",
    section: "roundsStopped",
    told: ["round_id", "channel_id", "ended_at"],
  },
  {
    ...named,
    table: "suggestions",
    column: "suggester_user_id",
    section: "messagesSuggested",
    told: ["message_id", "channel_id", "url", "state", "created_at"],
  },
  {
    ...named,
    table: "suggestions",
    column: "author_user_id",
    section: "messagesSuggestedOfMine",
    told: ["message_id", "channel_id", "url", "text", "state", "created_at"],
  },
];
