import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Logger, Reader } from "../app/ports.ts";
import type { NoteReading } from "../core/facts/note-reading.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Bank } from "../core/questions/bank.ts";
import type { ReaderAnswer, ReaderJob } from "./reader-jobs.ts";

/** A reader in a process of its own. */
export type ReaderProcess = Reader & { close(): Promise<void> };

export type ReaderLimits = {
  /** How long one job may take, in milliseconds, before its process is ended. */
  readonly read: number;
  readonly bank: number;
  /** Megabytes of memory for everything that the process keeps. */
  readonly memory: number;
  /** How long a process without a job is kept, in milliseconds: it holds the tagger and every note that it read. */
  readonly idle: number;
};

const LIMITS: ReaderLimits = { read: 5_000, bank: 60_000, memory: 768, idle: 30_000 };

type Waiting = {
  readonly job: ReaderJob;
  readonly resolve: (answer: ReaderAnswer) => void;
  readonly reject: (error: Error) => void;
};

type Told = { readonly id: number; readonly answer?: ReaderAnswer; readonly error?: string };

/**
 * Reads notes and makes banks in a process of its own, in turn; a job that takes too long or too much memory ends the
 * process, and it alone fails. A process without a job ends after a while and gives back all its memory, which a thread
 * would not; it knows nothing of this one's environment.
 */
export function makeReader(log: Logger, limits: ReaderLimits = LIMITS): ReaderProcess {
  const queue: Waiting[] = [];
  let child: ChildProcess | null = null;
  let current: (Waiting & { readonly id: number; readonly limit: NodeJS.Timeout }) | null = null;
  let jobs = 0;
  let isClosed = false;
  let resting: NodeJS.Timeout | null = null;

  function started(): ChildProcess {
    const made = fork(new URL("./reader-process.ts", import.meta.url), {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${limits.memory}`],
      env: {},
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    made.on("message", ({ id, answer, error }: Told) => {
      if (current?.id !== id) return;
      const { resolve, reject } = done(current);
      if (answer === undefined) reject(new Error(error ?? "The reader gave no answer"));
      else resolve(answer);
      next();
    });
    made.on("error", (error) => ended(made, error));
    made.on("exit", (code, signal) => ended(made, new Error(whyEnded(code ?? signal, limits))));
    return made;
  }

  function done(job: NonNullable<typeof current>): Waiting {
    clearTimeout(job.limit);
    current = null;
    if (child !== null) keepsAlive(child, false);
    return job;
  }

  function ended(which: ChildProcess, error: Error): void {
    if (child !== which) return;
    child = null;
    if (current !== null) done(current).reject(error);
    if (!isClosed) next();
  }

  function rest(): void {
    const idle = child;
    child = null;
    idle?.kill("SIGKILL");
  }

  function next(): void {
    if (current !== null || isClosed) return;
    if (resting !== null) clearTimeout(resting);
    const waiting = queue.shift();
    if (waiting === undefined) {
      resting = setTimeout(rest, limits.idle).unref();
      return;
    }
    child ??= started();
    keepsAlive(child, true);
    jobs += 1;
    const id = jobs;
    const { kind } = waiting.job;
    const limit = setTimeout(() => tooLong(kind), limits[kind]);
    current = { ...waiting, id, limit };
    child.send({ id, job: waiting.job });
  }

  function tooLong(kind: ReaderJob["kind"]): void {
    const late = child;
    log.warn({ kind, limit: limits[kind] }, "Reading notes took too long and was ended");
    if (late === null) return;
    ended(late, new Error(`Reading took longer than ${limits[kind]} ms`));
    late.kill("SIGKILL");
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
      if (child === null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** Whether this process waits for the other's end before its own. */
function keepsAlive(child: ChildProcess, isNeeded: boolean): void {
  const how = isNeeded ? "ref" : "unref";
  child[how]();
  child.channel?.[how]();
}

/** Why a reader ended by itself: SIGABRT is how V8 tells that its memory is full. */
function whyEnded(how: number | NodeJS.Signals | null, { memory }: ReaderLimits): string {
  return how === "SIGABRT"
    ? `The reader needed more than ${memory} MB of memory`
    : `The reader ended with ${how}`;
}

function isBank(answer: ReaderAnswer): answer is Bank {
  return "library" in answer;
}
