import { describe, expect, test } from "vitest";
import type { Absence } from "../../../src/core/rounds/absence.ts";
import type { RoundEvent } from "../../../src/core/rounds/event.ts";
import { decideRound } from "../../../src/core/rounds/machine.ts";
import type { RoundSend } from "../../../src/core/rounds/round.ts";
import { OPEN, opensAt, roundIn } from "../../support/rounds.ts";

const sent = (
  send: RoundSend,
  change: { absence?: Absence; shownClosesAt?: number | null } = {},
): RoundEvent => ({
  kind: "sent",
  send,
  messageId: "new-message",
  at: opensAt(2),
  shownClosesAt: opensAt(2) + OPEN,
  absence: null,
  ...change,
});
const question2: RoundSend = { kind: "question", position: 2 };

describe("opening a question", () => {
  const open = (event: RoundEvent, now: number) => decideRound(roundIn("asking", 2, 3), event, now);

  test("its clock runs from the message's own time, not from when that was recorded", () => {
    const { round, sends } = open(sent(question2), opensAt(2) + 900);
    expect(round.dueAt).toBe(opensAt(2) + OPEN);
    expect(round.questions[1]).toMatchObject({
      messageId: "new-message",
      openedAt: opensAt(2),
      closesAt: opensAt(2) + OPEN,
    });
    expect(sends).toEqual([]);
  });

  test("known only after more than fifteen seconds, it gets its full time again, whoever was there meanwhile", () => {
    const closing = (late: number) => open(sent(question2), opensAt(2) + late).round.questions[1]?.closesAt;
    expect(closing(15_000)).toBe(opensAt(2) + OPEN);
    expect(closing(15_001)).toBe(opensAt(2) + 15_001 + OPEN);
  });

  const deadline = { kind: "deadline", position: 2 };
  test.each([
    ["is off by a second", 1_000, []],
    ["is off by more", 1_001, [deadline]],
    ["is too early", -1_001, [deadline]],
  ])("where the deadline shown %s, the message is edited accordingly", (_, off, expected) => {
    const shownClosesAt = opensAt(2) + OPEN + off;
    expect(open(sent(question2, { shownClosesAt }), opensAt(2) + 100).sends).toEqual(expected);
  });

  test("where it isn't known which deadline is shown, the message is edited", () => {
    expect(open(sent(question2, { shownClosesAt: null }), opensAt(2) + 100).sends).toEqual([deadline]);
  });

  test("a message that nobody heard for more than two seconds gets its full time from now, shown and said", () => {
    const now = opensAt(2) + 2_500;
    const absence = { from: opensAt(2) - 400, to: opensAt(2) + 2_001 };
    const { round, sends } = open(sent(question2, { shownClosesAt: now + OPEN, absence }), now);
    expect(round.dueAt).toBe(now + OPEN);
    expect(round.questions[1]).toMatchObject({ openedAt: opensAt(2), closesAt: now + OPEN });
    expect(sends).toEqual([deadline, { kind: "away", position: 2 }]);
  });

  test.each([
    ["was heard all along, however late it was recorded", null],
    ["was unheard for two seconds", { from: opensAt(2) - 400, to: opensAt(2) + 2_000 }],
    ["came after the bot was away", { from: opensAt(2) - 60_000, to: opensAt(2) - 1 }],
  ])("a message that %s keeps its time", (_, absence) => {
    const event = sent(question2, absence === null ? {} : { absence });
    expect(open(event, opensAt(2) + 9_000).round.dueAt).toBe(opensAt(2) + OPEN);
  });
});
