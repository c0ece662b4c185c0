import { subscribe } from "node:diagnostics_channel";
import { z } from "zod";
import { payloadFaults } from "./payload-faults.ts";
import { sendingFaults } from "./sending-faults.ts";

const faults: string[] = [];
const request = z.object({ route: z.string(), body: z.unknown(), files: z.array(z.string()) });

subscribe("cohort.emulator.request", (sent) => {
  const { route, body, files } = request.parse(sent);
  try {
    faults.push(...sendingFaults(route, body), ...payloadFaults(route, body, files));
  } catch (error) {
    faults.push(`${route} is no message: ${String(error)}`);
  }
});

/** What was wrong with the messages that bots of this process have sent or edited since the last call. */
export function takeFaults(): readonly string[] {
  return faults.splice(0);
}
