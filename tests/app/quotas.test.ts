import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "../../src/app/app.ts";
import { StudyError } from "../../src/core/errors.ts";
import { HOURLY } from "../../src/core/quotas.ts";
import { refusal } from "../../src/discord/wording.ts";
import { member } from "../support/bot.ts";
import { codeOf, HERE, Scene, wish } from "../support/round-scene.ts";

let scene: Scene;
beforeEach(async () => {
  scene = new Scene({ members: 0 });
  await scene.boot();
});
afterEach(() => scene.world.close());

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const manager = member("1", { mayManageServer: true, mayManageMessages: true });
let channels = 0;

/** Starts a round in a channel of its own, as a bored member would. */
const begin = (who = member("5")) => scene.bot.app.rounds.start(who, String(5_000 + channels++), wish);
const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (error instanceof StudyError ? error : null),
  );

async function setMost(roundsPerHour: number, guildId = "100"): Promise<void> {
  await scene.bot.app.settings.set({ ...manager, guildId }, () => ({ roundsPerHour }));
}

describe("rounds", () => {
  test("of one member are refused beyond their number, until the first is an hour old", async () => {
    const from = scene.world.time.now();
    for (let round = 0; round < HOURLY.round.member; round += 1) await begin();
    const error = await thrown(begin());
    expect(error).toMatchObject({ code: "tooOften", values: { of: "member", most: HOURLY.round.member } });
    expect(error?.values.freeAt).toBe(from + 3_600_000);
    expect(await codeOf(scene.bot.app.rounds.prepare(member("5"), { ...HERE, channelId: "9" }, wish))).toBe(
      "tooOften",
    );
    expect(await codeOf(begin(member("6")))).toBe("done");
    await scene.world.time.advance(3_600_000);
    expect(await codeOf(begin())).toBe("done");
  });

  test("of a server are as many as it has set, its managers' among them; another server's count by themselves", async () => {
    await setMost(3);
    for (const userId of ["5", "6"]) await begin(member(userId));
    await begin(manager);
    for (const who of [member("7"), manager]) expect((await thrown(begin(who)))?.values.of).toBe("guild");
    expect(await codeOf(begin(member("7", { guildId: "200" })))).toBe("done");
    await setMost(4);
    expect(await codeOf(begin(member("7")))).toBe("done");
  });

  test("of a server that has set nothing are sixty", async () => {
    for (let round = 0; round < 60; round += 1) await begin(member(String(1_000 + (round % 10))));
    expect(await thrown(begin(member("2000")))).toMatchObject({ values: { of: "guild", most: 60 } });
  });

  test("that could not be started count for nothing", async () => {
    await setMost(1);
    expect(await codeOf(scene.bot.app.rounds.start(member("5"), "9", { ...wish, topic: "Cooking" }))).toBe(
      "unknownTopic",
    );
    expect(await codeOf(begin())).toBe("done");
  });
});

test("uploads and exports are counted, each by itself", async () => {
  const { notes } = scene.bot.app;
  for (let time = 0; time < HOURLY.upload.guild; time += 1) await notes.preview(manager, []);
  expect(await codeOf(notes.preview(manager, []))).toBe("tooOften");
  expect(await codeOf(notes.checkUploads(manager, []))).toBe("tooOften");
  expect(await codeOf(notes.export(manager, null, "csv"))).toBe("done");
  const who = member("5");
  for (let time = 0; time < HOURLY.export.member; time += 1) await notes.export(who, null, "csv");
  expect(await codeOf(notes.export(who, null, "csv"))).toBe("tooOften");
});

/** What a member is told who is refused something; null where they aren't. */
const toldOf = async (promise: Promise<unknown>) => {
  const error = await thrown(promise);
  return error === null ? null : refusal(error);
};
const inAnHour = (from: number) => `The next can be <t:${Math.floor((from + HOUR) / 1_000)}:R>.`;

