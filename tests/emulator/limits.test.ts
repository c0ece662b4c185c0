import { afterAll, beforeAll, expect, test } from "vitest";
import { type Channel, type Emulator, type Member, startEmulator } from "#src/emulator/index.ts";
import { buttons, plain, request } from "./raw.ts";

let emulator: Emulator;
let channel: Channel;
let owner: Member;

beforeAll(async () => {
  emulator = await startEmulator({ rateLimits: false });
  const guild = emulator.addGuild({ name: "Study" });
  channel = guild.addChannel("general");
  owner = guild.owner;
});
afterAll(() => emulator.close());

const row = (...components: readonly object[]) => ({ type: 1, components });
const button = { type: 2, style: 1, label: "A", custom_id: "a" };
const menu = (more: object) => ({
  type: 3,
  custom_id: "m",
  options: [{ label: "One", value: "1" }],
  ...more,
});
const text = (length: number) => "x".repeat(length);
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`);

const fits: readonly (readonly [string, object])[] = [
  ["2000 characters", { content: text(2_000) }],
  ["five rows of five buttons", { components: buttons(...ids(25)) }],
  [
    "a custom id of 100 and a label of 80",
    { components: [row({ ...button, custom_id: text(100), label: text(80) })] },
  ],
  [
    "embeds of 6000 characters in all",
    { embeds: [{ description: text(4_096) }, { description: text(1_904) }] },
  ],
  [
    "a menu of 25 options",
    { components: [row(menu({ options: ids(25).map((id) => ({ label: id, value: id })) }))] },
  ],
  [
    "a link button",
    { components: [row({ type: 2, style: 5, label: "Notes", url: "https://example.org/notes" })] },
  ],
];

const refused: readonly (readonly [string, object])[] = [
  ["2001 characters", { content: text(2_001) }],
  ["a field that the API doesn't know", { colour: 1 }],
  ["an unknown field of a button", { components: [row({ ...button, colour: 1 })] }],
  ["content that is no text", { content: 5 }],
  ["six rows", { components: buttons(...ids(26)) }],
  ["six buttons in a row", { components: [row(...ids(6).map((id) => ({ ...button, custom_id: id })))] }],
  ["an empty row", { components: [row()] }],
  ["a button beside a menu", { components: [row(button, menu({}))] }],
  ["a button outside a row", { components: [button] }],
  ["an unknown component", { components: [{ type: 99 }] }],
  ["a custom id twice", { components: [row(button, button)] }],
  ["an empty custom id", { components: [row({ ...button, custom_id: "" })] }],
  ["a custom id of 101", { components: [row({ ...button, custom_id: text(101) })] }],
  ["a button without a custom id", { components: [row({ type: 2, style: 1, label: "A" })] }],
  ["a label of 81", { components: [row({ ...button, label: text(81) })] }],
  ["a button without label or emoji", { components: [row({ type: 2, style: 1, custom_id: "a" })] }],
  [
    "a link button with a custom id",
    { components: [row({ ...button, style: 5, url: "https://example.org" })] },
  ],
  [
    "26 menu options",
    { components: [row(menu({ options: ids(26).map((id) => ({ label: id, value: id })) }))] },
  ],
  [
    "menu values twice",
    { components: [row(menu({ options: ids(2).map((id) => ({ label: id, value: "1" })) }))] },
  ],
  ["more values than options", { components: [row(menu({ max_values: 2 }))] }],
  ["a placeholder of 151", { components: [row(menu({ placeholder: text(151) }))] }],
  ["eleven embeds", { embeds: ids(11).map((title) => ({ title })) }],
  [
    "embeds of 6001 characters in all",
    { embeds: [{ description: text(4_096) }, { description: text(1_905) }] },
  ],
  ["an embed title of 257", { embeds: [{ title: text(257) }] }],
  ["26 embed fields", { embeds: [{ fields: ids(26).map((name) => ({ name, value: "v" })) }] }],
  ["a nonce of 26", { nonce: text(26), enforce_nonce: true }],
  ["content with Components V2", { flags: 1 << 15, components: [{ type: 10, content: "text" }] }],
  ["Components V2 parts without the flag", { components: [{ type: 10, content: "text" }] }],
  ["users both parsed and named", { allowed_mentions: { parse: ["users"], users: ["1"] } }],
  ["the ephemeral flag in a channel", { flags: 64 }],
  ["an unknown message to reply to", { message_reference: { message_id: "1" } }],
];

test.each(fits)("a message may have %s", async (_, body) => {
  const got = await request(emulator, "POST", `/channels/${channel.id}/messages`, { ...plain, ...body });
  expect(got).toMatchObject({ status: 200 });
});

test.each(refused)("a message may not have %s", async (_, body) => {
  const before = emulator.violations.length;
  const got = await request(emulator, "POST", `/channels/${channel.id}/messages`, { ...plain, ...body });
  expect(got).toMatchObject({ status: 400, body: { code: 50035, errors: expect.anything() } });
  expect(emulator.violations.slice(before).map((one) => one.rule)).toEqual(["invalidBody"]);
});

test("the refusal names the field that is wrong, in Discord's nested form", async () => {
  const body = { ...plain, components: [row({ ...button, label: text(81) })] };
  const got = await request(emulator, "POST", `/channels/${channel.id}/messages`, body);
  const leaf = [{ code: "BASE_TYPE_MAX_LENGTH", message: "Must be 80 or fewer in length." }];
  const label = { label: { _errors: leaf } };
  expect(got.body.errors).toEqual({ components: { 0: { components: { 0: label } } } });
});

test.each([
  ["nothing", {}],
  ["white space", { content: " \n " }],
  ["empty lists", { embeds: [], components: [] }],
])("a message of %s is refused with 50006", async (_, body) => {
  const got = await request(emulator, "POST", `/channels/${channel.id}/messages`, body);
  expect(got).toMatchObject({ status: 400, body: { code: 50006 } });
});

test("an edit that would leave nothing is refused, and one that empties the buttons is not", async () => {
  const path = `/channels/${channel.id}/messages`;
  const made = await request(emulator, "POST", path, { ...plain, components: buttons("a") });
  const without = await request(emulator, "PATCH", `${path}/${made.body.id}`, { components: [] });
  expect(without).toMatchObject({ status: 200, body: { content: "hello", components: [] } });
  expect((await request(emulator, "PATCH", `${path}/${made.body.id}`, { content: "" })).body.code).toBe(
    50006,
  );
});

test("a text without allowed_mentions is a violation, and one without text is not", async () => {
  const path = `/channels/${channel.id}/messages`;
  const before = emulator.violations.length;
  await request(emulator, "POST", path, { content: "@everyone" });
  await request(emulator, "POST", path, { embeds: [{ title: "only an embed" }] });
  await request(emulator, "POST", path, plain);
  expect(emulator.violations.slice(before)).toMatchObject([
    { rule: "allowedMentions", detail: expect.stringContaining("@everyone") },
  ]);
});

test.each([
  ["a poll", { poll: { question: { text: "?" }, answers: [{ poll_media: { text: "!" } }] } }],
  ["a sticker", { sticker_ids: ["1"] }],
  ["speech", { tts: true }],
])("what isn't emulated is noted, not passed over in silence: %s", async (_, more) => {
  const before = emulator.violations.length;
  await request(emulator, "POST", `/channels/${channel.id}/messages`, { ...plain, ...more });
  expect(emulator.violations.slice(before).map((one) => one.rule)).toEqual(["emulator"]);
});

test("a body that isn't JSON is refused with 50109", async () => {
  const got = await request(emulator, "POST", `/channels/${channel.id}/messages`, "{nonsense");
  expect(got).toMatchObject({ status: 400, body: { code: 50109 } });
});

test.each([
  ["GET", "/channels/1/nonsense"],
  ["POST", "/guilds/1/channels"],
  ["GET", "/../v9/gateway"],
])("a route that isn't emulated fails loudly: %s %s", async (method, path) => {
  const before = emulator.violations.length;
  const got = await request(emulator, method, path, method === "POST" ? {} : undefined);
  expect(got.status).toBe(404);
  expect(emulator.violations.slice(before).map((one) => one.rule)).toEqual(["unknownRoute"]);
});

test.each([
  ["none", ""],
  ["a malformed one", "Bot nonsense"],
  ["one of a user", "eyJ.abc.def"],
])("a request with a wrong token is refused with 401: %s", async (_, authorization) => {
  expect((await request(emulator, "GET", "/users/@me", undefined, authorization)).status).toBe(401);
});

test("any well-formed token is taken until it is revoked", async () => {
  const token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0123456789ab";
  expect((await request(emulator, "GET", "/users/@me", undefined, `Bot ${token}`)).status).toBe(200);
  emulator.faults.revokeToken(token);
  expect((await request(emulator, "GET", "/users/@me", undefined, `Bot ${token}`)).status).toBe(401);
});

test("what isn't there is refused by its own code", async () => {
  const codes = async (path: string) => (await request(emulator, "GET", path)).body.code;
  expect(await codes("/channels/1")).toBe(10003);
  expect(await codes(`/channels/${channel.id}/messages/1`)).toBe(10008);
  expect(await codes("/guilds/1")).toBe(10004);
  expect(await codes("/users/1")).toBe(10013);
  expect(await codes(`/guilds/${channel.guildId}/members/1`)).toBe(10013);
});

test("a member who left is unknown to the guild, and the account stays", async () => {
  const guild = emulator.addGuild({ name: "Other" });
  const leaver = guild.addMember("Leaver");
  const path = `/guilds/${guild.id}/members/${leaver.id}`;
  expect((await request(emulator, "GET", path)).status).toBe(200);
  guild.removeMember(leaver);
  expect((await request(emulator, "GET", path)).body.code).toBe(10007);
  expect((await request(emulator, "GET", `/users/${leaver.id}`)).status).toBe(200);
  expect((await request(emulator, "GET", `/guilds/${guild.id}/members/${owner.id}`)).body.code).toBe(10007);
});
