import type { Interaction } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Message } from "#src/emulator/index.ts";
import { at, buttons, plain, request } from "./raw.ts";
import { type Study, startStudy } from "./study.ts";

let study: Study;

beforeEach(async () => {
  study = await startStudy();
});
afterEach(() => study.close());

const text = (name: string, content = "x") => ({ attachment: Buffer.from(content), name });
const filesOf = (message: Message | null) => message?.attachments.map((one) => one.filename);
const asked = (use: (interaction: Interaction<"cached">) => Promise<unknown>) =>
  study.handle(async (interaction) => {
    if (interaction.inCachedGuild()) await use(interaction);
  });

/** Posts a message of the bot with files, by their fields in the form. */
async function postFiles(fields: readonly string[], body: object = {}) {
  const form = new FormData();
  form.set("payload_json", JSON.stringify({ ...plain, ...body }));
  for (const field of fields) form.append(field, new Blob(["x"]), "x.txt");
  const address = `${study.emulator.apiUrl}/v10/channels/${study.ann.channel().id}/messages`;
  const headers = { authorization: `Bot ${study.emulator.token}` };
  return await (await fetch(address, { method: "POST", headers, body: form })).json();
}

test("a file for an option comes as Discord sends one: ephemeral, with type, size and a signed address", async () => {
  const { emulator, ann, payloadOf } = study;
  asked(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const file = emulator.upload("a b.md", "çay");
  const payload = await payloadOf(() => ann.slash("ask", { file }));
  expect(at(payload, "data", "options", 0)).toEqual({ name: "file", type: 11, value: file });
  const wire = at(payload, "data", "resolved", "attachments", file);
  expect(wire).toMatchObject({
    ...{ id: file, filename: "a b.md", size: 4 },
    ...{ content_type: "text/markdown", ephemeral: true },
  });
  const url = String(at(wire, "url"));
  expect(url).toMatch(/\/attachments\/\d+\/a%20b\.md\?ex=[\da-f]+&is=[\da-f]+&hm=[\da-f]{64}&$/);
});

test("a file is served whole at its signed address, and at no other", async () => {
  const { emulator, ann, payloadOf } = study;
  asked(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const file = emulator.upload("notes.md", "çay");
  const payload = await payloadOf(() => ann.slash("ask", { file }));
  const url = new URL(String(at(payload, "data", "resolved", "attachments", file, "url")));
  const got = await fetch(url);
  expect(got.headers.get("content-length")).toBe("4");
  expect(got.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await got.text()).toBe("çay");
  const { origin, pathname, search } = url;
  const others = [
    pathname,
    `${pathname}${search.replace(/hm=./, "hm=g")}`,
    `${pathname.replace("notes", "other")}${search}`,
    `/attachments/1/notes.md${search}`,
  ];
  for (const other of others) expect((await fetch(origin + other)).status, other).toBe(404);
});

test("a download can be made to fail or be cut, once", async () => {
  const { emulator, ann, payloadOf } = study;
  asked(async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply("ok");
  });
  const file = emulator.upload("notes.md", "x");
  const payload = await payloadOf(() => ann.slash("ask", { file }));
  const url = String(at(payload, "data", "resolved", "attachments", file, "url"));
  const route = "GET /attachments/:id/:name";
  emulator.faults.onRequest(route, { kind: "status", status: 503 });
  expect((await fetch(url)).status).toBe(503);
  emulator.faults.onRequest(route, { kind: "lostRequest" });
  await expect(fetch(url)).rejects.toThrow();
  expect((await fetch(url)).status).toBe(200);
  expect(emulator.transcript()).toContain(`fault: status ${route}`);
});

test("a member can't hand over more than ten megabytes, or a file without a name", () => {
  const { emulator } = study;
  const most = 10 * 1024 * 1024;
  expect(emulator.upload("full.md", new Uint8Array(most))).toMatch(/^\d+$/);
  expect(() => emulator.upload("over.md", new Uint8Array(most + 1))).toThrow("over.md is above");
  expect(() => emulator.upload(" ", "x")).toThrow("needs a name");
});

test("the bot's files show in replies, edits and follow-ups, and an edit that lists a new one alone drops the old", async () => {
  const { emulator, ann } = study;
  const errors = asked(async (interaction) => {
    if (!interaction.isChatInputCommand()) return;
    await interaction.reply({ files: [{ ...text("one.txt", "first"), description: "All lines" }] });
    await interaction.editReply({ content: "two", files: [text("two.txt")] });
    await interaction.followUp({ files: [text("three.txt")] });
  });
  const { message } = await ann.slash("ask");
  expect(message?.attachments).toMatchObject([{ filename: "one.txt", size: 5, description: "All lines" }]);
  expect(await (await fetch(String(message?.attachments[0]?.url))).text()).toBe("first");
  await emulator.waitForMessage(ann.channel(), (one) => filesOf(one)?.includes("three.txt") === true);
  const all = emulator.messages(ann.channel()).map(filesOf);
  expect(all).toEqual([["two.txt"], ["three.txt"]]);
  expect(emulator.transcript()).toContain("(edited) Cohort: two {file two.txt}");
  const names = () => emulator.requests.flatMap(({ files }) => files);
  await expect.poll(names).toEqual(["one.txt", "two.txt", "three.txt"]);
  expect(errors).toEqual([]);
});

test("an update keeps its message's files unless it lists others, and a reply takes none of them over", async () => {
  const { ann } = study;
  const errors = asked(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ files: [text("one.txt")], components: buttons("keep", "drop", "reply") });
    if (!interaction.isButton()) return;
    if (interaction.customId === "keep") await interaction.update("kept");
    if (interaction.customId === "drop") await interaction.update({ content: "dropped", attachments: [] });
    if (interaction.customId === "reply") await interaction.reply("mine");
  });
  const { message } = await ann.slash("ask");
  if (!message) throw new Error("No message");
  expect(filesOf((await ann.press(message, "reply")).message)).toEqual([]);
  expect(filesOf((await ann.press(message, "keep")).message)).toEqual(["one.txt"]);
  expect(filesOf((await ann.press(message, "drop")).message)).toEqual([]);
  expect(errors).toEqual([]);
});

