import { afterEach, describe, expect, test } from "vitest";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, HERE, Scene, starter, wish } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

let scene: Scene;
async function open(): Promise<void> {
  scene = new Scene({ members: 0 });
  await scene.boot();
}
afterEach(() => scene.world.close());

const advance = (milliseconds: number) => scene.world.time.advance(milliseconds);

describe("the start", () => {
  test("the first question comes after fifteen seconds, and the announcement's buttons go", async () => {
    await open();
    await scene.start();
    await advance(14_999);
    expect(scene.kinds).toEqual(["lobby"]);
    await advance(1);
    expect(scene.kinds).toEqual(["lobby", "question"]);
    expect(scene.question(1).at).toBe(START + 15_000);
    expect(scene.world.discord.in(CHANNEL)[0]?.announcement).toMatchObject({ waiting: false });
  });

  test("or at once when the starter or a moderator says so, and nobody else", async () => {
    await open();
    const roundId = await scene.start();
    const { rounds } = scene.bot.app;
    expect(await codeOf(rounds.startNow(member("2"), CHANNEL, roundId))).toBe("notAllowed");
    expect(
      await codeOf(rounds.startNow(member("2", { guildId: "9", mayManageMessages: true }), CHANNEL, roundId)),
    ).toBe("noRound");
    await rounds.startNow(member("2", { mayManageMessages: true }), CHANNEL, roundId);
    await advance(0);
    expect(scene.question(1).at).toBe(START);
    await rounds.startNow(starter, CHANNEL, roundId);
    await advance(0);
    expect(scene.kinds).toEqual(["lobby", "question"]);
  });

  test("where the bot is known not to be able to post, no round begins, and the member is told why", async () => {
    await open();
    scene.world.discord.lacking.set(CHANNEL, "Send Messages");
    await expect(scene.start()).rejects.toMatchObject({
      code: "missingPermissions",
      values: { permissions: "Send Messages", channelId: CHANNEL },
    });
    expect(await scene.bot.stores.rounds.liveIn(CHANNEL)).toBeNull();
    scene.world.discord.lacking.clear();
    await scene.start();
  });

  test("a channel has one live round, and a second start is told where it is", async () => {
    await open();
    await scene.start();
    const question = await scene.untilQuestion(1);
    const second = scene.start();
    await expect(second).rejects.toMatchObject({
      code: "roundRunning",
      values: { channelId: CHANNEL, messageId: question.id },
    });
    expect(await codeOf(scene.bot.app.rounds.prepare(starter, HERE, wish))).toBe("roundRunning");
    await scene.start({}, "201");
    await advance(15_000);
    expect(scene.world.discord.in("201").map(({ announcement }) => announcement.kind)).toEqual([
      "lobby",
      "question",
    ]);
  });

  test("two starts at the same moment give one round", async () => {
    await open();
    const codes = await Promise.all([codeOf(scene.start()), codeOf(scene.start())]);
    expect(codes.sort()).toEqual(["done", "roundRunning"]);
  });

  test("who may start and where follows the server's settings", async () => {
    await open();
    const { rounds, settings } = scene.bot.app;
    const manager = member("9", { mayManageServer: true });
    expect(await codeOf(settings.set(starter, () => ({ starters: "managers" })))).toBe("notAllowed");
    await settings.set(manager, () => ({
      starters: { roleId: "77" },
      roundChannelIds: [CHANNEL],
      place: "thread",
    }));
    expect(await codeOf(rounds.prepare(starter, HERE, wish))).toBe("notAllowed");
    expect(await rounds.prepare(member("5", { roleIds: ["77"] }), HERE, wish)).toEqual({
      place: "thread",
    });
    expect(await rounds.prepare(manager, HERE, wish)).toEqual({ place: "thread" });
    expect(await codeOf(rounds.prepare(manager, { channelId: "201", parentId: null }, wish))).toBe(
      "notAllowed",
    );
    expect(
      await codeOf(
        rounds.prepare(member("5", { guildId: "other" }), { channelId: "201", parentId: null }, wish),
      ),
    ).toBe("done");
    expect(await codeOf(rounds.prepare(manager, { channelId: "a thread", parentId: CHANNEL }, wish))).toBe(
      "done",
    );
    expect(await codeOf(rounds.prepare(manager, { channelId: "a thread", parentId: "201" }, wish))).toBe(
      "notAllowed",
    );
  });

  test("the server's pace stretches every question's time", async () => {
    await open();
    await scene.bot.app.settings.set(member("9", { mayManageServer: true }), () => ({ pace: 1.5 }));
    await scene.start({ seconds: 20 });
    expect(scene.world.discord.in(CHANNEL)[0]?.announcement).toMatchObject({ seconds: 30 });
    const question = await scene.untilQuestion(1);
    expect(question.announcement).toMatchObject({ closesAt: question.at + 30_000 });
  });

  test("where the notes give fewer questions than wished, the announcement tells both, and why", async () => {
    await open();
    await scene.start({ topic: "Protocols", questions: 25 });
    const [lobby] = scene.world.discord.in(CHANNEL);
    expect(lobby?.announcement).toMatchObject({ questions: 4, wished: 25, shortage: "fewFacts" });
  });

  test("a round with all questions that were wished tells no shortage", async () => {
    await open();
    await scene.start({ questions: 5 });
    expect(scene.world.discord.in(CHANNEL)[0]?.announcement).toMatchObject({ questions: 5, shortage: null });
  });

  test.each([
    ["an unknown topic", { topic: "Gardening" }, "unknownTopic"],
    ["a kind that the notes don't give", { kind: "acronym" }, "noQuestions"],
  ] as const)("%s is refused in words, and the channel stays free", async (_, change, expected) => {
    await open();
    expect(await codeOf(scene.start(change))).toBe(expected);
    expect(await codeOf(scene.start())).toBe("done");
  });

  test("who gets no question is told why", async () => {
    await open();
    const refused = await scene.start({ kind: "acronym" }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "noQuestions", values: { kind: "acronym", reason: "kind" } });
  });
});
