import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "../../src/app/app.ts";
import type { ReportedView } from "../../src/app/question-views.ts";
import { isQuestion } from "../../src/core/exercises/exercise.ts";
import { handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { member } from "../support/bot.ts";
import { CHANNEL, codeOf, Scene, starter } from "../support/round-scene.ts";

const ADMIN = "900";
const editor = member("99", { mayManageServer: true });

let scene: Scene;
let roundId: string;
let questionId: string;

const app = () => scene.bot.app;
const report = (userId: string, reason: "wrongKey" | "typo" | "rightToo" = "wrongKey", position = 1) =>
  app().rounds.report(member(userId), roundId, position, reason);
const shownAt = (position: number) =>
  scene.bot.stores.rounds.load(roundId).then((one) => one?.round.questions[position - 1]?.question);
const told = () => scene.world.discord.in(ADMIN).map(({ announcement }) => announcement);
const settle = (milliseconds = 0) => scene.world.time.advance(milliseconds);

async function reportedView(): Promise<ReportedView> {
  const view = told().at(-1);
  if (view?.kind !== "reported") throw new Error("The admin channel was not told of a question");
  return view;
}

/** A round of two on the four facts of one note: 10 is right and 11 wrong, both times. */
async function play(): Promise<string> {
  const id = await scene.start({ topic: "Protocols", questions: 2, speed: false });
  for (const position of [1, 2]) {
    const asked = await scene.untilQuestion(position);
    await scene.press("10", asked, true);
    await scene.press("11", asked, false);
    await scene.world.time.advance(22_000);
  }
  await scene.untilOver(id);
  return id;
}

beforeEach(async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
  await app().settings.set(editor, () => ({ adminChannelId: ADMIN }));
  roundId = await play();
  questionId = (await shownAt(1))?.id ?? "";
});
afterEach(() => scene.world.close());

describe("the admin channel", () => {
  test("gets one message a question: what is reported, its answer and line, how often and why, and nobody's name", async () => {
    await report("10", "typo");
    await settle();
    const view = await reportedView();
    expect(view).toMatchObject({ questionId, disabledBy: null, reports: [{ reason: "typo", count: 1 }] });
    expect(view.question.answers).toEqual((await shownAt(1))?.key);
    expect(view.question.source).toMatchObject({ file: "protocols.md" });
    expect(JSON.stringify(view)).not.toMatch(/"(10|11)"/u);
    await report("11");
    await settle(61_000);
    await app().rounds.report(member("10"), roundId, 1, "wrongKey");
    await scene.bot.upkeep.tick();
    expect(told()).toHaveLength(1);
    expect(await reportedView()).toMatchObject({
      disabledBy: "reports",
      reports: [{ reason: "wrongKey", count: 2 }],
    });
  });

  test("is told nothing while no channel is set", async () => {
    await app().settings.set(editor, () => ({ adminChannelId: null }));
    await report("10");
    await settle(120_000);
    expect(told()).toEqual([]);
  });

  test("gets no second message of a question within an hour, though the first was deleted", async () => {
    await report("10");
    await settle();
    const [message] = scene.world.discord.in(ADMIN);
    if (message === undefined) throw new Error("The admin channel was not told");
    message.deleted = true;
    await settle(120_000);
    await report("11");
    await scene.bot.upkeep.tick();
    expect(told()).toEqual([]);
    await scene.restart(3_600_000);
    await scene.bot.upkeep.tick();
    expect(told()).toHaveLength(1);
    expect(await reportedView()).toMatchObject({ disabledBy: "reports" });
  });

  test("gets it after a restart that came before it could be told, and once", async () => {
    scene.world.discord.fault = ({ channelId }) => (channelId === ADMIN ? "failed" : null);
    await report("10");
    await settle();
    expect(told()).toEqual([]);
    await scene.restart(600_000);
    scene.world.discord.fault = () => null;
    await scene.bot.upkeep.tick();
    await scene.bot.upkeep.tick();
    expect(told()).toHaveLength(1);
  });
});