test("a reply by hand with a file has that file alone, whatever its button's message has", async () => {
  const { emulator, ann } = study;
  asked(async (interaction) => {
    if (interaction.isChatInputCommand())
      await interaction.reply({ files: [text("one.txt")], components: buttons("a") });
    if (!interaction.isButton()) return;
    const form = new FormData();
    form.set("payload_json", JSON.stringify({ type: 4, data: plain }));
    form.set("files[0]", new Blob(["y"]), "two.txt");
    const { id, token } = interaction;
    await fetch(`${emulator.apiUrl}/v10/interactions/${id}/${token}/callback`, {
      method: "POST",
      body: form,
    });
  });
  const { message } = await ann.slash("ask");
  if (!message) throw new Error("No message");
  expect(filesOf((await ann.press(message, "a")).message)).toEqual(["two.txt"]);
});

test("a message takes ten files, and lists only those that are there or sent along", async () => {
  const fields = Array.from({ length: 11 }, (_, index) => `files[${index}]`);
  expect(await postFiles(fields.slice(1))).toMatchObject({ content: "hello" });
  expect(await postFiles(fields)).toMatchObject({ code: 30015 });
  const attachments = [{ id: "0" }, { id: "7" }];
  expect(await postFiles(["files[0]"], { attachments })).toMatchObject({
    code: 50035,
    errors: { attachments: { 1: { _errors: [{ code: "ATTACHMENT_NOT_FOUND" }] } } },
  });
});

test("a message command carries its target's id, author and files", async () => {
  const { emulator, ann, payloadOf } = study;
  const errors = asked(async (interaction) => {
    if (interaction.isChatInputCommand()) await interaction.reply({ files: [text("one.txt")] });
    if (interaction.isMessageContextMenuCommand()) await interaction.reply(interaction.targetMessage.url);
  });
  const { message } = await ann.slash("ask");
  if (!message) throw new Error("No message");
  const payload = await payloadOf(() => ann.contextMenu("Quote", message));
  expect(payload).toMatchObject({ type: 2, data: { type: 3, name: "Quote", target_id: message.id } });
  expect(at(payload, "data", "resolved", "messages", message.id)).toMatchObject({
    ...{ id: message.id, channel_id: message.channelId },
    author: { id: emulator.applicationId },
    attachments: [{ filename: "one.txt" }],
  });
  const last = emulator.messages(ann.channel()).at(-1);
  expect(last?.content).toMatch(new RegExp(`/${message.channelId}/${message.id}$`));
  expect(errors).toEqual([]);
});

test("a menu takes as many different options as it says, none where it may be empty, and nothing while it is disabled", async () => {
  const { ann, ben, post } = study;
  asked(async (interaction) => {
    if (interaction.isStringSelectMenu())
      await interaction.reply({ content: interaction.values.join("+") || "none", flags: 64 });
  });
  const options = ["One", "Two", "Three"].map((label) => ({ label, value: label.toLowerCase() }));
  const menu = { type: 3, custom_id: "topics", options, min_values: 0, max_values: 2 };
  const withMenu = (more: object) => post({ components: [{ type: 1, components: [{ ...menu, ...more }] }] });
  const open = await withMenu({});
  expect(await ann.choose(open, "topics", [])).toMatchObject({ content: "none", ephemeral: true });
  const chosen = await ann.choose(open, "topics", ["Two", "three"]);
  expect(chosen.content).toBe("two+three");
  await expect(ann.choose(open, "topics", ["one", "One"])).rejects.toThrow("takes each option once");
  await expect(ann.choose(open, "topics", ["One", "Two", "Three"])).rejects.toThrow("takes 0 to 2 values");
  await expect(ann.choose(await withMenu({ disabled: true }), "topics", [])).rejects.toThrow("is disabled");
  if (!chosen.message) throw new Error("No message");
  await expect(ben.choose(chosen.message, "topics", [])).rejects.toThrow("Ben can't see");
});

test("menu commands have names of 1 to 32 characters, capitals and spaces among them", async () => {
  const { emulator } = study;
  const path = `/applications/${emulator.applicationId}/commands`;
  const register = async (name: string) =>
    (await request(emulator, "PUT", path, [{ name, type: 3 }])).body.code;
  expect(await register(`Save as note ${"x".repeat(19)}`)).toBeUndefined();
  for (const name of ["", "x".repeat(33)]) expect(await register(name), name).toBe(50035);
});
