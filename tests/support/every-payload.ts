import { afterAll, afterEach, expect } from "vitest";
import { takeFaults } from "./payload-watch.ts";

// What a bot does once its file has ended is no fault of the next file's.
takeFaults();

/** Every message that a bot sends or edits in any test is looked at, but where bots of the tests' own break rules on purpose. */
function look(): void {
  const found = takeFaults();
  const isOwn = !/\/tests\/(?:emulator|browser)\//u.test(expect.getState().testPath ?? "");
  if (isOwn) expect(found).toEqual([]);
}

afterEach(look);
// What was sent while a file's last test was cleared away comes after that test's own look. Registered first, this runs last.
afterAll(look);
