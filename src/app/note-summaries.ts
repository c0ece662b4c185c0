import { StudyError } from "../core/errors.ts";
import { problemsOf } from "../core/facts/library.ts";
import type { NoteReading } from "../core/facts/note-reading.ts";
import { type Note, noteKey } from "../core/notes/note.ts";
import { QUOTA } from "../core/notes/quota.ts";
import type { Bank } from "../core/questions/bank.ts";
import { shortageAmong } from "../core/questions/shortage.ts";
import type { App, Member } from "./app.ts";
import { mayEdit } from "./editors.ts";
import type { NoteParts } from "./note-parts.ts";
import type { SuggestionStore } from "./note-stores.ts";
import type { NoteSummary } from "./note-views.ts";

const CHOICES = 25;
const FACTS_A_PAGE = 10;

/** How many facts and questions of a bank stand in each note, by owner and file. */
export type NoteCounts = ReadonlyMap<string, Pick<NoteSummary, "facts" | "questions" | "shortage">>;

/** A note with fewer questions is told why. */
const FEW_QUESTIONS = 5;

/** Counts what a bank has of each note. */
export function countsOf(bank: Bank): NoteCounts {
  const { library, questions } = bank;
  const facts = Map.groupBy(library.facts, noteKey);
  const places = Map.groupBy([...library.facts, ...library.authored], noteKey);
  const noteOf = new Map([...places].flatMap(([key, all]) => all.map((each) => [each.fingerprint, key])));
  const asked = Map.groupBy(questions, ({ fact }) => noteOf.get(fact));
  const counted = library.notes.map((note) => {
    const key = noteKey(note);
    const count = asked.get(key)?.length ?? 0;
    const isFew = count < FEW_QUESTIONS;
    const shortage = isFew
      ? shortageAmong(places.get(key) ?? [], { ...unbarred, bank, notes: [note] })
      : null;
    return [key, { facts: facts.get(key)?.length ?? 0, questions: count, shortage }] as const;
  });
  return new Map(counted);
}

const unbarred = { kinds: "mixed", barred: new Set<string>() } as const;
const nothing = { facts: 0, questions: 0, shortage: "noFacts" } as const;

/** What a note holds. */
export function summaryOf(
  { note, problems }: Pick<NoteReading, "note" | "problems">,
  counts: NoteCounts,
  { isOn, changedAt }: Pick<NoteSummary, "isOn" | "changedAt">,
): NoteSummary {
  return {
    file: note.file,
    topic: note.title,
    isOwn: note.owner !== null,
    isOn,
    ...(counts.get(noteKey(note)) ?? nothing),
    selectAll: note.questions.filter(({ key }) => key.length > 1).length,
    problems: problems.length,
    changedAt,
  };
}

type Summaries = Pick<App["notes"], "list" | "named" | "show" | "check">;

/** What a server's notes hold. */
export function makeNoteSummaries(parts: NoteParts & { readonly suggestions: SuggestionStore }): Summaries {
  const { notes, libraries, settings, suggestions, clock } = parts;

  /** Own notes first, then all shared ones, also those that are off. */
  async function all(guildId: string) {
    const [study, shared] = await Promise.all([libraries.of(guildId), libraries.of(null)]);
    const off = await notes.off(guildId);
    const sizes = await notes.sizes(guildId);
    const ownCounts = countsOf(study.bank);
    const sharedCounts = countsOf(shared.bank);
    const own = study.bank.library.notes.filter(({ owner }) => owner === guildId);
    return [
      ...own.map((note) => {
        const problems = problemsOf(study.bank.library, note);
        const about = { isOn: true, changedAt: sizes.get(note.file)?.changedAt ?? null };
        return { note, study, problems, summary: summaryOf({ note, problems }, ownCounts, about) };
      }),
      ...shared.bank.library.notes.map((note) => {
        const problems = problemsOf(shared.bank.library, note);
        const about = { isOn: !off.has(note.file), changedAt: null };
        return { note, study: shared, problems, summary: summaryOf({ note, problems }, sharedCounts, about) };
      }),
    ];
  }

  async function ownNotes(guildId: string, file: string | null): Promise<readonly Note[]> {
    const { library } = (await libraries.of(guildId)).bank;
    const own = library.notes.filter(({ owner }) => owner === guildId);
    if (file === null) return own;
    const found = own.filter((note) => isNamed(note, file));
    if (found.length === 0) throw new StudyError("unknownNote", { file });
    return found;
  }

  return {
    async list(member: Member) {
      const { guildId } = member;
      const usage = await notes.usage(guildId);
      return {
        notes: (await all(guildId)).map(({ summary }) => summary),
        quota: {
          notes: { used: usage.notes, most: QUOTA.notes },
          characters: { used: usage.characters, most: QUOTA.characters },
        },
        mayEdit: mayEdit(member, await settings(guildId)),
        suggestions: await suggestions.open(guildId, clock()),
      };
    },
    async named(guildId, typed, shared) {
      const wanted = typed.trim().toLowerCase();
      const all = shared ? (await libraries.of(null)).bank.library.notes : [];
      return [...(await ownNotes(guildId, null)), ...all]
        .filter(({ file, title }) => `${file}\n${title}`.toLowerCase().includes(wanted))
        .map(({ file }) => file)
        .slice(0, CHOICES);
    },
    async show(member, file, page) {
      const found = (await all(member.guildId)).find(({ note }) => isNamed(note, file));
      if (found === undefined) throw new StudyError("unknownNote", { file });
      const { note, study, problems, summary } = found;
      const facts = study.bank.library.facts.filter((fact) => noteKey(fact) === noteKey(note));
      const pages = Math.max(1, Math.ceil(facts.length / FACTS_A_PAGE));
      const at = Math.min(Math.max(0, Math.trunc(page)), pages - 1);
      return {
        note: summary,
        mayEdit: mayEdit(member, await settings(member.guildId)),
        facts: facts
          .slice(at * FACTS_A_PAGE, (at + 1) * FACTS_A_PAGE)
          .map(({ line, kind, text }) => ({ line, kind, text })),
        page: at,
        pages,
        problems,
      };
    },
    async check(member, file) {
      const found = await ownNotes(member.guildId, file);
      const { library } = (await libraries.of(member.guildId)).bank;
      return found.map((note) => ({ file: note.file, problems: problemsOf(library, note) }));
    },
  };
}

/** Whether that is the note's name, which may differ in case. */
export function isNamed({ file }: Note, name: string): boolean {
  return file.normalize("NFC").toLowerCase() === name.trim().normalize("NFC").toLowerCase();
}
