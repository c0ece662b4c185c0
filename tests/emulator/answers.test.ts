import { MessageFlags } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buttons, plain, request } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

test("a reply to a slash command is a message that everyone sees, with its author and its cause", async () => {
  const { emulator, ann, handle } = study;
  handle(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply(`About ${interaction.options.getString("topic")}`);
  });
  const outcome = await ann.slash("ask", { topic: "loss" });
  expect(outcome).toMatchObject({ kind: "reply", content: "About loss", ephemeral: false });
  expect(emulator.messages(ann.channel()).map((one) => one.content)).toEqual(["About loss"]);
  expect(outcome.message?.metadata).toMatchObject({ type: 2, id: outcome.interactionId });
  expect(emulator.violations).toEqual([]);
});

test("an ephemeral reply is seen by its reader alone, and no request of the bot can fetch it", async () => {
  const { emulator, ann, ben, handle } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable())
      await interaction.reply({ content: "psst", flags: MessageFlags.Ephemeral });
  });
  const { message, ephemeral } = await ann.slash("ask");
  expect(ephemeral).toBe(true);
  expect(emulator.messages(ann.channel())).toEqual([]);
  expect(emulator.messages(ann.channel(), ben.id)).toEqual([]);
  expect(emulator.messages(ann.channel(), ann.id)).toEqual([message]);
  const path = `/channels/${ann.channel().id}/messages`;
  expect((await request(emulator, "GET", `${path}/${message?.id}`)).body.code).toBe(10008);
  expect((await request(emulator, "PATCH", `${path}/${message?.id}`, plain)).body.code).toBe(10008);
  expect((await request(emulator, "GET", path)).body).toEqual([]);
});

test("nobody can press a button on another's private message", async () => {
  const { ann, ben, handle } = study;
  handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply({ content: "yours", flags: MessageFlags.Ephemeral, components: buttons("mine") });
  });
  const { message } = await ann.slash("ask");
  if (!message) throw new Error("No message");
  await expect(ben.press(message, "mine")).rejects.toThrow("Ben can't see");
  expect(await ann.press(message, "mine")).toMatchObject({ kind: "reply" });
});

test("a deferred reply thinks until it is edited, and keeps its privacy", async () => {
  const { emulator, ann, handle } = study;
  handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply("thought");
  });
  const outcome = await ann.slash("ask");
  expect(outcome).toMatchObject({ kind: "deferred", ephemeral: true, message: { loading: true } });
  const shown = await emulator.waitForMessage(
    ann.channel(),
    (one) => one.id === outcome.message?.id && !one.loading,
  );
  expect(shown).toMatchObject({ content: "thought", visibleTo: ann.id });
});

test("the first follow-up after a deferred reply takes its place", async () => {
  const { emulator, ann, handle } = study;
  handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.deferReply();
    await interaction.followUp("first");
    await interaction.followUp("second");
  });
  const { message } = await ann.slash("ask");
  await emulator.waitForMessage(ann.channel(), (one) => one.content === "second");
  const shown = emulator.messages(ann.channel());
  expect(shown.map((one) => one.content)).toEqual(["first", "second"]);
  expect(shown[0]?.id).toBe(message?.id);
});

test("a deferred reply may say nothing but that it is ephemeral", async () => {
  const { emulator, ann, client } = study;
  client.on("raw", async (packet: { t: string; d: { id: string; token: string } }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const path = `/interactions/${packet.d.id}/${packet.d.token}/callback`;
    expect((await request(emulator, "POST", path, { type: 5, data: { content: "x" } })).body.code).toBe(
      50035,
    );
    expect((await request(emulator, "POST", path, { type: 5, data: { flags: 4 } })).body.code).toBe(50035);
    await request(emulator, "POST", path, { type: 5, data: { flags: 64 } });
  });
  expect(await ann.slash("ask")).toMatchObject({ kind: "deferred", ephemeral: true });
});

test("an update changes the message that the button is on, in the same answer", async () => {
  const { emulator, ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.update({ content: "pressed", components: [] });
  });
  const message = await post({ components: buttons("a") });
  expect(await ann.press(message, "a")).toMatchObject({
    kind: "update",
    content: "pressed",
    message: { id: message.id },
  });
  expect(emulator.messages(ann.channel())).toMatchObject([{ content: "pressed", buttons: [] }]);
  await expect(ann.press(message, "a")).rejects.toThrow("No button");
});

