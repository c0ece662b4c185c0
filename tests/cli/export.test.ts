import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

type Ran = { readonly code: number; readonly out: string; readonly err: string };

function cohort(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["src/cli.ts", "export", ...args], { cwd: root }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

let folder = "";
let note = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cohort-export-"));
  note = join(folder, "towns.md");
  await writeFile(note, "# Towns\n\nPeru :: Lima\nChile ::: Santiago\n");
});
afterAll(() => rm(folder, { recursive: true }));

describe("cohort export", () => {
  it("prints text for Anki", async () => {
    const { code, out } = await cohort(folder);
    expect(code).toBe(0);
    expect(out).toContain("#separator:tab\n");
    expect(
      out.endsWith(
        "Basic\tTowns\tPeru\tLima\tTowns\nBasic (and reversed card)\tTowns\tChile\tSantiago\tTowns\n",
      ),
    ).toBe(true);
  });

  it("writes CSV into a new file, and over none", async () => {
    const file = join(folder, "towns.csv");
    const written = await cohort(note, "--format", "csv", "--out", file);
    expect(written).toMatchObject({ code: 0, out: `Wrote 2 cards to ${file}.\n` });
    expect(await readFile(file, "utf8")).toBe(
      "front,back,file,line,heading\r\nPeru,Lima,towns.md,3,\r\nChile,Santiago,towns.md,4,\r\n",
    );
    const again = await cohort(note, "--out", note);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining("there is such a file already") });
    expect(await readFile(note, "utf8")).toContain("Peru :: Lima");
  });

  it.each([
    [[], "Name at least one note or folder"],
    [["data", "--format", "pdf"], "--format must be anki or csv; it is “pdf”."],
    [["data", "--colour"], "--colour"],
  ])("refuses %j in one sentence", async (args, sentence) => {
    const { code, err } = await cohort(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it("says what to write where nothing can be a card", async () => {
    const plain = join(folder, "plain.txt");
    await writeFile(plain, "Cells divide by mitosis.\n");
    expect(await cohort(plain)).toMatchObject({ code: 0, err: expect.stringContaining("front :: back") });
  });

  it("names a path that isn't there", async () => {
    const { code, err } = await cohort(join(folder, "none.md"));
    expect(code).toBe(1);
    expect(err).toContain("none.md:1: There is no such file or folder.");
  });
});
