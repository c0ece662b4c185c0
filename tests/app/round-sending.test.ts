import { afterEach, describe, expect, test } from "vitest";
import { auditRound } from "../support/audit.ts";
import type { Fault } from "../support/fake-channels.ts";
import { Life } from "../support/mortal.ts";
import { CHANNEL, choiceOf, Scene, starter } from "../support/round-scene.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);
const now = () => scene.world.time.now();
const roundEnd = async (roundId: string) => (await scene.bot.stores.rounds.load(roundId))?.round.end;

/** Makes Discord refuse what `kind` says, from now on. */
function refuse(kind: string, fault: Fault | null): void {
  scene.world.discord.fault = ({ announcement }) => (announcement.kind === kind ? fault : null);
}

describe("while Discord fails", () => {
  test("a question is asked as soon as it can be, once, with its full time", async () => {
    await open();
    await scene.start();
    refuse("question", "failed");
    await advance(75_000);
    refuse("question", null);
    const question = await scene.untilQuestion(1);
    await advance(1_000);
    expect(question.announcement).toMatchObject({ closesAt: question.at + 20_000 });
    expect(scene.kinds).toEqual(["lobby", "question"]);
  });

  test("an answer of Discord's that gets lost leads to no second message", async () => {
    await open();
    await scene.start();
    refuse("question", "lost");
    await advance(16_000);
    refuse("question", null);
    await advance(2_000);
    expect(scene.kinds).toEqual(["lobby", "question"]);
    const { messageId } = (await scene.bot.stores.rounds.liveIn(CHANNEL))?.questions[0] ?? {};
    expect(messageId).toBe(scene.question(1).id);
  });

  test("for ten minutes, the round ends instead of asking long after", async () => {
    await open();
    const roundId = await scene.start();
    refuse("question", "failed");
    await advance(15_000 + 600_000);
    expect(await roundEnd(roundId)).toBe("overdue");
    refuse("question", null);
    await scene.untilOver(roundId);
    expect(scene.kinds).toEqual(["lobby", "standings"]);
  });

  test("for an hour after a round's last question, its answer and the standings come once Discord is back", async () => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    const question = await scene.untilQuestion(1);
    await scene.press("10", question, true);
    scene.world.discord.fault = () => "failed";
    await advance(3_600_000);
    scene.world.discord.fault = () => null;
    await advance(60_000);
    expect(scene.reveal(1)).toMatchObject({ answered: 1 });
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
    expect(await scene.bot.stores.rounds.sums(roundId)).toMatchObject([{ userId: "10", points: 150 }]);
  });

  test("so that a question that may stand there can't be looked for, it is looked for until that is known", async () => {
    await open();
    await scene.start();
    refuse("question", "lost");
    await advance(15_500);
    const question = scene.question(1);
    await scene.press("10", question, true);
    scene.world.discord.fault = () => "failed";
    await advance(3_600_000);
    scene.world.discord.fault = () => null;
    await advance(60_000);
    expect(scene.reveal(1)).toMatchObject({ answered: 1 });
    expect(scene.standings()).toMatchObject({ end: "overdue", players: 1 });
  });

  test("with everything, so that nothing went out, is over for the round ten seconds after it ends", async () => {
    await open();
    await scene.start();
    refuse("question", "outage");
    await advance(300_000);
    expect(scene.kinds).toEqual(["lobby"]);
    refuse("question", null);
    await advance(10_000);
    expect(scene.kinds).toEqual(["lobby", "question"]);
  });

  test("with one message, the round's other messages go on", async () => {
    await open();
    await scene.start({ questions: 3 });
    const first = await scene.untilQuestion(1);
    await scene.untilQuestion(2);
    refuse("reveal", "failed");
    scene.crowd.pressAt(first.at + 1_000, now() + 1_000, "11", first, choiceOf(first, true));
    await advance(5_000);
    expect(scene.reveal(1)).toMatchObject({ answered: 0 });
    scene.world.discord.fault = ({ announcement: view }) =>
      view.kind === "reveal" && view.position === 1 ? "failed" : null;
    await scene.untilQuestion(3);
    refuse("reveal", null);
    await advance(30_000);
    expect(scene.reveal(1)).toMatchObject({ answered: 1 });
  });
});

