import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { App, Member, Press } from "../../src/app/app.ts";
import { StudyError } from "../../src/core/errors.ts";
import { handmadeBank } from "../support/bank.ts";
import { member, type Running, World } from "../support/bot.ts";
import type { FakeMessage } from "../support/fake-channels.ts";
import { START } from "../support/rounds.ts";
import { snowflakeAt } from "../support/snowflake.ts";

/** A word that stands in one server's notes alone, and in nothing that an attacker asks for. */
const SECRET = "quixotine";
/** A member of that server who plays there, and what their points come to: they stand on its boards alone. */
const CLASSMATE = "736251849012345678";
const POINTS = 7_654_321;
const canaries = [SECRET, CLASSMATE, String(POINTS)];
const topic = "Zephyrine";
const file = "zephyrine.md";
const secrets = [
  `# ${topic}`,
  "## Quixotine salts",
  "- Alpha quixotine dissolves gold in cold water.",
  "- Omega quixotine: a salt that glows in the dark",
  "- Beta quixotine turns red in bright sunlight.",
  "- Gamma quixotine melts at a temperature of 45 degrees.",
  "- Delta quixotine binds oxygen in deep water.",
  "- Epsilon quixotine is the lightest salt that was found in 1911.",
].join("\n");
const shared = { file: "networks.md", text: "# Networks\n- A router forwards packets between networks." };
const suggested = {
  messageId: "500",
  channelId: "10",
  authorUserId: "2",
  isByBot: false,
  content: "Zeta quixotine reflects light in the dark.",
  url: "https://discord.com/channels/100/10/500",
};
const wish = { topic, questions: 3, seconds: 20, kind: "mixed", speed: true } as const;
const daily = { channelId: "20", time: "09:00", zone: null, weekdays: [1, 2, 3, 4, 5, 6, 7] };

/** What an attacker may have heard of: ids of things in the other server. */
type Ids = {
  readonly draftId: string;
  readonly version: string;
  readonly roundId: string;
  readonly practiceId: string;
  readonly suggestionId: string;
  readonly slot: string;
  readonly questionId: string;
  readonly press: Press;
};

let world: World;
let bot: Running;
let ids: Ids;

/** The same person who edits the notes of one server, as who manages another. */
const insider = member("1", { mayManageServer: true, mayManageMessages: true });
const outsider: Member = { ...insider, guildId: "200" };
const alone = { guildId: null, userId: "1" };

async function untilAsked(position: number): Promise<FakeMessage> {
  const isIt = ({ announcement }: FakeMessage) =>
    announcement.kind === "question" && announcement.position === position;
  await world.time.advance(120_000, () => world.discord.messages.some(isIt));
  await world.time.advance(0);
  const found = world.discord.messages.find(isIt);
  if (found === undefined) throw new Error(`Question ${position} never came`);
  return found;
}

function pressOn(message: FakeMessage, roundId: string, position: number) {
  const interactionId = snowflakeAt(world.time.now() + 1_000, position);
  return {
    interactionId,
    guildId: "100",
    channelId: "10",
    messageId: message.id,
    userId: "1",
    roundId,
    position,
  };
}

const reviewed = async (who: Member) => (await bot.app.questions.flagged(who, 0)).rows;

/** The insider answers the first question wrong, so that there is something to look up, and a classmate right. */
async function answerFirst(roundId: string): Promise<void> {
  const asked = await untilAsked(1);
  const loaded = await bot.stores.rounds.load(roundId);
  const question = loaded?.round.questions[0]?.question;
  const choice = question?.options.findIndex((option) => !question.key.includes(option)) ?? 0;
  await world.time.advance(1_000);
  const press = (from: object, choice: number) =>
    bot.app.rounds.press({ ...pressOn(asked, roundId, 1), ...from, given: { kind: "option", choice } });
  const right = question?.options.findIndex((option) => question.key.includes(option)) ?? 0;
  const classmate = { userId: CLASSMATE, interactionId: snowflakeAt(world.time.now(), 99) };
  const pressed = [press({}, choice), press(classmate, right)];
  await world.time.advance(0);
  await Promise.all(pressed);
}

/** The classmate's points become a number that nothing else could be. */
async function markPoints(): Promise<void> {
  const { db } = bot.database;
  const marked = await db
    .updateTable("totals")
    .set({ points: POINTS })
    .where("total_user_id", "=", CLASSMATE)
    .executeTakeFirst();
  expect(Number(marked.numUpdatedRows)).toBeGreaterThan(0);
}

