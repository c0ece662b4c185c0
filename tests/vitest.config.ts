import { configDefaults, defineConfig } from "vitest/config";

/** Pure functions share a process: each file would otherwise load the tagger anew. */
const pure = ["tests/core/**/*.test.ts", "tests/judged/**/*.test.ts"];

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: "forks",
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: "edges",
          setupFiles: ["tests/support/every-payload.ts"],
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...pure],
        },
      },
      { extends: true, test: { name: "core", include: pure, isolate: false } },
    ],
  },
});
