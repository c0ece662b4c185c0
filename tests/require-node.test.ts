import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

function startedBy(version: string) {
  const pretend = `Object.defineProperty(process, "versions", { value: { node: "${version}" } });`;
  const code = `${pretend} await import("./src/require-node.js");`;
  return spawnSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" });
}

test.each(["20.20.2", "22.11.0", "6.0.0"])("Node %s is refused in words that say what to do", (version) => {
  const { status, stderr } = startedBy(version);
  expect(status).toBe(1);
  expect(stderr).toMatch(new RegExp(`^Cohort needs Node 24, but this is Node ${version}\\..*npm ci.*\n$`));
});

test.each(["24.0.0", "26.1.0"])("Node %s is let through", (version) => {
  expect(startedBy(version)).toMatchObject({ status: 0, stderr: "" });
});

test("the check itself is written in words that an old Node understands", () => {
  const code = readFileSync("src/require-node.js", "utf8");
  expect(code).not.toMatch(/\b(import|export|const|let|await)\b|=>|\?\.|`[^`]*\$\{/);
});
