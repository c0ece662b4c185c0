import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from "vitest";
import type { Channel, Emulator, Guild, Member, Message } from "../../src/emulator/index.ts";
import { startEmulator } from "../../src/emulator/index.ts";
import { ankiPackage } from "../support/anki-package.ts";
import { BotProcess } from "../support/bot-process.ts";

let emulator: Emulator;
let bot: BotProcess;
let guild: Guild;
let other: Guild;
let hall: Channel;
let editor: Member;
let student: Member;

beforeAll(async () => {
  emulator = await startEmulator();
  guild = emulator.addGuild({ name: "Group" });
  hall = guild.addChannel("hall");
  editor = guild.addMember("Grace", { permissions: ["ManageGuild", "ManageMessages"] }).in(hall);
  student = guild.addMember("Stu").in(hall);
  other = emulator.addGuild({ name: "Others" });
  other.addChannel("elsewhere");
  bot = new BotProcess({ emulator });
  await bot.start();
}, 30_000);
afterAll(async () => {
  await bot.stop();
  await emulator.close();
});
afterEach(() => {
  expect(emulator.violations).toEqual([]);
});

const messy = readFileSync(new URL("../fixtures/corpus/38-messy.md", import.meta.url), "utf8");

/** The message that a member got, once it says what is waited for. */
async function shown(message: Message | null, says: string): Promise<Message> {
  if (message === null) throw new Error(`no message that says ${says}`);
  const current = () => emulator.message(message.id, hall) ?? message;
  await expect.poll(() => current().content, { timeout: 10_000 }).toContain(says);
  return current();
}

/** Presses a button that changes its own message, and waits for the change. */
async function pressed(member: Member, message: Message, label: string, says: string): Promise<Message> {
  await member.press(message, label);
  return shown(message, says);
}

const labels = (message: Message) => message.buttons.map(({ label }) => label);

async function upload(member: Member, name: string, bytes: string | Uint8Array): Promise<Message | null> {
  onTestFailed(() => console.log(emulator.transcript()));
  const file = emulator.upload(name, bytes);
  return (await member.slash("notes upload", { file })).message;
}

test("a messy note is shown, saved, played and edited, and progress is kept", async () => {
  const draft = await shown(await upload(editor, "os.md", messy), "Please look this over");
  expect(draft.content).toContain("**os.md** · Operating systems: 11 facts");
  expect(draft.content).toContain("os.md:28: This question has no key");
  expect(draft.content).toContain("Questions that it gives, for example:");
  expect(labels(draft)).toEqual(["Save", "Discard"]);

  const saved = await pressed(editor, draft, "Save", "**Saved.**");
  expect(saved.content).toContain("12 new.");
  expect(labels(saved)).toEqual(["Start a round on this note", "Undo", "Only ours", "Keep both"]);
  const lobby = (await editor.press(saved, "Start a round on this note")).message;
  expect(lobby?.content).toContain("Operating systems");
  await editor.slash("quiz stop");
  await editor.press(saved, "Only ours");
  await expect
    .poll(async () => (await student.slash("fact", { topic: "Deep Learning" })).content, { timeout: 5_000 })
    .toContain("no topic");

  const edited = messy
    .replace("with its own address space.", "with an address space of its own.")
    .replace("- Deadlock needs", "- A deadlock needs");
  const second = await shown(
    await upload(editor, "os.md", `${edited}\nA zombie is a process that ended and was not waited for.\n`),
    "Please look this over",
  );
  expect(second.content).toContain("Instead of the one you have:");
  expect(second.content).toContain("1 new, nobody's progress lost");
  const update = await pressed(editor, second, "Save", "**Saved.**");
  expect(labels(update)).toContain("Undo");
  const back = await pressed(editor, update, "Undo", "**Taken back.**");
  expect(back.content).toContain("1 retired");
}, 60_000);

