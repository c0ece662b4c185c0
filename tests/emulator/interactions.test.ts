import { MessageFlags } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { timeOf } from "#src/emulator/index.ts";
import { at, buttons } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

test("autocompletion tells the bot what is typed and gives its choices", async () => {
  const { ann, handle } = study;
  handle(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}ptimization`, value: "opt" }]);
  });
  const outcome = await ann.autocomplete("ask", "topic", "O");
  expect(outcome).toMatchObject({ kind: "choices", choices: [{ name: "Optimization", value: "opt" }] });
});

test("context-menu commands carry their target, a message or a member", async () => {
  const { ann, ben, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isMessageContextMenuCommand())
      await interaction.reply(`> ${interaction.targetMessage.content}`);
    if (interaction.isUserContextMenuCommand())
      await interaction.reply(`Hello ${interaction.targetUser.globalName}`);
  });
  expect(await ann.contextMenu("Quote", await post({ content: "said" }))).toMatchObject({
    content: "> said",
  });
  expect(await ann.contextMenu("Greet", ben)).toMatchObject({ content: "Hello Ben" });
  await expect(ann.contextMenu("Nothing", ben)).rejects.toThrow('No user command "Nothing"');
});

test("an interaction tells who, where, when, and what the bot may do there", async () => {
  const { emulator, guild, ann, handle, post, payloadOf } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const message = await post({ components: buttons("a") });
  const pressedAt = Date.now() - 700;
  const payload = await payloadOf(() => ann.press(message, "a", { at: pressedAt }));
  expect(timeOf(String(payload.id))).toBe(pressedAt);
  expect(payload).toMatchObject({
    application_id: emulator.applicationId,
    type: 3,
    version: 1,
    context: 0,
    locale: "fr",
    guild_locale: "de",
    guild_id: guild.id,
    channel_id: ann.channel().id,
    channel: { id: ann.channel().id, type: 0, name: "general" },
    member: { nick: "Annie", user: { id: ann.id, global_name: "Ann" } },
    message: { id: message.id, content: "hello" },
    authorizing_integration_owners: { 0: guild.id },
    entitlements: [],
    data: { component_type: 2, custom_id: "a" },
  });
  const manageGuild = 1n << 5n;
  expect(BigInt(String(at(payload, "member", "permissions"))) & manageGuild).toBe(manageGuild);
  expect(BigInt(String(payload.app_permissions)) & manageGuild).toBe(0n);
});

test("outside guilds an interaction has a user and no member: with the bot context 1, with somebody else context 2", async () => {
  const { ann, register, handle, payloadOf } = study;
  const everywhere = [
    { name: "fact", description: "A fact", contexts: [0, 1, 2], integration_types: [0, 1] },
  ];
  await register(everywhere);
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const withBot = await payloadOf(() => ann.inBotDm().slash("fact"));
  expect(withBot).toMatchObject({
    context: 1,
    user: { id: ann.id },
    authorizing_integration_owners: { 0: "0" },
  });
  expect(withBot).not.toHaveProperty("member");
  const apart = await payloadOf(() => ann.inPrivateChannel().slash("fact"));
  const viewAndSend = (1n << 10n) | (1n << 11n);
  for (const one of [withBot, apart]) expect(BigInt(String(one.app_permissions)) & viewAndSend).toBe(0n);
  expect(apart).toMatchObject({ context: 2, authorizing_integration_owners: { 1: ann.id } });
});

test("where the app is only installed to the user, at most five follow-ups are taken", async () => {
  const { emulator, ann, register, handle } = study;
  const everywhere = [{ name: "fact", description: "A fact", contexts: [2], integration_types: [1] }];
  await register(everywhere);
  emulator.limits.enable(false);
  const errors = handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply("0");
    for (let count = 1; count <= 6; count += 1) await interaction.followUp(String(count));
  });
  await ann.inPrivateChannel().slash("fact");
  await expect.poll(() => errors).toMatchObject([{ code: 40094 }]);
});

test("a forged interaction reaches the bot unchecked", async () => {
  const { ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.reply(interaction.customId);
  });
  const message = await post({});
  const forged = { type: 3, data: { component_type: 2, custom_id: "v1:forged", id: 1 }, message } as const;
  expect(await ann.interact(forged)).toMatchObject({ content: "v1:forged" });
});

test("the transcript tells people what happened, with buttons and marks for private messages", async () => {
  const { emulator, ann, ben, handle } = study;
  handle(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: "Ready?", components: buttons("Go") });
    if (interaction.isButton())
      await interaction.reply({ content: "Locked in", flags: MessageFlags.Ephemeral });
  });
  const { message } = await ann.slash("ask", { topic: "loss" });
  if (!message) throw new Error("No message");
  await ben.press(message, "Go");
  emulator.faults.onRequest("POST /interactions/:interaction/:token/callback", {
    kind: "status",
    status: 503,
  });
  await ann.press(message, "Go");
  const lines = emulator.transcript().split("\n");
  const told = lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, ""));
  expect(told[0]).toMatch(/^\* the bot connects/);
  expect(told.slice(1)).toEqual([
    "#general Ann /ask topic:loss",
    "#general Cohort: Ready? [Go]",
    "#general Ben presses [Go]",
    "#general Cohort (only Ben sees it): Locked in",
    "#general Ann presses [Go]",
    "* fault: status POST /interactions/:interaction/:token/callback",
    "* POST /interactions/:interaction/:token/callback is refused: 503, injected fault (0)",
    "#general Cohort (only Ann sees it): Locked in",
  ]);
});

test("a member's file reaches the bot with its address", async () => {
  const { emulator, ann, handle } = study;
  handle(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    const file = interaction.options.getAttachment("file", true);
    const text = await (await fetch(file.url)).text();
    await interaction.reply(`${file.name}, ${file.size} bytes: ${text}`);
  });
  const file = emulator.upload("notes.md", "# ReLU");
  expect(await ann.slash("ask", { file })).toMatchObject({ content: "notes.md, 6 bytes: # ReLU" });
  await expect(ann.slash("ask", { file: "12345" })).rejects.toThrow("stands for none of the attachments");
});
