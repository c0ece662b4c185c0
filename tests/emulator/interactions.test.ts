import { type Client, Events, type Interaction, MessageFlags } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type Emulator,
  type Guild,
  type Member,
  type Message,
  startEmulator,
  timeOf,
} from "#src/emulator/index.ts";
import { connect } from "./bot.ts";
import { buttons, plain, request } from "./raw.ts";

let emulator: Emulator;
let guild: Guild;
let ann: Member;
let ben: Member;
let client: Client<true>;
/** The clock of the emulator, moved by tests. */
let ahead: number;

const commands = [
  {
    name: "ask",
    description: "Asks",
    options: [{ type: 3, name: "topic", description: "Topic", autocomplete: true }],
  },
  { name: "Quote", type: 3 },
  { name: "Greet", type: 2 },
];

beforeEach(async () => {
  ahead = 0;
  emulator = await startEmulator({ now: () => Date.now() + ahead });
  guild = emulator.addGuild({ name: "Study", locale: "de" });
  guild.addChannel("general");
  ann = guild.addMember("Ann", { permissions: ["ManageGuild"], nick: "Annie", locale: "fr" });
  ben = guild.addMember("Ben");
  client = await connect(emulator);
  await request(emulator, "PUT", `/applications/${emulator.applicationId}/commands`, commands);
});
afterEach(async () => {
  await client.destroy();
  await emulator.close();
});

/** Lets the bot handle every interaction so, and gives what went wrong while it did. */
function handle(act: (interaction: Interaction) => Promise<unknown>): unknown[] {
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, (interaction) => {
    act(interaction).catch((error: unknown) => errors.push(error));
  });
  return errors;
}

async function post(body: object): Promise<Message> {
  const channel = ann.channel();
  const { body: made } = await request(emulator, "POST", `/channels/${channel.id}/messages`, {
    ...plain,
    ...body,
  });
  const message = emulator.message(String(made.id), channel);
  if (!message) throw new Error(`Not posted: ${JSON.stringify(made)}`);
  return message;
}

/** Everything the raw event of one press told the bot. */
async function payloadOf(act: () => Promise<unknown>): Promise<Record<string, unknown>> {
  const payloads: Record<string, unknown>[] = [];
  client.on("raw", (packet: { t: string; d: Record<string, unknown> }) => {
    if (packet.t === "INTERACTION_CREATE") payloads.push(packet.d);
  });
  await act();
  const [payload] = payloads;
  if (!payload) throw new Error("No interaction came");
  return payload;
}

test("a reply to a slash command is a message that everyone sees, with its author and its cause", async () => {
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
  handle(async (interaction) => {
    if (!interaction.isButton()) return;
    await interaction.deferUpdate();
    await interaction.editReply("later");
  });
  const message = await post({ components: buttons("a") });
  expect(await ann.press(message, "a")).toMatchObject({ kind: "none", message: null });
  await emulator.waitForMessage(ann.channel(), (one) => one.id === message.id && one.content === "later");
});

test("a modal opens, and its submit carries the text that was filled in", async () => {
  handle(async (interaction) => {
    if (interaction.isModalSubmit()) {
      await interaction.reply(`Got ${interaction.fields.getTextInputValue("answer")}`);
    } else if (interaction.isButton()) {
      const input = {
        type: 4,
        custom_id: "answer",
        label: "Your answer",
        style: 1,
        min_length: 2,
        max_length: 5,
      };
      await interaction.showModal({
        custom_id: "m",
        title: "Answer",
        components: [{ type: 1, components: [input] }],
      });
    }
  });
  const opened = await ann.press(await post({ components: buttons("a") }), "a");
  expect(opened).toMatchObject({
    kind: "modal",
    modal: { title: "Answer", fields: [{ label: "Your answer" }] },
  });
  expect(await ann.submit(opened, { "Your answer": "ReLU" })).toMatchObject({
    kind: "reply",
    content: "Got ReLU",
  });
  await expect(ann.submit(opened, { "Your answer": "" })).rejects.toThrow("must be filled in");
  await expect(ann.submit(opened, { "Your answer": "x" })).rejects.toThrow("needs 2 characters");
  await expect(ann.submit(opened, { "Your answer": "too long" })).rejects.toThrow("at most 5");
  await expect(ann.submit(opened, { other: "x" })).rejects.toThrow('no field "other"');
});

