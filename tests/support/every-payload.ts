import { afterEach, expect } from "vitest";
import { takeFaults } from "./payload-watch.ts";

// What bots of a file before did after its last test is no fault of this file's.
takeFaults();

/** Every message that a bot sends or edits in any test is looked at, but where bots of the tests' own break rules on purpose. */
afterEach(() => {
  const found = takeFaults();
  const isOwn = !/\/tests\/(?:emulator|browser)\//u.test(expect.getState().testPath ?? "");
  if (isOwn) expect(found).toEqual([]);
});
