import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { QUOTA } from "../../src/core/notes/quota.ts";
import { type Emulator, type Message, startEmulator } from "../../src/emulator/index.ts";
import { ankiPackage } from "../support/anki-package.ts";
import { row, startCohort } from "./answers.ts";
import { madeNotes } from "./made-notes.ts";
import { streamWhile } from "./presses.ts";

const PER_SECOND = 200;
/** The greatest note that a server may have; `CHARACTERS` makes a smaller one. */
const CHARACTERS = Number(process.env.CHARACTERS ?? QUOTA.charactersOfNote);
/** What a card takes of a note: as many of them as one note may hold. */
const CHARACTERS_OF_CARD = 85;
/** So long an answer is waited for; more than this, and the open question would be over. */
const PATIENCE = 50_000;
const LIMIT = 50;

/** A made note of so many characters. */
function longNote(characters: number): string {
  const notes = madeNotes(Math.ceil(characters / 50), "import").map(({ text }) => text);
  return notes.join("\n").slice(0, characters);
}

/** A package of cards with a statement each, about as many as one note may hold. */
function longDeck(characters: number): Uint8Array {
  const lines = longNote(characters * 2)
    .split("\n")
    .filter((line) => line.startsWith("- "));
  const cards = lines.slice(0, Math.floor(characters / CHARACTERS_OF_CARD)).map((line, at) => ({
    type: 0,
    fields: [`Card ${at}`, line.slice(2, 70)],
  }));
  return ankiPackage({ notetypes: [{ name: "Basic", fields: ["Front", "Back"] }], notes: cards }, "new");
}

/** What a member who edits notes does, each until its answer is shown; throws where another one comes. */
function makeEditor(emulator: Emulator) {
  const guild = emulator.addGuild({ name: "Importers" });
  const channel = guild.addChannel("notes");
  const editor = guild.addMember("Grace", { permissions: ["ManageGuild"] }).in(channel);
  const shown = async (message: Message | null, says: string): Promise<Message> => {
    const until = performance.now() + PATIENCE;
    for (;;) {
      const current = message === null ? null : emulator.message(message.id, channel);
      if (current?.content.includes(says)) return current;
      if (performance.now() > until || current?.content.includes("isn't taken"))
        throw new Error(`No "${says}", but: ${current?.content}`);
      await wait(10);
    }
  };
  return {
    async upload(name: string, bytes: string | Uint8Array): Promise<Message> {
      const file = emulator.upload(name, bytes);
      const { message } = await editor.slash("notes upload", { file });
      return shown(message, "Please look this over");
    },
    async save(draft: Message): Promise<Message> {
      await editor.press(draft, "Save");
      return shown(draft, "**Saved.**");
    },
  };
}

/**
 * The greatest note and an Anki package as large, uploaded and saved one after the other while 200 answers a second come
 * in elsewhere: how long each took and held the event loop. Limit: 50 ms at p99 for each.
 */
export async function benchImport(): Promise<boolean> {
  const files = [
    { name: "long.md", bytes: longNote(CHARACTERS) },
    { name: "deck.apkg", bytes: longDeck(CHARACTERS) },
  ] as const;
  const emulator = await startEmulator({ rateLimits: false });
  const cohort = await startCohort(emulator);
  const editor = makeEditor(emulator);
  const p99s: number[] = [];
  const measured = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
    await cohort.loopDelay();
    const began = performance.now();
    const result = await act();
    const took = performance.now() - began;
    const { p99, max } = await cohort.loopDelay();
    p99s.push(p99);
    console.log(
      `${name}: ${took.toFixed(0)} ms, event loop p99 ${p99.toFixed(1)} ms (limit ${LIMIT}), max ${max.toFixed(0)} ms`,
    );
    return result;
  };
  const importing = (async () => {
    await measured("without an import", () => wait(5_000));
    for (const { name, bytes } of files) {
      const draft = await measured(`${name} (${bytes.length}) read and shown`, () =>
        editor.upload(name, bytes),
      );
      await measured(`${name} saved and studied`, () => editor.save(draft));
    }
  })();
  const steady = await streamWhile(cohort.target, PER_SECOND, importing);
  await cohort.stop();
  await emulator.close();
  console.log(row(`${PER_SECOND} a second`, steady));
  return Math.max(...p99s) <= LIMIT && steady.failed === 0;
}