describe("a channel", () => {
  test("that is gone ends its round without a word, and answers count", async () => {
    await open();
    const roundId = await scene.start();
    const question = await scene.untilQuestion(1);
    await scene.press("10", question, true);
    refuse("reveal", "gone");
    await advance(60_000);
    expect(await roundEnd(roundId)).toBe("unreachable");
    expect(await scene.bot.stores.rounds.sums(roundId)).toMatchObject([{ userId: "10", points: 150 }]);
    const calls = scene.world.discord.calls.length;
    await advance(600_000);
    expect(scene.world.discord.calls.length).toBe(calls);
    expect(await scene.bot.stores.rounds.unfinished()).toEqual([]);
  });

  test("that forbids for a moment is tried again; for half a minute, the round ends", async () => {
    await open();
    const roundId = await scene.start();
    refuse("question", "forbidden");
    await advance(15_000 + 10_000);
    expect(await roundEnd(roundId)).toBeNull();
    await advance(30_000);
    expect(await roundEnd(roundId)).toBe("unreachable");
  });

  test("that forbids for a quarter of an hour as a round ends still gets the answer and the standings", async () => {
    await open();
    await scene.start({ questions: 1 });
    await scene.press("10", await scene.untilQuestion(1), true);
    refuse("standings", "forbidden");
    await advance(30_000 + 900_000);
    refuse("standings", null);
    const refused = scene.world.discord.calls.filter(({ announcement }) => announcement.kind === "standings");
    expect(refused.length).toBeLessThan(12);
    await advance(900_000);
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
  });

  test("from which a moderator deletes the question goes on with the next one", async () => {
    await open();
    await scene.start();
    (await scene.untilQuestion(1)).deleted = true;
    await scene.untilQuestion(2);
    expect(scene.kinds).toEqual(["lobby", "question"]);
  });

  test("from which the question was deleted before the bot knew it, gets the question anew", async () => {
    await open();
    await scene.start();
    scene.world.discord.onMessage = (message) => {
      message.deleted = true;
      scene.world.discord.onMessage = () => {};
    };
    refuse("question", "lost");
    await advance(15_500);
    refuse("question", null);
    await advance(2_000);
    expect(scene.kinds).toEqual(["lobby", "question"]);
  });
});

describe("what stands in the channel already", () => {
  test("standings that were posted but not recorded show a press that came meanwhile", async () => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    const question = await scene.untilQuestion(1);
    const late = scene.crowd.pressAt(
      question.at + 10_000,
      now() + 60_000,
      "11",
      question,
      choiceOf(question, true),
    );
    refuse("standings", "lost");
    await scene.untilOver(roundId);
    await scene.bot.die();
    scene.now = null;
    await advance(5_000);
    await scene.boot(undefined, { heard: false });
    await advance(60_000);
    expect(late.outcome).toMatchObject({ points: 125 });
    refuse("standings", null);
    await scene.bot.upkeep.resume(null);
    await advance(60_000);
    expect(scene.standings().rows).toMatchObject([{ userId: "11", points: 125 }]);
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
  });

  test("a question that was posted but not recorded gets its answer, though its round ended meanwhile", async () => {
    await open();
    const roundId = await scene.start();
    refuse("question", "lost");
    await advance(15_500);
    refuse("question", null);
    await scene.restart(700_000);
    await scene.untilOver(roundId);
    expect(await roundEnd(roundId)).toBe("overdue");
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
  });

  test("a stop while the question is on its way shows the question with its answer", async () => {
    await open();
    const roundId = await scene.start();
    refuse("question", "lost");
    await advance(15_500);
    refuse("question", null);
    await scene.bot.app.rounds.stop(starter, CHANNEL, roundId);
    await advance(60_000);
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
    const { db } = scene.bot.database;
    expect(await auditRound(db, roundId, scene.world.discord.in(CHANNEL), [])).toEqual([]);
  });
});

test.each(["question", "reveal", "standings"])(
  "a %s that was sent before the bot died is there once, also when Discord has forgotten its nonce",
  async (kind) => {
    await open();
    const roundId = await scene.start({ questions: 1 });
    await scene.bot.die();
    const said = () => scene.kinds.includes(kind);
    await scene.boot(
      new Life((_, step) => step.name.startsWith("channels.") && step.when === "after" && said()),
    );
    await advance(60_000);
    expect(scene.bot.life.death?.when).toBe("after");
    await scene.restart(240_000);
    await scene.untilOver(roundId);
    expect(scene.kinds.filter((one) => one !== "away")).toEqual(["lobby", "reveal", "standings"]);
  },
);

test("a bot that stops leaves its rounds to the next one at once", async () => {
  await open();
  const roundId = await scene.start();
  const question = await scene.untilQuestion(1);
  await scene.bot.upkeep.close();
  await scene.restart(100);
  await scene.bot.app.rounds.revealNow(starter, CHANNEL, roundId, 1);
  await advance(question.at + 2_200 - now());
  expect(scene.reveal(1).position).toBe(1);
});

test("a machine whose clock is wrong by Discord's is told in the log, and one that is right never", async () => {
  await open();
  const clockLines = () => scene.world.log.filter(({ message }) => message.includes("clock is wrong"));
  await scene.start();
  await scene.untilQuestion(1);
  await scene.restart(5_000);
  await scene.untilQuestion(2);
  expect(clockLines()).toEqual([]);
  scene.world.discord.behind = 6_000;
  await scene.untilQuestion(3);
  expect(clockLines()).toMatchObject([{ fields: { aheadMs: 6_000 } }]);
});