describe("a disabled question", () => {
  const drawn = async (count: number, asker: Member = member("12")) => {
    const ids = new Set<string>();
    for (let at = 0; at < count; at++) {
      const { practiceId } = await app().practice.next(asker, { topic: "Protocols", kind: "choice" });
      ids.add((await scene.bot.stores.practice.load(practiceId))?.exercise.id ?? "");
    }
    return ids;
  };

  test("is asked neither in rounds nor in practice, until an editor has it asked again", async () => {
    await report("10");
    await report("11");
    expect(await drawn(8)).not.toContain(questionId);
    roundId = await scene.start({ topic: "Protocols", questions: 4 });
    const asked = (await scene.bot.stores.rounds.load(roundId))?.round.questions ?? [];
    expect(asked.map(({ question }) => question.id)).not.toContain(questionId);
    expect(asked).toHaveLength(3);
    await app().questions.enable(editor, questionId);
    expect(await drawn(8)).toContain(questionId);
  });

  test("is still asked in another server", async () => {
    await app().questions.disable(editor, questionId);
    expect(await drawn(8, member("12", { guildId: "101" }))).toContain(questionId);
  });

  test("isn't what [Test me] asks", async () => {
    const facts = handmadeFacts("Protocols", ["Ports"], 4);
    for (const fact of facts) await app().questions.disable(editor, handmadeQuestion(fact).id);
    await app().daily.set(editor, {
      channelId: "300",
      time: "09:00",
      zone: null,
      topic: "Protocols",
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    await app().daily.now(editor, "300", "request");
    const [slot] = await scene.bot.database.db.selectFrom("daily_posts").select("slot").execute();
    expect(await codeOf(app().practice.fromDaily(member("12"), slot?.slot ?? ""))).toBe("noDailyQuestion");
  });
});

describe("an editor", () => {
  test("alone may see or decide anything", async () => {
    const { questions } = app();
    const other = member("10");
    const all = [
      questions.flagged(other, 0),
      questions.show(other, questionId),
      questions.disable(other, questionId),
      questions.enable(other, questionId),
      questions.void(other, questionId),
      questions.stats(other, 0),
      questions.fixes(other),
      questions.pin(other, questionId, { kind: "options", key: ["a"], wrong: ["b"] }),
      questions.unpin(other, questionId),
      questions.accept(other, questionId, "1"),
    ];
    expect(await Promise.all(all.map(codeOf))).toEqual(all.map(() => "notAllowed"));
    expect(await questions.named(other, "")).toEqual([]);
    await app().settings.set(editor, () => ({ editorRoleId: "7" }));
    expect((await questions.show(member("10", { roleIds: ["7"] }), questionId)).questionId).toBe(questionId);
  });

  test("voids its points: the channel is told in one line, and its standings say what still counts", async () => {
    const before = scene.standings().rows;
    expect(before.find(({ userId }) => userId === "10")?.points).toBe(200);
    expect(await app().questions.void(editor, questionId)).toEqual({ rounds: 1 });
    await settle();
    const lines = scene.world.discord
      .in(CHANNEL)
      .filter(({ announcement }) => announcement.kind === "voided");
    expect(lines.map(({ announcement }) => announcement)).toMatchObject([{ kind: "voided", position: 1 }]);
    expect(scene.standings().rows.find(({ userId }) => userId === "10")?.points).toBe(100);
    expect(await app().questions.void(editor, questionId)).toEqual({ rounds: 0 });
    await settle();
    expect(
      scene.world.discord.in(CHANNEL).filter(({ announcement }) => announcement.kind === "voided"),
    ).toEqual(lines);
    const board = await app().leaderboard({ guildId: "100", userId: "10" }, { period: "all", topic: null });
    expect(board.rows.find(({ userId }) => userId === "10")).toMatchObject({ points: 100, answers: 1 });
  });

  test("sees the reported questions, the most reported first, a page at a time, and the list of what to mend by line", async () => {
    await report("10");
    await report("10", "typo", 2);
    await report("11", "typo", 2);
    const second = (await shownAt(2))?.id;
    const flagged = await app().questions.flagged(editor, 0);
    expect(flagged).toMatchObject({ page: 0, pages: 1, total: 2 });
    expect(flagged.rows.map((row) => row.questionId)).toEqual([second, questionId]);
    const lines = (await app().questions.fixes(editor)).map(({ question }) => question.source.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(await app().questions.flagged(editor, 99)).toMatchObject({ page: 0 });
  });

  test("sees what rounds have shown, the hardest first", async () => {
    const { rows, total } = await app().questions.stats(editor, 0);
    expect(total).toBe(2);
    expect(rows[0]?.statistics).toMatchObject({ asked: 1, answers: 2, credit: 1 });
    expect(rows[0]?.statistics.mostPicked?.text).toMatch(/^wrong/u);
  });

  test("finds a question by its words or its id", async () => {
    const stem = (await shownAt(1))?.stem ?? "";
    for (const typed of [stem.toUpperCase(), questionId])
      expect(await app().questions.named(editor, typed)).toEqual([
        { questionId, stem, file: "protocols.md" },
      ]);
  });

  test.each(["show", "disable", "enable", "unpin", "void"] as const)(
    "can't %s what was never asked here",
    async (deed) => {
      expect(await codeOf(app().questions[deed](editor, "nothing"))).toBe("unknownQuestion");
    },
  );
});

describe("a pin", () => {
  const pin = { kind: "options", key: ["a better key"], wrong: ["one", "two"] } as const;
  const practised = async () => {
    for (let at = 0; at < 12; at++) {
      const { practiceId } = await app().practice.next(member("13"), { topic: "Protocols", kind: "choice" });
      const exercise = (await scene.bot.stores.practice.load(practiceId))?.exercise;
      if (exercise?.id === questionId && isQuestion(exercise)) return exercise;
    }
    throw new Error("The question never came");
  };

  test("is what is asked from then on, also after a restart, and goes when it is taken back", async () => {
    const view = await app().questions.pin(editor, questionId, pin);
    expect(view).toMatchObject({ question: { answers: ["a better key"] }, pin, isGone: false });
    expect(view.statistics).toMatchObject({ asked: 1 });
    await scene.restart(1_000);
    expect((await practised()).key).toEqual(["a better key"]);
    await app().questions.unpin(editor, questionId);
    expect((await practised()).key).toEqual((await shownAt(1))?.key);
  });

  test("that can't be asked is refused with what is wrong, and nothing is pinned", async () => {
    const bad = app().questions.pin(editor, questionId, { ...pin, wrong: ["one", "A better key"] });
    await expect(bad).rejects.toMatchObject({ code: "badPin", values: { flaw: "keyAmongWrong" } });
    expect((await app().questions.show(editor, questionId)).pin).toBeNull();
  });

  test("leaves points that were given as they are", async () => {
    await app().questions.pin(editor, questionId, pin);
    await settle();
    expect(scene.standings().rows.find(({ userId }) => userId === "10")?.points).toBe(200);
  });
});

test("a claim that one's answer was right too is shown to editors, once however many say it", async () => {
  await report("11", "rightToo");
  const { claims, isTyped } = await app().questions.show(editor, questionId);
  expect(claims.map(({ text }) => text)).toEqual([expect.stringMatching(/^wrong/u)]);
  expect(isTyped).toBe(false);
  expect(await codeOf(app().questions.accept(editor, questionId, claims[0]?.id ?? ""))).toBe("badPin");
  expect(await codeOf(app().questions.accept(editor, questionId, "12345"))).toBe("claimGone");
  expect(await codeOf(app().rounds.stop(starter, CHANNEL, roundId))).toBe("noRound");
});
