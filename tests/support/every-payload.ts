import { subscribe } from "node:diagnostics_channel";
import { afterEach, expect } from "vitest";
import { z } from "zod";
import { payloadFaults } from "./payload-faults.ts";

/** Every message that a bot sends or edits in any test is looked at, but where bots of the tests' own break rules on purpose. */
const faults: string[] = [];
const request = z.object({ route: z.string(), body: z.unknown() });

subscribe("cohort.emulator.request", (sent) => {
  const { route, body } = request.parse(sent);
  try {
    faults.push(...payloadFaults(route, body));
  } catch (error) {
    faults.push(`${route} is no message: ${String(error)}`);
  }
});

afterEach(() => {
  const found = faults.splice(0);
  const isOwn = !/\/tests\/(?:emulator|browser)\//u.test(expect.getState().testPath ?? "");
  if (isOwn) expect(found).toEqual([]);
});
