import { parentPort } from "node:worker_threads";
import { makeReaderJobs, type ReaderJob } from "./reader-jobs.ts";

/** The thread that reads notes: one job after another, each answered with its number. */
const jobs = makeReaderJobs();
parentPort?.on("message", ({ id, job }: { readonly id: number; readonly job: ReaderJob }) => {
  try {
    parentPort?.postMessage({ id, answer: jobs(job) });
  } catch (error) {
    parentPort?.postMessage({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
