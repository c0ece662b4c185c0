import type { Generated } from "kysely";
import type { ReviewSchema } from "./review-schema.ts";

/** 0 or 1: SQLite has no boolean. */
export type Flag = 0 | 1;

/** What the migrations make. Times are UTC milliseconds; columns that hold a member end in `_user_id`. */
export type Schema = ReviewSchema & {
  guild_settings: {
    guild_id: string;
    zone: string;
    round_channel_ids: string;
    starters: "everyone" | "managers" | "role";
    starter_role_id: string | null;
    pace: number;
    place: "here" | "thread";
    rounds_per_hour: Generated<number>;
    editor_role_id: string | null;
    admin_channel_id: string | null;
  };
  /** `guild_id` is null for the facts of shared notes. */
  facts: {
    fact_id: string;
    file: string;
    text: string;
    retired_at: number | null;
    guild_id: string | null;
    prefix: string | null;
    is_question: Flag;
  };
  fact_fingerprints: { fingerprint: string; fact_id: string };
  asked_facts: { guild_id: string; fact_id: string; asked_at: number };
  rounds: {
    round_id: string;
    guild_id: string;
    channel_id: string;
    starter_user_id: string | null;
    topic: string | null;
    kind: string;
    seconds: number;
    pace: number;
    speed: Flag;
    phase: string;
    position: number;
    due_at: number | null;
    lobby_message_id: string | null;
    wished: number;
    started_at: number;
    ended_at: number | null;
    end: string | null;
    stopped_by_user_id: string | null;
    ranked: Generated<Flag>;
    /** Whether its raw answers were folded into counts. */
    is_pruned: Generated<Flag>;
    owner: string | null;
    owned_until: number | null;
    tries: Generated<number>;
  };
  round_questions: {
    round_id: string;
    position: number;
    fact_id: string;
    question_id: string;
    frozen: string;
    duration: number;
    message_id: string | null;
    opened_at: number | null;
    closes_at: number | null;
    closed_at: number | null;
    revealed_at: number | null;
    answered: Generated<number>;
  };
  answers: {
    /** The higher, the later it was first saved; of old databases, the later it was pressed. */
    answer_id: Generated<number>;
    round_id: string;
    position: number;
    answer_user_id: string;
    /** One option, a JSON array of options, or a text: exactly one of the three. */
    choice: number | null;
    choices: string | null;
    text: string | null;
    credit: number;
    pressed_at: number;
    left_ms: number;
    interaction_id: string;
  };
  round_sends: {
    send_id: Generated<number>;
    round_id: string;
    kind: string;
    position: number;
    version: Generated<number>;
    since: number;
    due_at: number;
    tries: Generated<number>;
    sent_at: number | null;
    message_id: string | null;
  };
  awards: {
    award_id: Generated<number>;
    guild_id: string;
    award_user_id: string;
    round_id: string;
    position: number;
    question_id: string;
    topics: string;
    points: number;
    right: number;
    answers: number;
    local_date: string;
    awarded_at: number;
  };
  board_entries: {
    guild_id: string;
    board_user_id: string;
    question_id: string;
    local_date: string;
    round_id: string;
    position: number;
  };
  totals: {
    guild_id: string;
    period: string;
    topic: string;
    total_user_id: string;
    points: number;
    right: number;
    answers: number;
    rounds: number;
  };
  rank_steps: { guild_id: string; period: string; topic: string; step: number; size: number };
  daily_feeds: {
    guild_id: string;
    channel_id: string;
    time: string;
    zone: string;
    topic: string | null;
    weekdays: string;
    next_at: number | null;
  };
  daily_slots: {
    guild_id: string;
    local_date: string;
    due_at: number;
    state: "pending" | "sent" | "skipped";
    reason: string | null;
    channel_id: string;
    fact_id: string | null;
    retry_at: number;
    owner: string | null;
    owned_until: number | null;
    tries: Generated<number>;
    message_id: string | null;
    sent_at: number | null;
  };
  daily_posts: { guild_id: string; slot: string; fact_id: string; posted_at: number };
  practice_questions: {
    practice_id: string;
    guild_id: string | null;
    practice_user_id: string;
    origin: "practice" | "daily";
    topic: string | null;
    /** The first of `fact_ids`. */
    fact_id: string;
    frozen: string;
    asked_at: number;
    answered_at: number | null;
    kind: Generated<string>;
    /** The lasting ids of the facts that it is about, as JSON, in the order of the exercise's own. */
    fact_ids: Generated<string>;
    /** How far it is done, as JSON; null before anything is. */
    response: string | null;
  };
  practice_answers: {
    practice_id: string;
    fact_id: string;
    practice_user_id: string;
    guild_id: string | null;
    credit: number;
    answered_at: number;
  };
  /** What a member's answers to a fact came to before they were pruned. */
  fact_counts: {
    guild_id: string | null;
    counted_user_id: string;
    fact_id: string;
    answers: number;
    credit: number;
  };
  /** Members whom the boards don't show. */
  hidden_members: { guild_id: string; hidden_user_id: string };
  /** Erasures that wait for their member's confirmation; of one server, or of all for null. */
  erasure_requests: {
    request_id: string;
    guild_id: string | null;
    requester_user_id: string;
    requested_at: number;
  };
  /** The servers that the bot is or was in; `is_going` once the erasure of what one left has begun. */
  guilds: { guild_id: string; left_at: number | null; is_going: Generated<Flag> };
  guild_notes: {
    guild_id: string;
    file: string;
    format: "markdown" | "table";
    text: string;
    characters: number;
    title: string | null;
    source_label: string | null;
    source_url: string | null;
    changed_at: number;
  };
  /** Each change of an own note with the note as it was before it, as JSON; null where there was none. */
  note_versions: {
    version_number: Generated<number>;
    version: string;
    guild_id: string;
    file: string;
    before: string | null;
    changed_at: number;
  };
  notes_off: { guild_id: string; file: string };
  asked_only_own: { guild_id: string };
  note_drafts: { draft_id: string; guild_id: string; draft_user_id: string; notes: string; made_at: number };
  suggestions: {
    suggestion_id: string;
    guild_id: string;
    message_id: string;
    channel_id: string;
    author_user_id: string | null;
    suggester_user_id: string | null;
    text: string;
    url: string;
    state: "open" | "accepted" | "withdrawn";
    created_at: number;
  };
  /** When the bot last ran and heard Discord, and when it last didn't for long; one row. */
  presence: { presence_id: number; alive_at: number; away_from: number | null; away_to: number | null };
};
