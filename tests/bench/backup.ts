import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { migrations } from "../../migrations/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { drillRestore } from "../../src/storage/restore.ts";
import { row, startCohort } from "./answers.ts";
import { fillLedger } from "./boards.ts";
import { stream } from "./presses.ts";

const PER_SECOND = 200;
/** The nightly backup begins with the next minute; this long the presses go on. */
const WHILE = 75_000;
const LIMIT = 50;

/**
 * The nightly backup of a million awards while 200 answers a second come in: how long the event loop stalls, how long
 * acknowledgements take, and whether the copy can be restored. Limit: 50 ms at p99.
 */
export async function benchBackup(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-backup-"));
  const databaseFile = join(folder, "cohort.sqlite");
  const { close } = await openDatabase(databaseFile, migrations);
  fillLedger(databaseFile, 100_000, 1_000_000);
  await close();
  const emulator = await startEmulator({ rateLimits: false });
  const cohort = await startCohort(emulator, { databaseFile, env: { LOG_LEVEL: "info" } });
  await cohort.loopDelay();
  const steady = await stream(cohort.target, PER_SECOND, WHILE);
  const loop = await cohort.loopDelay();
  await cohort.stop();
  await emulator.close();
  const took = /"milliseconds":(\d+),"removed":\d+,"msg":"Made the nightly backup"/u.exec(
    cohort.bot.output,
  )?.[1];
  const [name] = readdirSync(join(folder, "backups"));
  const copy = join(folder, "backups", name ?? "none");
  const began = performance.now();
  const rows = [...drillRestore(copy, migrations).values()].reduce((sum, count) => sum + count, 0);
  const drill = performance.now() - began;
  const size = (statSync(copy).size / 2 ** 20).toFixed(0);
  rmSync(folder, { recursive: true });
  console.log(row(`${PER_SECOND} a second`, steady));
  console.log(`backup of ${size} MB in ${took} ms; event loop p99 ${loop.toFixed(1)} ms (limit ${LIMIT})`);
  console.log(`restored and checked ${rows} rows in ${drill.toFixed(0)} ms`);
  return took !== undefined && loop <= LIMIT && steady.failed === 0;
}
