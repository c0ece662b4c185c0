import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "#src/emulator/index.ts";
import { request } from "./raw.ts";
import { openSocket } from "./raw-socket.ts";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator({ heartbeatMs: 1_000 });
});
afterEach(() => emulator.close());

const beat = JSON.stringify({ op: 1, d: null });
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function identified() {
  const raw = await openSocket(emulator);
  raw.identify();
  await raw.next(({ t }) => t === "READY");
  return raw;
}

test("the heartbeat that is asked for is the one given", async () => {
  const { next } = await openSocket(emulator);
  expect(await next(({ op }) => op === 10)).toMatchObject({ d: { heartbeat_interval: 1_000 } });
});

test("on a silenced connection nothing is heard, said or closed; a new one is as ever", async () => {
  const { socket, frames } = await identified();
  emulator.faults.silenceSockets();
  const before = frames.length;
  socket.send(beat);
  emulator.addGuild({ name: "Study" });
  socket.close(1000);
  await wait(150);
  expect(frames).toHaveLength(before);
  expect(socket.readyState).toBe(socket.CLOSING);
  const { socket: another, next } = await openSocket(emulator);
  another.send(beat);
  expect(await next(({ op }) => op === 11)).toBeDefined();
});

test("a connection on demand is refused, never answered, or closed at once, and the next one is as ever", async () => {
  emulator.faults.onConnection({ kind: "refuse", status: 503 });
  await expect(openSocket(emulator)).rejects.toThrow("503");
  emulator.faults.onConnection({ kind: "hang" });
  expect(await Promise.race([openSocket(emulator), wait(150)])).toBeUndefined();
  emulator.faults.onConnection({ kind: "close", code: 4000 });
  const { socket } = await openSocket(emulator);
  expect((await once(socket, "close"))[0]).toBe(4000);
  await identified();
});

test("a connection on demand says no hello, or beats and takes no session", async () => {
  emulator.faults.onConnection({ kind: "noHello" });
  const mute = await openSocket(emulator);
  await wait(100);
  expect(mute.frames).toEqual([]);
  emulator.faults.onConnection({ kind: "noSession" });
  const deaf = await openSocket(emulator);
  deaf.identify();
  deaf.socket.send(beat);
  await deaf.next(({ op }) => op === 11);
  await wait(100);
  expect(deaf.frames.map(({ op }) => op)).toEqual([10, 11]);
});

test("what became of connections is told: who identified or resumed, and which code closed", async () => {
  const { socket } = await identified();
  socket.close(1000);
  await expect.poll(() => emulator.connections.map(({ kind }) => kind)).toEqual(["identify", "closed"]);
  expect(emulator.connections[1]).toMatchObject({ code: 1000 });
});

test("a day allows a thousand identifies; one more costs the token, and no correct bot tries it", async () => {
  emulator.faults.spendIdentifies(999);
  await identified();
  const { body } = await request(emulator, "GET", "/gateway/bot");
  expect(body.session_start_limit).toMatchObject({ remaining: 0 });
  const { socket, identify } = await openSocket(emulator);
  identify();
  expect((await once(socket, "close"))[0]).toBe(4004);
  expect(emulator.violations).toMatchObject([{ rule: "gateway", where: "IDENTIFY" }]);
});

test("a guild that an outage hides is told as unavailable until it is shown again", async () => {
  const guild = emulator.addGuild({ name: "Study" });
  guild.setAvailable(false);
  const { frames, next } = await identified();
  await wait(50);
  expect(frames.map(({ t }) => t)).not.toContain("GUILD_CREATE");
  guild.setAvailable(true);
  expect(await next(({ t }) => t === "GUILD_CREATE")).toMatchObject({ d: { id: guild.id } });
});

test("a reply on demand begins and never ends, though the request was carried out", async () => {
  emulator.faults.onRequest("GET /gateway/bot", { kind: "stalledReply" });
  const response = await fetch(`${emulator.apiUrl}/v10/gateway/bot`, {
    headers: { authorization: `Bot ${emulator.token}` },
  });
  expect(response.status).toBe(200);
  expect(await Promise.race([response.text(), wait(150)])).toBeUndefined();
  expect(emulator.requests).toHaveLength(1);
});
