import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Member } from "../../src/app/app.ts";
import type { SavedView } from "../../src/app/note-views.ts";
import { DRAFT_LIFE, QUOTA, UNDO_LIFE } from "../../src/core/notes/quota.ts";
import { handmadeBank } from "../support/bank.ts";
import { member, type Running, World } from "../support/bot.ts";
import { codeOf } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

const shared = [
  {
    file: "networks.md",
    text: [
      "# Networks",
      "- A router forwards packets between networks.",
      "- A switch forwards frames inside one network.",
      "- A hub repeats every bit on all of its ports.",
    ].join("\n"),
  },
];
const cells = [
  "# Cells",
  "- A mitochondrion produces most of the ATP of a cell.",
  "- A ribosome builds proteins from amino acids.",
  "- A lysosome breaks down worn-out parts of a cell.",
  "- The nucleus stores the genetic material of a cell.",
];

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank: handmadeBank([]), notes: shared, start: START });
  bot = await world.boot();
});
afterEach(() => world.close());

const editor = member("1", { mayManageServer: true });
const student = member("2");

async function upload(text: readonly string[], { name = "cells.md", by = editor } = {}) {
  return bot.app.notes.preview(by, [world.files.hand(name, text.join("\n"))]);
}

async function save(
  text: readonly string[],
  options: { name?: string; by?: Member } = {},
): Promise<SavedView> {
  const { draftId } = await upload(text, options);
  return bot.app.notes.confirm(options.by ?? editor, draftId ?? "");
}

const files = async (by = editor) => (await bot.app.notes.list(by)).notes.map(({ file }) => file);
const topics = async (guildId = "100") => (await bot.app.topics(guildId, "")).map(({ name }) => name);
const version = ({ notes: [note] }: SavedView) => note?.version ?? "";

