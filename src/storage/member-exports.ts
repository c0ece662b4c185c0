import { z } from "zod";
import type { Clock, MemberExports } from "../app/ports.ts";
import { inThread } from "./in-thread.ts";

const worker = new URL("./member-export-worker.ts", import.meta.url);
const made = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });

/** Makes exports of a database file in threads of their own, one at a time. */
export function makeMemberExports(file: string, clock: Clock): MemberExports {
  let last: Promise<unknown> = Promise.resolve();
  return {
    of(whose) {
      const next = last.then(async () => made.parse(await inThread(worker, { file, whose, at: clock() })));
      last = next.catch(() => {});
      return next;
    },
  };
}
