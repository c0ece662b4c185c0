import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import type { Logger } from "#src/app/ports.ts";
import { problemsOf } from "#src/core/facts/library.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { makeReader, type ReaderLimits, type ReaderProcess } from "#src/ops/reader.ts";
import { reader as inProcess } from "../support/note-desk.ts";

const note: NoteText = {
  file: "cells.md",
  text: "# Cells\n- A cell divides in two.\n- **Mitosis** – division of a nucleus\n- Is water wet? (T)\n",
};
const deck: NoteText = {
  file: "deck.csv",
  text: "Term,Definition\nmeiosis,division that halves\nribosome,maker of proteins\n",
  format: "table",
};

const lines = (count: number): NoteText => ({
  file: "long.md",
  text: Array.from({ length: count }, (_, at) => `- Router ${at} forwards packets to network ${at}.`).join(
    "\n",
  ),
});

/** So long a note that no process is done with it in 300 milliseconds. */
const endless = lines(20_000);

const open: ReaderProcess[] = [];
const told: string[] = [];

function start(limits?: Partial<ReaderLimits>): ReaderProcess {
  const log: Logger = {
    debug: () => {},
    info: () => {},
    warn: (_, message) => void told.push(message),
    error: (_, message) => void told.push(message),
  };
  const started = makeReader(log, { read: 10_000, bank: 10_000, memory: 512, idle: 30_000, ...limits });
  open.push(started);
  return started;
}

afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
  told.length = 0;
});

test("another process reads notes and makes banks as this one does", async () => {
  const reader = start();
  expect(await reader.read([note, deck])).toEqual(await inProcess.read([note, deck]));
  expect(await reader.bank([note, deck])).toEqual(await inProcess.bank([note, deck]));
});

test("a bank that comes from another process still knows its notes' problems", async () => {
  const { library } = await start().bank([deck, { file: "leaning.md", text: "It divides by mitosis.\n" }]);
  const told = library.notes.map((each) => problemsOf(library, each).map(({ code }) => code));
  expect(told).toEqual([[], ["reference", "noFacts"]]);
});

test("a note that was read before is known by its text, its file, its owner and what it was read as", async () => {
  const reader = start();
  const versions: readonly NoteText[] = [
    note,
    { ...note, text: `${note.text}- A virus is no cell.\n` },
    { ...note, file: "other.md" },
    { ...note, owner: "100" },
    { ...note, title: "Biology" },
    { ...note, format: "table" },
    note,
  ];
  for (const version of versions)
    expect(await reader.read([version])).toEqual(await inProcess.read([version]));
});

test("jobs that are asked for at once are each answered with what was theirs", async () => {
  const reader = start();
  const [bank, notes, other] = await Promise.all([
    reader.bank([note]),
    reader.read([deck]),
    reader.bank([deck]),
  ]);
  expect(bank).toEqual(await inProcess.bank([note]));
  expect(notes).toEqual(await inProcess.read([deck]));
  expect(other).toEqual(await inProcess.bank([deck]));
});

test("this process goes on while another reads", async () => {
  const reader = start();
  let isRead = false;
  let turns = 0;
  const reading = reader.read([lines(4_000)]).then(() => {
    isRead = true;
  });
  while (!isRead && turns < 1_000) {
    await wait(5);
    turns += 1;
  }
  await reading;
  expect(turns).toBeGreaterThan(10);
});

test("a job that takes too long alone fails, and those behind it are done by a new process", async () => {
  const reader = start({ read: 300 });
  await reader.bank([note]);
  const late = reader.read([endless]);
  const behind = reader.bank([deck]);
  await expect(late).rejects.toThrow("Reading took longer than 300 ms");
  expect(await behind).toEqual(await inProcess.bank([deck]));
  expect(told).toEqual(["Reading notes took too long and was ended"]);
});

test("a job that takes too much memory alone fails, and those behind it are done by a new process", async () => {
  const reader = start({ memory: 48 });
  const late = reader.read([endless]);
  const behind = reader.read([deck]);
  await expect(late).rejects.toThrow(/memory/i);
  expect(await behind).toEqual(await inProcess.read([deck]));
});

test("a closed reader refuses what waits and what comes", async () => {
  const reader = start();
  const waiting = [reader.read([endless]), reader.read([note])];
  const refusals = Promise.all(waiting.map((each) => expect(each).rejects.toThrow("The reader is closed")));
  await reader.close();
  await refusals;
  await expect(reader.bank([note])).rejects.toThrow("The reader is closed");
});

/** The processes that this one has started and that are there. */
const children = () =>
  readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").split(" ").filter(Boolean);

test.runIf(process.platform === "linux")(
  "a process without a job ends after a while, and the next job gets another",
  async () => {
    const before = children();
    const started = () => children().filter((id) => !before.includes(id));
    const reader = start({ idle: 100 });
    await reader.read([note]);
    expect(started()).toHaveLength(1);
    await expect.poll(started, { timeout: 10_000 }).toEqual([]);
    expect(await reader.read([note, deck])).toEqual(await inProcess.read([note, deck]));
  },
);

test.runIf(process.platform === "linux")(
  "a reader ends with the process that it reads for, killed or not",
  async () => {
    const silent = "{ debug() {}, info() {}, warn() {}, error() {} }";
    const program = `
    import { makeReader } from "#src/ops/reader.ts";
    await makeReader(${silent}).read([{ file: "a.md", text: "- A cell divides in two." }]);
    console.log("read");
    setInterval(() => {}, 1_000);`;
    const reading = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program]);
    await once(reading.stdout, "data");
    const [reader] = readFileSync(`/proc/${reading.pid}/task/${reading.pid}/children`, "utf8").split(" ");
    const isThere = () => {
      const stat = existsSync(`/proc/${reader}/stat`) ? readFileSync(`/proc/${reader}/stat`, "utf8") : "";
      return stat !== "" && !/\) [XZ] /u.test(stat);
    };
    expect(isThere()).toBe(true);
    reading.kill("SIGKILL");
    await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
  },
);
