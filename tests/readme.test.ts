import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { configVariables } from "../src/config.ts";
import { RIGHT, SPEED } from "../src/core/scores.ts";

const readme = readFileSync("README.md", "utf8");
const documents = ["README.md", "CONTRIBUTING.md", "docs/operations.md", "docs/writing-notes.md"];

test("the README's table of settings is the schema's", () => {
  const rows = configVariables().map(
    ({ name, default: unset, what }) => `| \`${name}\` | ${unset && `\`${unset}\``} | ${what} |`,
  );
  expect(readme).toContain(`| variable | default | what |\n|---|---|---|\n${rows.join("\n")}\n\n`);
});

test("the README tells the formula that counts", () => {
  expect(readme).toContain(`\`${RIGHT} + floor(${SPEED} × left ÷ total)\``);
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
