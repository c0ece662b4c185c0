import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** The whole program as somebody without a token runs it, on a database of its own. */
export type Program = {
  /** The address of the page, from the line that the program prints. */
  readonly url: string;
  readonly output: () => string;
  /** Asks it to stop and gives its exit code. */
  readonly stop: () => Promise<number | null>;
};

/** Starts the program; rejects with its output when it ends before it names an address. */
export async function startProgram(notesDir = "data"): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), "cohort-"));
  const child = spawn(process.execPath, ["src/main.ts"], {
    cwd: join(import.meta.dirname, "../.."),
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      DATABASE_URL: `sqlite:${join(folder, "demo.sqlite")}`,
      NOTES_DIR: notesDir,
      PORT: "0",
      LOG_LEVEL: "warn",
    },
  });
  const lines: string[] = [];
  const output = () => lines.join("\n");
  const url = new Promise<string>((resolve, reject) => {
    const hear = (line: string) => {
      lines.push(line);
      const address = /http:\/\/\S+/.exec(line)?.[0];
      if (address !== undefined) resolve(address);
    };
    createInterface({ input: child.stdout }).on("line", hear);
    createInterface({ input: child.stderr }).on("line", hear);
    child.once("close", (code) => reject(new Error(`The program ended with ${code}:\n${output()}`)));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const closed = once(child, "close");
      child.kill("SIGTERM");
      await closed;
    }
    await rm(folder, { recursive: true, force: true });
    return child.exitCode;
  };
  return { url: await url, output, stop };
}
