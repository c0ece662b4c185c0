import type { RoundSum } from "./stores.ts";

/** A member's sum on a board. */
export type BoardSum = RoundSum & { readonly rounds: number };

/** A place on a board, for keyset pages. */
export type BoardPlace = { readonly points: number; readonly userId: string };

/** Boards of those members who are shown on them. */
export type ScoreStore = {
  /** Rows after (or before) a place, best first, at most `limit`. */
  page(
    board: { guildId: string; period: string; topic: string },
    from: { after?: BoardPlace; before?: BoardPlace; limit: number },
  ): Promise<readonly BoardSum[]>;
  /** How many of the shown members have more points. */
  above(board: { guildId: string; period: string; topic: string }, points: number): Promise<number>;
  /** A member's own row, also of one who isn't shown. */
  own(board: { guildId: string; period: string; topic: string }, userId: string): Promise<BoardSum | null>;
  isHidden(guildId: string, userId: string): Promise<boolean>;
};
