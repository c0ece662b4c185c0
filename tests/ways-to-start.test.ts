import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const textOf = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");

/** Node's own options before the program, but for the one that names a file of settings. */
function optionsIn(start: string): string[] {
  const [, options = ""] = /node"?,?((?:[\s",]+--[\w=.-]+)*)[\s",]+src\/main\.ts/u.exec(start) ?? [];
  return options.split(/[\s",]+/u).filter((each) => each !== "" && !each.startsWith("--env-file"));
}

test.each(["Dockerfile", "docs/deploy/cohort.service"])(
  "%s starts the bot with the options of node that npm start gives",
  (file) => {
    const { scripts } = JSON.parse(textOf("package.json"));
    const heap = ["--max-semi-space-size=16", "--max-old-space-size=1024"];
    expect(optionsIn(scripts.start)).toEqual(["--expose-gc", ...heap]);
    expect(optionsIn(textOf(file))).toEqual(optionsIn(scripts.start));
  },
);
