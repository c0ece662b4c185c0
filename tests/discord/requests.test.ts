import { REST, Routes } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { type ConnectionEvent, makeDiscord } from "../../src/discord/index.ts";
import { watchRequests } from "../../src/discord/requests.ts";
import { somethingWrong } from "../../src/discord/wording.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { makeTimers } from "../../src/ops/timers.ts";
import { appThat, keptLog, type LogLine } from "./edge.ts";
import { question } from "./views.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function prepared() {
  const emulator = await startEmulator({ rateLimits: false });
  open.push(emulator.close);
  const channel = emulator.addGuild({ name: "Study group" }).addChannel("quiz");
  const events: ConnectionEvent[] = [];
  const log: LogLine[] = [];
  const { token, apiUrl } = emulator;
  const discord = makeDiscord({
    timers: makeTimers(Date.now),
    ...{ token, apiUrl, commands, log: keptLog(log), now: Date.now },
    onConnection: (event) => events.push(event),
  });
  open.push(discord.close);
  return { emulator, channel, discord, events, log };
}

const refused = {
  kind: "refused",
  reason: expect.stringMatching(/^Discord refused the token\. Check DISCORD_TOKEN/),
};

test.each([
  ["the bot's own commands", "GET /applications/:application/commands"],
  ["how to connect", "GET /gateway/bot"],
])(
  "one 401 when asked for %s ends the bot, as discord.js sends nothing any more after it",
  async (_, route) => {
    const { emulator, discord, events } = await prepared();
    emulator.faults.onRequest(route, { kind: "status", status: 401 });
    await discord.connect(appThat({}));
    expect(events).toEqual([refused]);
    expect(discord.connected()).toBe(false);
  },
);

test("one 401 to a message that the bot sends ends it too", async () => {
  const { emulator, channel, discord, events } = await prepared();
  await discord.connect(appThat({}));
  emulator.faults.onRequest("POST /channels/:channel/messages", { kind: "status", status: 401 });
  await discord.channels.post(channel.id, question(), "q");
  expect(events).toEqual([refused]);
});

test("a 401 to a reply, which needs no token of the bot's, ends nothing", async () => {
  const { emulator, discord, events } = await prepared();
  await discord.connect(appThat({}));
  emulator.faults.onRequest(/\/callback$/, { kind: "status", status: 401 });
  const member = emulator.addGuild({ name: "Other" }).addMember("Ada");
  expect(await member.slash("help")).toMatchObject({ content: somethingWrong });
  expect(events).toEqual([]);
  expect(discord.connected()).toBe(true);
});

test.each([403, 500])(
  "a reply that Discord answers with %i is its outage, not a bug of ours",
  async (status) => {
    const { emulator, discord, log } = await prepared();
    await discord.connect(appThat({}));
    emulator.faults.onRequest(/\/callback$/, { kind: "status", status }, 20);
    void emulator.addGuild({ name: "Other" }).addMember("Ada").slash("help");
    const warnings = () => log.filter(({ level }) => level === "warn").map(({ message }) => message);
    await expect.poll(warnings).toEqual(["an interaction failed", "a refusal couldn't be told"]);
    expect(log.filter(({ level }) => level === "error")).toEqual([]);
  },
);

test("a reply that hangs is given up when Discord no longer takes it", async () => {
  const { emulator } = await prepared();
  const rest = new REST({
    api: emulator.apiUrl,
    makeRequest: watchRequests({ unauthorised: () => {} }).make,
  });
  emulator.faults.onRequest(/\/callback$/, { kind: "hang" });
  const reply = rest.post(Routes.interactionCallback("1", "x"), { auth: false, body: { type: 5 } });
  await expect(reply).rejects.toThrow("Discord fails at the moment");
});

test("an answer whose body never ends runs into the time limit of the request", async () => {
  const { emulator } = await prepared();
  const makeRequest = watchRequests({ unauthorised: () => {} }).make;
  const rest = new REST({ api: emulator.apiUrl, retries: 0, timeout: 200, makeRequest });
  rest.setToken(emulator.token);
  emulator.faults.onRequest("GET /gateway/bot", { kind: "stalledReply" });
  await expect(rest.get(Routes.gatewayBot())).rejects.toThrow(/abort/i);
  expect(await rest.get(Routes.gatewayBot())).toMatchObject({ shards: 1 });
});

test("at the end every request that waits is given up, and no other goes out", async () => {
  const { emulator } = await prepared();
  const requests = watchRequests({ unauthorised: () => {} });
  const rest = new REST({ api: emulator.apiUrl, makeRequest: requests.make }).setToken(emulator.token);
  emulator.faults.onRequest("GET /gateway/bot", { kind: "hang" });
  const waiting = rest.get(Routes.gatewayBot());
  setTimeout(requests.end, 100);
  await expect(waiting).rejects.toThrow("Cohort is stopping");
  await expect(rest.get(Routes.gatewayBot())).rejects.toThrow("Cohort is stopping");
  expect(emulator.requests).toEqual([]);
});

test("at the end requests that wait for their turn are given up too", async () => {
  const { emulator } = await prepared();
  const requests = watchRequests({ unauthorised: () => {} });
  const rest = new REST({ api: emulator.apiUrl, makeRequest: requests.make }).setToken(emulator.token);
  emulator.faults.onRequest(/\/channels\//, { kind: "hang" }, 20);
  const asked = Array.from({ length: 20 }, (_, at) => rest.get(Routes.channelMessages(String(at + 1))));
  const outcomes = Promise.allSettled(asked);
  setTimeout(requests.end, 100);
  const reasons = (await outcomes).map((one) => (one.status === "rejected" ? one.reason : null));
  expect(reasons).toEqual(reasons.map(() => expect.objectContaining({ message: "Cohort is stopping" })));
});