test("an Anki package and a CSV are read, a PDF is refused with what to do, several at once", async () => {
  const deck = {
    notetypes: [{ name: "Basic", fields: ["Front", "Back"] }],
    notes: ["Paris", "Lima", "Cairo", "Oslo"].map((city, at) => ({
      type: 0,
      fields: [`Capital of ${["France", "Peru", "Egypt", "Norway"][at]}`, city],
    })),
  };
  const files = {
    file: emulator.upload("capitals.apkg", ankiPackage(deck, "new")),
    file2: emulator.upload("words.csv", "term,definition\nosmosis,movement of water\n"),
    file3: emulator.upload("book.pdf", "%PDF-1.4"),
    file4: emulator.upload("gases.md", "Which are noble gases?\n\n- [x] Neon\n- [ ] Nitrogen\n- [x] Argon\n"),
  };
  const draft = await shown((await editor.slash("notes upload", files)).message, "Please look this over");
  expect(draft.content).toContain("**capitals.apkg** · capitals: 4 facts");
  expect(draft.content).toContain("1 picture or sound left out");
  expect(draft.content).toContain("**words.csv** · words: 1 fact");
  expect(draft.content).toContain("1 question has several right answers: members choose all that fit.");
  expect(draft.content).toContain("**book.pdf** isn't taken: a PDF has no lines to read");
  await pressed(editor, draft, "Discard", "Discarded");
});

test("more than five problems come as a file, with its alt text", async () => {
  const text = Array.from({ length: 8 }, (_, at) => `It is number ${at} of these lines.`).join("\n\n");
  const draft = await shown(
    await upload(editor, "it.md", `${text}\n\nA cell divides by mitosis.\n`),
    "8 lines to look at",
  );
  expect(draft.attachments).toMatchObject([
    { filename: "problems.txt", description: expect.stringContaining("8 problems") },
  ]);
});

test("only editors change notes, everyone sees them, and no other server does", async () => {
  const refused = await shown(await upload(student, "mine.md", "A cell divides by mitosis."), "Only editors");
  expect(labels(refused)).toEqual([]);
  const list = await student.slash("notes list");
  expect(list).toMatchObject({ ephemeral: true });
  expect(list.content).toContain("os.md · Operating systems");
  const stranger = other.addMember("Eve", { permissions: ["ManageGuild"] });
  expect((await stranger.slash("notes list")).content).not.toContain("os.md");
  expect((await stranger.slash("notes show", { note: "os.md" })).content).toContain("There is no note");
  expect((await stranger.slash("fact", { topic: "Operating systems" })).content).toContain("no topic");
});

test("shared notes are switched by a menu, and a note can be removed and brought back", async () => {
  const { message } = await editor.slash("notes list");
  if (message === null) throw new Error("no list");
  const [menu] = message.menus;
  if (menu === undefined) throw new Error("no menu");
  await editor.choose(message, menu.customId, ["Deep Learning"]);
  await expect
    .poll(async () => (await student.slash("fact", { topic: "Deep Learning" })).content, { timeout: 5_000 })
    .toContain("deep-learning.md");
  const removed = await shown(
    (await editor.slash("notes remove", { note: "os.md" })).message,
    "**Removed.**",
  );
  expect((await student.slash("notes list")).content).not.toContain("os.md");
  await pressed(editor, removed, "Undo", "**Taken back.**");
  expect((await student.slash("notes list")).content).toContain("os.md");
});

test("a message is suggested in the open, accepted by an editor, told as a fact and withdrawn by its author", async () => {
  onTestFailed(() => console.log(emulator.transcript()));
  const author = guild.addMember("Ada").in(hall);
  const said = author.say("A semaphore is a counter that limits how many threads enter a section at once.");
  const suggestion = await shown(
    (await student.contextMenu("Save as note", said)).message,
    "Suggested as a note",
  );
  expect(labels(suggestion)).toEqual(["Accept", "Withdraw"]);
  await student.press(suggestion, "Accept");
  await emulator.waitForMessage(hall, ({ content }) => content.startsWith("Only editors can do that"));
  const saved = await pressed(editor, suggestion, "Accept", "Saved as a note");
  const told = await student.slash("fact", { topic: "Saved messages" });
  expect(told.content).toContain("A semaphore is a counter");
  expect(told.content).toContain(`/${said.id}`);
  const gone = await pressed(author, saved, "Withdraw", "This suggestion was withdrawn");
  expect(gone.content).not.toContain("semaphore");
  expect((await student.slash("fact", { topic: "Saved messages" })).content).toContain("no topic");
});
