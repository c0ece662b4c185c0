import { type ChildProcess, execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type AnkiNotes, ankiNotes } from "./collection-row.ts";

const child = fileURLToPath(new URL("./read-collection.ts", import.meta.url));
const project = fileURLToPath(new URL("../../../", import.meta.url));

/** What the child may use: megabytes of heap and, with what SQLite takes, of memory at all; and bytes of answer. */
const HEAP = 96;
const MEMORY = 180;
const MOST_ANSWER = 24 * 1024 * 1024;
/** How often its memory is looked at, in milliseconds. */
const LOOK = 20;

/**
 * Reads a foreign database in a process of its own, which has little memory, no environment and no file but this one to
 * write, and is ended after `patience` milliseconds: whatever it holds, it can harm nothing else.
 */
export function readCollection(file: string, patience: number): Promise<AnkiNotes | "damaged" | "tooCostly"> {
  const folder = dirname(file);
  const args = [
    `--max-old-space-size=${HEAP}`,
    "--permission",
    "--allow-addons",
    ...["src", "node_modules", "package.json"].map((name) => `--allow-fs-read=${join(project, name)}`),
    `--allow-fs-read=${folder}`,
    `--allow-fs-write=${folder}`,
    "--disable-warning=SecurityWarning",
    child,
    file,
  ];
  const options = { env: {}, timeout: patience, killSignal: "SIGKILL", maxBuffer: MOST_ANSWER } as const;
  return new Promise((resolve) => {
    const reading = execFile(process.execPath, args, options, (error, stdout) => {
      clearInterval(looking);
      if (error === null) resolve(parsed(stdout));
      else resolve(error.killed === true || isTooMuch(error) ? "tooCostly" : "damaged");
    });
    const looking = watchMemory(reading);
  });
}

/** Kills a child that takes more memory than it may. Only Linux tells; elsewhere its heap's limit stands alone. */
function watchMemory(child: ChildProcess): NodeJS.Timeout {
  const look = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "latin1").catch(() => "");
    const kilobytes = Number(/^VmRSS:\s+(\d+) kB/mu.exec(status)?.[1] ?? 0);
    if (kilobytes > MEMORY * 1_024) child.kill("SIGKILL");
  };
  return setInterval(() => void look(), LOOK);
}

function isTooMuch({ code, signal }: { readonly code?: unknown; readonly signal?: unknown }): boolean {
  return code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER" || code === 134 || signal === "SIGABRT";
}

function parsed(text: string): AnkiNotes | "damaged" {
  try {
    return ankiNotes.parse(JSON.parse(text));
  } catch {
    return "damaged";
  }
}
