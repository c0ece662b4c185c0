/** Why a member reports a question; "unknown" stands for reports from before reasons were asked for. */
export type ReportReason =
  | "wrongKey"
  | "twoRight"
  | "unclear"
  | "typo"
  | "wrongNote"
  | "rightToo"
  | "unknown";

/** What a member may choose from, in the order shown; "rightToo" only after an answer that was judged wrong. */
export const CHOOSABLE_REASONS = [
  "wrongKey",
  "twoRight",
  "unclear",
  "typo",
  "wrongNote",
  "rightToo",
] as const;

/** How far back the players of a server are counted, and an annulled question's points are taken back, in milliseconds. */
export const LATELY = 7 * 86_400_000;

const SMALL = 10;

/** How many members must report a question before it is disabled, by the server's players of the last seven days. */
export function reportsToDisable(players: number): number {
  return players < SMALL ? 2 : 3;
}

/** Whether a report speaks against asking the question again until an editor has looked. */
export function isGrave(reason: ReportReason): boolean {
  return reason !== "typo";
}
