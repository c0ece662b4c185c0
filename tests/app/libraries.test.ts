import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { KeptLibraries } from "../../src/app/libraries.ts";
import { presentIn } from "../../src/app/note-parts.ts";
import type { Reader } from "../../src/app/ports.ts";
import type { Stores } from "../../src/app/stores.ts";
import { factIdOf, type Study } from "../../src/app/study.ts";
import { StudyError } from "../../src/core/errors.ts";
import { readingOf } from "../../src/core/facts/note-reading.ts";
import type { NoteText } from "../../src/core/notes/note.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { makeStores } from "../../src/storage/index.ts";
import { Databases } from "../support/database.ts";
import { reader as plain } from "../support/note-desk.ts";
import { START } from "../support/rounds.ts";
import { VirtualTime } from "../support/virtual-time.ts";

/** A reader whose banks can be held back, that counts what it was asked for. */
class HeldReader implements Reader {
  asked = 0;
  /** What stands between a wish for a bank and the bank. */
  gate: Promise<void> = Promise.resolve();
  read = plain.read;

  async bank(notes: readonly NoteText[]) {
    this.asked += 1;
    await this.gate;
    return plain.bank(notes);
  }

  /** Holds banks back until what it gives is called. */
  hold(): () => void {
    let open = () => {};
    this.gate = new Promise((resolve) => {
      open = resolve;
    });
    return open;
  }
}

const cells = {
  file: "cells.md",
  text: "# Cells\n- A cell divides in two.\n- A virus is a living cell. (F)",
};
const routers = { file: "routers.md", text: "# Routers\n- A router forwards packets between networks." };
const ownNote = { file: "cells.md", text: "# Cells\n- Quixotine dissolves gold in cold water." };

let databases: Databases;
let stores: Stores;
let time: VirtualTime;
let reader: HeldReader;
let libraries: KeptLibraries;
let log: string[];
let ids = 0;

beforeEach(async () => {
  databases = new Databases();
  stores = makeStores((await databases.open()).db, "UTC");
  time = new VirtualTime(START, () => reader.asked);
  reader = new HeldReader();
  log = [];
  libraries = started();
  await libraries.share([cells, routers]);
});
afterEach(() => databases.close());

/** A process that begins, with all that the database knows. */
function started(): KeptLibraries {
  const tell = (_: object, message: string) => void log.push(message);
  return new KeptLibraries({
    ...stores,
    reader,
    timers: time.timers("libraries"),
    newId: () => `id-${ids++}`,
    clock: time.now,
    log: { debug: tell, info: tell, warn: tell, error: tell },
  });
}

async function save(guildId: string, file: string, text: string | null): Promise<void> {
  const note = text === null ? null : { file, text, owner: guildId };
  const facts = note === null ? [] : presentIn(readingOf(readNote(note)));
  const newId = () => `id-${ids++}`;
  const saving = { guildId, userId: "1", now: time.now(), newId, check: () => {} };
  await stores.notes.save([{ file, note, facts }], saving, null);
}

const texts = ({ bank }: Study) => bank.library.facts.map(({ text }) => text);
const textsOf = async (guildId: string | null) => texts(await libraries.of(guildId));
const DIVIDES = "A cell divides in two.";
const FORWARDS = "A router forwards packets between networks.";
const STEM = "A virus is a living cell.";
const DISSOLVES = "Quixotine dissolves gold in cold water.";

/** The lasting id of each fact and authored question; throws where one has none. */
function idsIn(study: Study): Map<string, string> {
  const { facts, authored } = study.bank.library;
  return new Map(
    [...facts, ...authored].map(({ text, fingerprint }) => [text, factIdOf(study, fingerprint)]),
  );
}

describe("what is studied", () => {
  test("is the shared notes that a server has on and its own, and nobody else sees those", async () => {
    await save("100", ownNote.file, ownNote.text);
    await stores.notes.switchOff("100", ["routers.md"]);
    expect(await textsOf("100")).toEqual([DIVIDES, DISSOLVES]);
    expect(await textsOf("200")).toEqual([DIVIDES, FORWARDS]);
    expect(await textsOf(null)).toEqual([DIVIDES, FORWARDS]);
  });

  test("has a lasting id for every fact and authored question, the same for shared ones everywhere", async () => {
    await save("100", ownNote.file, ownNote.text);
    await stores.notes.switchOff("200", ["routers.md"]);
    const all = idsIn(await libraries.of(null));
    expect([...all.keys()]).toEqual([DIVIDES, FORWARDS, STEM]);
    const own = idsIn(await libraries.of("100"));
    expect([...all].filter(([text, id]) => own.get(text) !== id)).toEqual([]);
    expect(own.size).toBe(4);
    expect([...idsIn(await libraries.of("200"))]).toEqual([...all].filter(([text]) => text !== FORWARDS));
  });

  test("has the same lasting ids in the next process", async () => {
    await save("100", ownNote.file, ownNote.text);
    const before = idsIn(await libraries.of("100"));
    libraries = started();
    await libraries.share([routers, cells]);
    expect(idsIn(await libraries.of("100"))).toEqual(before);
  });

  test("is one and the same where servers have no notes of their own and the same switches", async () => {
    await stores.notes.switchOff("200", ["routers.md", "gone.md"]);
    await stores.notes.switchOff("300", ["routers.md"]);
    expect(await libraries.of("100")).toBe(await libraries.of(null));
    expect(await libraries.of("200")).toBe(await libraries.of("300"));
    expect(reader.asked).toBe(2);
  });
});

