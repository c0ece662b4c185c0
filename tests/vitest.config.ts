import { configDefaults, defineConfig } from "vitest/config";
import { LongFirst } from "./support/long-first.ts";

/** Tests that look at the threads or the memory of their process. */
const alone = ["tests/storage/anki-limits.test.ts"];

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: "forks",
    // Some wait while others work: two workers a core keep both cores of a small machine at it.
    maxWorkers: 4,
    sequence: { sequencer: LongFirst },
    projects: [
      { extends: true, test: { name: "alone", include: alone } },
      {
        extends: true,
        test: {
          name: "together",
          globalSetup: ["tests/support/temporary.ts"],
          setupFiles: ["tests/support/every-payload.ts"],
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...alone],
          // No module keeps state: a process that has loaded the tagger, the client and the schema once does for many files.
          isolate: false,
        },
      },
    ],
  },
});
