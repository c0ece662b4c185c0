import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, type Guild, type Member, startEmulator } from "#src/emulator/index.ts";
import { at, request } from "./raw.ts";

let emulator: Emulator;
let guild: Guild;
let member: Member;
let path: string;

beforeEach(async () => {
  emulator = await startEmulator({ rateLimits: false });
  guild = emulator.addGuild({ name: "Study" });
  guild.addChannel("general");
  member = guild.addMember("Ann");
  path = `/applications/${emulator.applicationId}/commands`;
});
afterEach(() => emulator.close());

const text = (length: number) => "x".repeat(length);
const topic = { type: 3, name: "topic", description: "Which topic" };
const quiz = (...options: readonly object[]) => ({ name: "quiz", description: "A quiz", options });
const many = (count: number, make: (name: string) => object) =>
  Array.from({ length: count }, (_, index) => make(`n${index}`));

test("a command keeps its id when the list is put again, and loses its place when it isn't in it", async () => {
  const { body: first } = await request(emulator, "PUT", path, [
    quiz(),
    { name: "fact", description: "A fact" },
  ]);
  const { body: second } = await request(emulator, "PUT", path, [quiz(topic)]);
  expect(at(second, 0, "id")).toBe(at(first, 0, "id"));
  expect(at(second, 0, "version")).not.toBe(at(first, 0, "version"));
  expect(emulator.commands(null).map((one) => one.name)).toEqual(["quiz"]);
});

test("a guild's own commands stand beside the global ones, in that guild only", async () => {
  await request(emulator, "PUT", path, [quiz()]);
  const own = `/applications/${emulator.applicationId}/guilds/${guild.id}/commands`;
  const made = await request(emulator, "POST", own, { name: "fact", description: "A fact" });
  expect(made).toMatchObject({ status: 201, body: { guild_id: guild.id } });
  expect((await request(emulator, "POST", own, { name: "fact", description: "Again" })).status).toBe(200);
  expect(emulator.commands(guild.id).map((one) => one.name)).toEqual(["fact", "quiz"]);
  expect(emulator.commands(null).map((one) => one.name)).toEqual(["quiz"]);
  expect((await request(emulator, "DELETE", `${own}/${made.body.id}`)).status).toBe(204);
  expect((await request(emulator, "GET", `${own}/${made.body.id}`)).body.code).toBe(10063);
});

test("permissions may be sent as text, as libraries do", async () => {
  const { body } = await request(emulator, "PUT", path, [{ ...quiz(), default_member_permissions: "32" }]);
  expect(at(body, 0, "default_member_permissions")).toBe("32");
});

test.each<readonly [string, object]>([
  ["a name with capitals", { name: "Quiz", description: "d" }],
  ["a name with a space", { name: "quiz start", description: "d" }],
  ["a name of 33", { name: text(33), description: "d" }],
  ["no description", { name: "quiz" }],
  ["a description of 101", { name: "quiz", description: text(101) }],
  ["a description on a context menu", { name: "Quote", type: 3, description: "d" }],
  ["26 options", quiz(...many(26, (name) => ({ ...topic, name })))],
  ["an option twice", quiz(topic, topic)],
  ["a required option after an optional one", quiz(topic, { ...topic, name: "other", required: true })],
  ["a subcommand beside an option", quiz(topic, { type: 1, name: "start", description: "d" })],
  ["26 choices", quiz({ ...topic, choices: many(26, (name) => ({ name, value: name })) })],
  [
    "choices with autocompletion",
    quiz({ ...topic, autocomplete: true, choices: [{ name: "a", value: "a" }] }),
  ],
  ["an unknown field", { ...quiz(), colour: 1 }],
  [
    "more than 8000 characters",
    quiz(
      ...many(25, (name) => ({
        ...topic,
        name,
        choices: many(3, (value) => ({ name: value + text(95), value: text(100) })),
      })),
    ),
  ],
])("a command may not have %s", async (_, command) => {
  expect((await request(emulator, "PUT", path, [command])).body).toMatchObject({ code: 50035 });
  expect(emulator.commands(null)).toEqual([]);
});

test("at most 100 slash commands and 15 of each context menu are taken", async () => {
  const slash = (count: number) => many(count, (name) => ({ name, description: "d" }));
  const menus = (count: number, type: number) => many(count, (name) => ({ name, type }));
  const full = [...slash(100), ...menus(15, 2), ...menus(15, 3)];
  expect((await request(emulator, "PUT", path, full)).status).toBe(200);
  for (const more of [slash(101), menus(16, 2), menus(16, 3)]) {
    expect((await request(emulator, "PUT", path, more)).body.code).toBe(50035);
  }
});

test("a member can't send what Discord's client wouldn't let them", async () => {
  const number = { type: 4, name: "questions", description: "How many", min_value: 1, max_value: 25 };
  const kind = {
    type: 3,
    name: "kind",
    description: "Kind",
    choices: [{ name: "True or false", value: "tf" }],
  };
  const length = { type: 3, name: "about", description: "About", max_length: 3 };
  const required = { ...topic, required: true };
  const start = { type: 1, name: "start", description: "Start", options: [required, number, kind, length] };
  await request(emulator, "PUT", path, [quiz(start)]);
  const sent = (values: Record<string, string | number>, words = "quiz start") => member.slash(words, values);
  await expect(sent({}, "nothing")).rejects.toThrow("No command /nothing is registered. There are: /quiz");
  await expect(sent({}, "quiz")).rejects.toThrow("/quiz needs a subcommand: start");
  await expect(sent({}, "quiz stop")).rejects.toThrow('no subcommand "stop"');
  await expect(sent({})).rejects.toThrow('"topic" of /quiz start is required');
  await expect(sent({ topic: "t", colour: 1 })).rejects.toThrow('no option "colour"');
  await expect(sent({ topic: 5 })).rejects.toThrow("takes text");
  await expect(sent({ topic: "t", questions: 0 })).rejects.toThrow("must be at least 1");
  await expect(sent({ topic: "t", questions: 26 })).rejects.toThrow("must be at most 25");
  await expect(sent({ topic: "t", questions: 2.5 })).rejects.toThrow("takes a whole number");
  await expect(sent({ topic: "t", kind: "other" })).rejects.toThrow("must be one of: tf");
  await expect(sent({ topic: "t", about: "long" })).rejects.toThrow("at most 3 characters");
  await expect(member.autocomplete("quiz start", "topic", "t")).rejects.toThrow("has no autocompletion");
});

test("a command is hidden from who lacks its permissions, and where its contexts and installs exclude it", async () => {
  await request(emulator, "PUT", path, [
    { ...quiz(), default_member_permissions: "32", contexts: [0], integration_types: [0] },
  ]);
  await expect(member.slash("quiz")).rejects.toThrow("Ann lacks the permissions");
  const manager = guild.addMember("Max", { permissions: ["ManageGuild"] });
  expect(await manager.slash("quiz")).toMatchObject({ kind: "failed" });
  await expect(manager.inBotDm().slash("quiz")).rejects.toThrow("context 1");
  const foreign = emulator.addGuild({ name: "Foreign", installed: false });
  foreign.addChannel("general");
  await expect(foreign.owner.slash("quiz")).rejects.toThrow("user install");
});
