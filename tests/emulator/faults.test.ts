import { REST } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Channel, type Emulator, type Guild, startEmulator } from "#src/emulator/index.ts";
import { plain, request } from "./raw.ts";

const create = "POST /channels/:channel/messages";

let emulator: Emulator;
let guild: Guild;
let channel: Channel;

beforeEach(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Study" });
  channel = guild.addChannel("general");
});
afterEach(() => emulator.close());

const rest = (options: Partial<ConstructorParameters<typeof REST>[0]> = {}) =>
  new REST({ api: emulator.apiUrl, ...options }).setToken(emulator.token);
const path = (): `/${string}` => `/channels/${channel.id}/messages`;
const statuses = () => emulator.requests.map((one) => one.status);

test("the sixth message within five seconds is refused with 429 and how long to wait, in that channel only", async () => {
  const got = [];
  for (let count = 0; count < 6; count += 1) got.push(await request(emulator, "POST", path(), plain));
  expect(got.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  const [first, last] = [got[0], got[5]];
  expect(first?.headers.get("x-ratelimit-limit")).toBe("5");
  expect(first?.headers.get("x-ratelimit-remaining")).toBe("4");
  expect(last?.body).toMatchObject({ global: false, retry_after: expect.any(Number) });
  expect(last?.headers.get("x-ratelimit-scope")).toBe("user");
  expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(3);
  channel = guild.addChannel("other");
  expect((await request(emulator, "POST", path(), plain)).status).toBe(200);
});

test("without limits any number of requests passes, and no bucket is told", async () => {
  emulator.limits.enable(false);
  for (let count = 0; count < 8; count += 1) await request(emulator, "POST", path(), plain);
  expect(statuses()).toEqual(Array.from({ length: 8 }, () => 200));
});

test("the real client waits by the headers, so that it is never refused", async () => {
  const client = rest();
  const started = performance.now();
  await Promise.all(Array.from({ length: 7 }, () => client.post(path(), { body: plain })));
  expect(statuses()).toEqual(Array.from({ length: 7 }, () => 200));
  expect(performance.now() - started).toBeGreaterThan(4_000);
});

test("the real client obeys a 429 on demand and tries again", async () => {
  emulator.faults.onRequest(create, { kind: "rateLimit", retryAfterMs: 200, scope: "shared" });
  const started = performance.now();
  await rest().post(path(), { body: plain });
  expect(performance.now() - started).toBeGreaterThan(190);
  expect(statuses()).toEqual([429, 200]);
});

test("all requests together are limited to fifty a second, interactions aside", async () => {
  const ask = () => request(emulator, "GET", `/users/${guild.owner.id}`);
  const got = await Promise.all(
    Array.from({ length: 150 }, (_, turn) => (turn % 2 === 0 ? ask() : request(emulator, "GET", path()))),
  );
  const global = got.filter(({ headers }) => headers.get("x-ratelimit-global") === "true");
  expect(global.length).toBeGreaterThan(0);
  for (const { status, body } of global)
    expect({ status, body }).toMatchObject({ status: 429, body: { global: true } });
  expect((await request(emulator, "POST", "/interactions/1/x/callback", { type: 5 })).body.code).toBe(10062);
});

test("a server error on demand is repeated by the real client, as many times as it was asked for", async () => {
  const fault = emulator.faults.onRequest(create, { kind: "status", status: 502 }, 2);
  await rest().post(path(), { body: plain });
  expect(statuses()).toEqual([502, 502, 200]);
  expect(fault.left()).toBe(0);
  expect(emulator.messages(channel)).toHaveLength(1);
});

test("a lost reply is carried out: the repeat posts twice without a nonce, once with one", async () => {
  emulator.faults.onRequest(create, { kind: "lostReply" });
  await rest().post(path(), { body: plain });
  expect(emulator.messages(channel)).toHaveLength(2);
  emulator.faults.onRequest(create, { kind: "lostReply" });
  await rest().post(path(), { body: { ...plain, nonce: "n", enforce_nonce: true } });
  expect(emulator.messages(channel)).toHaveLength(3);
});

test("an error on demand can be false: it is carried out, and the repeat posts twice without a nonce, once with one", async () => {
  emulator.faults.onRequest(create, { kind: "falseError", status: 500 });
  await rest().post(path(), { body: plain });
  expect(statuses()).toEqual([500, 200]);
  expect(emulator.messages(channel)).toHaveLength(2);
  emulator.faults.onRequest(create, { kind: "falseError", status: 500 });
  await rest().post(path(), { body: { ...plain, nonce: "n", enforce_nonce: true } });
  expect(emulator.messages(channel)).toHaveLength(3);
});

test("a lost request is not carried out", async () => {
  emulator.faults.onRequest(create, { kind: "lostRequest" });
  await expect(rest({ retries: 0 }).post(path(), { body: plain })).rejects.toThrow();
  expect(emulator.messages(channel)).toEqual([]);
});

test("a request that hangs runs into the client's own timeout", async () => {
  emulator.faults.onRequest(create, { kind: "hang" });
  await expect(rest({ retries: 0, timeout: 100 }).post(path(), { body: plain })).rejects.toThrow(/abort/i);
  expect(emulator.messages(channel)).toEqual([]);
});

test("a delayed request is carried out late", async () => {
  emulator.faults.onRequest(/^POST /, { kind: "delay", ms: 100 });
  const started = performance.now();
  await request(emulator, "POST", path(), plain);
  expect(performance.now() - started).toBeGreaterThan(95);
  expect(emulator.messages(channel)).toHaveLength(1);
});

test("a fault strikes only the routes that fit, and can be taken back", async () => {
  const fault = emulator.faults.onRequest(create, { kind: "status", status: 500 }, Number.POSITIVE_INFINITY);
  expect((await request(emulator, "GET", path())).status).toBe(200);
  expect((await request(emulator, "POST", path(), plain)).status).toBe(500);
  fault.remove();
  expect((await request(emulator, "POST", path(), plain)).status).toBe(200);
  emulator.faults.onRequest(/./, { kind: "status", status: 500 });
  emulator.faults.clear();
  expect((await request(emulator, "GET", path())).status).toBe(200);
});

test("a port that is taken is told in the error", async () => {
  const port = Number(new URL(emulator.url).port);
  await expect(startEmulator({ port })).rejects.toThrow("EADDRINUSE");
});
