import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ApplicationCommandOptionType, ApplicationCommandType } from "discord.js";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { commands } from "../commands/index.ts";
import { configVariables } from "../src/config.ts";
import { RIGHT, SPEED } from "../src/core/scores.ts";
import type { Command, MessageCommand } from "../src/discord/command.ts";

const readme = readFileSync("README.md", "utf8");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  "docs/operations.md",
  "docs/writing-notes.md",
  "docs/note-formats.md",
  "docs/reported-questions.md",
  "docs/privacy.md",
  "docs/reliability.md",
  "docs/dependencies.md",
];

test("the README's table of settings is the schema's", () => {
  const rows = configVariables().map(
    ({ name, default: unset, what }) => `| \`${name}\` | ${unset && `\`${unset}\``} | ${what} |`,
  );
  expect(readme).toContain(`| variable | default | what |\n|---|---|---|\n${rows.join("\n")}\n\n`);
});

test("the README tells the formula that counts", () => {
  expect(readme).toContain(`\`${RIGHT} + floor(${SPEED} × left ÷ total)\``);
});

const { Subcommand } = ApplicationCommandOptionType;

/** A row for each subcommand, or for a command without any, with the names of its options. */
function rowsOf({ name, options = [] }: Command["data"]): readonly (readonly [string, readonly string[]])[] {
  const subcommands = options.filter((option) => option.type === Subcommand);
  if (subcommands.length === 0) return [[`/${name}`, options.map((option) => option.name)]];
  return subcommands.map((sub) => [`/${name} ${sub.name}`, (sub.options ?? []).map((option) => option.name)]);
}

function isInMenu(data: (typeof commands)[number]["data"]): data is MessageCommand["data"] {
  return data.type === ApplicationCommandType.Message;
}

test("the README names what stands in a message's menu", () => {
  const names = commands.flatMap(({ data }) => (isInMenu(data) ? [data.name] : []));
  expect(names).toEqual(["Save as note"]);
  for (const name of names) expect(readme).toContain(`"${name}"`);
});

test("the README's table of commands names each command and each of its options", () => {
  const expected = commands.flatMap(({ data }) => (isInMenu(data) ? [] : rowsOf(data)));
  const shown = [...readme.matchAll(/^\| `(\/[\w ]+)` \| (.+) \|$/gm)].map(
    ([, name = "", what = ""]) =>
      [name, [...what.matchAll(/`([\w-]+)`/g)].map(([, option]) => option)] as const,
  );
  const sorted = (rows: readonly (readonly [string, readonly unknown[]])[]) =>
    rows.map(([name, options]) => [name, options.toSorted()] as const).toSorted();
  expect(sorted(shown)).toEqual(sorted(expected));
});

describe.each(documents)("%s", (document) => {
  const text = readFileSync(document, "utf8");

  test("links only to files that are there", () => {
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? "");
    const missing = targets.filter((target) => !existsSync(join(dirname(document), target)));
    expect(missing).toEqual([]);
  });

  test("names only npm scripts that exist", () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync("package.json", "utf8")));
    const named = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, script]) => script ?? "");
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
});

test("the README's folders are there", () => {
  const rows = [...readme.matchAll(/^\| (`[\w/.]+\/?`(?:, `[\w/.]+`)*) \|/gm)].map(
    ([, names]) => names ?? "",
  );
  const folders = rows.flatMap((names) => names.match(/[\w/.]+\/[\w/.]*/g) ?? []);
  expect(folders).toContain("src/core/");
  expect(folders.filter((folder) => !existsSync(folder))).toEqual([]);
});
