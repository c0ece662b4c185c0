import { afterEach, beforeEach, expect, test } from "vitest";
import { type Channel, type Emulator, type Guild, startEmulator, timeOf } from "#src/emulator/index.ts";
import { connect } from "./bot.ts";
import { at, plain, request } from "./raw.ts";

let emulator: Emulator;
let guild: Guild;
let channel: Channel;
let now: number;

beforeEach(async () => {
  now = Date.UTC(2027, 2, 28, 1, 30);
  emulator = await startEmulator({ now: () => now, rateLimits: false });
  guild = emulator.addGuild({ name: "Study" });
  channel = guild.addChannel("general");
});
afterEach(() => emulator.close());

const path = () => `/channels/${channel.id}/messages`;

async function send(content: string, more: object = {}) {
  const { body } = await request(emulator, "POST", path(), { ...plain, content, ...more });
  return body;
}

async function listed(query: string): Promise<readonly string[]> {
  const { body } = await request(emulator, "GET", `${path()}?${query}`);
  return Object.values(body).map((message) => String(at(message, "content")));
}

test("a message's id holds the time of the injected clock", async () => {
  expect(timeOf(String((await send("a")).id))).toBe(now);
  now += 86_400_000;
  expect((await send("b")).timestamp).toBe(new Date(now).toISOString());
});

test("the same enforced nonce within minutes gives the same message, later a new one", async () => {
  const nonce = { nonce: "slot-1", enforce_nonce: true };
  const first = await send("a", nonce);
  now += 2 * 60_000;
  expect((await send("a", nonce)).id).toBe(first.id);
  now += 5 * 60_000;
  expect((await send("a", nonce)).id).not.toBe(first.id);
  expect(emulator.messages(channel)).toHaveLength(2);
});

test("a nonce is told when the message is made, and lost when it is fetched again", async () => {
  const first = await send("a", { nonce: "n", enforce_nonce: true });
  expect(first.nonce).toBe("n");
  expect((await send("a", { nonce: "n", enforce_nonce: true })).nonce).toBe("n");
  const again = await request(emulator, "GET", `${path()}/${first.id}`);
  expect(again.body).toMatchObject({ id: first.id });
  expect(again.body).not.toHaveProperty("nonce");
});

test("a nonce means nothing when it isn't enforced, nor in another channel", async () => {
  const first = await send("a", { nonce: "n", enforce_nonce: true });
  expect((await send("a", { nonce: "n" })).id).not.toBe(first.id);
  channel = guild.addChannel("other");
  expect((await send("a", { nonce: "n", enforce_nonce: true })).id).not.toBe(first.id);
});

test("repeating the nonce of a deleted message is answered with Unknown Message", async () => {
  const nonce = { nonce: "n", enforce_nonce: true };
  const first = await send("a", nonce);
  await request(emulator, "DELETE", `${path()}/${first.id}`);
  expect((await send("a", nonce)).code).toBe(10008);
});

test("messages are read back newest first, in pages before, after and around an id", async () => {
  const sent = [];
  for (const content of ["1", "2", "3", "4", "5", "6"]) {
    now += 10;
    sent.push(await send(content));
  }
  await request(emulator, "DELETE", `${path()}/${sent[4]?.id}`);
  const third = sent[2]?.id;
  expect(await listed("")).toEqual(["6", "4", "3", "2", "1"]);
  expect(await listed("limit=2")).toEqual(["6", "4"]);
  expect(await listed(`before=${third}&limit=1`)).toEqual(["2"]);
  expect(await listed(`after=${third}&limit=1`)).toEqual(["4"]);
  expect(await listed(`around=${third}&limit=3`)).toEqual(["4", "3", "2"]);
  expect((await request(emulator, "GET", `${path()}?limit=101`)).body.code).toBe(50035);
});

test("an edit keeps what it doesn't name, and tells when it was", async () => {
  const made = await send("before", { embeds: [{ title: "kept" }] });
  now += 1_000;
  const edited = await request(emulator, "PATCH", `${path()}/${made.id}`, { ...plain, content: "after" });
  expect(edited.body).toMatchObject({
    content: "after",
    embeds: [{ title: "kept" }],
    timestamp: made.timestamp,
  });
  expect(edited.body.edited_timestamp).toBe(new Date(now).toISOString());
});

