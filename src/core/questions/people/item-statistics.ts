/** What rounds have shown about one question in one server, answers of all members together. */
export type ItemStatistics = {
  /** In how many rounds it was asked. */
  readonly asked: number;
  readonly answers: number;
  /** Credit summed over the answers: each right answer is 1, part of a select-all its share. */
  readonly credit: number;
  /** Correlation of being right here with the share of the rest of the round that was right, -1 to 1; null if unknown. */
  readonly discrimination: number | null;
};
