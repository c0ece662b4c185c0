import { defineConfig } from "vitest/config";

/** The tests that state the rules of rounds, scores, daily slots and custom ids; nothing that needs a socket or a file. */
export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    pool: "threads",
    isolate: false,
    include: [
      "tests/core/rounds/*.test.ts",
      "tests/core/{scores,standings,daily,daily-walk,time,snowflake}.test.ts",
      "tests/discord/custom-ids.test.ts",
    ],
  },
});