async function fill(): Promise<Ids> {
  const { app } = bot;
  const upload = () => app.notes.preview(insider, [world.files.hand(file, secrets)]);
  await app.notes.confirm(insider, (await upload()).draftId ?? "");
  const saved = await app.notes.confirm(insider, (await upload()).draftId ?? "");
  const { draftId } = await upload();
  const { suggestionId } = await app.suggestions.suggest(insider, suggested);
  const { practiceId } = await app.practice.next(insider, { topic, kind: "mixed" });
  await app.daily.now(insider, "10", "request");
  const posts = await bot.database.db.selectFrom("daily_posts").select("slot").execute();
  const { roundId } = await app.rounds.start(insider, "10", wish);
  await app.rounds.startNow(insider, "10", roundId);
  await answerFirst(roundId);
  const asked = await untilAsked(2);
  await markPoints();
  await app.rounds.report(insider, roundId, 1, "rightToo");
  const [questionId] = (await reviewed(insider)).map((row) => row.questionId);
  const press = {
    ...pressOn(asked, roundId, 2),
    guildId: "200",
    given: { kind: "option", choice: 0 },
  } as const;
  return {
    draftId: draftId ?? "",
    version: saved.notes[0]?.version ?? "",
    roundId,
    practiceId,
    suggestionId,
    slot: posts[0]?.slot ?? "",
    questionId: questionId ?? "",
    press,
  };
}

beforeEach(async () => {
  world = new World({ bank: handmadeBank([]), notes: [shared], start: START });
  bot = await world.boot();
  ids = await fill();
});
afterEach(() => world.close());

type Attack = (app: App, who: Member) => Promise<unknown>;

