import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
