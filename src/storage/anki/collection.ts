import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { type AnkiNote, ankiNote } from "./collection-row.ts";

const child = fileURLToPath(new URL("./read-collection.ts", import.meta.url));
const project = fileURLToPath(new URL("../../../", import.meta.url));

/** What the child may use: megabytes of heap, and bytes of answer. */
const HEAP = 128;
const MOST_ANSWER = 24 * 1024 * 1024;

const answer = z.array(ankiNote);

/**
 * Reads a foreign database in a process of its own, which has little memory, no environment and no file but this one to
 * write, and is ended after `patience` milliseconds: whatever it holds, it can harm nothing else.
 */
export function readCollection(
  file: string,
  patience: number,
): Promise<readonly AnkiNote[] | "damaged" | "tooCostly"> {
  const folder = dirname(file);
  const args = [
    `--max-old-space-size=${HEAP}`,
    "--permission",
    "--allow-addons",
    `--allow-fs-read=${project}`,
    `--allow-fs-read=${folder}`,
    `--allow-fs-write=${folder}`,
    "--disable-warning=SecurityWarning",
    child,
    file,
  ];
  const options = { env: {}, timeout: patience, killSignal: "SIGKILL", maxBuffer: MOST_ANSWER } as const;
  return new Promise((resolve) => {
    execFile(process.execPath, args, options, (error, stdout) => {
      if (error === null) resolve(parsed(stdout));
      else resolve(error.killed === true || isTooMuch(error) ? "tooCostly" : "damaged");
    });
  });
}

function isTooMuch({ code, signal }: { readonly code?: unknown; readonly signal?: unknown }): boolean {
  return code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER" || code === 134 || signal === "SIGABRT";
}

function parsed(text: string): readonly AnkiNote[] | "damaged" {
  try {
    return answer.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}
