import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeImporter } from "#src/storage/importer/index.ts";
import {
  ankiPackage,
  databaseOf,
  type MadeDeck,
  newCollection,
  oldCollection,
} from "../support/anki-package.ts";
import { type ZipEntry, zipOf } from "../support/zip.ts";

const importer = makeImporter();
const bytesOf = (text: string) => new TextEncoder().encode(text);
const take = (name: string, bytes: Uint8Array | string) =>
  importer.read({ name, bytes: typeof bytes === "string" ? bytesOf(bytes) : bytes });
const codeOf = async (name: string, bytes: Uint8Array | string) => {
  const read = await take(name, bytes);
  return read.kind === "refused" ? read.refusal.code : (read.note.format ?? "markdown");
};

describe("what a file is", () => {
  it.each([
    ["notes.md", "# Cells", "markdown"],
    ["notes.txt", "Cells divide.", "markdown"],
    ["notes", "Cells divide.", "markdown"],
    ["deck.csv", "front,back\ncell,unit", "table"],
    ["deck.tsv", "cell\tunit", "table"],
    ["deck.txt", "#separator:tab\ncell\tunit", "table"],
    ["notes.pdf", "%PDF-1.7 and more", "pdf"],
    ["notes.md", "%PDF-1.7 under another name", "pdf"],
    ["picture.png", "no picture inside", "picture"],
    ["notes.docx", "no archive inside", "word"],
    ["table.xlsx", "no archive inside", "sheet"],
    ["slides.pptx", "no archive inside", "slides"],
    ["deck.apkg", "no archive inside", "damaged"],
    ["program.exe", "MZ", "unknownType"],
    ["notes.md", "NUL \u0000 byte", "binary"],
  ])("%s that holds %j is %s", async (name, text, code) => {
    expect(await codeOf(name, text)).toBe(code);
  });

  it.each([
    ["word", "word/document.xml"],
    ["slides", "ppt/presentation.xml"],
    ["sheet", "xl/workbook.xml"],
    ["archive", "notes.md"],
  ])("an archive is %s by what is in it", async (code, name) => {
    expect(await codeOf("file.bin", zipOf([{ name, data: bytesOf("x") }]))).toBe(code);
  });

  it("is taken in UTF-8 and in UTF-16 with its mark, and refused in every other encoding", async () => {
    const utf16 = Buffer.from("\ufeffZellen teilen sich: größer", "utf16le");
    expect(await take("a.md", utf16)).toMatchObject({ note: { text: "Zellen teilen sich: größer" } });
    expect(await codeOf("a.md", Uint8Array.from([0x67, 0x72, 0xf6, 0xdf, 0x65, 0x72]))).toBe("notUtf8");
  });

  it("keeps a name without folders, controls and changes of direction", async () => {
    const names = [
      "../../etc/cells.md",
      "C:\\notes\\cells.md",
      "ce\u202ells\u0007.md",
      `${"x".repeat(200)}.md`,
      "..",
      "/",
    ];
    const files = await Promise.all(
      names.map(async (name) => (await take(name, "Cells divide.")) as { note?: { file: string } }),
    );
    expect(files.map(({ note }) => note?.file)).toEqual([
      "cells.md",
      "cells.md",
      "cells.md",
      `${"x".repeat(77)}.md`,
      "note",
      "note",
    ]);
  });
});

const deck: MadeDeck = {
  notetypes: [
    { name: "Basic", fields: ["Front", "Back"] },
    { name: "Two ways", fields: ["Front", "Back"], bothWays: true },
    { name: "Cloze", fields: ["Text", "Extra"] },
    { name: "Country", fields: ["Country", "Capital", "Flag", "River"] },
  ],
  notes: [
    { type: 0, fields: ["What does a <b>ribosome</b> make?", "proteins<br>of all kinds"] },
    { type: 0, fields: ['a "quoted"\tfront', "a back\nof two lines"] },
    { type: 1, fields: ["Hund", "dog [sound:dog.mp3]"] },
    { type: 2, fields: ["{{c1::DNA::which acid}} is in the nucleus.", ""] },
    { type: 3, fields: ["Peru", "Lima", '<img src="flag.png">', "Amazon"] },
    { type: 0, fields: ["<br>", " "] },
  ],
};

describe("an Anki package", () => {
  it.each(["new", "old"] as const)(
    "of the %s schema is read whole, its pictures and empty cards counted",
    async (schema) => {
      const read = await take("deck.apkg", ankiPackage(deck, schema));
      if (read.kind === "refused") throw new Error(read.refusal.code);
      expect(read.skipped).toEqual([
        { what: "media", count: 1 },
        { what: "emptyCards", count: 1 },
      ]);
      const { units, problems } = readNote(read.note);
      expect(problems).toEqual([]);
      expect(units.map(({ kind, text }) => [kind, text])).toEqual([
        ["card", "What does a ribosome make? proteins of all kinds"],
        ["card", 'a "quoted" front: a back of two lines'],
        ["card", "Hund: dog"],
        ["card", "DNA is in the nucleus."],
        ["card", "Peru: Capital: Lima; River: Amazon"],
      ]);
      expect(units[3]?.marks).toMatchObject([{ kind: "cloze", hint: "which acid" }]);
      if (schema === "old") expect(units[2]?.pair?.twoWay).toBe(true);
    },
  );
});

