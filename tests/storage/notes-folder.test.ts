import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Logger } from "#src/app/ports.ts";
import type { NoteText } from "#src/core/notes/note.ts";
import { type NotesFolder, openNotesFolder } from "#src/storage/notes-folder.ts";

/** Long enough for a change to be seen and told, and for what must not be told to have been. */
const LONG_ENOUGH = 700;

let parent: string;
let dir: string;
let folder: NotesFolder;
/** What was told of each change: the notes' files and texts. */
let told: Record<string, string>[];
let logged: { readonly level: string; readonly fields: object; readonly message: string }[];

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "cohort-folder-"));
  dir = join(parent, "notes");
  await mkdir(dir);
  told = [];
  logged = [];
});
afterEach(async () => {
  await folder.close();
  await rm(parent, { recursive: true });
});

const log: Logger = {
  debug: () => {},
  info: (fields, message) => void logged.push({ level: "info", fields, message }),
  warn: (fields, message) => void logged.push({ level: "warn", fields, message }),
  error: (fields, message) => void logged.push({ level: "error", fields, message }),
};
const warnings = () => logged.filter(({ level }) => level !== "info");

async function write(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(join(dir, file, ".."), { recursive: true });
  await writeFile(join(dir, file), data);
}

const byFile = (notes: readonly NoteText[]) =>
  Object.fromEntries(notes.map(({ file, text }) => [file, text]));

/** Opens the folder and watches it. */
async function watched(at = dir): Promise<void> {
  folder = await openNotesFolder(at, log);
  await folder.watch(async (notes) => void told.push(byFile(notes)));
}

async function untilTold(notes: Record<string, string>): Promise<void> {
  await expect.poll(() => JSON.stringify(told.at(-1)), { timeout: 5_000 }).toBe(JSON.stringify(notes));
  expect(byFile(folder.notes())).toEqual(notes);
}

describe("a watched folder tells of", () => {
  test("files that are changed, added, removed and moved, in order of their names", async () => {
    await write("b.md", "B");
    await watched();
    expect(byFile(folder.notes())).toEqual({ "b.md": "B" });
    await write("b.md", "B changed");
    await untilTold({ "b.md": "B changed" });
    await write("deep/er/a.csv", "Term,Definition");
    await untilTold({ "b.md": "B changed", "deep/er/a.csv": "Term,Definition" });
    expect(folder.notes().map(({ file, format }) => [file, format])).toEqual([
      ["b.md", undefined],
      ["deep/er/a.csv", "table"],
    ]);
    await rename(join(dir, "deep"), join(dir, "cards"));
    await untilTold({ "b.md": "B changed", "cards/er/a.csv": "Term,Definition" });
    await rm(join(dir, "b.md"));
    await untilTold({ "cards/er/a.csv": "Term,Definition" });
    expect(warnings()).toEqual([]);
  });

  test("a file that an editor saves by writing another and renaming it", async () => {
    await write("a.md", "old");
    await watched();
    await write("a.md~", "new");
    await rename(join(dir, "a.md~"), join(dir, "a.md"));
    await untilTold({ "a.md": "new" });
    expect(told).toHaveLength(1);
  });

  test("many changes at once, once", async () => {
    for (let at = 0; at < 50; at++) await write(`${at}.md`, "old");
    await watched();
    for (let at = 0; at < 50; at++) await write(`${at}.md`, "new");
    await expect.poll(() => told.length, { timeout: 5_000 }).toBe(1);
    expect(new Set(Object.values(told[0] ?? {}))).toEqual(new Set(["new"]));
    await wait(LONG_ENOUGH);
    expect(told).toHaveLength(1);
  });

  test("what changed between the first reading and the watching", async () => {
    await write("a.md", "old");
    await write("gone.md", "here");
    folder = await openNotesFolder(dir, log);
    await write("a.md", "new");
    await write("b.md", "added");
    await rm(join(dir, "gone.md"));
    await folder.watch(async (notes) => void told.push(byFile(notes)));
    await untilTold({ "a.md": "new", "b.md": "added" });
  });

  test("what is in it where it is itself hidden, or a link", async () => {
    const home = join(parent, ".hidden");
    await rename(dir, home);
    await symlink(home, dir);
    await writeFile(join(home, "a.md"), "old");
    await watched(`${dir}/`);
    await writeFile(join(home, "a.md"), "new");
    await untilTold({ "a.md": "new" });
  });
});

