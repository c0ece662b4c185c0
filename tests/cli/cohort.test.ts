import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { migrations } from "../../migrations/index.ts";
import { openDatabase } from "../../src/storage/database.ts";

const root = new URL("../..", import.meta.url).pathname;
const notes = join(root, "tests/fixtures/notes");

type Ran = { readonly code: number; readonly out: string; readonly err: string };

function cohort(...args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ["src/cli.ts", ...args], { cwd: root, maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

const problem = z.strictObject({ line: z.number(), code: z.string(), message: z.string() });
const fact = z.strictObject({
  id: z.string(),
  line: z.number(),
  kind: z.string(),
  heading: z.array(z.string()),
  text: z.string(),
});
const checked = z.strictObject({
  notes: z.array(
    z.strictObject({
      file: z.string(),
      topic: z.string(),
      language: z.enum(["en", "tr", "de", "es", "fr", "zh", "other"]),
      facts: z.array(fact),
      questions: z.number(),
      problems: z.array(problem),
    }),
  ),
});
const common = {
  id: z.string(),
  stem: z.string(),
  key: z.array(z.string()).min(1),
  explanation: z.string(),
  source: z.strictObject({
    file: z.string(),
    line: z.number(),
    heading: z.array(z.string()),
    text: z.string(),
  }),
};
const question = z.union([
  z.strictObject({
    ...common,
    kind: z.literal("typed"),
    options: z.tuple([]),
    accepted: z.array(z.string()).min(1),
  }),
  z.strictObject({
    ...common,
    kind: z.string().refine((kind) => kind !== "typed"),
    options: z.array(z.string()).min(2),
    accepted: z.tuple([]),
  }),
]);
const explained = z.strictObject({
  questions: z.array(question),
  why: z.strictObject({
    sentences: z.number(),
    scored: z.number(),
    shortage: z.string().nullable(),
    totals: z.record(z.string(), z.number()),
    unasked: z.array(
      z.strictObject({
        file: z.string(),
        line: z.number(),
        text: z.string(),
        reasons: z.array(z.strictObject({ code: z.string(), detail: z.string() })),
      }),
    ),
  }),
});

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cohort-cli-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("cohort check", () => {
  it("prints topic, facts and problems of each note as JSON", async () => {
    const { code, out } = await cohort("check", notes, "--json");
    const [cells, networks] = checked.parse(JSON.parse(out)).notes;
    expect(code).toBe(0);
    expect(cells).toMatchObject({
      file: "cell-biology.md",
      topic: "Cell Biology",
      language: "en",
      questions: 0,
    });
    expect(cells?.facts[0]).toMatchObject({ line: 7, kind: "sentence", heading: ["Organelles"] });
    expect(cells?.problems).toMatchObject([{ line: 21, code: "reference" }]);
    expect(networks).toMatchObject({ topic: "Computer Networks", problems: [] });
  });

  it("prints the same for people", async () => {
    const { out } = await cohort("check", notes);
    expect(out).toMatch(
      /^cell-biology\.md: Cell Biology, en, 19 units, 18 facts, 0 questions written, \d+ made, 1 problem$/mu,
    );
    expect(out).toContain("cell-biology.md:21: reference: This line leans on the one before it");
  });

  it("counts the questions that the author wrote, and names each that can't be read by its line", async () => {
    const exam =
      "Which base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil\n\nWhich gas? (?)\nA) one\nB) two\n";
    const file = join(folder, "exam.md");
    await writeFile(file, exam);
    const [json, told] = await Promise.all([cohort("check", file, "--json"), cohort("check", file)]);
    await rm(file);
    expect(checked.parse(JSON.parse(json.out)).notes).toMatchObject([
      { questions: 1, facts: [], problems: [{ line: 6, code: "questionWithoutKey" }] },
    ]);
    expect(told).toMatchObject({ code: 0 });
    expect(told.out).toContain("exam.md:6: questionWithoutKey: This question has no key");
  });

  it("says which file can't be read, reads the others and exits with 1", async () => {
    await writeFile(join(folder, "bad.md"), new Uint8Array([0xff, 0xfe, 0x00]));
    await writeFile(join(folder, "good.md"), "Cells divide by mitosis.\n");
    const { code, out, err } = await cohort("check", folder, "--json");
    expect(code).toBe(1);
    expect(err).toContain("bad.md:1: The file is not UTF-8 text.");
    expect(checked.parse(JSON.parse(out)).notes.map(({ facts }) => facts.length)).toEqual([1, 0]);
  });

  it("says so where a folder has no note", async () => {
    const empty = await mkdtemp(join(folder, "empty-"));
    const { code, err } = await cohort("check", empty);
    expect(code).toBe(1);
    expect(err).toContain("no Markdown note");
  });
});

describe("cohort questions", () => {
  it("prints questions as JSON, byte for byte the same for the same seed", async () => {
    const [first, again, other] = await Promise.all([
      cohort("questions", notes, "--json", "--seed", "7"),
      cohort("questions", notes, "--json", "--seed", "7"),
      cohort("questions", notes, "--json", "--seed", "8"),
    ]);
    expect(first.code).toBe(0);
    expect(z.array(question).parse(JSON.parse(first.out)).length).toBeGreaterThan(40);
    expect(again.out).toBe(first.out);
    expect(other.out).not.toBe(first.out);
  });

  it("prints no more than the limit", async () => {
    const { out } = await cohort("questions", notes, "--json", "--limit", "3");
    expect(z.array(question).parse(JSON.parse(out))).toHaveLength(3);
  });

  it("tells for each fact without a scored question why, with totals and the yield, in text and as JSON", async () => {
    const file = join(folder, "cells.md");
    const lines = [
      "# Cells",
      "- The cytoskeleton can often help the cell.",
      "- The value $\\begin{matrix}a\\end{matrix}$ is another value.",
      "- The Berlin Wall fell in 1989.",
      "- The Berlin Wall fell in 1990.",
    ];
    await writeFile(file, lines.join("\n"));
    const [json, text] = await Promise.all([
      cohort("questions", file, "--json", "--why"),
      cohort("questions", file, "--why"),
    ]);
    const { why } = explained.parse(JSON.parse(json.out));
    expect(why).toMatchObject({ sentences: 4, scored: 0 });
    expect(why.unasked.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    const codes = why.unasked.map(({ reasons }) => new Set(reasons.map(({ code }) => code)));
    for (const [at, code] of ["V13", "inexact", "contradicted", "contradicted"].entries())
      expect(codes[at]).toContain(code);
    expect(why.totals).toMatchObject({ inexact: 1, contradicted: 2 });
    expect(text.out).toMatch(
      /^cells\.md:4 {2}The Berlin Wall fell in 1989\.\n {4}contradicted: another line says otherwise/mu,
    );
    expect(text.out).toMatch(/^ {5}2 {2}contradicted: another line says otherwise/mu);
    expect(text.out).toMatch(/^Yield: 0 of 4 sentences have a scored question \(0 %\)\.$/mu);
  });

  it("tells of lines that are formulas only that they are", async () => {
    const file = join(folder, "laws.md");
    await writeFile(file, "# Laws\n\n- $E = mc^2$\n- $F = ma$\n");
    const [json, text] = await Promise.all([
      cohort("questions", file, "--json", "--why"),
      cohort("questions", file, "--why"),
    ]);
    const reasons = [{ code: "formula", detail: "" }];
    expect(explained.parse(JSON.parse(json.out)).why).toMatchObject({
      shortage: "formulas",
      totals: { formula: 2 },
      unasked: [
        { file: "laws.md", line: 3, text: "E = mc²", reasons },
        { line: 4, reasons },
      ],
    });
    expect(text.out).toMatch(/^laws\.md:4 {2}F = ma\n {4}formula: it is a formula without words/mu);
    expect(text.out).toMatch(/^ {5}2 {2}formula: /mu);
    expect(text.out).not.toContain("They state nothing");
  });

  it("has words for every reason, and a reason for every fact", async () => {
    const { out } = await cohort(
      "questions",
      "data",
      notes,
      "tests/fixtures/corpus",
      "--limit",
      "0",
      "--why",
    );
    expect(out).toMatch(/^Yield: \d+ of \d+ sentences have a scored question \(\d+ %\)\.$/mu);
    expect(out).not.toMatch(/^ +(?:\d+ {2})?(\w+): \1$/mu);
    expect(out).not.toMatch(/\.md:\d+ {2}[^\n]*\n\n/u);
  });

  it.each([
    ["one fact", "Mitosis splits one cell into two identical cells.", /They state one thing only/u],
    ["no fact", "# Title only", /They state nothing/u],
    [
      "formulas",
      "$a^{\\frac{1}{2}}_b$ is one value.\n\nThe sum $\\sum_{i=1}^n \\binom{n}{i}$ is another value.",
      /formulas/u,
    ],
    [
      "German",
      "Die Zelle ist die kleinste Einheit des Lebens.\n\nDer Zellkern ist der Ort der Gene und wird von einer Membran umgeben.",
      /aren't English/u,
    ],
    ["contradictions", "A byte has 8 bits.\n\nA byte has 7 bits.", /contradicted by another line/u],
    ["few terms", "A byte is useful.\n\nA nibble has bits.\n\nA byte has parts.", /fewer than eight terms/u],
  ])("says why notes with %s give few questions or none", async (name, text, sentence) => {
    const file = join(folder, `${name}.md`);
    await writeFile(file, text);
    const { code, out } = await cohort("questions", file);
    expect(code).toBe(0);
    expect(out).toMatch(sentence);
  });

  it("prints them for people with the key marked and the source", async () => {
    const { out } = await cohort("questions", notes, "--limit", "1");
    expect(out).toMatch(/\* [A-D]\. /u);
    expect(out).toMatch(/\.md:\d+ {2}/u);
    expect(out).toMatch(/1 of \d+ questions, on \d+ of \d+ facts/u);
  });
});

it("counts facts and written questions apart", async () => {
  const file = join(folder, "written.md");
  await writeFile(
    file,
    "# Exam\n\nMitosis splits one cell.\n\nWhich base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil\n",
  );
  const { out } = await cohort("questions", file);
  expect(out).toMatch(/1 of 1 questions, on 0 of 1 facts and 1 of 1 written questions$/mu);
});

describe("wrong usage exits with 2 and one clear sentence", () => {
  it.each([
    [["check"], "Name at least one note or folder"],
    [["questions"], "Name at least one note or folder"],
    [["questions", "data", "--seed", "x"], "--seed must be a whole number"],
    [["questions", "data", "--limit", "-1"], "--limit"],
    [["questions", "data", "--colour"], "--colour"],
    [["quiz"], "There is no command “quiz”"],
    [[], "Say what to do"],
  ])("cohort %j", async (args, sentence) => {
    const { code, err } = await cohort(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err).not.toContain("    at ");
  });
});

it.each([[["--help"]], [["help"]], [["questions", "--help"]], [["restore", "--drill", "--help"]]])(
  "help is no mistake: cohort %j",
  async (args) => {
    const { code, out } = await cohort(...args);
    expect(code).toBe(0);
    expect(out).toContain("cohort check FILE_OR_DIR");
  },
);

it("a path that isn't there is named", async () => {
  const { code, err } = await cohort("questions", join(folder, "none.md"));
  expect(code).toBe(1);
  expect(err).toContain("none.md:1: There is no such file or folder.");
});

describe("backup", () => {
  it("copies a database and says so; it writes over nothing and names what is wrong", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cohort-backup-"));
    const [file, copy] = [join(folder, "cohort.sqlite"), join(folder, "copy.sqlite")];
    new Database(file).exec("create table kept (word text); insert into kept values ('sparsity')").close();
    expect(await cohort("backup", file, copy)).toMatchObject({
      code: 0,
      out: `Backed up ${file} to ${copy}.\n`,
    });
    const read = new Database(copy, { readonly: true });
    expect(read.prepare("select word from kept").all()).toEqual([{ word: "sparsity" }]);
    read.close();
    expect(await cohort("backup", file, copy)).toMatchObject({
      code: 1,
      err: expect.stringContaining("there already"),
    });
    expect(await cohort("backup", file)).toMatchObject({ code: 2 });
    await rm(folder, { recursive: true });
  });

  it("is restored by one command, and tried by another; a wrong command line says how", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cohort-restore-"));
    const [file, copy] = [join(folder, "cohort.sqlite"), join(folder, "copy.sqlite")];
    await (await openDatabase(file, migrations)).close();
    await cohort("backup", file, copy);
    expect(await cohort("restore", copy, "--drill")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ +\d+ {2}answers\n(?:.*\n)*.*can be restored\. Nothing was changed\.\n$/u),
    });
    expect(await cohort("restore", copy, file)).toMatchObject({
      code: 0,
      out: expect.stringContaining(`Restored ${copy} to ${file}. What was there is ${file}.before-`),
    });
    expect(await cohort("restore", join(folder, "none"), file)).toMatchObject({
      code: 1,
      err: expect.stringContaining("There is no backup"),
    });
    expect(await cohort("restore", copy)).toMatchObject({ code: 2 });
    await rm(folder, { recursive: true });
  });
});
