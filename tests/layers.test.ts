import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { importsOf, impuritiesOf, layerOf, violations } from "./support/layers.ts";

const named = z.record(z.string(), z.string());
const manifest = z
  .object({ dependencies: named, devDependencies: named })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));
const packages = {
  runtime: new Set(Object.keys(manifest.dependencies)),
  development: new Set(Object.keys(manifest.devDependencies)),
};

const files = globSync(["src/**/*.ts", "commands/**/*.ts", "migrations/**/*.ts", "tests/**/*.ts"]).filter(
  (file) => file !== "tests/layers.test.ts",
);
const sources = files.map((file) => ({ file, source: readFileSync(file, "utf8") }));

test("every file imports only what its layer may", () => {
  expect(sources.filter(({ file }) => layerOf(file) === "core").length).toBeGreaterThan(3);
  expect(sources.flatMap(({ file, source }) => violations(file, source, packages))).toEqual([]);
});

test("the core reads no clock, takes no chance, waits for nothing and touches nothing outside", () => {
  const core = sources.filter(({ file }) => layerOf(file) === "core");
  expect(core.flatMap(({ file, source }) => impuritiesOf(file, source))).toEqual([]);
});

describe("an import is found", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['import { a } from "./a.ts";', "./a.ts", "value"],
    ['import a, { b } from "a";', "a", "value"],
    ['import * as a from "a";', "a", "value"],
    ['import type { A } from "a";', "a", "type"],
    ['import type A from "a";', "a", "type"],
    ['import { type A, type B } from "a";', "a", "value"],
    ['import {\n  a,\n  b,\n} from "a";', "a", "value"],
    ['import "./side.ts";', "./side.ts", "value"],
    ['export { a } from "./a.ts";', "./a.ts", "value"],
    ['export * from "./a.ts";', "./a.ts", "value"],
    ['export * as a from "./a.ts";', "./a.ts", "value"],
    ['export type { A } from "./a.ts";', "./a.ts", "type"],
    ['const a = await import("./a.ts");', "./a.ts", "dynamic"],
    ["const a = await import(`./a.ts`);", "./a.ts", "dynamic"],
    ['const a = await import("./a.json", { with: { type: "json" } });', "./a.json", "dynamic"],
    ['type A = import("./a.ts").A;', "./a.ts", "dynamic"],
    ['const a = require("a");', "a", "dynamic"],
    [`const a = await import(\`./\${name}.ts\`);`, "(computed)", "dynamic"],
    ["const a = await import(name);", "(computed)", "dynamic"],
  ];
  test.each(cases)("%s", (source, target, how) => {
    expect(importsOf(source)).toEqual([{ target, how }]);
  });

  test("one after the other, and no exported value is taken for one", () => {
    const source =
      'import { a } from "a";\nimport type { B } from "b";\n\nexport const c = { from: "c" };\nexport function d() {}\n';
    expect(importsOf(source).map(({ target }) => target)).toEqual(["a", "b"]);
  });
});

