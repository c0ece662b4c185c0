import { afterEach, expect, test } from "vitest";
import { fact } from "../../commands/fact.ts";
import { commands } from "../../commands/index.ts";
import { saveAsNote } from "../../commands/save-as-note.ts";
import type { App } from "../../src/app/app.ts";
import { type ConnectionEvent, type DiscordOptions, makeDiscord } from "../../src/discord/index.ts";
import { restarting } from "../../src/discord/wording.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import { appThat, keptLog, type LogLine, startEdge } from "./edge.ts";
import { asked, question } from "./views.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

function discordAt(
  apiUrl: string,
  token: string,
  registered = commands,
  more: Pick<DiscordOptions, "patience"> = {},
) {
  const log: LogLine[] = [];
  const events: ConnectionEvent[] = [];
  const discord = makeDiscord({
    timers: makeTimers(Date.now),
    token,
    apiUrl,
    commands: registered,
    log: keptLog(log),
    now: Date.now,
    onConnection: (event) => events.push(event),
    ...more,
  });
  open.push(discord.close);
  return { discord, log, events };
}

async function emulated() {
  const emulator = await startEmulator({ rateLimits: false });
  open.push(emulator.close);
  return emulator;
}

test("it connects, asks for no privileged intent and tells the invite with the least permissions", async () => {
  const edge = await startEdge();
  open.push(edge.close);
  expect(edge.connection).toEqual({
    kind: "ready",
    applicationId: edge.emulator.applicationId,
    guilds: 1,
    invite: `https://discord.com/oauth2/authorize?client_id=${edge.emulator.applicationId}&scope=bot+applications.commands&permissions=68608`,
  });
  expect(edge.discord.connected()).toBe(true);
  expect(edge.emulator.violations).toEqual([]);
});

test("commands are registered once and not again while nothing changed", async () => {
  const emulator = await emulated();
  const writes = () => emulator.requests.filter(({ route }) => route.startsWith("PUT")).length;
  for (const expected of [1, 1]) {
    const { discord } = discordAt(emulator.apiUrl, emulator.token);
    await discord.connect(appThat({}));
    expect(writes()).toBe(expected);
    await discord.close();
  }
  const personal = emulator
    .commands(null)
    .filter(({ body }) => JSON.stringify(body.integration_types) === "[0,1]");
  expect(personal.map(({ name }) => name).sort()).toEqual(["fact", "help", "practice", "privacy"]);
  expect(emulator.commands(null)).toHaveLength(commands.length);
});

test("commands are registered again when a definition changed", async () => {
  const emulator = await emulated();
  const first = discordAt(emulator.apiUrl, emulator.token);
  await first.discord.connect(appThat({}));
  await first.discord.close();
  const others = commands.filter(({ data }) => data.name !== fact.data.name);
  const changed = [{ ...fact, data: { ...fact.data, description: "Something else" } }, ...others];
  const again = makeDiscord({
    timers: makeTimers(Date.now),
    token: emulator.token,
    apiUrl: emulator.apiUrl,
    commands: changed,
    log: keptLog([]),
    now: Date.now,
  });
  open.push(again.close);
  await again.connect(appThat({}));
  expect(emulator.requests.filter(({ route }) => route.startsWith("PUT"))).toHaveLength(2);
});

test("a command and one in a message's menu may have one name: both are registered, and texts mention the first", async () => {
  const emulator = await emulated();
  const inMenu = { ...saveAsNote, data: { ...saveAsNote.data, name: fact.data.name } };
  const both = [...commands, inMenu];
  for (const expected of [1, 1]) {
    const { discord } = discordAt(emulator.apiUrl, emulator.token, both);
    await discord.connect(appThat({}));
    expect(emulator.requests.filter(({ route }) => route.startsWith("PUT"))).toHaveLength(expected);
    await discord.close();
  }
  const { discord } = discordAt(emulator.apiUrl, emulator.token, both);
  await discord.connect(appThat({}));
  const named = emulator.commands(null).filter(({ name }) => name === fact.data.name);
  expect(named.map(({ type }) => type).sort()).toEqual([1, 3]);
  const guild = emulator.addGuild({ name: "Study group" });
  guild.addChannel("quiz");
  const { content } = await guild.addMember("Ada").slash("help");
  expect(content).toContain(`</fact:${named.find(({ type }) => type === 1)?.id}>`);
});

