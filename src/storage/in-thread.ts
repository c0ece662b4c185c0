import { Worker } from "node:worker_threads";

/**
 * Does one job in a thread of its own, so that the event loop goes on: `worker` is the thread's file, `job` what it is given.
 * Gives the one message that it answers; rejects where it fails or ends without one.
 */
export function inThread(worker: URL, job: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: job });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`The thread of ${worker.pathname} ended with ${code}`)));
    thread.unref();
  });
}