test.each([
  ["a file that is no note", "a.txt"],
  ["a file in a hidden folder", ".obsidian/a.md"],
  ["a file in a package's folder", "node_modules/x/a.md"],
])("%s is nothing to tell of", async (_, file) => {
  await write("a.md", "A");
  await watched();
  await write(file, "no note");
  await wait(LONG_ENOUGH);
  expect(told).toEqual([]);
  expect(byFile(folder.notes())).toEqual({ "a.md": "A" });
});

test("a link out of the folder is never followed, also where it takes the place of a note", async () => {
  const outside = join(parent, "secret.md");
  await writeFile(outside, "secret");
  await write("a.md", "A");
  await write("b.md", "B");
  await watched();
  await symlink(outside, join(dir, "link.md"));
  await rm(join(dir, "a.md"));
  await symlink(outside, join(dir, "a.md"));
  await symlink(parent, join(dir, "linked"));
  await untilTold({ "b.md": "B" });
  await writeFile(outside, "secret changed");
  await wait(LONG_ENOUGH);
  expect(told).toHaveLength(1);
});

test("a file that is saved without a change is nothing to tell of", async () => {
  await write("a.md", "A");
  await watched();
  await write("a.md", "A");
  await wait(LONG_ENOUGH);
  expect(told).toEqual([]);
});

describe("a broken file", () => {
  const large = new Uint8Array(10 * 1024 * 1024 + 1).fill(97);
  test.each([
    ["not UTF-8", "notUtf8", new Uint8Array([0x48, 0xff, 0xfe])],
    ["too large", "tooLarge", large],
    ["empty", "empty", "\n"],
  ])(
    "that is %s keeps its last good version and says so once, and again when it is mended",
    async (_, code, data) => {
      await write("a.md", "good");
      await write("b.md", "B");
      await watched();
      await write("a.md", data);
      await expect.poll(warnings, { timeout: 5_000 }).toHaveLength(1);
      expect(warnings()).toMatchObject([{ level: "warn", fields: { file: "a.md", code, kept: true } }]);
      expect(warnings()[0]?.message).toMatch(/last good version/);
      await write("b.md", "B changed");
      await untilTold({ "a.md": "good", "b.md": "B changed" });
      await write("a.md", data);
      await wait(LONG_ENOUGH);
      expect(warnings()).toHaveLength(1);
      await write("a.md", "mended");
      await untilTold({ "a.md": "mended", "b.md": "B changed" });
      expect(logged).toContainEqual({
        level: "info",
        fields: { file: "a.md" },
        message: expect.stringMatching(/again/),
      });
    },
  );

  test("at the start is told and stops nothing, and is a note once it is mended", async () => {
    await write("a.md", new Uint8Array([0xff]));
    await write("b.md", "B");
    await watched();
    expect(byFile(folder.notes())).toEqual({ "b.md": "B" });
    await write("a.md", "mended");
    await untilTold({ "a.md": "mended", "b.md": "B" });
    expect(warnings()).toMatchObject([{ fields: { file: "a.md", code: "notUtf8", kept: false } }]);
  });

  test("whose notes nobody wants any more goes when it is deleted", async () => {
    await write("a.md", "good");
    await write("b.md", "B");
    await watched();
    await write("a.md", "");
    await expect.poll(warnings, { timeout: 5_000 }).toHaveLength(1);
    await rm(join(dir, "a.md"));
    await untilTold({ "b.md": "B" });
  });
});

test("changes whose telling fails are told in the log, and the next ones are told", async () => {
  await write("a.md", "old");
  folder = await openNotesFolder(dir, log);
  await write("a.md", "new");
  await folder.watch(async (notes) => {
    told.push(byFile(notes));
    if (told.length === 1) throw new Error("too long");
  });
  expect(warnings()).toMatchObject([{ level: "error" }]);
  await write("b.md", "B");
  await untilTold({ "a.md": "new", "b.md": "B" });
});

test("a closed folder tells of nothing more", async () => {
  await write("a.md", "old");
  await watched();
  await write("a.md", "new");
  await folder.close();
  await wait(LONG_ENOUGH);
  expect(told).toEqual([]);
});
