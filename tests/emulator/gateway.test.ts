import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type Guild, type Member, startEmulator } from "#src/emulator/index.ts";
import { at, buttons, plain, request } from "./raw.ts";
import { openSocket } from "./raw-socket.ts";

let emulator: Emulator;
let guild: Guild;
let member: Member;
/** How far the emulator's clock is ahead of the machine's, in milliseconds. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  emulator = await startEmulator({ now: () => Date.now() + ahead });
  guild = emulator.addGuild({ name: "Study" });
  guild.addChannel("general");
  member = guild.addMember("Ann");
});
afterEach(async () => {
  await emulator.close();
});

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

const rawSocket = () => openSocket(emulator);

async function closeCode(act: (raw: Awaited<ReturnType<typeof rawSocket>>) => void): Promise<number> {
  const raw = await rawSocket();
  const closed = once(raw.socket, "close");
  act(raw);
  const [code] = await closed;
  return Number(code);
}

test("messages make no events for a bot with the Guilds intent alone", async () => {
  const raw = await rawSocket();
  raw.identify();
  await raw.next((frame) => frame.t === "GUILD_CREATE");
  await postedButtons();
  guild.addChannel("after");
  await raw.next((frame) => frame.t === "CHANNEL_CREATE");
  expect(raw.frames.map((frame) => frame.t)).toEqual([null, "READY", "GUILD_CREATE", "CHANNEL_CREATE"]);
  raw.socket.terminate();
});

test.each([
  ["no token at all", { token: "nonsense" }, 4004],
  ["the members intent", { intents: 1 | (1 << 1) }, 4014],
  ["the message content intent", { intents: 1 | (1 << 15) }, 4014],
  ["an intent that doesn't exist", { intents: 1 << 30 }, 4013],
  ["a shard beyond the count", { shard: [2, 2] }, 4010],
  ["no properties", { properties: null }, 4002],
])("identifying with %s closes the connection for good", async (_, more, code) => {
  expect(await closeCode((raw) => raw.identify(more))).toBe(code);
});

test("asking for a privileged intent is noted as a violation", async () => {
  await closeCode((raw) => raw.identify({ intents: 1 << 15 }));
  expect(emulator.violations.map((one) => one.rule)).toEqual(["privilegedIntent"]);
});

test("asking for an intent whose events aren't emulated is noted, so that nobody waits for them in vain", async () => {
  const raw = await rawSocket();
  raw.identify({ intents: 1 | (1 << 9) });
  await raw.next((frame) => frame.t === "READY");
  expect(emulator.violations).toMatchObject([{ rule: "emulator", where: "IDENTIFY" }]);
  raw.socket.terminate();
});

test("what isn't the protocol closes the connection", async () => {
  expect(await closeCode((raw) => raw.socket.send("{"))).toBe(4002);
  expect(await closeCode((raw) => raw.socket.send('{"op":77,"d":null}'))).toBe(4001);
  expect(await closeCode((raw) => raw.socket.send('{"op":3,"d":null}'))).toBe(4003);
});

test("the 121st message within a minute closes the connection", async () => {
  const beat = JSON.stringify({ op: 1, d: null });
  const code = await closeCode((raw) => {
    for (let count = 0; count < 121; count += 1) raw.socket.send(beat);
  });
  expect(code).toBe(4008);
});

test("a heartbeat is answered, unless heartbeats are ignored on demand", async () => {
  const raw = await rawSocket();
  raw.socket.send(JSON.stringify({ op: 1, d: null }));
  await raw.next((frame) => frame.op === 11);
  emulator.faults.ignoreHeartbeats(true);
  raw.socket.send(JSON.stringify({ op: 1, d: null }));
  raw.identify();
  await raw.next((frame) => frame.t === "READY");
  expect(raw.frames.filter((frame) => frame.op === 11)).toHaveLength(1);
  raw.socket.terminate();
});

test("a session that can't be resumed is refused with an invalid session and identified anew", async () => {
  const first = await rawSocket();
  first.identify();
  await first.next((frame) => frame.t === "READY");
  emulator.faults.closeSockets(4000, { resumable: false });
  const second = await rawSocket();
  second.socket.send(JSON.stringify({ op: 6, d: { token: emulator.token, session_id: "gone", seq: 1 } }));
  expect(await second.next((frame) => frame.op === 9)).toMatchObject({ d: false });
  second.identify();
  await second.next((frame) => frame.t === "READY");
  second.socket.terminate();
});

test("an event goes to its guild's shard only, and private ones to shard 0", async () => {
  const shards = await Promise.all([0, 1].map(async (index) => ({ index, ...(await rawSocket()) })));
  for (const { index, identify, next } of shards) {
    identify({ shard: [index, 2] });
    await next((frame) => frame.t === "READY");
  }
  guild.addChannel("here");
  const home = Number((BigInt(guild.id) >> 22n) % 2n);
  await shards[home]?.next((frame) => frame.t === "CHANNEL_CREATE");
  const told = shards.map(({ frames }) => frames.filter((frame) => frame.t === "CHANNEL_CREATE").length);
  expect(told).toEqual(home === 0 ? [1, 0] : [0, 1]);
  for (const { socket } of shards) socket.terminate();
});

test("a session can be resumed for two minutes after its socket is lost, and not later", async () => {
  const first = await rawSocket();
  first.identify();
  const ready = await first.next((frame) => frame.t === "READY");
  const take = { token: emulator.token, session_id: at(ready.d, "session_id"), seq: 1 };
  const losses = () => emulator.transcript().match(/is lost/g)?.length ?? 0;
  first.socket.terminate();
  await expect.poll(losses).toBe(1);
  ahead = 119_000;
  const second = await rawSocket();
  second.socket.send(JSON.stringify({ op: 6, d: take }));
  await second.next((frame) => frame.t === "RESUMED");
  second.socket.terminate();
  await expect.poll(losses).toBe(2);
  ahead += 121_000;
  const third = await rawSocket();
  third.socket.send(JSON.stringify({ op: 6, d: take }));
  expect(await third.next((frame) => frame.op === 9)).toMatchObject({ d: false });
  third.socket.terminate();
});
