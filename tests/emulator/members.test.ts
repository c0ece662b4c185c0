import { once } from "node:events";
import { Events } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { at, buttons, request } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

test("what members write is hidden from the bot unless it is named or used on it, and is deleted by who may", async () => {
  const { emulator, guild, ann, ben, handle, payloadOf } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("quoted");
  });
  const said = ann.say("Is L1 sparse?");
  const path = `/channels/${ann.channel().id}/messages`;
  const { body } = await request(emulator, "GET", path);
  expect(body).toMatchObject([{ content: "", author: { id: ann.id, global_name: "Ann" } }]);
  const named = `<@${emulator.applicationId}> Is L1 sparse?`;
  const { id } = ann.say(named);
  expect((await request(emulator, "GET", `${path}/${id}`)).body.content).toBe(named);
  const payload = await payloadOf(() => ann.contextMenu("Quote", said));
  expect(at(payload, "data", "resolved", "messages", said.id, "content")).toBe("Is L1 sparse?");
  expect((await request(emulator, "PATCH", `${path}/${said.id}`, { content: "x" })).body.code).toBe(50005);
  expect((await request(emulator, "DELETE", `${path}/${said.id}`)).body.code).toBe(50013);
  expect(() => ben.remove(said)).toThrow("Ben may not delete");
  guild.owner.remove(said);
  expect(emulator.messages(ann.channel()).map((one) => one.content)).toEqual([named, "quoted"]);
});

test("a reader can dismiss a private message, and nobody else sees it to do so", async () => {
  const { emulator, ann, ben, handle } = study;
  handle(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply({ content: "psst", flags: 64 });
  });
  const { message } = await ann.slash("ask");
  if (!message) throw new Error("No message");
  expect(() => ben.remove(message)).toThrow("can't see");
  ann.remove(message);
  expect(emulator.messages(ann.channel(), ann.id)).toEqual([]);
});

test("a button is pressed by its label or its custom id, if it is there and enabled", async () => {
  const { emulator, ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isButton()) await interaction.reply(interaction.customId);
  });
  const parts = [
    { type: 2, style: 1, label: "A", custom_id: "v1:a" },
    { type: 2, style: 1, label: "B", custom_id: "v1:b", disabled: true },
    { type: 2, style: 5, label: "Notes", url: "https://example.org" },
  ];
  const message = await post({ components: [{ type: 1, components: parts }] });
  expect((await ann.press(message, "A")).content).toBe("v1:a");
  expect((await ann.press(message, "v1:a")).content).toBe("v1:a");
  await expect(ann.press(message, "B")).rejects.toThrow("is disabled");
  await expect(ann.press(message, "Notes")).rejects.toThrow("there is [A] [B]");
  await request(emulator, "DELETE", `/channels/${message.channelId}/messages/${message.id}`);
  await expect(ann.press(message, "A")).rejects.toThrow("is gone");
});

test("a press is made on the newest version of the message, in the message's own channel", async () => {
  const { emulator, guild, ann, handle, post } = study;
  handle(async (interaction) => {
    if (interaction.isButton())
      await interaction.reply(`${interaction.customId} ${interaction.message.content}`);
  });
  const message = await post({ components: buttons("old") });
  const edit = { content: "edited", allowed_mentions: { parse: [] }, components: buttons("new") };
  await request(emulator, "PATCH", `/channels/${message.channelId}/messages/${message.id}`, edit);
  const elsewhere = ann.in(guild.addChannel("elsewhere"));
  const outcome = await elsewhere.press(message, "new");
  expect(outcome).toMatchObject({ content: "new edited", message: { channelId: message.channelId } });
});

test("an outage makes a guild unavailable to the bot without removing it", async () => {
  const { guild, client } = study;
  const deleted: string[] = [];
  client.on(Events.GuildDelete, (one) => deleted.push(one.id));
  const gone = once(client, Events.GuildUnavailable);
  guild.setAvailable(false);
  await gone;
  const back = once(client, Events.GuildAvailable);
  guild.setAvailable(true);
  await back;
  expect(deleted).toEqual([]);
});

test("a channel that is taken away is unknown to the bot afterwards", async () => {
  const { emulator, guild, ann, client } = study;
  const removed = once(client, Events.ChannelDelete);
  const channel = ann.channel();
  guild.removeChannel(channel);
  await removed;
  expect((await request(emulator, "GET", `/channels/${channel.id}`)).body.code).toBe(10003);
});

test("a test can act just before and just after a request is carried out", async () => {
  const { emulator, ann, post } = study;
  const seen: number[] = [];
  const count = () => seen.push(emulator.messages(ann.channel()).length);
  emulator.faults.onRequest("POST /channels/:channel/messages", { kind: "act", before: count, after: count });
  await post({});
  expect(seen).toEqual([0, 1]);
});

test("every request of the bot is kept with what it carried and what came of it", async () => {
  const { emulator, post } = study;
  await post({ content: "kept" });
  const route = "POST /channels/:channel/messages";
  expect(emulator.requests.at(-1)).toMatchObject({ route, status: 200, code: 0, body: { content: "kept" } });
});
