import { makeReaderJobs, type ReaderJob } from "./reader-jobs.ts";

/** The process that reads notes: one job after another, each answered with its number. It ends with the one that it reads for. */
const jobs = makeReaderJobs();
process.on("message", ({ id, job }: { readonly id: number; readonly job: ReaderJob }) => {
  try {
    process.send?.({ id, answer: jobs(job) });
  } catch (error) {
    process.send?.({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
