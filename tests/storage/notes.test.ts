import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NoteChange, NoteDeed, NoteSaving, Suggestion } from "../../src/app/note-stores.ts";
import type { Stores } from "../../src/app/stores.ts";
import { fingerprint } from "../../src/core/facts/fingerprint.ts";
import type { NoteText } from "../../src/core/notes/note.ts";
import { DRAFT_LIFE, SUGGESTION_LIFE, UNDO_LIFE } from "../../src/core/notes/quota.ts";
import { messageFile, noteOfMessage } from "../../src/core/notes/saved-message.ts";
import type { OpenDatabase } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { START } from "../support/rounds.ts";

let databases: Databases;
let database: OpenDatabase;
let stores: Stores;
let made = 0;
beforeEach(async () => {
  databases = new Databases();
  database = await databases.open();
  stores = makeStores(database.db, "UTC");
});
afterEach(() => databases.close());

const deed: NoteDeed = { guildId: "100", userId: "5", now: START };

function saving(change: Partial<NoteSaving> = {}): NoteSaving {
  return { ...deed, newId: () => `id-${made++}`, check: () => {}, ...change };
}

/** A note of one server whose text is one fact. */
function change(text: string, { file = "a.md", owner = "100" } = {}): NoteChange {
  const print = fingerprint({ owner, file, text, count: 0 });
  const fact = { fingerprint: print, file, text, prefix: null, isQuestion: false, language: "en" } as const;
  return { file, note: { file, text, format: "markdown", owner }, facts: [fact] };
}

function removal(file = "a.md"): NoteChange {
  return { file, note: null, facts: [] };
}

async function save(...changes: readonly NoteChange[]): Promise<string> {
  const saved = await stores.notes.save(changes, saving(), null);
  return saved?.[0]?.version ?? "";
}

const texts = async (guildId = "100") => (await stores.notes.own(guildId)).map(({ note }) => note.text);
const one = change("Routers forward packets between networks.");
const two = change("Routers always forward packets between two networks.");

describe("a server's notes", () => {
  test("are kept as they were given, by file name", async () => {
    const note: NoteText = {
      file: "b.md",
      text: "front\tback",
      format: "table",
      owner: "100",
      title: "Deck",
      source: { label: "message", url: "https://example.org/1" },
    };
    await save({ file: "b.md", note, facts: [] }, one);
    expect(await stores.notes.own("100")).toEqual([
      { note: one.note, changedAt: START },
      { note, changedAt: START },
    ]);
    expect(await stores.notes.own("200")).toEqual([]);
    expect(await stores.notes.usage("100")).toEqual({
      notes: 2,
      characters: (one.note?.text.length ?? 0) + 10,
    });
  });

  test("are replaced by a note of the same file, whose facts keep their ids", async () => {
    await save(one);
    const saved = await stores.notes.save([two], saving({ now: START + 1 }), null);
    expect(saved).toMatchObject([{ file: "a.md", change: { kept: 0, changed: 1, added: 0, retired: 0 } }]);
    expect(await texts()).toEqual([two.note?.text]);
  });

  test("are not saved where the check of what will be kept throws", async () => {
    await save(one);
    const check = (kept: { notes: number }) => {
      if (kept.notes > 1) throw new Error("too many");
    };
    const more = change("Hubs repeat every bit on all ports.", { file: "b.md" });
    await expect(stores.notes.save([two, more], saving({ check }), null)).rejects.toThrow("too many");
    expect(await texts()).toEqual([one.note?.text]);
    expect(await database.db.selectFrom("facts").select("text").execute()).toEqual([
      { text: one.note?.text },
    ]);
  });
});

