import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()).default({}),
});
const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

const manifestIn = (folder: string) => manifest.parse(JSON.parse(read(`${folder}package.json`)));
const { dependencies } = manifestIn("");

/** Where something is installed: the bot itself, and Stryker apart from it; with the packages that run an install script. */
const places = [
  ["the project", "", ["node"]],
  ["the mutation tests", "tests/mutation/", []],
] as const;

describe.each(places)("what is installed for %s", (_, folder, scripted) => {
  const { dependencies, devDependencies, allowScripts } = manifestIn(folder);
  const { "": _root, ...packages } = lock.parse(JSON.parse(read(`${folder}package-lock.json`))).packages;

  test("is named by exact versions", () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("has a version and a checksum in the lock file, and no host", () => {
    const named = Object.keys({ ...dependencies, ...devDependencies });
    expect(Object.keys(packages)).toEqual(
      expect.arrayContaining(named.map((name) => `node_modules/${name}`)),
    );
    for (const [path, { version, integrity, resolved }] of Object.entries(packages)) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });

  test("is at least seven days old when it is chosen", () => {
    const [, days] = /^min-release-age=(\d+)$/mu.exec(read(`${folder}.npmrc`)) ?? [];
    expect(Number(days)).toBeGreaterThanOrEqual(7);
    expect(read(`${folder}.npmrc`)).toMatch(/^save-exact=true$/mu);
  });

  test("runs no install script but that of the pinned Node", () => {
    const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripts.map(([path]) => path)).toEqual(scripted.map((name) => `node_modules/${name}`));
    const allowed = Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed.map(([name]) => name)).toEqual(scripted);
  });
});

test("docs/dependencies.md gives the reason of every run-time dependency, and of no other", () => {
  const named = [...read("docs/dependencies.md").matchAll(/^\| ([a-z@][^ |]*) \| (.+) \|$/gmu)];
  const reasons = new Map(named.map(([, name = "", why = ""]) => [name, why]));
  reasons.delete("package");
  expect([...reasons.keys()].sort()).toEqual(Object.keys(dependencies).sort());
});
