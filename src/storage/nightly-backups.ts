import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Logger } from "../app/ports.ts";
import { localDate } from "../core/time.ts";
import { BackupRefusal } from "./backup.ts";
import { inThread } from "./in-thread.ts";

/** A day's backup is due from three o'clock on, local time: few are awake, and no daily concept waits. */
const FROM = 3 * 3_600_000;
/** After a failure it is tried again so much later, in milliseconds. */
const RETRY = 30 * 60_000;

/** `folder` holds one file a day, the newest `keep` of them; `zone` says when it is night. */
export type NightlyParts = {
  readonly file: string;
  readonly folder: string;
  readonly keep: number;
  readonly zone: string;
  readonly clock: Clock;
  readonly log: Logger;
};

export type NightlyBackups = {
  /** Makes the backup that is due, if one is; call it every minute. It never throws: what goes wrong is logged and tried again. */
  tick(): Promise<void>;
  /** When the last one was made by this process, UTC milliseconds; null before. */
  lastAt(): number | null;
};

/** It answers null, or why it couldn't. */
const worker = new URL("./backup-worker.ts", import.meta.url);
const ours = /^cohort-\d{4}-\d\d-\d\d\.sqlite$/u;
const torn = /^cohort-\d{4}-\d\d-\d\d\.sqlite\.partial$/u;

/** A backup each night beside the event loop; one that was missed is made as soon as the bot runs again. */
export function makeNightlyBackups({ file, folder, keep, zone, clock, log }: NightlyParts): NightlyBackups {
  let isMaking = false;
  let notBefore = 0;
  let lastAt: number | null = null;

  async function make(name: string): Promise<void> {
    mkdirSync(folder, { recursive: true });
    const names = readdirSync(folder);
    if (names.includes(name)) return;
    for (const left of names.filter((each) => torn.test(each))) rmSync(join(folder, left));
    const from = clock();
    const refusal = await inThread(worker, { file, copy: join(folder, name) });
    if (refusal !== null) throw new BackupRefusal(String(refusal));
    lastAt = clock();
    const old = [...names.filter((each) => ours.test(each)), name].sort().slice(0, -keep);
    for (const each of old) rmSync(join(folder, each));
    log.info({ backup: name, milliseconds: lastAt - from, removed: old.length }, "Made the nightly backup");
  }

  return {
    async tick() {
      const now = clock();
      if (isMaking || now < notBefore) return;
      isMaking = true;
      try {
        await make(`cohort-${localDate(now - FROM, zone)}.sqlite`);
      } catch (error) {
        notBefore = now + RETRY;
        log.error(
          { error, folder },
          "The nightly backup could not be made; it is tried again in half an hour",
        );
      } finally {
        isMaking = false;
      }
    },
    lastAt: () => lastAt,
  };
}
