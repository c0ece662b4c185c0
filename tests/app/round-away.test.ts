import { afterEach, describe, expect, test } from "vitest";
import { CHANNEL, choiceOf, Scene } from "../support/round-scene.ts";

let scene: Scene;
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);
const now = () => scene.world.time.now();

/** A round at its first question, with one answer after four seconds. */
async function open(): Promise<string> {
  scene = new Scene({ members: 0 });
  await scene.boot();
  const roundId = await scene.start();
  const question = await scene.untilQuestion(1);
  await advance(question.at + 4_000 - now());
  await scene.press("10", question, true);
  return roundId;
}

const ways: Readonly<Record<string, (milliseconds: number) => Promise<void>>> = {
  killed: (milliseconds) => scene.restart(milliseconds),
  disconnected: async (milliseconds) => {
    const lostAt = now();
    scene.bot.upkeep.pause();
    await advance(milliseconds);
    await scene.bot.upkeep.resume(lostAt);
    await advance(0);
  },
};

describe.each(Object.entries(ways))("a bot that was %s", (_, away) => {
  test("for a second changes nothing", async () => {
    await open();
    const question = scene.question(1);
    await advance(500);
    await away(1_000);
    await advance(6_000);
    expect(scene.kinds).toEqual(["lobby", "question"]);
    expect(question.announcement).toMatchObject({ closesAt: question.at + 20_000 });
  });

  test("for more than two seconds gives the question its full time again, says so, and keeps what was answered", async () => {
    await open();
    const question = scene.question(1);
    await away(5_000);
    const back = now();
    await advance(6_000);
    expect(scene.kinds).toEqual(["lobby", "question", "away"]);
    expect(question.announcement).toMatchObject({ kind: "question", closesAt: back + 20_000 });
    expect(scene.world.discord.in(CHANNEL).at(-1)?.announcement).toMatchObject({ closesAt: back + 20_000 });
    await scene.press("11", question, true);
    await advance(20_000);
    expect(scene.reveal(1)).toMatchObject({
      answered: 2,
      fastest: [
        { userId: "10", points: 140 },
        { userId: "11", points: 135 },
      ],
    });
  });

  test("over the deadline gives the full time again too", async () => {
    await open();
    await away(60_000);
    const back = now();
    await advance(6_000);
    expect(scene.question(1).announcement).toMatchObject({ kind: "question", closesAt: back + 20_000 });
  });

  test("twice says so twice", async () => {
    await open();
    await away(5_000);
    await advance(6_000);
    await away(5_000);
    await advance(6_000);
    expect(scene.kinds).toEqual(["lobby", "question", "away", "away"]);
  });

  test("only between questions lets the round go on as if nothing had been", async () => {
    await open();
    await advance(20_000);
    expect(scene.question(1).announcement.kind).toBe("reveal");
    await away(4_000);
    const second = await scene.untilQuestion(2);
    await advance(6_000);
    expect(scene.kinds).toEqual(["lobby", "reveal", "question"]);
    expect(second.announcement).toMatchObject({ closesAt: second.at + 20_000 });
  });

  test("for more than ten minutes over the deadline ends the round with its standings in one message", async () => {
    const roundId = await open();
    await away(16_000 + 600_000 + 1_500);
    await advance(10_000);
    expect(scene.kinds).toEqual(["lobby", "reveal", "standings"]);
    expect(scene.standings()).toMatchObject({ end: "overdue", rows: [{ userId: "10", points: 140 }] });
    expect(await scene.bot.stores.rounds.unfinished()).toEqual([]);
    await expect(scene.bot.stores.rounds.load(roundId)).resolves.toMatchObject({ round: { phase: "over" } });
  });
});

test("answers given while Discord was disconnected and delivered later count by their own time", async () => {
  await open();
  const question = scene.question(1);
  const pressedAt = now() + 1_000;
  scene.crowd.pressAt(pressedAt, now() + 9_000, "11", question, choiceOf(question, true));
  await ways.disconnected?.(8_000);
  await advance(40_000);
  expect(scene.reveal(1)).toMatchObject({ answered: 2, right: 2 });
});

test("a killed bot's old buttons work, and its round is finished by the next one", async () => {
  const roundId = await open();
  await scene.restart(1_000);
  expect((await scene.press("10", scene.question(1), false)).outcome).toMatchObject({ kind: "changed" });
  expect(await scene.untilOver(roundId)).toBe(true);
  expect(scene.standings()).toMatchObject({ end: "finished", rows: [{ userId: "10", points: 0 }] });
});

test("an answer that closes its question early doesn't put off what waits for a dead process's claim", async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  await scene.start({ seconds: 90 });
  await scene.press("10", await scene.untilQuestion(1), true);
  const second = await scene.untilQuestion(2);
  await advance(500);
  await scene.restart(3_000);
  await advance(500);
  // The only one who plays: the question may close after a third of its time, long after the claim.
  await scene.press("10", second, true);
  await advance(6_000);
  expect(scene.kinds).toEqual(["lobby", "reveal", "question", "away"]);
});

test("a round goes on at the end of a dead process's claim, not a whole claim later", async () => {
  await open();
  const second = await scene.untilQuestion(2);
  await advance(500);
  await scene.restart(3_000);
  await advance(second.at + 5_001 - now());
  expect(scene.kinds).toEqual(["lobby", "reveal", "question", "away"]);
});
