import { type Client, Events } from "discord.js";
import { afterEach, beforeEach, expect, onTestFailed, test } from "vitest";
import { makeClient } from "../../src/discord/client.ts";
import { watchGateway } from "../../src/discord/gateway.ts";
import { watchRequests } from "../../src/discord/requests.ts";
import { type Channel, type Emulator, startEmulator } from "../../src/emulator/index.ts";
import { keptLog } from "./edge.ts";

let emulator: Emulator;
let channel: Channel;
let client: Client;
let close: () => Promise<void>;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  onTestFailed(() => console.log(emulator.transcript()));
  channel = emulator.addGuild({ name: "Study group" }).addChannel("quiz");
  const gateway = watchGateway({ log: keptLog([]), now: Date.now, tell: () => {} });
  client = makeClient(emulator.apiUrl, gateway, watchRequests({ unauthorised: () => {} }).make);
  close = async () => {
    gateway.close();
    await client.destroy();
    await emulator.close();
  };
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(emulator.token);
  await ready;
});
afterEach(async () => {
  expect(emulator.violations).toEqual([]);
  await close();
});

test.each([
  [1, { kind: "status", status: 500 }],
  [1, { kind: "falseError", status: 500 }],
  [3, { kind: "falseError", status: 500 }],
] as const)("what discord.js itself sends comes once where it meets %i times %j", async (times, fault) => {
  emulator.faults.onRequest("POST /channels/:channel/messages", fault, times);
  const found = client.channels.cache.get(channel.id);
  if (!found?.isSendable()) throw new Error("The client doesn't know the channel");
  const { id } = await found.send("hello");
  expect(emulator.messages(channel).map((message) => message.id)).toEqual([id]);
  const sent = emulator.requests.filter(({ route }) => route === "POST /channels/:channel/messages").at(-1);
  expect(sent?.body).toMatchObject({ nonce: expect.any(String), enforce_nonce: true });
});
