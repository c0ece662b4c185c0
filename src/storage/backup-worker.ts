import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { backupDatabase } from "./backup.ts";

/** The thread that makes one backup, so that the event loop goes on meanwhile: null, or why it couldn't. */
const { file, copy } = z.object({ file: z.string(), copy: z.string() }).parse(workerData);
try {
  backupDatabase(file, copy);
  parentPort?.postMessage(null);
} catch (error) {
  parentPort?.postMessage(error instanceof Error ? error.message : String(error));
}