describe("taking a change back", () => {
  test("brings back what was before it, and can be taken back itself", async () => {
    await save(one);
    const version = await save(two);
    expect(await stores.notes.undoable(version, deed)).toEqual({ file: "a.md", before: one.note });
    const undone = await stores.notes.undo(version, one, saving());
    expect(undone?.change).toEqual({ kept: 0, changed: 1, added: 0, retired: 0 });
    expect(await texts()).toEqual([one.note?.text]);
    expect(await stores.notes.undoable(version, deed)).toBeNull();
    expect(await stores.notes.undoable(undone?.version ?? "", deed)).toEqual({
      file: "a.md",
      before: two.note,
    });
  });

  test("works for the first saving and for a removal", async () => {
    const first = await save(one);
    expect(await stores.notes.undoable(first, deed)).toEqual({ file: "a.md", before: null });
    const removed = await save(removal());
    expect(await texts()).toEqual([]);
    const undone = await stores.notes.undo(removed, one, saving());
    expect(undone?.change).toEqual({ kept: 0, changed: 0, added: 1, retired: 0 });
    expect(await texts()).toEqual([one.note?.text]);
    expect(await database.db.selectFrom("facts").select("retired_at").execute()).toEqual([
      { retired_at: null },
    ]);
  });

  test("works only for the latest change of a note", async () => {
    const first = await save(one);
    const other = await save(change("Hubs repeat every bit on all ports.", { file: "b.md" }));
    await save(two);
    expect(await stores.notes.undoable(first, deed)).toBeNull();
    expect(await stores.notes.undo(first, removal(), saving())).toBeNull();
    expect(await stores.notes.undoable(other, deed)).not.toBeNull();
    expect(await texts()).toHaveLength(2);
  });

  test("works within a day only", async () => {
    const version = await save(one);
    const at = (now: number) => stores.notes.undoable(version, { ...deed, now });
    expect(await at(START + UNDO_LIFE - 1)).not.toBeNull();
    expect(await at(START + UNDO_LIFE)).toBeNull();
    expect(await stores.notes.undo(version, removal(), saving({ now: START + UNDO_LIFE }))).toBeNull();
  });

  test("happens once where two do it at the same time", async () => {
    const version = await save(one);
    const undo = () => stores.notes.undo(version, removal(), saving());
    const both = await Promise.all([undo(), undo()]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
  });
});

describe("an upload that waits", () => {
  const draft = { draftId: "d1", notes: [one.note ?? { file: "", text: "" }] };
  beforeEach(() => stores.notes.keepDraft(draft, deed, 20));

  test("is its own member's, in its own server, for an hour", async () => {
    const at = (change: Partial<NoteDeed>) => stores.notes.draft("d1", { ...deed, ...change });
    expect(await at({ now: START + DRAFT_LIFE - 1 })).toEqual(draft);
    expect(await at({ now: START + DRAFT_LIFE })).toBeNull();
    expect(await at({ userId: "6" })).toBeNull();
    expect(await at({ guildId: "200" })).toBeNull();
  });

  test.each([
    ["another member", { userId: "6" }],
    ["another server", { guildId: "200" }],
    ["someone too late", { now: START + DRAFT_LIFE }],
  ])("is neither saved nor dropped by %s", async (_, other) => {
    expect(await stores.notes.save([one], saving(other), "d1")).toBeNull();
    if (!("now" in other)) await stores.notes.dropDraft("d1", { ...deed, ...other });
    expect(await stores.notes.draft("d1", deed)).toEqual(draft);
    expect(await texts()).toEqual([]);
  });

  test("is saved once, also where two presses come at the same time", async () => {
    const press = () => stores.notes.save([one], saving(), "d1");
    const both = await Promise.all([press(), press()]);
    expect(both.filter((each) => each !== null)).toHaveLength(1);
    expect(await stores.notes.draft("d1", deed)).toBeNull();
  });

  test("stays where saving it was refused", async () => {
    const check = () => {
      throw new Error("too much");
    };
    await expect(stores.notes.save([one], saving({ check }), "d1")).rejects.toThrow();
    expect(await stores.notes.draft("d1", deed)).toEqual(draft);
  });

  test("gives way to newer ones of its server beyond the most", async () => {
    await stores.notes.keepDraft({ ...draft, draftId: "elsewhere" }, { ...deed, guildId: "200" }, 2);
    await stores.notes.keepDraft({ ...draft, draftId: "d2" }, deed, 2);
    await stores.notes.keepDraft({ ...draft, draftId: "d3" }, deed, 2);
    const left = await database.db.selectFrom("note_drafts").select("draft_id").orderBy("draft_id").execute();
    expect(left.map((row) => row.draft_id)).toEqual(["d2", "d3", "elsewhere"]);
  });
});

test("shared notes are switched off for one server alone", async () => {
  await stores.notes.switchOff("100", ["x.md", "y.md"]);
  await stores.notes.switchOff("100", ["y.md"]);
  expect(await stores.notes.off("100")).toEqual(new Set(["y.md"]));
  expect(await stores.notes.off("200")).toEqual(new Set());
});

test("a server is asked once whether it uses its own notes only", async () => {
  const asked = [await stores.notes.askOnlyOwn("100"), await stores.notes.askOnlyOwn("100")];
  expect([...asked, await stores.notes.askOnlyOwn("200")]).toEqual([true, false, true]);
});

describe("a suggested message", () => {
  const suggestion: Suggestion = {
    id: "s1",
    guildId: "100",
    messageId: "77",
    channelId: "9",
    authorUserId: "6",
    suggesterUserId: "5",
    text: "Routers forward packets between networks.",
    url: "https://discord.com/channels/100/9/77",
    state: "open",
    createdAt: START,
  };
  const file = messageFile("77");
  const note = { ...change(suggestion.text, { file }), note: noteOfMessage(suggestion) };
  const add = (other: Partial<Suggestion> = {}) => stores.suggestions.add({ ...suggestion, ...other }, 2);
  const load = (other: Partial<NoteDeed> = {}) => stores.suggestions.load("s1", { ...deed, ...other });

  test("is one, however often it is suggested in a server", async () => {
    await add();
    expect(await add({ id: "s2", suggesterUserId: "8" })).toEqual(suggestion);
    expect(await add({ id: "s3", guildId: "200" })).toMatchObject({ id: "s3" });
    expect(await load({ guildId: "200" })).toBeNull();
  });

  test("is refused where too many are open", async () => {
    await add();
    await add({ id: "s2", messageId: "78" });
    expect(await add({ id: "s3", messageId: "79" })).toBeNull();
    expect(await stores.suggestions.open("100", START)).toBe(2);
  });

  test("is gone after thirty days, and may then be suggested anew", async () => {
    const late = START + SUGGESTION_LIFE;
    await add();
    expect(await load({ now: late - 1 })).toEqual(suggestion);
    expect(await load({ now: late })).toBeNull();
    expect(await stores.suggestions.open("100", late)).toBe(0);
    expect(await stores.suggestions.accept("s1", note, saving({ now: late }))).toBe(false);
    expect(await add({ id: "s2", createdAt: late })).toMatchObject({ id: "s2" });
  });

  test("becomes a note once; its text is then the note's", async () => {
    await add();
    const accept = () => stores.suggestions.accept("s1", note, saving());
    expect((await Promise.all([accept(), accept()])).sort()).toEqual([false, true]);
    expect(await texts()).toEqual([suggestion.text]);
    expect(await load()).toEqual({ ...suggestion, state: "accepted" });
    expect(await database.db.selectFrom("suggestions").select("text").execute()).toEqual([{ text: "" }]);
  });

  test("may be suggested anew where its note was removed", async () => {
    await add();
    await stores.suggestions.accept("s1", note, saving());
    await save(removal(file));
    expect(await load()).toMatchObject({ state: "accepted", text: "" });
    expect(await add({ id: "s2" })).toMatchObject({ id: "s2", state: "open" });
  });

  test("leaves no word of its text and no person anywhere once it is withdrawn", async () => {
    await add();
    await stores.suggestions.accept("s1", note, saving());
    await stores.notes.save(
      [{ ...note, note: { ...noteOfMessage(suggestion), text: "Edited packets." } }],
      saving(),
      null,
    );
    await stores.suggestions.withdraw("s1", deed);
    expect(await load()).toMatchObject({
      state: "withdrawn",
      text: "",
      authorUserId: null,
      suggesterUserId: null,
    });
    expect(await add()).toMatchObject({ state: "withdrawn" });
    for (const table of ["facts", "guild_notes", "note_versions", "suggestions"] as const)
      expect(JSON.stringify(await database.db.selectFrom(table).selectAll().execute())).not.toContain(
        "packets",
      );
    expect(await database.db.selectFrom("fact_fingerprints").selectAll().execute()).toEqual([]);
  });

  test("is erased by withdrawing also where its note was removed before", async () => {
    await add();
    await stores.suggestions.accept("s1", note, saving());
    await save(removal(file));
    await stores.suggestions.withdraw("s1", deed);
    for (const table of ["facts", "note_versions"] as const)
      expect(JSON.stringify(await database.db.selectFrom(table).selectAll().execute())).not.toContain(
        "packets",
      );
  });
});

test("what is too old is pruned, and nothing else", async () => {
  const late = START + SUGGESTION_LIFE;
  const old = { draftId: "old", notes: [one.note ?? { file: "", text: "" }] };
  const message = {
    guildId: "100",
    channelId: "9",
    authorUserId: "6",
    suggesterUserId: "5",
    text: "x",
    url: "u",
  };
  const suggest = (id: string, createdAt: number) =>
    stores.suggestions.add({ ...message, id, messageId: id, state: "open", createdAt }, 9);
  await stores.notes.keepDraft(old, deed, 9);
  await save(one);
  await suggest("1", START);
  await stores.notes.keepDraft({ ...old, draftId: "new" }, { ...deed, now: late }, 9);
  await stores.notes.save([two], saving({ now: late }), null);
  await suggest("2", late);
  await stores.notes.prune(late);
  const count = async (table: "note_drafts" | "note_versions" | "suggestions" | "guild_notes") =>
    (await database.db.selectFrom(table).selectAll().execute()).length;
  const counts = [await count("note_drafts"), await count("note_versions"), await count("suggestions")];
  expect([...counts, await count("guild_notes")]).toEqual([1, 1, 1, 1]);
});
