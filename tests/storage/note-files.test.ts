import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readNoteFiles } from "#src/storage/note-files.ts";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cohort-notes-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(file: string, data: string | Uint8Array): Promise<void> {
  await mkdir(join(folder, file, ".."), { recursive: true });
  await writeFile(join(folder, file), data);
}

describe("reading note files", () => {
  it("walks folders for Markdown in code-point order, names relative to the folder", async () => {
    await write("b.md", "B");
    await write("a/z.md", "Z");
    await write("B.md", "upper");
    await write("skip.txt", "no");
    await write(".hidden/x.md", "no");
    const { notes, problems } = await readNoteFiles([folder]);
    expect(notes.map(({ file }) => file)).toEqual(["B.md", "a/z.md", "b.md"]);
    expect(problems).toEqual([]);
  });

  it("strips a byte order mark", async () => {
    await write("a.md", "\uFEFF# Title");
    expect((await readNoteFiles([folder])).notes).toEqual([{ file: "a.md", text: "# Title" }]);
  });

  it("reads a file once however often it is named", async () => {
    await write("a.md", "A");
    const { notes } = await readNoteFiles([folder, join(folder, "a.md")]);
    expect(notes).toHaveLength(1);
  });

  it("keeps two files of one name in two folders apart", async () => {
    await write("x/a.md", "one");
    await write("y/a.md", "two");
    const { notes } = await readNoteFiles([join(folder, "x"), join(folder, "y")]);
    expect(new Set(notes.map(({ file }) => file)).size).toBe(2);
  });

  it.each([
    ["that is not UTF-8", new Uint8Array([0x48, 0xff, 0xfe]), "notUtf8"],
    ["that is larger than 10 MiB", new Uint8Array(10 * 1024 * 1024 + 1).fill(97), "tooLarge"],
  ])("reports a file %s and reads the others", async (_, data, code) => {
    await write("bad.md", data);
    await write("good.md", "Cells divide.");
    const { notes, problems } = await readNoteFiles([folder]);
    expect(notes.map(({ file }) => file)).toEqual(["good.md"]);
    expect(problems).toMatchObject([{ file: "bad.md", line: 1, code }]);
  });

  it("reports a path that isn't there", async () => {
    const path = join(folder, "none.md");
    expect((await readNoteFiles([path])).problems).toMatchObject([{ file: path, code: "notFound" }]);
  });

  it("follows no symbolic link out of the folder, and one within it", async () => {
    const outside = await mkdtemp(join(tmpdir(), "cohort-outside-"));
    await writeFile(join(outside, "secret.md"), "secret");
    await write("real/a.txt", "inside");
    await symlink(join(outside, "secret.md"), join(folder, "link.md"));
    await symlink(outside, join(folder, "linked"));
    await symlink(join(folder, "real/a.txt"), join(folder, "inside.md"));
    const { notes } = await readNoteFiles([folder]);
    await rm(outside, { recursive: true });
    expect(notes).toEqual([{ file: "inside.md", text: "inside" }]);
  });
});
