/** Why just this part of a statement can be left out; the first reasons make the better questions. */
export type BlankReason = "named" | "marked" | "name" | "term" | "phrase";

/** A part of a fact's text that can be left out and typed: offsets, `to` not included. */
export type Blank = {
  readonly from: number;
  readonly to: number;
  readonly reason: BlankReason;
  /** How good a part to ask for it is beside others of its reason, 0 to 1. */
  readonly score: number;
};