test("a deferred update shows nothing, and @original is then the message with the button", async () => {
  const { emulator, ann, handle, post } = study;
  handle(async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply("later");
  });
  const message = await post({ components: buttons("a") });
  expect(await ann.press(message, "a")).toMatchObject({ kind: "none", message: null });
  await emulator.waitForMessage(ann.channel(), (one) => one.id === message.id && one.content === "later");
});

test("a menu's choice carries the values, chosen by label or value within its limits", async () => {
  const { ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isStringSelectMenu()) await interaction.update({ content: interaction.values.join("+") });
  });
  const options = ["One", "Two", "Three"].map((label, index) => ({ label, value: String(index + 1) }));
  const menu = { type: 3, custom_id: "menu", options, max_values: 2 };
  const message = await post({ components: [{ type: 1, components: [menu] }] });
  expect(await ann.choose(message, "menu", ["One", "2"])).toMatchObject({ kind: "update", content: "1+2" });
  await expect(ann.choose(message, "menu", ["1", "2", "3"])).rejects.toThrow("takes 1 to 2 values");
  await expect(ann.choose(message, "menu", ["Four"])).rejects.toThrow('no option "Four"');
});

test.each([
  ["choices for a command", 8, { choices: [] }],
  ["an update for a command", 7, plain],
  ["a deferred update for a command", 6, undefined],
  ["a pong", 1, undefined],
])("an answer that doesn't fit what was done is refused: %s", async (_, type, data) => {
  const { emulator, ann, client } = study;
  client.on("raw", async (packet: { t: string; d: { id: string; token: string } }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const path = `/interactions/${packet.d.id}/${packet.d.token}/callback`;
    const refused = await request(emulator, "POST", path, { type, data });
    await request(emulator, "POST", path, {
      type: 4,
      data: { ...plain, content: String(refused.body.code) },
    });
  });
  expect(await ann.slash("ask")).toMatchObject({ content: "50035" });
});

test("a message that is deleted meanwhile can't be updated, and its press fails", async () => {
  const { guild, ann, handle, post } = study;
  const message = await post({ components: buttons("a") });
  const errors = handle(async (interaction) => {
    guild.owner.remove(message);
    if (interaction.isButton()) await interaction.update("gone");
  });
  expect(await ann.press(message, "a")).toMatchObject({ kind: "failed" });
  expect(errors).toMatchObject([{ code: 10008 }]);
});

const tooLong = { content: "x".repeat(2_001) };
const unknown = { colour: 1 };
const twice = { components: [...buttons("a"), ...buttons("a")] };
const rows = { components: buttons(...Array.from({ length: 26 }, (_, index) => `id${index}`)) };
const embeds = { embeds: [{ description: "x".repeat(4_000) }, { description: "x".repeat(2_001) }] };

test.each([
  ["2001 characters", tooLong],
  ["an unknown field", unknown],
  ["a custom id twice", twice],
  ["six rows", rows],
  ["embeds of 6001 characters in all", embeds],
])("a reply, its edit, a follow-up and an update may not have %s", async (_, more) => {
  const { emulator, ann, client, post } = study;
  const codes: unknown[] = [];
  client.on("raw", async (packet: { t: string; d: { id: string; token: string } }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const callback = `/interactions/${packet.d.id}/${packet.d.token}/callback`;
    const hook = `/webhooks/${emulator.applicationId}/${packet.d.token}`;
    const code = async (method: string, path: string, body: object) =>
      codes.push((await request(emulator, method, path, body)).body.code);
    const bad = { ...plain, ...more };
    await code("POST", callback, { type: 4, data: bad });
    await code("POST", callback, { type: 7, data: bad });
    await request(emulator, "POST", callback, { type: 4, data: plain });
    await code("PATCH", `${hook}/messages/@original`, bad);
    await code("POST", hook, bad);
  });
  await ann.press(await post({ components: buttons("a") }), "a");
  await expect.poll(() => codes).toEqual([50035, 50035, 50035, 50035]);
  expect(emulator.messages(ann.channel()).map((one) => one.content)).toEqual(["hello", "hello"]);
});