describe("a study that isn't made yet", () => {
  test("is made once, however many ask for it at the same time", async () => {
    await save("100", ownNote.file, ownNote.text);
    const [one, other] = await Promise.all([libraries.of("100"), libraries.of("100")]);
    expect(one).toBe(other);
    expect(reader.asked).toBe(2);
  });

  test("is waited for two seconds, refused then, and there once it is made", async () => {
    await save("100", ownNote.file, ownNote.text);
    const open = reader.hold();
    let refusal: unknown = null;
    const asking = libraries.of("100").catch((error: unknown) => {
      refusal = error;
    });
    await time.advance(1_999);
    expect(refusal).toBeNull();
    await time.advance(1);
    await asking;
    expect(refusal).toMatchObject({ code: "notesLoading" });
    expect(refusal).toBeInstanceOf(StudyError);
    open();
    expect(await textsOf("100")).toContain(DISSOLVES);
    expect(reader.asked).toBe(2);
  });

  test("is made before anyone asks for those with notes of their own, and one that fails holds up no other", async () => {
    for (const guildId of ["100", "200", "300"]) await save(guildId, ownNote.file, ownNote.text);
    const bank = reader.bank.bind(reader);
    reader.bank = (notes) =>
      notes.some(({ owner }) => owner === "200") ? Promise.reject(new Error("too long")) : bank(notes);
    await libraries.prepare();
    expect(log).toEqual(["A server's notes could not be made into a study"]);
    const { asked } = reader;
    await libraries.of("100");
    await libraries.of("300");
    expect(reader.asked).toBe(asked);
  });

  test("gives way to the shared notes where it can't be made, and is tried again after ten minutes", async () => {
    await save("100", ownNote.file, ownNote.text);
    await stores.notes.switchOff("100", ["cells.md"]);
    const bank = reader.bank.bind(reader);
    let failed = 0;
    reader.bank = (notes) => {
      if (!notes.some(({ owner }) => owner === "100")) return bank(notes);
      failed += 1;
      return Promise.reject(new Error("too long"));
    };
    expect(await textsOf("100")).toEqual([FORWARDS]);
    await time.advance(599_000);
    expect(await textsOf("100")).toEqual([FORWARDS]);
    expect(failed).toBe(1);
    reader.bank = bank;
    await time.advance(1_000);
    await libraries.of("100");
    await time.advance(0);
    expect(await textsOf("100")).toEqual([DISSOLVES, FORWARDS]);
  });
});