/** Every call of the app, asking for what is another server's. */
const attacks: Readonly<Record<string, readonly Attack[]>> = {
  topics: [(app, { guildId }) => app.topics(guildId, ""), (app) => app.topics(null, "z")],
  leaderboard: [
    (app, who) => app.leaderboard(who, { period: "all", topic }),
    (app, who) => app.leaderboard(who, { period: "all", topic: null }),
  ],
  "facts.pick": [
    (app, who) => app.facts.pick(who, { topic, about: null }),
    (app, who) => app.facts.pick(who, { topic: null, about: "gold in cold water" }),
    (app) => app.facts.pick(alone, { topic: null, about: "gold in cold water" }),
    (app) => app.facts.pick(alone, { topic, about: null }),
  ],
  "rounds.prepare": [(app, who) => app.rounds.prepare(who, { channelId: "20", parentId: null }, wish)],
  "rounds.start": [
    (app, who) => app.rounds.start(who, "20", wish),
    (app, who) => app.rounds.start(who, "20", { ...wish, topic: null, questions: 25 }),
  ],
  "rounds.again": [(app, who) => app.rounds.again(who, { channelId: "20", parentId: null }, ids.roundId)],
  "rounds.announce": [],
  "rounds.announced": [],
  "rounds.startNow": [
    (app, who) => app.rounds.startNow(who, "20", ids.roundId),
    (app, who) => app.rounds.startNow(who, "10", ids.roundId),
  ],
  "rounds.stop": [
    (app, who) => app.rounds.stop(who, "20", ids.roundId),
    (app, who) => app.rounds.stop(who, "10", ids.roundId),
  ],
  "rounds.press": [
    (app) => app.rounds.press(ids.press),
    (app) => app.rounds.press({ ...ids.press, channelId: "20" }),
  ],
  "rounds.form": [
    (app) => app.rounds.form(ids.press),
    (app) => app.rounds.form({ ...ids.press, channelId: "20" }),
  ],
  "rounds.revealNow": [(app, who) => app.rounds.revealNow(who, "10", ids.roundId, 1)],
  "rounds.result": [
    (app, who) => app.rounds.result(who, ids.roundId, 1),
    (app, who) => app.rounds.result(who, ids.roundId, null),
  ],
  "rounds.misses": [(app, who) => app.rounds.misses(who, ids.roundId)],
  "rounds.reporting": [(app, who) => app.rounds.reporting(who, ids.roundId, 1)],
  "rounds.report": [(app, who) => app.rounds.report(who, ids.roundId, 1, "wrongKey")],
  "rounds.claim": [(app, who) => app.rounds.claim(who, ids.roundId, 1, "x")],
  "practice.next": [
    (app, who) => app.practice.next(who, { topic, kind: "mixed" }),
    (app, who) => app.practice.next(who, { topic: null, kind: "mixed" }),
    (app) => app.practice.next(alone, { topic, kind: "mixed" }),
  ],
  "practice.nextAfter": [
    (app, who) => app.practice.nextAfter(who, ids.practiceId),
    (app) => app.practice.nextAfter(alone, ids.practiceId),
  ],
  "practice.fromDaily": [(app, who) => app.practice.fromDaily(who, ids.slot)],
  "practice.show": [
    (app, who) => app.practice.show(who, ids.practiceId),
    (app) => app.practice.show(alone, ids.practiceId),
  ],
  "practice.respond": [
    (app, who) => app.practice.respond(who, ids.practiceId, { kind: "option", choice: 0 }),
    (app) => app.practice.respond(alone, ids.practiceId, { kind: "show" }),
  ],
  "practice.reporting": [(app, who) => app.practice.reporting(who, ids.practiceId)],
  "practice.report": [(app, who) => app.practice.report(who, ids.practiceId, "wrongKey")],
  "questions.named": [
    (app, who) => app.questions.named(who, ""),
    (app, who) => app.questions.named(who, ids.questionId),
  ],
  "questions.flagged": [(app, who) => app.questions.flagged(who, 0)],
  "questions.show": [(app, who) => app.questions.show(who, ids.questionId)],
  "questions.disable": [(app, who) => app.questions.disable(who, ids.questionId)],
  "questions.enable": [(app, who) => app.questions.enable(who, ids.questionId)],
  "questions.void": [(app, who) => app.questions.void(who, ids.questionId)],
  "questions.stats": [(app, who) => app.questions.stats(who, 0)],
  "questions.fixes": [(app, who) => app.questions.fixes(who)],
  "questions.pin": [
    (app, who) => app.questions.pin(who, ids.questionId, { kind: "options", key: ["Gold"], wrong: ["Lead"] }),
  ],
  "questions.unpin": [(app, who) => app.questions.unpin(who, ids.questionId)],
  "questions.accept": [(app, who) => app.questions.accept(who, ids.questionId, "1")],
  "notes.list": [(app, who) => app.notes.list(who)],
  "notes.named": [
    (app, { guildId }) => app.notes.named(guildId, "", true),
    (app, { guildId }) => app.notes.named(guildId, "z", false),
  ],
  "notes.preview": [
    (app, who) => app.notes.preview(who, [world.files.hand(file, "A hub repeats every bit on all ports.")]),
  ],
  "notes.confirm": [(app, who) => app.notes.confirm(who, ids.draftId)],
  "notes.discard": [(app, who) => app.notes.discard(who, ids.draftId)],
  "notes.show": [(app, who) => app.notes.show(who, file, 0)],
  "notes.check": [(app, who) => app.notes.check(who, file), (app, who) => app.notes.check(who, null)],
  "notes.checkUploads": [
    (app, who) => app.notes.checkUploads(who, [world.files.hand(file, "A hub repeats every bit.")]),
  ],
  "notes.remove": [(app, who) => app.notes.remove(who, file)],
  "notes.undo": [(app, who) => app.notes.undo(who, ids.version)],
  "notes.switchShared": [(app, who) => app.notes.switchShared(who, [file])],
  "notes.onlyOwn": [(app, who) => app.notes.onlyOwn(who)],
  "notes.export": [
    (app, who) => app.notes.export(who, file, "csv"),
    (app, who) => app.notes.export(who, null, "anki"),
  ],
  "suggestions.suggest": [
    (app, who) =>
      app.suggestions.suggest(who, { ...suggested, content: "A hub repeats every bit on all of its ports." }),
  ],
  "suggestions.accept": [(app, who) => app.suggestions.accept(who, ids.suggestionId)],
  "suggestions.withdraw": [(app, who) => app.suggestions.withdraw(who, ids.suggestionId)],
  "privacy.export": [async (app, who) => Buffer.from((await app.privacy.export(who)).bytes).toString()],
  "privacy.show": [(app, who) => app.privacy.show(who, false)],
  "privacy.askErasure": [(app, who) => app.privacy.askErasure(who)],
  "privacy.erase": [
    async (app, who) => app.privacy.erase(who, (await app.privacy.askErasure(who)).requestId),
  ],
  "daily.set": [(app, who) => app.daily.set(who, { ...daily, topic })],
  "daily.show": [(app, { guildId }) => app.daily.show(guildId)],
  "daily.off": [(app, who) => app.daily.off(who)],
  "daily.now": [
    (app, who) => app.daily.now(who, "20", "request"),
    (app, who) => app.daily.now(who, "20", ids.slot),
  ],
  "daily.tick": [],
  "daily.close": [],
  "settings.get": [(app, { guildId }) => app.settings.get(guildId)],
  "settings.set": [(app, who) => app.settings.set(who, () => ({ pace: 2 }))],
};