test("an editor's uploads and checks of files, and those of a server, are as many as they may be, and the next is told", async () => {
  const { settings, notes } = scene.bot.app;
  const { time } = scene.world;
  await settings.set(manager, () => ({ editorRoleId: "46" }));
  const editor = (userId: string, guildId = "100") => member(userId, { guildId, roleIds: ["46"] });
  const upload = (who: Member) => notes.preview(who, []);
  const { member: most, guild: all } = HOURLY.upload;
  const from = time.now();
  await notes.checkUploads(editor("5"), []);
  await time.advance(MINUTE);
  for (let each = 1; each < most; each += 1) expect(await toldOf(upload(editor("5")))).toBeNull();
  const own = `That's ${most} uploads of yours within an hour. ${inAnHour(from)}`;
  expect(await toldOf(upload(editor("5")))).toBe(own);
  expect(await toldOf(notes.checkUploads(editor("5"), []))).toBe(own);

  for (let each = most; each < all; each += 1) await upload(editor(each < 2 * most ? "6" : "7"));
  const servers = `This server has had its ${all} uploads for an hour. ${inAnHour(from)}`;
  for (const who of [editor("8"), manager]) expect(await toldOf(upload(who))).toBe(servers);
  await settings.set({ ...manager, guildId: "200" }, () => ({ editorRoleId: "46" }));
  expect(await toldOf(upload(editor("8", "200")))).toBeNull();

  await time.advance(HOUR - MINUTE);
  expect(await toldOf(upload(editor("5")))).toBeNull();
  expect(await toldOf(upload(editor("8")))).toBe(
    `This server has had its ${all} uploads for an hour. ${inAnHour(from + MINUTE)}`,
  );
  await time.advance(MINUTE);
  expect(await toldOf(upload(editor("8")))).toBeNull();
});

test("a member's exports and a server's, of notes and of what is kept about members, are as many as they may be", async () => {
  const { notes, privacy } = scene.bot.app;
  const { time } = scene.world;
  const { member: most, guild: all } = HOURLY.export;
  const from = time.now();
  const exported = (who: Member) => notes.export(who, null, "csv");
  await privacy.export(member("5"));
  await time.advance(MINUTE);
  for (let each = 1; each < most; each += 1) await exported(member("5"));
  const own = `That's ${most} exports of yours within an hour. ${inAnHour(from)}`;
  expect(await toldOf(exported(member("5")))).toBe(own);
  expect(await toldOf(privacy.export(member("5")))).toBe(own);

  for (let each = most; each < all; each += 1) await exported(member(String(5 + Math.floor(each / most))));
  const servers = `This server has had its ${all} exports for an hour. ${inAnHour(from)}`;
  for (const who of [member("99"), manager]) {
    expect(await toldOf(exported(who))).toBe(servers);
    expect(await toldOf(privacy.export(who))).toBe(servers);
  }
  expect(await toldOf(exported(member("99", { guildId: "200" })))).toBeNull();
  expect(await toldOf(privacy.export({ guildId: null, userId: "99" }))).toBeNull();

  await time.advance(HOUR - MINUTE);
  expect(await toldOf(exported(member("99")))).toBeNull();
});

test("what is kept about a member is handed out as often as any export, also in a direct message", async () => {
  const { privacy } = scene.bot.app;
  const alone = { guildId: null, userId: "5" };
  for (let time = 0; time < HOURLY.export.member; time += 1) await privacy.export(alone);
  expect((await thrown(privacy.export(alone)))?.values.of).toBe("member");
  expect(await codeOf(privacy.export({ guildId: "100", userId: "5" }))).toBe("done");
});

test("a refusal says what, how many, and when the next can be", () => {
  const told = (what: string, of: string) =>
    refusal(new StudyError("tooOften", { what, of, most: 20, freeAt: 1_790_000_000_000 }));
  expect(told("round", "member")).toBe(
    "That's 20 rounds of yours within an hour. The next can be <t:1790000000:R>.",
  );
  expect(told("round", "guild")).toBe(
    "This server has had its 20 rounds for an hour. The next can be <t:1790000000:R>. " +
      "Someone who manages the server can allow more in `/settings set`.",
  );
  const most = new StudyError("tooOften", {
    what: "round",
    of: "guild",
    most: 240,
    freeAt: 1_790_000_000_000,
  });
  expect(refusal(most)).toBe(
    "This server has had its 240 rounds for an hour. The next can be <t:1790000000:R>.",
  );
  expect(told("upload", "guild")).toBe(
    "This server has had its 20 uploads for an hour. The next can be <t:1790000000:R>.",
  );
});