describe("a server whose notes change", () => {
  test("studies what it had until the new is there", async () => {
    await save("100", ownNote.file, ownNote.text);
    const before = await libraries.of("100");
    await save("100", "second.md", "# Second\n- Basalt forms where lava cools.");
    const open = reader.hold();
    const changed = libraries.changed("100");
    await time.advance(5_000);
    expect(await libraries.of("100")).toBe(before);
    open();
    const after = await changed;
    expect(texts(after)).toContain("Basalt forms where lava cools.");
    expect(await libraries.of("100")).toBe(after);
  });

  test("keeps the lasting id of a reworded fact", async () => {
    await save("100", ownNote.file, ownNote.text);
    const id = idsIn(await libraries.of("100")).get(DISSOLVES);
    const reworded = "Quixotine slowly dissolves gold in cold water.";
    await save("100", ownNote.file, `# Cells\n\n- ${reworded}`);
    expect(idsIn(await libraries.changed("100")).get(reworded)).toBe(id);
  });

  test("studies what it had where the new can't be made", async () => {
    await save("100", ownNote.file, ownNote.text);
    const before = await libraries.of("100");
    const bank = reader.bank.bind(reader);
    reader.bank = () => Promise.reject(new Error("too long"));
    await expect(libraries.changed("100")).rejects.toThrow("too long");
    expect(await libraries.of("100")).toBe(before);
    reader.bank = bank;
    await save("100", ownNote.file, "# Cells\n- Basalt forms where lava cools.");
    expect(texts(await libraries.changed("100"))).toContain("Basalt forms where lava cools.");
  });

  test("studies with all others again once it has no notes of its own", async () => {
    await save("100", ownNote.file, ownNote.text);
    await libraries.of("100");
    await save("100", ownNote.file, null);
    expect(await libraries.changed("100")).toBe(await libraries.of(null));
    expect(await libraries.of("100")).toBe(await libraries.of("200"));
    await save("100", "second.md", "# Second\n- Basalt forms where lava cools.");
    const changed = libraries.changed("100");
    expect(await textsOf("100")).not.toContain(DISSOLVES);
    await changed;
  });

  test("studies what its switches say", async () => {
    await libraries.of("100");
    await stores.notes.switchOff("100", ["cells.md"]);
    expect(texts(await libraries.changed("100"))).toEqual([FORWARDS]);
    await stores.notes.switchOff("100", []);
    expect(await libraries.changed("100")).toBe(await libraries.of(null));
  });

  test("leaves nothing of a note in the database that went while it was read", async () => {
    await save("100", "kept.md", "# Kept\n- Basalt forms where lava cools.");
    await save("100", ownNote.file, ownNote.text);
    const { db } = await databases.open();
    const open = reader.hold();
    const reading = libraries.of("100");
    await time.advance(0);
    expect(reader.asked).toBe(2);
    await save("100", ownNote.file, null);
    await db.deleteFrom("fact_fingerprints").execute();
    await db.deleteFrom("facts").where("file", "=", ownNote.file).where("guild_id", "=", "100").execute();
    open();
    expect(texts(await reading)).not.toContain(DISSOLVES);
    const stored = await db.selectFrom("facts").select("text").execute();
    expect(stored.map(({ text }) => text)).not.toContain(DISSOLVES);
  });
});

describe("the shared notes", () => {
  test("reach every server when they change, also those with notes and switches of their own", async () => {
    await save("100", ownNote.file, ownNote.text);
    await stores.notes.switchOff("200", ["routers.md"]);
    for (const guildId of ["100", "200", "300"]) await libraries.of(guildId);
    const osmosis = { file: "osmosis.md", text: "# Osmosis\n- Osmosis moves water through membranes." };
    await libraries.share([osmosis, routers]);
    const { asked } = reader;
    const MOVES = "Osmosis moves water through membranes.";
    expect(await textsOf("100")).toEqual([DISSOLVES, MOVES, FORWARDS]);
    expect(await textsOf("200")).toEqual([MOVES]);
    expect(await textsOf("300")).toEqual([MOVES, FORWARDS]);
    expect(reader.asked).toBe(asked);
  });

  test("that are being read have lasting ids before anyone studies them", async () => {
    const bank = reader.bank.bind(reader);
    const open = reader.hold();
    reader.bank = (notes) => (notes.length === 2 ? bank(notes) : plain.bank(notes));
    const more = { ...routers, text: `${routers.text}\n- A switch forwards frames.` };
    const sharing = libraries.share([cells, more]);
    await stores.notes.switchOff("200", ["cells.md"]);
    const asking = libraries.of("200");
    await time.advance(0);
    open();
    expect(idsIn(await asking).size).toBe(2);
    await sharing;
  });

  test("stay as they were for everyone where the new can't be read", async () => {
    const bank = reader.bank.bind(reader);
    reader.bank = () => Promise.reject(new Error("too long"));
    await expect(libraries.share([cells])).rejects.toThrow("too long");
    expect(await textsOf("300")).toEqual([DIVIDES, FORWARDS]);
    reader.bank = bank;
    await stores.notes.switchOff("200", ["cells.md"]);
    expect(idsIn(await libraries.of("200")).size).toBe(1);
    await libraries.share([cells]);
    expect(await textsOf("300")).toEqual([DIVIDES]);
  });
});

test("two hundred studies are kept, and the one asked for longest ago goes first", async () => {
  const files = Array.from({ length: 8 }, (_, at) => ({ file: `${at}.md`, text: `# Cell ${at}` }));
  await libraries.share(files);
  const guilds = Array.from({ length: 201 }, (_, at) => String(1_000 + at));
  for (const [at, guildId] of guilds.entries()) {
    const off = files.filter((_, bit) => (((at + 1) >> bit) & 1) === 1).map(({ file }) => file);
    await stores.notes.switchOff(guildId, off);
    await libraries.of(guildId);
    if (at === 150) await libraries.of("1000");
  }
  const { asked } = reader;
  for (const guildId of ["1000", "1200", "1003"]) await libraries.of(guildId);
  expect(reader.asked).toBe(asked);
  await libraries.of("1001");
  expect(reader.asked).toBe(asked + 1);
});
