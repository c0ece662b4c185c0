import type { Emulator } from "../../src/emulator/index.ts";

/** From now on this Discord knows no nonce again: whoever tries once more without looking posts a second message. */
export function withoutNonces(emulator: Emulator): void {
  emulator.on(({ kind }) => {
    // What a message is remembered by is noted after it has appeared.
    if (kind === "messageCreated") queueMicrotask(emulator.faults.forgetNonces);
  });
}
