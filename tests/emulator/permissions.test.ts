import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type Guild, type PermissionName, startEmulator } from "#src/emulator/index.ts";
import { plain, request } from "./raw.ts";

let emulator: Emulator;
let guild: Guild;

beforeEach(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Study" });
});
afterEach(() => emulator.close());

const file = () => {
  const form = new FormData();
  form.set("payload_json", JSON.stringify(plain));
  form.set("files[0]", new Blob(["x"]), "x.txt");
  return form;
};

async function sendFile(channelId: string) {
  const headers = { authorization: `Bot ${emulator.token}` };
  const address = `${emulator.apiUrl}/v10/channels/${channelId}/messages`;
  const response = await fetch(address, { method: "POST", headers, body: file() });
  const answer: unknown = await response.json();
  return answer;
}

test.each<[PermissionName, string, string, object | undefined, number]>([
  ["ViewChannel", "GET", "", undefined, 50001],
  ["ViewChannel", "POST", "/messages", plain, 50001],
  ["SendMessages", "POST", "/messages", plain, 50013],
  ["EmbedLinks", "POST", "/messages", { embeds: [{ title: "t" }] }, 50013],
  ["ReadMessageHistory", "GET", "/messages/1", undefined, 50013],
  ["CreatePublicThreads", "POST", "/threads", { name: "t", type: 11 }, 50013],
  ["CreatePrivateThreads", "POST", "/threads", { name: "t", type: 12 }, 50013],
])("without %s, %s %s is refused", async (name, method, path, body, code) => {
  const channel = guild.addChannel("denied", { deny: [name] });
  const got = await request(emulator, method, `/channels/${channel.id}${path}`, body);
  expect(got).toMatchObject({ status: 403, body: { code } });
});

test("without AttachFiles a file is refused", async () => {
  const open = guild.addChannel("open");
  const denied = guild.addChannel("denied", { deny: ["AttachFiles"] });
  expect(await sendFile(open.id)).toMatchObject({ attachments: [{ filename: "x.txt", size: 1 }] });
  expect(await sendFile(denied.id)).toMatchObject({ code: 50013 });
});

test("without ReadMessageHistory the list of messages is empty", async () => {
  const channel = guild.addChannel("denied", { deny: ["ReadMessageHistory"] });
  const path = `/channels/${channel.id}/messages`;
  expect((await request(emulator, "POST", path, plain)).status).toBe(200);
  expect((await request(emulator, "GET", path)).body).toEqual([]);
});

test("a thread needs Send Messages in Threads, by the parent's overwrites", async () => {
  const parent = guild.addChannel("parent", { deny: ["SendMessagesInThreads"] });
  const thread = await request(emulator, "POST", `/channels/${parent.id}/threads`, { name: "t", type: 11 });
  expect((await request(emulator, "POST", `/channels/${thread.body.id}/messages`, plain)).body.code).toBe(
    50013,
  );
  expect((await request(emulator, "POST", `/channels/${parent.id}/messages`, plain)).status).toBe(200);
});

test("what the bot may do can change while it runs", async () => {
  const channel = guild.addChannel("general");
  const path = `/channels/${channel.id}/messages`;
  guild.denyBot(channel, ["SendMessages"]);
  expect((await request(emulator, "POST", path, plain)).body.code).toBe(50013);
  guild.denyBot(channel, []);
  expect((await request(emulator, "POST", path, plain)).status).toBe(200);
});

test("in a guild that the bot isn't in it has no access", async () => {
  const foreign = emulator.addGuild({ name: "Foreign", installed: false });
  const channel = foreign.addChannel("general");
  expect((await request(emulator, "GET", `/channels/${channel.id}`)).body.code).toBe(50001);
  expect((await request(emulator, "GET", `/guilds/${foreign.id}`)).body.code).toBe(50001);
  const path = `/applications/${emulator.applicationId}/guilds/${foreign.id}/commands`;
  expect((await request(emulator, "PUT", path, [])).body.code).toBe(50001);
});

test("commands of another application can't be touched", async () => {
  expect((await request(emulator, "PUT", "/applications/1/commands", [])).body.code).toBe(20012);
});
