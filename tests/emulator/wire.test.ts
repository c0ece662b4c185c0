import * as spec from "discord-api-spec/zod";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod/v4/core";
import { type Emulator, type Guild, startEmulator } from "#src/emulator/index.ts";
import { strict } from "#src/emulator/schema.ts";
import { buttons, plain, request } from "./raw.ts";
import { startStudy } from "./study.ts";

let emulator: Emulator;
let guild: Guild;

beforeEach(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Study" });
});
afterEach(() => emulator.close());

function problems(schema: z.$ZodType, body: unknown): readonly string[] {
  const result = z.safeParse(strict(schema), body);
  return result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join(".")}: ${JSON.stringify(issue)}`);
}

test("the account's answers have the shape of Discord's published schema", async () => {
  const gateway = await request(emulator, "GET", "/gateway/bot");
  expect(problems(spec.GatewayBotResponseSchema, gateway.body)).toEqual([]);
  const application = await request(emulator, "GET", "/applications/@me");
  expect(problems(spec.PrivateApplicationResponseSchema, application.body)).toEqual([]);
  const me = await request(emulator, "GET", "/users/@me");
  expect(problems(spec.UserPIIResponseSchema, me.body)).toEqual([]);
  const user = await request(emulator, "GET", `/users/${guild.owner.id}`);
  expect(problems(spec.UserResponseSchema, user.body)).toEqual([]);
});

test("guilds, channels, threads, roles and members have the shape of Discord's published schema", async () => {
  const channel = guild.addChannel("general", { deny: ["EmbedLinks"] });
  const read = await request(emulator, "GET", `/guilds/${guild.id}?with_counts=true`);
  expect(problems(spec.GuildWithCountsResponseSchema, read.body)).toEqual([]);
  const member = await request(emulator, "GET", `/guilds/${guild.id}/members/${guild.owner.id}`);
  expect(problems(spec.GuildMemberResponseSchema, member.body)).toEqual([]);
  const place = await request(emulator, "GET", `/channels/${channel.id}`);
  expect(problems(spec.GuildChannelResponseSchema, place.body)).toEqual([]);
  const thread = await request(emulator, "POST", `/channels/${channel.id}/threads`, {
    name: "round",
    type: 11,
  });
  expect(problems(spec.ThreadResponseSchema, thread.body)).toEqual([]);
});

test("messages have the shape of Discord's published schema, with components, embeds, nonce and reference", async () => {
  const channel = guild.addChannel("general");
  const path = `/channels/${channel.id}/messages`;
  const first = await request(emulator, "POST", path, plain);
  const embed = { title: "t", description: "d", fields: [{ name: "n", value: "v" }], footer: { text: "f" } };
  const menu = { type: 3, custom_id: "menu", options: [{ label: "One", value: "1" }] };
  const rich = await request(emulator, "POST", path, {
    ...plain,
    embeds: [embed],
    components: [...buttons("a", "b"), { type: 1, components: [menu] }],
    nonce: "n",
    message_reference: { message_id: first.body.id },
  });
  const edited = await request(emulator, "PATCH", `${path}/${rich.body.id}`, { ...plain, content: "edited" });
  for (const { body } of [first, rich, edited])
    expect(problems(spec.MessageResponseSchema, body)).toEqual([]);
  expect(edited.body.edited_timestamp).not.toBeNull();
});

test("registered commands have the shape of Discord's published schema", async () => {
  const path = `/applications/${emulator.applicationId}/commands`;
  const options = [{ type: 3, name: "topic", description: "Which topic", autocomplete: true }];
  await request(emulator, "PUT", path, [
    { name: "fact", description: "A fact", options },
    { name: "Quote", type: 3 },
  ]);
  const { body } = await request(emulator, "GET", path);
  expect(body).toHaveLength(2);
  for (const command of Object.values(body))
    expect(problems(spec.ApplicationCommandResponseSchema, command)).toEqual([]);
});

test("what a first answer, an edit and a follow-up give back has the shape of Discord's published schema", async () => {
  const study = await startStudy();
  const bodies: unknown[] = [];
  study.client.on("raw", async (packet: { t: string; d: { id: string; token: string; type: number } }) => {
    if (packet.t !== "INTERACTION_CREATE") return;
    const { id, token, type } = packet.d;
    const data = { ...plain, flags: type === 2 ? 64 : 0, components: buttons("a") };
    const path = `/interactions/${id}/${token}/callback?with_response=true`;
    const answered = await request(study.emulator, "POST", path, { type: type === 2 ? 4 : 7, data });
    expect(problems(spec.InteractionCallbackResponseSchema, answered.body)).toEqual([]);
    const hook = `/webhooks/${study.emulator.applicationId}/${token}`;
    const edited = await request(study.emulator, "PATCH", `${hook}/messages/@original`, plain);
    const followed = await request(study.emulator, "POST", hook, plain);
    bodies.push(edited.body, followed.body);
  });
  await study.ann.press(await study.post({ components: buttons("a") }), "a");
  await study.ann.slash("ask");
  await expect.poll(() => bodies.length).toBe(4);
  for (const body of bodies) expect(problems(spec.MessageResponseSchema, body)).toEqual([]);
  await study.close();
});

test("the published schema, made strict, refuses an unknown field at any depth", async () => {
  const channel = guild.addChannel("general");
  const { body } = await request(emulator, "POST", `/channels/${channel.id}/messages`, {
    ...plain,
    components: buttons("a"),
  });
  const spoilt: unknown = JSON.parse(JSON.stringify(body).replace('"label":', '"colour":1,"label":'));
  expect(problems(spec.MessageResponseSchema, body)).toEqual([]);
  expect(problems(spec.MessageResponseSchema, spoilt)).toHaveLength(1);
});
