import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { migrations } from "../../migrations/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { drillRestore } from "../../src/storage/restore.ts";
import { row, startCohort } from "./answers.ts";
import { fillLedger } from "./boards.ts";
import { streamWhile } from "./presses.ts";

const PER_SECOND = 200;
/** `AWARDS` makes a smaller database. */
const AWARDS = Number(process.env.AWARDS ?? 1_000_000);
/** The nightly backup begins with the next minute and takes seconds; more than this, and the question would be over. */
const PATIENCE = 110_000;
/** The bot and its question are there within this time, before the minute turns. */
const STARTING = 15_000;
const LIMIT = 50;

const isThere = (folder: string, named: RegExp) =>
  existsSync(folder) && readdirSync(folder).some((each) => named.test(each));

/** Resolves once a file of that name is in a folder. */
async function appeared(folder: string, named: RegExp): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (!isThere(folder, named)) {
    if (performance.now() > until) throw new Error(`No ${named} in ${folder}`);
    await wait(5);
  }
}

/**
 * The nightly backup of a million awards while 200 answers a second come in: how long the event loop stalls, how long
 * acknowledgements take, and whether the copy can be restored. The loop is measured from the first byte of the copy until
 * it has its name. Limit: 50 ms at p99.
 */
export async function benchBackup(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-backup-"));
  const databaseFile = join(folder, "cohort.sqlite");
  const { close } = await openDatabase(databaseFile, migrations);
  fillLedger(databaseFile, AWARDS / 10, AWARDS);
  await close();
  const left = 60_000 - (Date.now() % 60_000);
  if (left < STARTING) await wait(left);
  const emulator = await startEmulator({ rateLimits: false });
  const cohort = await startCohort(emulator, { databaseFile, env: { LOG_LEVEL: "info" } });
  const backups = join(folder, "backups");
  const begun = appeared(backups, /\.partial$/u);
  const before = streamWhile(cohort.target, PER_SECOND, begun);
  await begun;
  await cohort.loopDelay();
  const ended = appeared(backups, /\.sqlite$/u).then(() => cohort.loopDelay());
  const during = streamWhile(cohort.target, PER_SECOND, ended);
  const [quiet, steady, loop] = await Promise.all([before, during, ended]);
  await cohort.stop();
  await emulator.close();
  const took = /"milliseconds":(\d+),"removed":\d+,"msg":"Made the nightly backup"/u.exec(
    cohort.bot.output,
  )?.[1];
  const [name] = readdirSync(backups);
  const copy = join(backups, name ?? "none");
  const began = performance.now();
  const rows = [...drillRestore(copy, migrations).values()].reduce((sum, count) => sum + count, 0);
  const drill = performance.now() - began;
  const size = (statSync(copy).size / 2 ** 20).toFixed(0);
  rmSync(folder, { recursive: true });
  console.log(row("before the backup", quiet));
  console.log(row("beside the backup", steady));
  console.log(
    `backup of ${size} MB in ${took} ms; event loop meanwhile p99 ${loop.p99.toFixed(1)} ms (limit ${LIMIT}), max ${loop.max.toFixed(0)} ms`,
  );
  console.log(`restored and checked ${rows} rows in ${drill.toFixed(0)} ms`);
  return took !== undefined && loop.p99 <= LIMIT && quiet.failed + steady.failed === 0;
}