test("a thread begins at a message, once, and takes messages of its own", async () => {
  const made = await send("question");
  const begun = await request(emulator, "POST", `${path()}/${made.id}/threads`, { name: "round" });
  expect(begun).toMatchObject({
    status: 201,
    body: { id: made.id, type: 11, parent_id: channel.id, name: "round" },
  });
  const again = await request(emulator, "POST", `${path()}/${made.id}/threads`, { name: "round" });
  expect(again.body.code).toBe(160004);
  expect((await request(emulator, "POST", `/channels/${made.id}/messages`, plain)).status).toBe(200);
});

test("a public thread of its own leaves Discord's line in the parent, which nobody can edit", async () => {
  const parent = emulator.addGuild({ name: "threads" }).addChannel("parent");
  const begin = (type: number) =>
    request(emulator, "POST", `/channels/${parent.id}/threads`, { name: "round", type });
  expect((await begin(12)).status).toBe(201);
  expect(emulator.messages(parent)).toEqual([]);
  const { body: thread } = await begin(11);
  const { body: listed } = await request(emulator, "GET", `/channels/${parent.id}/messages`);
  expect(listed).toMatchObject([
    {
      type: 18,
      content: "round",
      author: { id: emulator.applicationId },
      message_reference: { channel_id: thread.id },
    },
  ]);
  const [line] = emulator.messages(parent);
  const edited = await request(emulator, "PATCH", `/channels/${parent.id}/messages/${line?.id}`, plain);
  expect(edited.body.code).toBe(50021);
});

test("a thread of an announcement channel is refused in a text channel", async () => {
  const begun = await request(emulator, "POST", `/channels/${channel.id}/threads`, { name: "t", type: 10 });
  expect(begun.body.code).toBe(50024);
});

test("an archived thread opens when something is sent, unless it is locked", async () => {
  const { body: thread } = await request(emulator, "POST", `/channels/${channel.id}/threads`, {
    name: "t",
    type: 11,
  });
  const place = `/channels/${thread.id}`;
  const { body: message } = await request(emulator, "POST", `${place}/messages`, plain);
  await request(emulator, "PATCH", place, { archived: true });
  expect((await request(emulator, "PATCH", `${place}/messages/${message.id}`, plain)).body.code).toBe(50083);
  expect((await request(emulator, "POST", `${place}/messages`, plain)).status).toBe(200);
  expect(emulator.channel(String(thread.id))?.archived).toBe(false);
});

test("the real client sends, edits, reads back, starts a thread and sends a file", async () => {
  const client = await connect(emulator);
  const place = await client.channels.fetch(channel.id);
  if (!place?.isTextBased() || !place.isSendable() || place.isDMBased()) throw new Error("No text channel");
  const sent = await place.send({ content: "sent", nonce: "n", enforceNonce: true });
  expect(sent.nonce).toBe("n");
  await sent.edit("edited");
  expect((await place.messages.fetch({ message: sent.id, force: true })).content).toBe("edited");
  const thread = await sent.startThread({ name: "round" });
  const files = [{ attachment: Buffer.from("# Notes"), name: "notes.md" }];
  const withFile = await thread.send({ content: "file", files });
  const file = withFile.attachments.first();
  expect(file).toMatchObject({ name: "notes.md", size: 7 });
  expect(await (await fetch(String(file?.url))).text()).toBe("# Notes");
  await sent.delete();
  expect(emulator.messages(channel)).toEqual([]);
  expect(emulator.violations).toEqual([]);
  await client.destroy();
});

test("waiting for a message finds one that is there, that comes, and one that is edited so", async () => {
  const made = await send("one");
  const fits = (wanted: string, timeoutMs = 5_000) =>
    emulator.waitForMessage(channel, (message) => message.content === wanted, timeoutMs);
  expect((await fits("one")).id).toBe(made.id);
  const [coming] = await Promise.all([fits("two"), send("two")]);
  expect(coming.content).toBe("two");
  const edit = request(emulator, "PATCH", `${path()}/${made.id}`, { ...plain, content: "three" });
  const [edited] = await Promise.all([fits("three"), edit]);
  expect(edited.id).toBe(made.id);
  await expect(fits("four", 50)).rejects.toThrow(/No such message in #general within 50 ms[\s\S]*three/);
});
