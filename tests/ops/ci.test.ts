import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

type Steps = { readonly failing?: string; readonly report?: object | "none"; readonly testsExit?: number };

const file = (status: string, tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((result) => ({ status: result })),
});
const good = { testResults: [file("passed", ["passed", "passed"]), file("passed", ["passed"])] };

/** Runs the real .ci/run in an empty checkout whose `npm` only does as it is told. */
function run({ failing = "none", report = good, testsExit = 0 }: Steps) {
  const folder = mkdtempSync(join(tmpdir(), "cohort-ci-"));
  folders.push(folder);
  cpSync(".ci", join(folder, ".ci"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  if (report !== "none") writeFileSync(join(folder, "report.json"), JSON.stringify(report));
  const npm = `#!/bin/sh
echo "npm $*" >> "${folder}/calls"
case "$*" in *"${failing}"*) exit 1;; esac
for last; do :; done
case "$last" in --outputFile.json=*) [ ! -f "${folder}/report.json" ] || cp "${folder}/report.json" "\${last#*=}"; exit ${testsExit};; esac
`;
  writeFileSync(join(folder, "bin", "npm"), npm);
  chmodSync(join(folder, "bin", "npm"), 0o755);
  const path = [join(folder, "bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  const { stdout, status } = spawnSync("bash", [".ci/run"], {
    cwd: folder,
    env: { ...process.env, PATH: path },
    encoding: "utf8",
  });
  const calls = readFileSync(join(folder, "calls"), "utf8");
  return { last: stdout.trimEnd().split("\n").at(-1), status, calls: calls.trimEnd().split("\n") };
}

test("a clean run does what a newcomer does, tries a production install, an outage beside the tests, and counts five steps and each test", () => {
  const { last, status, calls } = run({});
  expect(calls.slice(0, 4)).toEqual([
    "npm ci",
    "npm run check",
    "npm run -s cohort -- check data/",
    "npm run -s prove -- install",
  ]);
  expect(calls.slice(4).sort()).toEqual([
    "npm run -s prove -- outage --minutes 2",
    expect.stringMatching(/^npm test -- --reporter=default --reporter=json/),
  ]);
  expect({ last, status }).toEqual({ last: "8 passed, 0 failed", status: 0 });
});

test.each<readonly [string, Steps, string]>([
  ["no install", { failing: "ci" }, "0 passed, 1 failed"],
  ["a failed check", { failing: "run check" }, "7 passed, 1 failed"],
  ["a bad note", { failing: "check data/" }, "7 passed, 1 failed"],
  ["an outage that isn't survived", { failing: "prove -- outage" }, "7 passed, 1 failed"],
  ["an install that doesn't start the bot", { failing: "prove -- install" }, "7 passed, 1 failed"],
  [
    "a failed test",
    { report: { testResults: [file("failed", ["passed", "failed"])] }, testsExit: 1 },
    "6 passed, 1 failed",
  ],
  [
    "a skipped test",
    { report: { testResults: [file("passed", ["passed", "skipped"])] } },
    "6 passed, 1 failed",
  ],
  [
    "a file that doesn't load",
    { report: { testResults: [file("failed", []), file("passed", ["passed"])] }, testsExit: 1 },
    "6 passed, 1 failed",
  ],
  ["a run that breaks though its tests pass", { testsExit: 1 }, "8 passed, 1 failed"],
  ["no tests at all", { report: { testResults: [] } }, "5 passed, 1 failed"],
  ["no report", { report: "none" }, "5 passed, 1 failed"],
])("%s is a failure", (_, steps, last) => {
  const result = run(steps);
  expect({ last: result.last, status: result.status }).toEqual({ last, status: 1 });
});
