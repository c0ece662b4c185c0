import { StudyError } from "../core/errors.ts";
import { QUOTA } from "../core/notes/quota.ts";
import type { Bank } from "../core/questions/bank.ts";
import { seeded, shuffled } from "../core/random.ts";
import type { App, Member } from "./app.ts";
import { refuseOthers } from "./editors.ts";
import { deedOf, type NoteParts, presentIn, savingOf } from "./note-parts.ts";
import { changesTo, toldChanges } from "./note-saving.ts";
import type { NoteSize } from "./note-stores.ts";
import { countsOf, summaryOf } from "./note-summaries.ts";
import { type ReadUpload, type ReadUploads, readUploads } from "./note-uploads.ts";
import type { DraftNote, DraftView, FileRefusal } from "./note-views.ts";
import { asked } from "./study.ts";

const SAMPLES = 3;

type Drafts = Pick<App["notes"], "preview" | "confirm" | "discard" | "checkUploads">;

/** Uploads: read and shown first, saved when their member says so. */
export function makeNoteDrafts(parts: NoteParts): Drafts {
  const { notes, facts, libraries, settings, reader, newId, log } = parts;

  async function draftNotes(
    guildId: string,
    taken: readonly ReadUpload[],
    own: ReadonlyMap<string, NoteSize>,
    bank: Bank,
  ): Promise<DraftNote[]> {
    const counts = countsOf(bank);
    const files = taken.map(({ text }) => text.file);
    const present = taken.flatMap(({ reading }) => presentIn(reading));
    const changes = await facts.compare(guildId, present, files);
    return taken.map(({ reading }) => {
      const { note } = reading;
      const stored = own.get(note.file);
      const about = { isOn: true, changedAt: stored?.changedAt ?? null };
      const summary = summaryOf(reading, counts, about);
      return { ...summary, change: stored === undefined ? null : (changes.get(note.file) ?? null) };
    });
  }

  /** The questions of what may be saved beside the server's other notes; where making them takes too long, none of it is. */
  async function banked(guildId: string, taken: readonly ReadUpload[]) {
    const files = new Set(taken.map(({ text }) => text.file));
    const others = (await notes.own(guildId)).map(({ note }) => note).filter(({ file }) => !files.has(file));
    try {
      return { bank: await reader.bank([...others, ...taken.map(({ text }) => text)]), taken, tooCostly: [] };
    } catch (error) {
      log.warn({ error, files: taken.length }, "An upload's questions could not be made");
      const tooCostly = taken.map(({ text: { file } }) => ({ file, code: "tooCostly" as const, values: {} }));
      return { bank: await reader.bank([]), taken: [], tooCostly };
    }
  }

  async function draftOf(member: Member, { read, refused, skipped }: ReadUploads): Promise<DraftView> {
    const { guildId } = member;
    const own = await notes.sizes(guildId);
    const fitting = withinQuota(read, own);
    const { bank, taken, tooCostly } = await banked(guildId, fitting.taken);
    const draftId = taken.length === 0 ? null : newId();
    const shown = await draftNotes(guildId, taken, own, bank);
    if (draftId !== null) {
      const draft = { draftId, notes: taken.map(({ text }) => text) };
      await notes.keepDraft(draft, deedOf(member, parts), QUOTA.openDrafts);
    }
    return {
      draftId,
      notes: shown,
      refused: [...refused, ...fitting.refused, ...tooCostly],
      problems: taken.map(problemsIn),
      samples: samplesOf(bank, taken, draftId ?? ""),
      skipped,
    };
  }

  return {
    async preview(member, uploads) {
      refuseOthers(member, await settings(member.guildId));
      return draftOf(member, await readUploads(uploads, member.guildId, parts));
    },
    async confirm(member, draftId) {
      refuseOthers(member, await settings(member.guildId));
      const draft = await notes.draft(draftId, deedOf(member, parts));
      if (draft === null) throw new StudyError("draftGone");
      const changes = await changesTo(draft.notes, parts);
      const saved = await notes.save(changes, savingOf(member, parts), draftId);
      if (saved === null) throw new StudyError("draftGone");
      const told = await toldChanges(member, saved, parts);
      return { notes: told, asksOnlyOwn: await asksOnlyOwn(member.guildId) };
    },
    discard: (member, draftId) => notes.dropDraft(draftId, deedOf(member, parts)),
    async checkUploads(member, uploads) {
      const { read, refused } = await readUploads(uploads, member.guildId, parts);
      return { checked: read.map(problemsIn), refused };
    },
  };

  async function asksOnlyOwn(guildId: string): Promise<boolean> {
    const off = await notes.off(guildId);
    const shared = (await libraries.of(null)).bank.library.notes;
    return shared.some(({ file }) => !off.has(file)) && (await notes.askOnlyOwn(guildId));
  }
}

function problemsIn({ reading: { note, problems } }: ReadUpload): DraftView["problems"][number] {
  return { file: note.file, problems };
}

/** The files that the server may keep beside its other notes; of the rest, why not. */
function withinQuota(
  read: readonly ReadUpload[],
  own: ReadonlyMap<string, NoteSize>,
): { readonly taken: readonly ReadUpload[]; readonly refused: readonly FileRefusal[] } {
  const sizes = new Map([...own].map(([file, { characters }]) => [file, characters]));
  const taken: ReadUpload[] = [];
  const refused: FileRefusal[] = [];
  for (const each of read) {
    const { file, text } = each.text;
    const others = [...sizes].filter(([name]) => name !== file);
    const characters = others.reduce((sum, [, size]) => sum + size, text.length);
    if (others.length >= QUOTA.notes)
      refused.push({ file, code: "tooManyNotes", values: { most: QUOTA.notes } });
    else if (characters > QUOTA.characters)
      refused.push({ file, code: "tooManyCharacters", values: { characters, most: QUOTA.characters } });
    else {
      taken.push(each);
      sizes.set(file, text.length);
    }
  }
  return { taken, refused };
}

/** Some of the upload's questions, on different facts. */
function samplesOf({ questions }: Bank, taken: readonly ReadUpload[], seed: string): DraftView["samples"] {
  const files = new Set(taken.map(({ text }) => text.file));
  const facts = new Set<string>();
  return shuffled(questions, seeded("samples", seed))
    .filter(({ source }) => files.has(source.file))
    .filter(({ fact }) => {
      const isNew = !facts.has(fact);
      facts.add(fact);
      return isNew;
    })
    .slice(0, SAMPLES)
    .map(asked);
}
