import { afterEach, beforeEach, expect, test } from "vitest";
import { type Channel, type Emulator, type Guild, startEmulator } from "#src/emulator/index.ts";
import { connect } from "./bot.ts";
import { at, plain, request } from "./raw.ts";
import { openSocket } from "./raw-socket.ts";

let emulator: Emulator;
let guild: Guild;
let channel: Channel;

beforeEach(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Study" });
  channel = guild.addChannel("general");
});
afterEach(() => emulator.close());

/** Every event that a bot with the Guilds intent alone is told while something is done. */
async function toldOf(act: () => void) {
  const raw = await openSocket(emulator);
  raw.identify();
  await raw.next((frame) => frame.t === "GUILD_CREATE");
  const before = raw.frames.length;
  act();
  guild.addChannel("last");
  await raw.next((frame) => frame.t === "CHANNEL_CREATE");
  raw.socket.terminate();
  return raw.frames.slice(before, -1).map(({ t, d }) => ({ t, d }));
}

const post = (place = channel) => request(emulator, "POST", `/channels/${place.id}/messages`, plain);
const rolesOf = async (id: string) =>
  (await request(emulator, "GET", `/guilds/${guild.id}/members/${id}`)).body.roles;
const overwritesOf = async (place: Channel) =>
  (await request(emulator, "GET", `/channels/${place.id}`)).body.permission_overwrites;

test("a role that is deleted is nobody's any more, and no channel has an overwrite for it; the bot is told of both", async () => {
  const other = guild.addChannel("other");
  const role = guild.addRole("Muted");
  const ann = guild.addMember("Ann");
  for (const one of [ann, undefined]) guild.giveRole(role, one);
  guild.denyRole(channel, role, ["SendMessages"]);
  expect((await post()).body.code).toBe(50013);
  expect(await rolesOf(ann.id)).toEqual([role.id]);
  const told = await toldOf(() => guild.removeRole(role));
  expect(told).toEqual([
    { t: "GUILD_ROLE_DELETE", d: { guild_id: guild.id, role_id: role.id } },
    { t: "CHANNEL_UPDATE", d: expect.objectContaining({ id: channel.id, permission_overwrites: [] }) },
  ]);
  expect((await post()).status).toBe(200);
  expect((await post(other)).status).toBe(200);
  expect(await rolesOf(ann.id)).toEqual([]);
  expect(await rolesOf(emulator.applicationId)).not.toContain(role.id);
  expect((await request(emulator, "GET", `/guilds/${guild.id}/roles`)).body).toHaveLength(2);
  expect(() => guild.giveRole(role)).toThrow("no role Muted");
});

test("an overwrite that is removed leaves the others, and the bot is told of the channel", async () => {
  const role = guild.addRole("Muted");
  guild.giveRole(role);
  guild.denyRole(channel, role, ["SendMessages"]);
  guild.denyBot(channel, ["EmbedLinks"]);
  expect((await post()).body.code).toBe(50013);
  const told = await toldOf(() => guild.denyRole(channel, role, []));
  expect(told).toMatchObject([{ t: "CHANNEL_UPDATE", d: { id: channel.id } }]);
  expect(await overwritesOf(channel)).toMatchObject([{ id: emulator.applicationId, type: 1 }]);
  expect((await post()).status).toBe(200);
});

test("a role that is changed counts as it is now, and the bot is told of it", async () => {
  const role = guild.addRole("Staff");
  guild.giveRole(role);
  guild.denyBot(channel, ["SendMessages"]);
  const told = await toldOf(() => guild.changeRole(role, ["Administrator"]));
  expect(told).toMatchObject([
    {
      t: "GUILD_ROLE_UPDATE",
      d: { guild_id: guild.id, role: { id: role.id, permissions: "8", position: 2 } },
    },
  ]);
  expect((await post()).status).toBe(200);
});

test("of a role that is given the bot is told where it is the bot's own; others' roles need an intent", async () => {
  const role = guild.addRole("Staff", ["Administrator"]);
  const ann = guild.addMember("Ann");
  guild.denyBot(channel, ["SendMessages"]);
  expect(await toldOf(() => guild.giveRole(role, ann))).toEqual([]);
  const told = await toldOf(() => guild.giveRole(role));
  expect(told).toMatchObject([
    {
      t: "GUILD_MEMBER_UPDATE",
      d: { guild_id: guild.id, user: { id: emulator.applicationId }, roles: [expect.any(String), role.id] },
    },
  ]);
  expect((await post()).status).toBe(200);
});

test("nobody can delete the role of a bot or of everyone", async () => {
  const { body } = await request(emulator, "GET", `/guilds/${guild.id}/roles`);
  for (const index of [0, 1]) {
    const role = { id: String(at(body, index, "id")), name: "", permissions: 0n, managed: false };
    expect(() => guild.removeRole(role)).toThrow("lets nobody delete");
  }
});

test("a bot that is invited again has a role of its own anew, and is told of the server", async () => {
  const own = await rolesOf(emulator.applicationId);
  guild.removeBot();
  expect((await post()).body.code).toBe(50001);
  const client = await connect(emulator);
  const joined = new Promise((resolve) => client.once("guildCreate", ({ id }) => resolve(id)));
  guild.addBot();
  expect(await joined).toBe(guild.id);
  expect((await post()).status).toBe(200);
  expect(await rolesOf(emulator.applicationId)).toEqual([expect.any(String)]);
  expect(await rolesOf(emulator.applicationId)).not.toEqual(own);
  expect((await request(emulator, "GET", `/guilds/${guild.id}/roles`)).body).toHaveLength(2);
  await client.destroy();
});

test("a thread that a moderator closes takes nothing until it is opened, and the bot is told of both", async () => {
  const made = await request(emulator, "POST", `/channels/${channel.id}/threads`, { name: "t", type: 11 });
  const thread = emulator.channel(String(made.body.id));
  if (!thread) throw new Error("no thread");
  const told = await toldOf(() => guild.setClosed(thread, true));
  const closed = { archived: true, locked: true };
  expect(told).toMatchObject([{ t: "THREAD_UPDATE", d: { id: thread.id, thread_metadata: closed } }]);
  expect((await post(thread)).body.code).toBe(50083);
  expect(await toldOf(() => guild.setClosed(thread, false))).toMatchObject([{ t: "THREAD_UPDATE" }]);
  expect((await post(thread)).status).toBe(200);
});
