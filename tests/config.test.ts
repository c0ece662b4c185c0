import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { type Config, configVariables, readConfig } from "../src/config.ts";

const token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB";

function configOf(env: Record<string, string>): Config {
  const reading = readConfig(env);
  if (!reading.ok) throw new Error(reading.message);
  return reading.config;
}

function refusalOf(env: Record<string, string>): string {
  const reading = readConfig(env);
  return reading.ok ? "" : reading.message;
}

test("with nothing set, Cohort is a demo on loopback with a database of its own", () => {
  expect(configOf({})).toEqual({
    token: null,
    discordApiUrl: "https://discord.com/api",
    databasePath: "./cohort-demo.sqlite",
    backups: null,
    notesDir: "data",
    host: "127.0.0.1",
    port: 3000,
    logLevel: "info",
    defaultTimezone: "UTC",
    keepAnswersDays: 200,
  });
});

test("Discord's address is read as a browser reads it, since requests are made of it as it is", () => {
  const { discordApiUrl } = configOf({ DISCORD_TOKEN: token, DISCORD_API_URL: "HTTP://Örtlich:80/a pi//" });
  expect(discordApiUrl).toBe("http://xn--rtlich-vxa/a%20pi");
});

test("every variable is read", () => {
  const env = {
    DISCORD_TOKEN: token,
    DISCORD_API_URL: "http://127.0.0.1:4000/api/",
    DATABASE_URL: "sqlite:/var/lib/cohort/cohort.sqlite",
    BACKUP_DIR: "/mnt/backups",
    BACKUPS_KEPT: "30",
    NOTES_DIR: "/srv/notes",
    HOST: "::1",
    PORT: "0",
    LOG_LEVEL: "warn",
    DEFAULT_TIMEZONE: "Asia/Kolkata",
    KEEP_ANSWERS_DAYS: "365",
    NODE_ENV: "production",
  };
  expect(Object.keys(env)).toEqual(configVariables().map(({ name }) => name));
  expect(configOf(env)).toEqual({
    token,
    discordApiUrl: "http://127.0.0.1:4000/api",
    databasePath: "/var/lib/cohort/cohort.sqlite",
    backups: { folder: "/mnt/backups", keep: 30 },
    notesDir: "/srv/notes",
    host: "::1",
    port: 0,
    logLevel: "warn",
    defaultTimezone: "Asia/Kolkata",
    keepAnswersDays: 365,
  });
});

test("a bot with a token keeps its data in cohort.sqlite unless told otherwise", () => {
  expect(configOf({ DISCORD_TOKEN: token }).databasePath).toBe("./cohort.sqlite");
  expect(configOf({ DATABASE_URL: "sqlite:mine.sqlite" }).databasePath).toBe("mine.sqlite");
});

test("nightly backups go beside the database, unless told otherwise or none are wanted", () => {
  const env = { DISCORD_TOKEN: token, DATABASE_URL: "sqlite:/var/lib/cohort/cohort.sqlite" };
  expect(configOf(env).backups).toEqual({ folder: "/var/lib/cohort/backups", keep: 7 });
  expect(configOf({ ...env, BACKUPS_KEPT: "0" }).backups).toBeNull();
  expect(refusalOf({ BACKUPS_KEPT: "many" })).toContain("BACKUPS_KEPT must be a whole number");
});

test("an empty variable counts as not set, and space around a value is no part of it", () => {
  const empty = Object.fromEntries(configVariables().map(({ name }) => [name, " "]));
  expect(configOf(empty)).toEqual(configOf({}));
  expect(configOf({ DISCORD_TOKEN: `${token}\n` }).token).toBe(token);
});

test("NODE_ENV=production without a token is refused by name", () => {
  expect(refusalOf({ NODE_ENV: "production" })).toContain("DISCORD_TOKEN is missing");
  expect(refusalOf({ NODE_ENV: "production", DISCORD_TOKEN: "" })).toContain("DISCORD_TOKEN is missing");
});

describe("a value that can't work is refused with its variable's name", () => {
  test.each([
    ["DISCORD_TOKEN", `Bot ${token}`],
    ["DISCORD_TOKEN", `"${token}"`],
    ["DISCORD_TOKEN", "tökén"],
    ["DISCORD_API_URL", "discord.com/api"],
    ["DISCORD_API_URL", "ftp://discord.com/api"],
    ["DISCORD_API_URL", "https://"],
    ["DATABASE_URL", "postgres://cohort:secret@localhost/cohort"],
    ["DATABASE_URL", "cohort.sqlite"],
    ["DATABASE_URL", "sqlite:"],
    ["DATABASE_URL", "sqlite:data/"],
    ["DATABASE_URL", "sqlite://localhost/cohort.sqlite"],
    ["HOST", "http://127.0.0.1"],
    ["HOST", "127.0.0.1:3000"],
    ["HOST", "two words"],
    ["PORT", "http"],
    ["PORT", "-1"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "0x50"],
    ["LOG_LEVEL", "loud"],
    ["LOG_LEVEL", "INFO"],
    ["DEFAULT_TIMEZONE", "Mars/Olympus"],
    ["DEFAULT_TIMEZONE", "+02:00"],
  ])("%s=%s", (name, value) => {
    const message = refusalOf({ [name]: value });
    expect(message).toMatch(new RegExp(`^- ${name} must be .+\\. Example: ${name}=.+`, "m"));
    expect(message.match(/^- /gm)).toHaveLength(1);
  });
});

test("every problem stands in one message, each with an example that itself is right", () => {
  const message = refusalOf({ PORT: "x", LOG_LEVEL: "x", DEFAULT_TIMEZONE: "x", NODE_ENV: "production" });
  expect(message).toContain("4 settings need your attention");
  for (const name of ["PORT", "LOG_LEVEL", "DEFAULT_TIMEZONE", "DISCORD_TOKEN"]) {
    expect(message).toMatch(new RegExp(`^- ${name} .*Example: ${name}=`, "m"));
  }
  const examples = configVariables().filter(({ name }) => name !== "DISCORD_TOKEN" && name !== "NODE_ENV");
  expect(examples.map(({ name, example }) => refusalOf({ [name]: example }))).toEqual(examples.map(() => ""));
});

test("a refusal never repeats a value, which may be a secret in the wrong place", () => {
  const wrong = Object.fromEntries(configVariables().map(({ name }) => [name, `Bot ${token}`]));
  const message = refusalOf(wrong);
  expect(message.match(/^- /gm)?.length).toBeGreaterThan(5);
  expect(message).not.toContain(token);
});

test(".env.example names every variable with its default and what it does, and changes nothing as it is", () => {
  const text = readFileSync(".env.example", "utf8");
  const shown = configVariables().map(({ name, default: unset, what }) => `# ${what}\n#${name}=${unset}\n`);
  expect(text).toContain(shown.join("\n"));
  expect(text.match(/^#?[A-Z_]+=/gm)).toHaveLength(configVariables().length);
  expect(parseEnv(text)).toEqual({});
});
