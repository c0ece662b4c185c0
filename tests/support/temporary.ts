import { mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What lies here is kept in memory, where every commit of a database is a hundred times as fast as on a disk. */
const MEMORY = "/dev/shm";
/** More than all tests need at once, in bytes; containers often give less. */
const ENOUGH = 1 << 30;

function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH;
  } catch {
    return false;
  }
}

/** Gives the tests of a run one folder for all that is temporary, and takes it away with whatever they left there. */
export default function temporary(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : tmpdir(), "cohort-tests-"));
  process.env.TMPDIR = folder;
  process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, "../../node_modules/.cache/node");
  return () => rmSync(folder, { recursive: true, force: true });
}
