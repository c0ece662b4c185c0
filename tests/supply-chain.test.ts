import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({
  dependencies: versions,
  devDependencies: versions,
  allowScripts: z.record(z.string(), z.boolean()),
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

const { dependencies, devDependencies, allowScripts } = manifest.parse(JSON.parse(read("package.json")));
const { "": _root, ...packages } = lock.parse(JSON.parse(read("package-lock.json"))).packages;

describe("what is installed", () => {
  test("is named by exact versions", () => {
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("has a version and a checksum in the lock file, and no host", () => {
    expect(Object.keys(packages).length).toBeGreaterThan(Object.keys(dependencies).length);
    for (const [path, { version, integrity, resolved }] of Object.entries(packages)) {
      expect(version, path).toMatch(/^\d+\.\d+\.\d+/);
      expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });

  test("is at least seven days old when it is chosen", () => {
    const [, days] = /^min-release-age=(\d+)$/mu.exec(read(".npmrc")) ?? [];
    expect(Number(days)).toBeGreaterThanOrEqual(7);
    expect(read(".npmrc")).toMatch(/^save-exact=true$/mu);
  });

  test("runs one install script: that of the pinned Node", () => {
    const scripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(scripts.map(([path]) => path)).toEqual(["node_modules/node"]);
    const allowed = Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed.map(([name]) => name)).toEqual(["node"]);
  });
});

test("docs/dependencies.md gives the reason of every run-time dependency, and of no other", () => {
  const named = [...read("docs/dependencies.md").matchAll(/^\| ([a-z@][^ |]*) \| (.+) \|$/gmu)];
  const reasons = new Map(named.map(([, name = "", why = ""]) => [name, why]));
  reasons.delete("package");
  expect([...reasons.keys()].sort()).toEqual(Object.keys(dependencies).sort());
});