/** Milliseconds and megabytes that reading took: the child's are bounded by its own limits. */
async function costOf(work: () => Promise<unknown>) {
  const before = process.memoryUsage().rss;
  const result = await work();
  return { result, memory: (process.memoryUsage().rss - before) / 1_048_576 };
}

const zeros = (megabytes: number) => new Uint8Array(megabytes * 1_048_576);
const one = (entry: Partial<ZipEntry>) => zipOf([{ name: "collection.anki2", data: bytesOf("x"), ...entry }]);
const good = oldCollection(deck);

describe("a hostile file is refused, in little memory, and writes nothing", () => {
  let folder = "";
  const home = process.env.TMPDIR;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cohort-canary-"));
    process.env.TMPDIR = folder;
  });
  afterEach(async () => {
    if (home === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = home;
    await rm(folder, { recursive: true });
  });

  const files: readonly (readonly [string, string, () => Uint8Array])[] = [
    ["a bomb of zeros", "tooCostly", () => one({ data: zeros(60) })],
    ["a bomb that lies about its size", "damaged", () => one({ data: zeros(60), lies: { size: 100 } })],
    [
      "a bomb within Zstandard",
      "tooCostly",
      () => one({ name: "collection.anki21b", data: zstdCompressSync(zeros(200)) }),
    ],
    ["a size of four gigabytes", "tooCostly", () => one({ lies: { size: 0xfffffff0 } })],
    [
      "twenty thousand entries and more",
      "tooCostly",
      () => zipOf(Array.from({ length: 20_001 }, (_, at) => ({ name: `${at}`, data: new Uint8Array() }))),
    ],
    [
      "a name that leads out of the folder",
      "damaged",
      () =>
        zipOf([
          { name: "../../canary", data: bytesOf("x") },
          { name: "collection.anki2", data: good },
        ]),
    ],
    [
      "an absolute name",
      "damaged",
      () =>
        zipOf([
          { name: "/tmp/canary", data: bytesOf("x") },
          { name: "collection.anki2", data: good },
        ]),
    ],
    [
      "a symbolic link for a collection",
      "damaged",
      () => one({ data: bytesOf("/etc/passwd"), mode: 0o120777 }),
    ],
    ["an encrypted collection", "damaged", () => one({ data: good, flags: 1 })],
    [
      "two collections of one name",
      "damaged",
      () =>
        zipOf([
          { name: "collection.anki2", data: good },
          { name: "collection.anki2", data: good },
        ]),
    ],
    [
      "a package in a package",
      "archive",
      () => zipOf([{ name: "deck.apkg", data: ankiPackage(deck, "old") }]),
    ],
    ["a cut archive", "damaged", () => ankiPackage(deck, "old").slice(0, 700)],
    ["a collection that is no database", "damaged", () => one({ data: bytesOf("SELECT 1") })],
    ["a database that is cut", "damaged", () => one({ data: good.slice(0, 6_000) })],
    [
      "a database without notes",
      "damaged",
      () => one({ data: databaseOf((db) => db.exec("create table a (b)")) }),
    ],
    [
      "a package of empty notes",
      "noFacts",
      () => one({ data: oldCollection({ ...deck, notes: [{ type: 0, fields: ["", ""] }] }) }),
    ],
    [
      "notes of two megabytes",
      "noteTooLarge",
      () =>
        one({
          data: oldCollection({
            ...deck,
            notes: Array.from({ length: 2_000 }, (_, at) => ({
              type: 0,
              fields: [`front ${at} ${Math.sin(at)}`.repeat(25), `back ${Math.cos(at)}`.repeat(40)],
            })),
          }),
        }),
    ],
    [
      "a view that never ends in place of the notes",
      "damaged",
      () =>
        one({
          data: databaseOf((db) => {
            db.exec("create table col (id integer primary key, models text not null, decks text)");
            db.exec("insert into col values (1, '{}', '{}')");
            db.exec(
              "create view notes as with recursive n(id) as (select 1 union all select id + 1 from n) select id, id as mid, 'x' as flds from n",
            );
          }),
        }),
    ],
    ["ten megabytes of text", "noteTooLarge", () => new Uint8Array(10 * 1_048_576).fill(97)],
    ["more than ten megabytes", "tooLarge", () => new Uint8Array(10 * 1_048_576 + 1).fill(97)],
  ];

  it.each(files)("%s: %s", async (_, code, make) => {
    const bytes = make();
    const { result, memory } = await costOf(() =>
      codeOf(bytes[0] === 0x50 ? "deck.apkg" : "notes.md", bytes),
    );
    expect(result).toBe(code);
    expect(memory).toBeLessThan(200);
    expect(await readdir(folder)).toEqual([]);
  });

  it("a trigger in a good collection does nothing", async () => {
    const data = databaseOf((db) => {
      db.exec("create table col (id integer primary key, models text not null, decks text)");
      db.exec("create table notes (id integer primary key, mid integer, flds text)");
      db.exec("insert into notes values (1, 1, 'front' || char(31) || 'back')");
      db.prepare("insert into col values (1, ?, '{}')").run(
        '{"1":{"name":"Basic","flds":[{"name":"Front","ord":0},{"name":"Back","ord":1}]}}',
      );
      db.exec("create trigger t after update on notes begin delete from notes; end");
    });
    expect(await codeOf("deck.apkg", one({ data }))).toBe("table");
    expect(
      await codeOf(
        "deck.apkg",
        zipOf([{ name: "collection.anki21b", data: zstdCompressSync(newCollection(deck)) }]),
      ),
    ).toBe("table");
  });
});