/** All that a call tells: its value, or what its refusal carries. */
async function told(call: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify((await call) ?? null);
  } catch (error) {
    if (error instanceof StudyError) return JSON.stringify([error.code, error.values]);
    throw error;
  }
}

/** The names of all that the app can be asked. */
function callsOf(app: App): string[] {
  return Object.entries(app).flatMap(([name, part]) =>
    typeof part === "function" ? [name] : Object.keys(part).map((call) => `${name}.${call}`),
  );
}

/** What the server's own members see of its notes and rounds. */
async function seen(): Promise<string> {
  const { app } = bot;
  const topics = await app.topics("100", "");
  const { notes, suggestions, quota } = await app.notes.list(insider);
  const { rows } = {
    rows: await bot.database.db.selectFrom("facts").selectAll().where("guild_id", "=", "100").execute(),
  };
  const drafts = await bot.database.db
    .selectFrom("note_drafts")
    .selectAll()
    .where("guild_id", "=", "100")
    .execute();
  const answers = await bot.database.db.selectFrom("answers").selectAll().execute();
  const rulings = await bot.database.db.selectFrom("question_rulings").selectAll().execute();
  const reports = await bot.database.db.selectFrom("question_reports").selectAll().execute();
  const ledger = await bot.database.db.selectFrom("awards").selectAll().execute();
  const totals = await bot.database.db.selectFrom("totals").selectAll().execute();
  const ruled = [rulings, reports, ledger, totals];
  return JSON.stringify([topics, notes, suggestions, quota, rows, drafts, answers, ruled]);
}

/** What the other server has after an attack. */
async function stolen(): Promise<string> {
  const { db } = bot.database;
  const topics = await bot.app.topics("200", "");
  const notes = await db.selectFrom("guild_notes").selectAll().where("guild_id", "=", "200").execute();
  const facts = await db.selectFrom("facts").selectAll().where("guild_id", "=", "200").execute();
  const posted = world.discord.in("20").map(({ announcement }) => announcement);
  return JSON.stringify([topics, notes, facts, posted]).toLowerCase();
}

describe("one server's notes, scores and members", () => {
  test("are attacked through every call that the app has", () => {
    expect(Object.keys(attacks).sort()).toEqual(callsOf(bot.app).sort());
  });

  test.each(Object.keys(attacks).filter((call) => attacks[call]?.length !== 0))(
    "can't be seen or changed from another by %s",
    async (call) => {
      const before = await seen();
      for (const attack of attacks[call] ?? []) {
        const answer = await told(attack(bot.app, outsider));
        for (const canary of canaries) expect(answer.toLowerCase()).not.toContain(canary);
        await world.time.advance(0);
      }
      expect(await seen()).toBe(before);
      const theirs = await stolen();
      for (const canary of canaries) expect(theirs).not.toContain(canary);
    },
  );

  test("are seen by its own members through the same calls, so that the attacks could succeed", async () => {
    const calls = [
      "topics",
      "facts.pick",
      "practice.next",
      "practice.fromDaily",
      "notes.list",
      "notes.show",
      "rounds.misses",
      "questions.named",
      "questions.flagged",
      "questions.show",
      "questions.fixes",
      "notes.export",
      "notes.undo",
      "suggestions.accept",
    ];
    const [board] = attacks.leaderboard ?? [];
    const rows = board === undefined ? "" : await told(board(bot.app, insider));
    for (const canary of [CLASSMATE, String(POINTS)]) expect(rows).toContain(canary);
    const telling = [];
    for (const call of calls) {
      const [attack] = attacks[call] ?? [];
      if (attack === undefined) continue;
      const answer = await told(attack(bot.app, insider));
      if (/quixotine|Zephyrine/iu.test(answer)) telling.push(call);
    }
    expect(telling).toEqual(calls);
  });
});