test("a refused token is one sentence that names what to check", async () => {
  const emulator = await emulated();
  emulator.faults.revokeToken(emulator.token);
  const { discord } = discordAt(emulator.apiUrl, emulator.token);
  expect(await discord.connect(appThat({}))).toEqual({
    kind: "refused",
    reason: expect.stringMatching(/^Discord refused the token\. Check DISCORD_TOKEN/),
  });
});

test("a token that is reset while the bot runs is told too", async () => {
  const emulator = await emulated();
  const { discord, events } = discordAt(emulator.apiUrl, emulator.token);
  await discord.connect(appThat({}));
  emulator.faults.revokeToken(emulator.token);
  await expect.poll(() => events.some(({ kind }) => kind === "refused")).toBe(true);
});

test.each([4004, 4013, 4014])("the fatal close code %i is told as the end", async (code) => {
  const emulator = await emulated();
  const { discord, events } = discordAt(emulator.apiUrl, emulator.token);
  await discord.connect(appThat({}));
  emulator.faults.closeSockets(code, { resumable: false });
  await expect
    .poll(() => events)
    .toEqual([{ kind: "refused", reason: expect.stringMatching(/^Discord refused/) }]);
});

test("an address where nothing listens is one sentence", async () => {
  const { discord } = discordAt(
    "http://127.0.0.1:1/api",
    "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789AB",
  );
  const connection = await discord.connect(appThat({}));
  expect(connection).toMatchObject({
    kind: "refused",
    reason: expect.stringMatching(/^I couldn't connect to Discord at http:\/\/127\.0\.0\.1:1\/api: /),
  });
});

test("a start amid an outage waits for its end", async () => {
  const emulator = await emulated();
  const { discord, log } = discordAt(emulator.apiUrl, emulator.token, commands, {
    patience: { silence: 900, headway: 900 },
  });
  emulator.faults.onRequest("GET /gateway/bot", { kind: "status", status: 503 }, 4);
  emulator.faults.onConnection({ kind: "refuse", status: 503 }, 2);
  expect(await discord.connect(appThat({}))).toMatchObject({ kind: "ready", guilds: 0 });
  expect(log.filter(({ level }) => level === "warn").map(({ message }) => message)).toEqual([
    "Discord can't be reached; trying again",
    "the gateway connection had an error",
    "Discord's gateway isn't there yet",
    "the gateway connection had an error",
  ]);
});

test("a lost connection is told with its times, and that it came back", async () => {
  const emulator = await emulated();
  const { discord, events } = discordAt(emulator.apiUrl, emulator.token);
  await discord.connect(appThat({}));
  emulator.faults.closeSockets(4000);
  await expect.poll(() => events.map(({ kind }) => kind), { timeout: 8_000 }).toEqual(["lost", "back"]);
  const [lost, back] = events;
  if (lost?.kind !== "lost" || back?.kind !== "back") throw new Error("other events");
  expect(back.lostAt).toBe(lost.at);
  expect(back.at).toBeGreaterThanOrEqual(lost.at);
});

test("a stop lets a press that is being saved be answered, and tells whoever presses then that it restarts", async () => {
  const emulator = await emulated();
  const guild = emulator.addGuild({ name: "Study group" });
  const channel = guild.addChannel("quiz");
  const ada = guild.addMember("Ada");
  const { discord } = discordAt(emulator.apiUrl, emulator.token);
  const saving = Promise.withResolvers<void>();
  const presses: string[] = [];
  const press: App["rounds"]["press"] = async ({ userId }) => {
    presses.push(userId);
    await saving.promise;
    return { kind: "locked", question: asked, given: { kind: "option", choice: 1 }, mayReveal: false };
  };
  await discord.connect(appThat({ rounds: { press } }));
  await discord.channels.post(channel.id, question(), "q");
  const [message] = emulator.messages(channel);
  if (!message) throw new Error("no question");
  const told = ada.press(message, "B");
  await expect.poll(() => presses.length).toBe(1);
  const closed = discord.close();
  const turnedAway = guild.addMember("Grace").press(message, "A");
  setTimeout(saving.resolve, 200);
  expect(await told).toMatchObject({ kind: "reply", content: "Locked in: **B**, L1 regularization." });
  await closed;
  expect(await turnedAway).toMatchObject({ ephemeral: true, content: restarting });
  expect(presses).toEqual([ada.id]);
});
