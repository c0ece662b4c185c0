import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Emulator } from "../../src/emulator/index.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What `npm start` gives to node, but for the file of settings. */
const START = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"))
  .scripts.start.split(" ")
  .slice(1)
  .filter((each: string) => !each.startsWith("--env-file"));

export type BotOptions = {
  readonly emulator: Pick<Emulator, "apiUrl" | "token">;
  /** The database file; a new one in a folder of its own unless given. */
  readonly databaseFile?: string;
  readonly notesDir?: string;
  /** Where the program is installed; this project unless given. */
  readonly root?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** The whole program as a process of its own, as `npm start` runs it, on an emulator. */
export class BotProcess {
  readonly databaseFile: string;
  readonly #options: BotOptions;
  #child: ChildProcess | null = null;
  #output: string[] = [];

  constructor(options: BotOptions) {
    this.#options = options;
    this.databaseFile = options.databaseFile ?? join(mkdtempSync(join(tmpdir(), "cohort-")), "cohort.sqlite");
  }

  /** Everything that the process has printed, over all its lives. */
  get output(): string {
    return this.#output.join("\n");
  }

  /** The process's id; none before it is started. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the process; resolves when it has connected, rejects with its output when it ends before. */
  async start(): Promise<void> {
    const { emulator, notesDir = "data", root = ROOT, env } = this.#options;
    const child = spawn(process.execPath, START, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
        DISCORD_TOKEN: emulator.token,
        DISCORD_API_URL: emulator.apiUrl,
        DATABASE_URL: `sqlite:${this.databaseFile}`,
        NOTES_DIR: notesDir,
        PORT: "0",
        LOG_LEVEL: "warn",
        ...env,
      },
    });
    this.#child = child;
    const ready = new Promise<void>((resolve, reject) => {
      const hear = (line: string) => {
        this.#output.push(line);
        if (line.startsWith("Connected to")) resolve();
      };
      createInterface({ input: child.stdout }).on("line", hear);
      createInterface({ input: child.stderr }).on("line", hear);
      child.once("close", (code) => reject(new Error(`The bot ended with ${code}:\n${this.output}`)));
    });
    await ready;
  }

  /** Ends the process at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Whether the process is there. */
  get isAlive(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Sends the process a signal, without waiting for what comes of it. */
  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Waits until the process has ended by itself; gives its exit code, null where a signal ended it. */
  async ended(): Promise<number | null> {
    const child = this.#child;
    if (child === null) throw new Error("The bot was never started");
    if (child.exitCode === null && child.signalCode === null) await once(child, "close");
    return child.exitCode;
  }

  /** Asks the process to stop; gives its exit code. */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<number | null> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
    return child.exitCode;
  }
}