/** The lasting ids of an own note's facts that aren't retired, by text. */
async function ids(): Promise<ReadonlyMap<string, string>> {
  const rows = await bot.database.db
    .selectFrom("facts")
    .select(["text", "fact_id"])
    .where("guild_id", "=", "100")
    .where("retired_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.text, row.fact_id]));
}

describe("an upload", () => {
  test("is shown before it is saved: what it holds, its problems, and three questions of it", async () => {
    const view = await upload([...cells, "- It also packs proteins for their way out of the cell."]);
    expect(view).toMatchObject({
      notes: [{ file: "cells.md", topic: "Cells", isOwn: true, isOn: true, facts: 4, change: null }],
      refused: [],
      problems: [{ file: "cells.md", problems: [{ line: 6, code: "reference" }] }],
    });
    expect(view.notes[0]?.questions).toBeGreaterThan(0);
    expect(view.samples).toHaveLength(3);
    expect(JSON.stringify(view.samples)).not.toContain("keys");
    expect(await files()).toEqual(["networks.md"]);
    expect(await topics()).toEqual(["Networks"]);
  });

  test("that is saved is studied at once, in its own server alone", async () => {
    const saved = await save(cells);
    expect(saved.notes).toMatchObject([
      { file: "cells.md", topic: "Cells", change: { kept: 0, changed: 0, added: 4, retired: 0 } },
    ]);
    expect(saved.notes[0]?.undoUntil).toBe(START + UNDO_LIFE);
    expect(await topics()).toEqual(["Cells", "Networks"]);
    expect(await topics("200")).toEqual(["Networks"]);
    const fact = await bot.app.facts.pick({ guildId: "100", userId: "2" }, { topic: "Cells", about: null });
    expect(fact.source.file).toBe("cells.md");
  });

  test("is saved once, by its own member, within an hour", async () => {
    const { draftId } = await upload(cells);
    const confirm = (by: Member) => bot.app.notes.confirm(by, draftId ?? "");
    expect(await codeOf(confirm(member("3", { mayManageServer: true })))).toBe("draftGone");
    const both = await Promise.all([codeOf(confirm(editor)), codeOf(confirm(editor))]);
    expect(both.sort()).toEqual(["done", "draftGone"]);
    const late = await upload(cells);
    await world.time.advance(DRAFT_LIFE);
    expect(await codeOf(bot.app.notes.confirm(editor, late.draftId ?? ""))).toBe("draftGone");
  });

  test("that is discarded is not saved", async () => {
    const { draftId } = await upload(cells);
    await bot.app.notes.discard(editor, draftId ?? "");
    expect(await codeOf(bot.app.notes.confirm(editor, draftId ?? ""))).toBe("draftGone");
    expect(await files()).toEqual(["networks.md"]);
  });

  test("outlives a restart", async () => {
    const { draftId } = await upload(cells);
    await bot.die();
    bot = await world.boot();
    expect((await bot.app.notes.confirm(editor, draftId ?? "")).notes).toHaveLength(1);
    await bot.die();
    bot = await world.boot();
    expect(await topics()).toEqual(["Cells", "Networks"]);
  });

  test("of several files takes those that can be read and says why not of the others", async () => {
    const view = await bot.app.notes.preview(editor, [
      world.files.hand("cells.md", cells.join("\n")),
      world.files.hand("slides.pdf", "%PDF"),
      world.files.hand("empty.md", "# Nothing here"),
      { name: "lost.md", size: 1, url: "https://cdn.example/nothing" },
      world.files.hand("cells.md", "A ribosome builds proteins from amino acids."),
    ]);
    expect(view.notes.map(({ file }) => file)).toEqual(["cells.md", "cells 2.md"]);
    expect(view.refused).toEqual([
      { file: "slides.pdf", code: "pdf", values: {} },
      { file: "empty.md", code: "noFacts", values: {} },
      { file: "lost.md", code: "notFetched", values: {} },
    ]);
  });

  test("of which nothing can be saved has no draft", async () => {
    const view = await upload(["# Nothing here"]);
    expect(view).toMatchObject({ draftId: null, notes: [], samples: [] });
  });
});

describe("a newer file of the same name", () => {
  const newer = [
    "# Cells",
    "",
    "- The nucleus stores the genetic material of a cell.",
    "- A mitochondrion produces most of the cell's ATP.",
    "- A ribosome builds proteins from 20 amino acids.",
    "- A lysosome breaks down worn-out parts of a cell.",
  ];

  test("tells what changes before and after it is saved, and its facts keep their ids", async () => {
    await save(cells);
    const before = await ids();
    const change = { kept: 2, changed: 1, added: 1, retired: 1 };
    expect((await upload(newer)).notes).toMatchObject([{ file: "cells.md", change }]);
    expect((await save(newer)).notes).toMatchObject([{ file: "cells.md", change }]);
    const after = await ids();
    const old = (text: string) => before.get(text);
    expect(after.get("A mitochondrion produces most of the cell's ATP.")).toBe(
      old("A mitochondrion produces most of the ATP of a cell."),
    );
    expect(after.get("The nucleus stores the genetic material of a cell.")).toBe(
      old("The nucleus stores the genetic material of a cell."),
    );
    expect([...before.values()]).not.toContain(after.get("A ribosome builds proteins from 20 amino acids."));
  });

  test("can be taken back for a day, and the taking back too", async () => {
    await save(cells);
    const before = await ids();
    const saved = await save(newer);
    const undone = await bot.app.notes.undo(editor, version(saved));
    expect(undone.notes).toMatchObject([{ change: { kept: 2, changed: 1, added: 1, retired: 1 } }]);
    expect(await ids()).toEqual(before);
    expect(await codeOf(bot.app.notes.undo(editor, version(saved)))).toBe("undoGone");
    await bot.app.notes.undo(editor, version(undone));
    expect((await ids()).has("A ribosome builds proteins from 20 amino acids.")).toBe(true);
    await world.time.advance(UNDO_LIFE);
    expect(await codeOf(bot.app.notes.undo(editor, version(undone)))).toBe("undoGone");
  });

  test("keeps what members practised", async () => {
    await save(cells);
    const who = { guildId: "100", userId: "2" };
    const { practiceId } = await bot.app.practice.next(who, { topic: "Cells", kind: "mixed" });
    const factId = (await bot.stores.practice.load(practiceId))?.factIds[0] ?? "";
    await save(newer.map((line) => line.replace("worn-out parts", "all worn-out parts")));
    const retired = await bot.database.db
      .selectFrom("facts")
      .select("fact_id")
      .where("retired_at", "is not", null)
      .execute();
    expect([...(await ids()).values(), ...retired.map((row) => row.fact_id)]).toContain(factId);
    expect(await bot.stores.practice.lately("2", "100", 9)).toEqual([factId]);
  });
});

describe("a note of exam questions alone", () => {
  const exam = (stem: string) => [
    "# Exam",
    `1. ${stem}`,
    "   A) Paris",
    "   B) Rome",
    "   C) Oslo",
    "   Answer: A",
  ];

  test("is taken, and a question keeps its id when its stem is mended", async () => {
    const saved = await save(exam("Which city is teh capital of France?"), { name: "exam.md" });
    expect(saved.notes).toMatchObject([{ topic: "Exam", questions: 1, change: { added: 1 } }]);
    const who = { guildId: "100", userId: "2" };
    const { exercise } = await bot.app.practice.next(who, { topic: "Exam", kind: "choice" });
    if (exercise.form !== "question") throw new Error("no question");
    expect(exercise.question.options.toSorted()).toEqual(["Oslo", "Paris", "Rome"]);
    const [before] = [...(await ids()).values()];
    const mended = await save(exam("Which city is the capital of France?"), { name: "exam.md" });
    expect(mended.notes).toMatchObject([{ change: { kept: 0, changed: 1, added: 0, retired: 0 } }]);
    expect([...(await ids()).values()]).toEqual([before]);
  });
});

describe("removing a note", () => {
  test("retires its facts, and [Undo] brings all of them back", async () => {
    await save(cells);
    const before = await ids();
    const removed = await bot.app.notes.remove(editor, "cells.md");
    expect(removed.notes).toMatchObject([
      { file: "cells.md", change: { kept: 0, changed: 0, added: 0, retired: 4 } },
    ]);
    expect(await topics()).toEqual(["Networks"]);
    expect((await ids()).size).toBe(0);
    const undone = await bot.app.notes.undo(editor, version(removed));
    expect(undone.notes).toMatchObject([{ topic: "Cells", change: { added: 4 } }]);
    expect(await ids()).toEqual(before);
  });

  test("is for own notes only", async () => {
    expect(await codeOf(bot.app.notes.remove(editor, "networks.md"))).toBe("unknownNote");
  });
});

describe("who may change notes", () => {
  const role = "77";
  const withRole = member("4", { roleIds: [role] });
  const changes: readonly (readonly [string, (by: Member) => Promise<unknown>])[] = [
    ["upload", (by) => bot.app.notes.preview(by, [])],
    ["confirm", (by) => bot.app.notes.confirm(by, "any")],
    ["remove", (by) => bot.app.notes.remove(by, "cells.md")],
    ["undo", (by) => bot.app.notes.undo(by, "any")],
    ["switch", (by) => bot.app.notes.switchShared(by, [])],
    ["use own notes only", (by) => bot.app.notes.onlyOwn(by)],
    ["accept", (by) => bot.app.suggestions.accept(by, "any")],
  ];

  test.each(changes)("only editors may %s", async (_, change) => {
    await expect(change(student)).rejects.toMatchObject({ code: "notAllowed", values: { need: "editor" } });
    await expect(change(withRole)).rejects.toMatchObject({ code: "notAllowed" });
    await bot.app.settings.set(editor, () => ({ editorRoleId: role }));
    expect(await codeOf(change(withRole))).not.toBe("notAllowed");
    await expect(change(student)).rejects.toMatchObject({ code: "notAllowed" });
  });

  test("one who was an editor when uploading and isn't any more may not save", async () => {
    const { draftId } = await upload(cells);
    expect(await codeOf(bot.app.notes.confirm({ ...editor, mayManageServer: false }, draftId ?? ""))).toBe(
      "notAllowed",
    );
  });
});

describe("shared notes", () => {
  test("are asked about once: with the first own note, while any is on", async () => {
    expect((await save(cells)).asksOnlyOwn).toBe(true);
    expect((await save(cells)).asksOnlyOwn).toBe(false);
    const elsewhere = member("9", { guildId: "200", mayManageServer: true });
    await bot.app.notes.onlyOwn(elsewhere);
    expect((await save(cells, { by: elsewhere })).asksOnlyOwn).toBe(false);
  });

  test("that are off are in no topic, fact, practice or round", async () => {
    await save(cells);
    const view = await bot.app.notes.onlyOwn(editor);
    expect(view.notes.map(({ file, isOn }) => [file, isOn])).toEqual([
      ["cells.md", true],
      ["networks.md", false],
    ]);
    expect(await topics()).toEqual(["Cells"]);
    expect(await topics("200")).toEqual(["Networks"]);
    const asker = { guildId: "100", userId: "2" };
    expect(await codeOf(bot.app.facts.pick(asker, { topic: "Networks", about: null }))).toBe("unknownTopic");
    expect(await codeOf(bot.app.practice.next(asker, { topic: "Networks", kind: "mixed" }))).toBe(
      "unknownTopic",
    );
    for (let turn = 0; turn < 8; turn++)
      expect((await bot.app.facts.pick(asker, { topic: null, about: null })).source.file).toBe("cells.md");
  });

  test("that are off are in no daily concept, though their topic was chosen for it", async () => {
    await save(cells);
    const weekdays = [1, 2, 3, 4, 5, 6, 7];
    await bot.app.daily.set(editor, {
      channelId: "20",
      time: "09:00",
      zone: null,
      topic: "Networks",
      weekdays,
    });
    await bot.app.daily.now(editor, "20", "before");
    await bot.app.notes.onlyOwn(editor);
    for (const request of ["one", "two", "three", "four", "five"])
      await bot.app.daily.now(editor, "20", request);
    const posted = world.discord.messages.map(({ announcement }) =>
      announcement.kind === "daily" ? announcement.fact.source.file : announcement.kind,
    );
    expect(posted).toEqual(["networks.md", ...Array(5).fill("cells.md")]);
  });

  test("come back with the ids they had", async () => {
    const of = async () =>
      (await bot.database.db.selectFrom("facts").selectAll().execute()).toSorted((a, b) =>
        a.fact_id < b.fact_id ? -1 : 1,
      );
    await topics();
    const before = await of();
    await bot.app.notes.switchShared(editor, []);
    expect(await topics()).toEqual([]);
    await bot.app.notes.switchShared(editor, ["networks.md", "unknown.md"]);
    expect(await topics()).toEqual(["Networks"]);
    expect(await of()).toEqual(before);
  });
});

describe("looking at notes", () => {
  beforeEach(() => save([...cells, "- It also packs proteins for their way out of the cell."]));

  test("lists own notes first, with the quota", async () => {
    const view = await bot.app.notes.list(student);
    expect(view).toMatchObject({ mayEdit: false, suggestions: 0 });
    expect(view.notes).toMatchObject([
      { file: "cells.md", isOwn: true, facts: 4, problems: 1, changedAt: START },
      { file: "networks.md", isOwn: false, isOn: true, facts: 3, changedAt: null },
    ]);
    expect(view.quota.notes).toEqual({ used: 1, most: QUOTA.notes });
    expect(view.quota.characters.used).toBeGreaterThan(cells.join("\n").length);
  });

  test("offers names by what was typed, shared ones only where they may be chosen", async () => {
    expect(await bot.app.notes.named("100", "", false)).toEqual(["cells.md"]);
    expect(await bot.app.notes.named("100", "NET", true)).toEqual(["networks.md"]);
    expect(await bot.app.notes.named("100", "NET", false)).toEqual([]);
  });

  test("shows the facts of a note in pages, own and shared ones", async () => {
    const many = Array.from(
      { length: 23 },
      (_, at) => `- The enzyme ${"abcdefghijklmnopqrstuvw"[at]}ase splits one kind of sugar.`,
    );
    await save(["# Enzymes", ...many], { name: "enzymes.md" });
    const last = await bot.app.notes.show(student, "Enzymes.md", 99);
    expect(last).toMatchObject({ page: 2, pages: 3, note: { file: "enzymes.md", facts: 23 } });
    expect(last.facts.map(({ line }) => line)).toEqual([22, 23, 24]);
    expect((await bot.app.notes.show(student, "networks.md", 0)).facts).toHaveLength(3);
    expect(await codeOf(bot.app.notes.show(student, "nothing.md", 0))).toBe("unknownNote");
  });

  test("hands them out for other programs: one note, or all that the server sees", async () => {
    await save(["# Enzymes", "- Amylase: an enzyme that splits starch"], { name: "enzymes.md" });
    const one = await bot.app.notes.export(student, "enzymes.md", "csv");
    expect(one.name).toBe("enzymes.csv");
    expect(one.text).toContain("Amylase,an enzyme that splits starch,enzymes.md");
    const all = await bot.app.notes.export(student, null, "anki");
    expect(all.name).toBe("notes.txt");
    expect(all.text).toContain("\tAmylase\t");
    expect(await codeOf(bot.app.notes.export(student, "nothing.md", "csv"))).toBe("unknownNote");
  });

  test("tells the problems of own notes, and of files that aren't saved", async () => {
    const problem = { line: 6, code: "reference" };
    expect(await bot.app.notes.check(student, null)).toMatchObject([
      { file: "cells.md", problems: [problem] },
    ]);
    expect(await codeOf(bot.app.notes.check(student, "networks.md"))).toBe("unknownNote");
    const files = [
      world.files.hand(
        "a.md",
        "# A\n- It is made of RNA and proteins of many kinds.\n- A ribosome is made of RNA and proteins.",
      ),
      world.files.hand("b.pdf", ""),
    ];
    expect(await bot.app.notes.checkUploads(student, files)).toMatchObject({
      checked: [{ file: "a.md", problems: [{ line: 2 }] }],
      refused: [{ file: "b.pdf", code: "pdf" }],
    });
  });
});

describe("quotas", () => {
  test("a note that is too long is refused", async () => {
    const long = `${cells.join("\n")}\n${"x".repeat(QUOTA.charactersOfNote)}`;
    expect((await upload([long])).refused).toMatchObject([
      { code: "noteTooLarge", values: { most: QUOTA.charactersOfNote } },
    ]);
  });

  test("a server keeps a hundred notes; another one may still be changed", async () => {
    const { notes } = bot.stores;
    const kept = Array.from({ length: QUOTA.notes }, (_, at) => {
      const file = `note-${String(at).padStart(3, "0")}.md`;
      return { file, note: { file, text: "A ribosome builds proteins.", owner: "100" }, facts: [] };
    });
    const saving = {
      guildId: "100",
      userId: "1",
      now: START,
      newId: () => String(world.time.now() + Math.random()),
      check: () => {},
    };
    let id = 0;
    await notes.save(kept, { ...saving, newId: () => `made-${id++}` }, null);
    expect((await upload(cells)).refused).toEqual([
      { file: "cells.md", code: "tooManyNotes", values: { most: QUOTA.notes } },
    ]);
    expect((await upload(cells, { name: "note-007.md" })).notes).toHaveLength(1);
  });

  test("two uploads that fit alone but not together aren't both saved", async () => {
    const filler = (at: number) => [
      ...cells,
      `- The word ${at} is ${"very ".repeat(10)}long.`,
      "",
      "```",
      "x".repeat(450_000),
      "```",
    ];
    const drafts = [];
    for (const at of [1, 2, 3])
      drafts.push((await upload(filler(at), { name: `long-${at}.md` })).draftId ?? "");
    const outcomes = [];
    for (const draftId of drafts) outcomes.push(await codeOf(bot.app.notes.confirm(editor, draftId)));
    expect(outcomes).toEqual(["done", "done", "notesFull"]);
    expect((await bot.app.notes.list(editor)).quota.notes.used).toBe(2);
  });
});

describe("a note that gives few questions", () => {
  test.each([
    ["one statement", ["# One", "- A byte is useful."], "oneFact"],
    [
      "another language",
      [
        "# Zelle",
        "- Der Zellkern ist der Ort der Gene und wird von einer Membran umgeben.",
        "- Die Zelle ist die kleinste Einheit des Lebens.",
      ],
      "language",
    ],
    ["contradictions", ["# Bytes", "- A byte has 8 bits.", "- A byte has 7 bits."], "contradicted"],
  ])("of %s tells why before it is saved and when it is shown", async (_, text, shortage) => {
    expect((await upload(text)).notes).toMatchObject([{ shortage }]);
    await save(text);
    expect((await bot.app.notes.show(editor, "cells.md", 0)).note).toMatchObject({ shortage });
  });

  test("is no note with questions for a round", async () => {
    const lines = ["1876", "1903", "1928", "1947", "1969"].map(
      (year, at) => `- The ${["Alpha", "Beta", "Gamma", "Delta", "Omega"][at]} bridge was opened in ${year}.`,
    );
    expect((await upload(["# Bridges", ...lines])).notes).toMatchObject([{ shortage: null }]);
  });
});
