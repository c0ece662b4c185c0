import { once } from "node:events";
import { type Client, Events } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type Guild, type Member, startEmulator } from "#src/emulator/index.ts";
import { connect, createClient } from "./bot.ts";
import { buttons, plain, request } from "./raw.ts";

let emulator: Emulator;
let guild: Guild;
let member: Member;
let clients: Client[];

beforeEach(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Study" });
  guild.addChannel("general");
  member = guild.addMember("Ann");
  clients = [];
});
afterEach(async () => {
  for (const client of clients) await client.destroy();
  await emulator.close();
});

async function bot(): Promise<Client<true>> {
  const client = await connect(emulator);
  clients.push(client);
  return client;
}

async function postedButtons() {
  const channel = member.channel();
  const { body } = await request(emulator, "POST", `/channels/${channel.id}/messages`, {
    ...plain,
    components: buttons("a"),
  });
  const message = emulator.message(String(body.id), channel);
  if (!message) throw new Error("The message isn't there");
  return message;
}

test("the real client gets ready with its guilds, their channels and its own permissions there", async () => {
  guild.addChannel("quiet", { deny: ["SendMessages"] });
  const client = await bot();
  expect(client.user.id).toBe(emulator.applicationId);
  const known = client.guilds.cache.get(guild.id);
  expect(known?.channels.cache.map((channel) => channel.name)).toEqual(["general", "quiet"]);
  const quiet = known?.channels.cache.find((channel) => channel.name === "quiet");
  const permissions = quiet?.permissionsFor(client.user)?.toArray() ?? [];
  expect(permissions).toContain("ViewChannel");
  expect(permissions).not.toContain("SendMessages");
  expect(emulator.violations).toEqual([]);
});

test("a guild, a channel and a thread that come later reach the bot, and a guild that it leaves goes", async () => {
  const client = await bot();
  const joined = once(client, Events.GuildCreate);
  const later = emulator.addGuild({ name: "Later" });
  await joined;
  const made = once(client, Events.ChannelCreate);
  const channel = later.addChannel("news");
  await made;
  const threaded = once(client, Events.ThreadCreate);
  await request(emulator, "POST", `/channels/${channel.id}/threads`, { name: "round", type: 11 });
  const [thread] = await threaded;
  expect(thread.name).toBe("round");
  const left = once(client, Events.GuildDelete);
  later.removeBot();
  await left;
  expect(client.guilds.cache.has(later.id)).toBe(false);
});

test("a closed socket is resumed, and what happened meanwhile is told in order", async () => {
  const client = await bot();
  const names: string[] = [];
  client.on(Events.ChannelCreate, (channel) => names.push(channel.name));
  const resumed = once(client, Events.ShardResume);
  emulator.faults.closeSockets(4000);
  for (const name of ["one", "two", "three"]) guild.addChannel(name);
  await resumed;
  guild.addChannel("four");
  await expect.poll(() => names).toEqual(["one", "two", "three", "four"]);
  const identified = await request(emulator, "GET", "/gateway/bot");
  expect(identified.body.session_start_limit).toMatchObject({ remaining: 999 });
});

test("a press while the socket is down reaches the bot when it resumes", async () => {
  const client = await bot();
  client.on(Events.InteractionCreate, (interaction) => {
    if (interaction.isButton()) interaction.reply({ content: "got it", flags: 64 });
  });
  const message = await postedButtons();
  emulator.faults.closeSockets(4000);
  expect(await member.press(message, "a")).toMatchObject({ kind: "reply", content: "got it" });
});

test("the real client survives an invalid session", { timeout: 20_000 }, async () => {
  const client = await bot();
  const names: string[] = [];
  client.on(Events.ChannelCreate, (channel) => names.push(channel.name));
  emulator.faults.closeSockets(4000, { resumable: false });
  await expect.poll(() => emulator.sessions(), { timeout: 15_000 }).toBe(1);
  guild.addChannel("after");
  await expect.poll(() => names, { timeout: 5_000 }).toEqual(["after"]);
});

test("two processes with the same token both get every event", async () => {
  const seen: string[] = [];
  for (const name of ["first", "second"]) {
    const client = await bot();
    client.on(Events.ChannelCreate, () => seen.push(name));
  }
  guild.addChannel("shared");
  await expect.poll(() => seen.toSorted()).toEqual(["first", "second"]);
});

test("the real client refuses to go on with a revoked token", async () => {
  const client = createClient(emulator);
  clients.push(client);
  emulator.faults.revokeToken(emulator.token);
  await expect(client.login(emulator.token)).rejects.toThrow(/token/i);
});

test("a token that is revoked while the bot runs ends its session", async () => {
  const client = await bot();
  const invalidated = once(client, Events.ShardDisconnect);
  client.on("error", () => {});
  emulator.faults.revokeToken(emulator.token);
  const [event] = await invalidated;
  expect(event.code).toBe(4004);
});

test.each([
  ["drop", ["b"]],
  ["duplicate", ["a", "a", "b"]],
] as const)("on demand an event goes wrong once: %s", async (kind, expected) => {
  const client = await bot();
  const names: string[] = [];
  client.on("raw", (packet: { t: string; d: { name: string } }) => {
    if (packet.t === "CHANNEL_CREATE") names.push(packet.d.name);
  });
  const fault = emulator.faults.onEvent("CHANNEL_CREATE", { kind });
  guild.addChannel("a");
  guild.addChannel("b");
  await expect.poll(() => names).toEqual(expected);
  expect(fault.left()).toBe(0);
});

test("on demand an event comes late, after those that followed it", async () => {
  const client = await bot();
  const names: string[] = [];
  client.on(Events.ChannelCreate, (channel) => names.push(channel.name));
  emulator.faults.onEvent(/^CHANNEL_/, { kind: "delay", ms: 50 });
  guild.addChannel("late");
  guild.addChannel("early");
  await expect.poll(() => names).toEqual(["early", "late"]);
});

test.each([
  ["asked to reconnect", () => emulator.faults.askToReconnect()],
  [
    "told of an invalid session that it may resume",
    () => emulator.faults.invalidateSessions({ resumable: true }),
  ],
])("a bot that is %s resumes without losing an event", async (_, strike) => {
  const client = await bot();
  const names: string[] = [];
  client.on(Events.ChannelCreate, (channel) => names.push(channel.name));
  const resumed = once(client, Events.ShardResume);
  strike();
  guild.addChannel("meanwhile");
  await resumed;
  await expect.poll(() => names).toEqual(["meanwhile"]);
  expect(emulator.sessions()).toBe(1);
});