describe("what breaks the order is refused", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["src/core/facts/fact.ts", 'import type { Question } from "../questions/question.ts";'],
    ["src/core/notes/note.ts", 'import { makeLibrary } from "../facts/library.ts";'],
    ["src/core/random.ts", 'import type { Fact } from "./facts/fact.ts";'],
    ["src/core/rounds/round.ts", 'import { standings } from "../standings.ts";'],
    ["src/core/rounds/round.ts", 'import { trim } from "../helpers.ts";'],
    ["src/core/helpers.ts", 'import { seeded } from "./random.ts";'],
    ["src/core/scores.ts", 'import type { Clock } from "../app/ports.ts";'],
    ["src/core/scores.ts", 'import { readFileSync } from "node:fs";'],
    ["src/core/scores.ts", 'const require = createRequire(import.meta.url);\nrequire("node:fs");'],
    ["src/core/scores.ts", 'import { pino } from "pino";'],
    ["src/core/scores.ts", 'import { hash } from "#src/storage/hash.ts";'],
    ["src/app/app.ts", 'import { openStore } from "../storage/store.ts";'],
    ["src/app/app.ts", 'import type { Client } from "discord.js";'],
    ["src/app/app.ts", 'import { readFile } from "node:fs/promises";'],
    ["src/storage/store.ts", 'import { startRound } from "../app/rounds.ts";'],
    ["src/storage/store.ts", 'import { GatewayIntentBits } from "discord.js";'],
    ["src/discord/dispatch.ts", 'import type { Store } from "../storage/store.ts";'],
    ["src/discord/dispatch.ts", 'import { sql } from "kysely";'],
    ["src/discord/dispatch.ts", 'import { commands } from "../../commands/index.ts";'],
    ["src/discord/dispatch.ts", 'import { readConfig } from "../config.ts";'],
    ["src/discord/dispatch.ts", 'import { createLog } from "../ops/log.ts";'],
    ["src/discord/dispatch.ts", 'import { z } from "@hono/zod-validator";'],
    ["src/discord/dispatch.ts", 'import { run } from "../main.ts";'],
    ["src/discord/dispatch.ts", 'const page = await import("../emulator/index.ts");'],
    ["commands/quiz.ts", 'import { seeded } from "../src/core/random.ts";'],
    ["commands/quiz.ts", 'import { createApp } from "../src/app/app.ts";'],
    ["commands/quiz.ts", 'import { openStore } from "../src/storage/store.ts";'],
    ["migrations/0001-start.ts", 'import { openStore } from "../src/storage/store.ts";'],
    ["src/emulator/index.ts", 'import { hash } from "../core/random.ts";'],
    ["src/emulator/index.ts", 'import { Client } from "discord.js";'],
    ["src/emulator/index.ts", 'import express from "express";'],
    ["src/main.ts", 'import { startEmulator } from "./emulator/index.ts";'],
    ["src/cli.ts", 'const { startEmulator } = await import("./emulator/index.ts");'],
    ["src/main.ts", 'import { serve } from "@hono/node-server";'],
    ["src/main.ts", 'import { readNotes } from "./cli.ts";'],
    ["src/main.ts", "const edge = await import(name);"],
    ["src/config.ts", 'import { createLog } from "./ops/log.ts";'],
    ["src/ops/health.ts", 'import { createApp } from "../app/app.ts";'],
    ["src/helpers/text.ts", ""],
    ["tests/main.test.ts", 'import "../src/main.ts";'],
  ];
  test.each(cases)("%s: %s", (file, source) => {
    expect(violations(file, source, packages)).toHaveLength(1);
  });
});

describe("what keeps the order is let through", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["src/core/questions/question.ts", 'import type { Fingerprint } from "../facts/fact.ts";'],
    ["src/core/questions/bank.ts", 'import { seeded } from "../random.ts";'],
    ["src/core/random.ts", 'import { createHash } from "node:crypto";'],
    ["src/core/facts/english.ts", 'require("wink-eng-lite-web-model/dist/model.json");'],
    ["src/core/notes/read-note.ts", 'import remarkParse from "remark-parse";'],
    ["src/core/notes/read-note.ts", 'import type { Root } from "mdast";'],
    ["src/app/app.ts", 'import { drawQuiz } from "../core/questions/quiz.ts";'],
    ["src/storage/store.ts", 'import type { Clock } from "../app/ports.ts";'],
    ["src/discord/client.ts", 'import { Client } from "discord.js";'],
    ["commands/quiz.ts", 'import type { App } from "../src/app/app.ts";'],
    ["src/emulator/index.ts", 'import { Hono } from "hono";'],
    ["src/main.ts", 'const { startEmulator } = await import("./emulator/index.ts");'],
    ["src/main.ts", 'import type { Emulator } from "./emulator/index.ts";'],
    ["tests/core/random.test.ts", 'import { seeded } from "#src/core/random.ts";'],
  ];
  test.each(cases)("%s: %s", (file, source) => {
    expect(violations(file, source, packages)).toEqual([]);
  });
});

test.each(["Date.now()", "new Date()", "Math.random()", "setTimeout(f)", "process.env", "await f()"])(
  "a core that says %s is not pure",
  (code) => {
    expect(impuritiesOf("src/core/scores.ts", `const a = ${code};`)).toHaveLength(1);
    expect(impuritiesOf("src/core/scores.ts", `/** Unlike ${code}. */\nconst a = 1;`)).toEqual([]);
  },
);
