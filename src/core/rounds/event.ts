import type { Absence } from "./absence.ts";
import type { Round, RoundSend } from "./round.ts";

/** What can happen to a round, apart from presses, which `judgePress` judges. */
export type RoundEvent =
  /** Time has passed; the round may be due. */
  | { readonly kind: "due" }
  | { readonly kind: "startNow" }
  | { readonly kind: "revealNow"; readonly position: number }
  | { readonly kind: "stop"; readonly userId: string }
  /**
   * A message is on Discord. `shownClosesAt` is the deadline it tells, null where that isn't known; `absence` is the
   * bot's latest one.
   */
  | {
      readonly kind: "sent";
      readonly send: RoundSend;
      readonly messageId: string;
      readonly at: number;
      readonly shownClosesAt: number | null;
      readonly absence: Absence | null;
    }
  /** The round's channel can't be written to any more. */
  | { readonly kind: "unreachable" }
  /** The bot hears presses again. */
  | { readonly kind: "back"; readonly absence: Absence };

/** What an event changes: the round as it is from now on, what must be said, and which questions' answers to award. */
export type RoundChange = {
  readonly round: Round;
  readonly sends: readonly RoundSend[];
  /** Positions whose answers become awards. */
  readonly awards: readonly number[];
};