test("a menu's choice carries the values, chosen by label or value within its limits", async () => {
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

test("autocompletion tells the bot what is typed and gives its choices", async () => {
  handle(async (interaction) => {
    if (!interaction.isAutocomplete()) return;
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}ptimization`, value: "opt" }]);
  });
  const outcome = await ann.autocomplete("ask", "topic", "O");
  expect(outcome).toMatchObject({ kind: "choices", choices: [{ name: "Optimization", value: "opt" }] });
});

test("context-menu commands carry their target, a message or a member", async () => {
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
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const message = await post({ components: buttons("a") });
  const at = Date.now() - 700;
  const payload = await payloadOf(() => ann.press(message, "a", { at }));
  expect(timeOf(String(payload.id))).toBe(at);
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
  const member = Object(payload.member);
  expect(BigInt(member.permissions) & manageGuild).toBe(manageGuild);
  expect(BigInt(String(payload.app_permissions)) & manageGuild).toBe(0n);
});

test("outside guilds an interaction has a user and no member: with the bot context 1, with somebody else context 2", async () => {
  const everywhere = [
    { name: "fact", description: "A fact", contexts: [0, 1, 2], integration_types: [0, 1] },
  ];
  await request(emulator, "PUT", `/applications/${emulator.applicationId}/commands`, everywhere);
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
  expect(apart).toMatchObject({ context: 2, authorizing_integration_owners: { 1: ann.id } });
});

test("where the app is only installed to the user, at most five follow-ups are taken", async () => {
  const everywhere = [{ name: "fact", description: "A fact", contexts: [2], integration_types: [1] }];
  await request(emulator, "PUT", `/applications/${emulator.applicationId}/commands`, everywhere);
  emulator.limits.enable(false);
  const errors = handle(async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.reply("0");
    for (let count = 1; count <= 6; count += 1) await interaction.followUp(String(count));
  });
  await ann.inPrivateChannel().slash("fact");
  await expect.poll(() => errors).toMatchObject([{ code: 40094 }]);
});

test("a second first answer is refused with 40060", async () => {
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
  const errors = handle(async (interaction) => {
    ahead += 3_001;
    if (interaction.isRepliable()) await interaction.reply("late");
  });
  expect(await ann.slash("ask")).toMatchObject({
    kind: "failed",
    content: "The application did not respond",
  });
  await expect.poll(() => errors).toMatchObject([{ code: 10062 }]);
});

test("an answer within three seconds of the press counts, however late the bot was told", async () => {
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("just");
  });
  expect(await ann.slash("ask", {}, { at: Date.now() - 2_500 })).toMatchObject({ kind: "reply" });
});

test("a press that reaches the bot late has the time of the press", async () => {
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.reply(String(interaction.createdTimestamp));
  });
  const message = await post({ components: buttons("a") });
  const before = Date.now();
  const outcome = await ann.press(message, "a", { delayMs: 120 });
  expect(Number(outcome.content) - before).toBeLessThan(100);
  expect(outcome.latencyMs).toBeGreaterThanOrEqual(115);
});

test("without any answer the member sees a failure after three seconds", async () => {
  const started = performance.now();
  expect(await ann.slash("ask")).toMatchObject({ kind: "failed" });
  expect(performance.now() - started).toBeGreaterThan(2_900);
});

test("where no bot listens the member sees a failure at once", async () => {
  await client.destroy();
  await expect.poll(() => emulator.sessions()).toBe(0);
  expect(await ann.slash("ask")).toMatchObject({ kind: "failed" });
});

test("the token opens edits and follow-ups for fifteen minutes, and is refused with 50027 after", async () => {
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("first");
  });
  const payload = await payloadOf(() => ann.slash("ask"));
  const path = `/webhooks/${emulator.applicationId}/${String(payload.token)}`;
  ahead = 14 * 60_000;
  expect((await request(emulator, "PATCH", `${path}/messages/@original`, plain)).status).toBe(200);
  ahead = 15 * 60_000 + 1_000;
  for (const [method, end] of [
    ["PATCH", "/messages/@original"],
    ["POST", ""],
  ] as const) {
    expect((await request(emulator, method, path + end, plain)).body.code).toBe(50027);
  }
});

test("a token opens nothing before the first answer, and nobody else's messages ever", async () => {
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

test.each([
  ["choices for a command", 8, { choices: [] }],
  ["an update for a command", 7, plain],
  ["a deferred update for a command", 6, undefined],
  ["a pong", 1, undefined],
])("an answer that doesn't fit what was done is refused: %s", async (_, type, data) => {
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

test("on demand an interaction is delivered twice", async () => {
  const errors = handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("once");
  });
  emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
  expect(await ann.slash("ask")).toMatchObject({ kind: "reply" });
  await expect.poll(() => errors).toMatchObject([{ code: 40060 }]);
  expect(emulator.messages(ann.channel())).toHaveLength(1);
});

test("a forged interaction reaches the bot unchecked", async () => {
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.reply(interaction.customId);
  });
  const message = await post({});
  const forged = { type: 3, data: { component_type: 2, custom_id: "v1:forged", id: 1 }, message } as const;
  expect(await ann.interact(forged)).toMatchObject({ content: "v1:forged" });
});

test("the transcript tells people what happened, with buttons and marks for private messages", async () => {
  handle(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ content: "Ready?", components: buttons("Go") });
    if (interaction.isButton())
      await interaction.reply({ content: "Locked in", flags: MessageFlags.Ephemeral });
  });
  const { message } = await ann.slash("ask", { topic: "loss" });
  if (!message) throw new Error("No message");
  await ben.press(message, "Go");
  const lines = emulator.transcript().split("\n");
  expect(lines.map((line) => line.replace(/^\d\d:\d\d:\d\d\.\d{3} /, ""))).toEqual([
    "#general Ann /ask topic:loss",
    "#general Cohort: Ready? [Go]",
    "#general Ben presses [Go]",
    "#general Cohort (only Ben sees it): Locked in",
  ]);
});
