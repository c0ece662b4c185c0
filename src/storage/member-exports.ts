import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { Clock, MemberExports } from "../app/ports.ts";

const made = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** Makes exports of a database file in threads of their own, one at a time. */
export function makeMemberExports(file: string, clock: Clock): MemberExports {
  let last: Promise<unknown> = Promise.resolve();
  return {
    of(whose) {
      const next = last.then(() => inThread({ file, whose, at: clock() }));
      last = next.catch(() => {});
      return next;
    },
  };
}

function inThread(workerData: object): ReturnType<MemberExports["of"]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./member-export-worker.ts", import.meta.url), { workerData });
    worker.once("message", (message: unknown) => resolve(made.parse(message)));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The export's thread ended with ${code}`)));
    worker.unref();
  });
}
