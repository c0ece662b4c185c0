import { StudyError } from "../core/errors.ts";
import { type PresentFact, presentFacts } from "../core/facts/identity.ts";
import type { NoteReading } from "../core/facts/note-reading.ts";
import { QUOTA } from "../core/notes/quota.ts";
import type { Member } from "./app.ts";
import type { Libraries } from "./libraries.ts";
import type { FactStore, NoteDeed, NoteSaving, NoteStore, NoteUsage } from "./note-stores.ts";
import type { Clock, Downloads, Importer, Logger, NewId, Reader } from "./ports.ts";
import type { GuildSettings } from "./views.ts";

/** What the use cases of notes stand on. */
export type NoteParts = {
  readonly notes: NoteStore;
  readonly facts: FactStore;
  readonly libraries: Libraries;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly downloads: Downloads;
  readonly importer: Importer;
  readonly reader: Reader;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Logger;
};

/** What a member does now. */
export function deedOf(member: Member, { clock }: Pick<NoteParts, "clock">): NoteDeed {
  return { guildId: member.guildId, userId: member.userId, now: clock() };
}

/** The same where something is saved, within the server's quota. */
export function savingOf(member: Member, parts: Pick<NoteParts, "clock" | "newId">): NoteSaving {
  return { ...deedOf(member, parts), newId: parts.newId, check: refuseTooMuch };
}

/** What a read note is stored with: its facts, its authored questions and its lists. */
export function presentIn(reading: NoteReading): PresentFact[] {
  return presentFacts(reading);
}

/** Throws `notesFull` where that is more than a server may keep. */
function refuseTooMuch({ notes, characters }: NoteUsage): void {
  if (notes > QUOTA.notes) throw new StudyError("notesFull", { what: "notes", most: QUOTA.notes });
  if (characters > QUOTA.characters)
    throw new StudyError("notesFull", { what: "characters", most: QUOTA.characters });
}
