import { afterEach, beforeEach, expect, test } from "vitest";
import { buttons, plain, request } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

test("a second first answer is refused with 40060", async () => {
  const { emulator, ann, handle } = study;
  const errors = handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    await request(emulator, "POST", path, { type: 5 });
    await interaction.reply("again");
  });
  await ann.slash("ask");
  await expect.poll(() => errors).toMatchObject([{ code: 40060 }]);
});

test("an answer later than three seconds after the press is refused with 10062, and the member sees a failure", async () => {
  const { ann, setAhead, handle } = study;
  const errors = handle(async (interaction) => {
    setAhead(3_001);
    if (interaction.isRepliable()) await interaction.reply("late");
  });
  expect(await ann.slash("ask")).toMatchObject({
    kind: "failed",
    content: "The application did not respond",
  });
  await expect.poll(() => errors).toMatchObject([{ code: 10062 }]);
});

test("an answer within three seconds of the press counts, also when the bot was told of it late", async () => {
  const { ann, handle } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("just");
  });
  expect(await ann.slash("ask", {}, { at: Date.now() - 1_000 })).toMatchObject({ kind: "reply" });
});

test("a press that reaches the bot late has the time of the press", async () => {
  const { ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.reply(String(Date.now() - interaction.createdTimestamp));
  });
  const message = await post({ components: buttons("a") });
  const outcome = await ann.press(message, "a", { delayMs: 120 });
  expect(Number(outcome.content)).toBeGreaterThanOrEqual(115);
  expect(outcome.latencyMs).toBeGreaterThanOrEqual(115);
});

test("without any answer the member sees a failure after three seconds", async () => {
  const { ann } = study;
  const started = performance.now();
  expect(await ann.slash("ask")).toMatchObject({ kind: "failed" });
  expect(performance.now() - started).toBeGreaterThan(2_900);
});

test("where no bot listens the member sees a failure at once", async () => {
  const { emulator, ann, client } = study;
  await client.destroy();
  await expect.poll(() => emulator.sessions()).toBe(0);
  expect(await ann.slash("ask")).toMatchObject({ kind: "failed" });
});

test("the token opens edits and follow-ups for fifteen minutes, and is refused with 50027 after", async () => {
  const { emulator, ann, setAhead, handle, payloadOf } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("first");
  });
  const payload = await payloadOf(() => ann.slash("ask"));
  const path = `/webhooks/${emulator.applicationId}/${String(payload.token)}`;
  setAhead(14 * 60_000);
  expect((await request(emulator, "PATCH", `${path}/messages/@original`, plain)).status).toBe(200);
  setAhead(15 * 60_000 + 1_000);
  for (const [method, end] of [
    ["PATCH", "/messages/@original"],
    ["POST", ""],
  ] as const) {
    expect((await request(emulator, method, path + end, plain)).body.code).toBe(50027);
  }
});

test("a token opens nothing before the first answer, and nobody else's messages ever", async () => {
  const { emulator, ann, post, payloadOf } = study;
  const foreign = await post({});
  const payload = await payloadOf(async () => {
    const waiting = ann.slash("ask");
    await expect.poll(() => emulator.transcript()).toContain("/ask");
    return Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 50))]);
  });
  const path = `/webhooks/${emulator.applicationId}/${String(payload.token)}`;
  expect((await request(emulator, "POST", path, plain)).body.code).toBe(10015);
  const callback = `/interactions/${String(payload.id)}/${String(payload.token)}/callback`;
  await request(emulator, "POST", callback, { type: 4, data: plain });
  expect((await request(emulator, "PATCH", `${path}/messages/${foreign.id}`, plain)).body.code).toBe(10008);
  expect((await request(emulator, "DELETE", `${path}/messages/@original`)).status).toBe(204);
  expect(emulator.messages(ann.channel())).toEqual([foreign]);
});

test("on demand an interaction is delivered twice", async () => {
  const { emulator, ann, handle } = study;
  const errors = handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("once");
  });
  emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
  expect(await ann.slash("ask")).toMatchObject({ kind: "reply" });
  await expect.poll(() => errors).toMatchObject([{ code: 40060 }]);
  expect(emulator.messages(ann.channel())).toHaveLength(1);
});

test("a failure is told once, however often and late the bot still tries", async () => {
  const { emulator, ann, handle, setAhead } = study;
  const failures: string[] = [];
  emulator.on((happening) => {
    if (happening.kind === "interactionAnswered") failures.push(happening.outcome.kind);
  });
  const errors = handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    setAhead(3_500);
    await interaction.reply("late").catch(() => interaction.reply("later"));
  });
  await ann.slash("ask");
  await expect.poll(() => errors).toMatchObject([{ code: 10062 }]);
  expect(failures).toEqual(["failed"]);
});
