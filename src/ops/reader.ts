import { Worker } from "node:worker_threads";
import type { Logger, Reader } from "../app/ports.ts";
import type { NoteReading } from "../core/facts/note-reading.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Bank } from "../core/questions/bank.ts";
import type { ReaderAnswer, ReaderJob } from "./reader-jobs.ts";

/** A reader beside the event loop. */
export type ReaderThread = Reader & { close(): Promise<void> };

export type ReaderLimits = {
  /** How long one job may take, in milliseconds, before its thread is ended. */
  readonly read: number;
  readonly bank: number;
  /** Megabytes of memory for everything that the thread keeps. */
  readonly memory: number;
  /** How long a thread without a job is kept, in milliseconds: it holds the tagger and every note that it read. */
  readonly idle: number;
};

const LIMITS: ReaderLimits = { read: 5_000, bank: 60_000, memory: 768, idle: 30_000 };

type Waiting = {
  readonly job: ReaderJob;
  readonly resolve: (answer: ReaderAnswer) => void;
  readonly reject: (error: Error) => void;
};

type Told = { readonly id: number; readonly answer?: ReaderAnswer; readonly error?: string };

/** Reads notes and makes banks in a thread of its own, in turn; a job that takes too long ends the thread, and it alone fails. A thread without a job ends after a while. */
export function makeReader(log: Logger, limits: ReaderLimits = LIMITS): ReaderThread {
  const queue: Waiting[] = [];
  let worker: Worker | null = null;
  let current: (Waiting & { readonly id: number; readonly limit: NodeJS.Timeout }) | null = null;
  let jobs = 0;
  let isClosed = false;
  let resting: NodeJS.Timeout | null = null;

  function started(): Worker {
    const made = new Worker(new URL("./reader-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    });
    made.on("message", ({ id, answer, error }: Told) => {
      if (current?.id !== id) return;
      const { resolve, reject } = done(current);
      if (answer === undefined) reject(new Error(error ?? "The reader gave no answer"));
      else resolve(answer);
      next();
    });
    made.on("error", (error: unknown) =>
      ended(made, error instanceof Error ? error : new Error(String(error))),
    );
    made.on("exit", (code) => ended(made, new Error(`The reader ended with ${code}`)));
    made.unref();
    return made;
  }

  function done(job: NonNullable<typeof current>): Waiting {
    clearTimeout(job.limit);
    current = null;
    worker?.unref();
    return job;
  }

  function ended(which: Worker, error: Error): void {
    if (worker !== which) return;
    worker = null;
    if (current !== null) done(current).reject(error);
    if (!isClosed) next();
  }

  function rest(): void {
    const idle = worker;
    worker = null;
    void idle?.terminate();
  }

  function next(): void {
    if (current !== null || isClosed) return;
    if (resting !== null) clearTimeout(resting);
    const waiting = queue.shift();
    if (waiting === undefined) {
      resting = setTimeout(rest, limits.idle).unref();
      return;
    }
    worker ??= started();
    worker.ref();
    jobs += 1;
    const id = jobs;
    const { kind } = waiting.job;
    const limit = setTimeout(() => tooLong(kind), limits[kind]);
    current = { ...waiting, id, limit };
    worker.postMessage({ id, job: waiting.job });
  }

  function tooLong(kind: ReaderJob["kind"]): void {
    const late = worker;
    log.warn({ kind, limit: limits[kind] }, "Reading notes took too long and was ended");
    if (late === null) return;
    ended(late, new Error(`Reading took longer than ${limits[kind]} ms`));
    void late.terminate();
  }

  function ask(job: ReaderJob): Promise<ReaderAnswer> {
    if (isClosed) return Promise.reject(new Error("The reader is closed"));
    return new Promise((resolve, reject) => {
      queue.push({ job, resolve, reject });
      next();
    });
  }

  return {
    async read(notes: readonly NoteText[]): Promise<readonly NoteReading[]> {
      const answer = await ask({ kind: "read", notes });
      if (isBank(answer)) throw new Error("The reader answered something else");
      return answer;
    },
    async bank(notes: readonly NoteText[]): Promise<Bank> {
      const answer = await ask({ kind: "bank", notes });
      if (!isBank(answer)) throw new Error("The reader answered something else");
      return answer;
    },
    async close() {
      isClosed = true;
      if (resting !== null) clearTimeout(resting);
      const closing = new Error("The reader is closed");
      for (const { reject } of queue.splice(0)) reject(closing);
      if (current !== null) done(current).reject(closing);
      await worker?.terminate();
    },
  };
}

function isBank(answer: ReaderAnswer): answer is Bank {
  return "library" in answer;
}
