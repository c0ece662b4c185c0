import { StudyError } from "../core/errors.ts";
import { presentFacts } from "../core/facts/identity.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Bank } from "../core/questions/bank.ts";
import type { FactStore, NoteStore } from "./note-stores.ts";
import type { Clock, Logger, NewId, Reader, Timers } from "./ports.ts";
import { type Study, studyOf } from "./study.ts";

/** What each server studies: the shared notes that it has on and its own, read and made together. */
export type Libraries = {
  /** Throws StudyError `notesLoading` where it isn't made yet and takes more than two seconds; null is all shared notes. */
  of(guildId: string | null): Promise<Study>;
  /** Makes a server's study anew; the old one serves until it is there. */
  changed(guildId: string): Promise<Study>;
};

export type LibraryParts = {
  readonly notes: NoteStore;
  readonly facts: FactStore;
  readonly reader: Reader;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly log: Logger;
};

/** Whoever asks waits so long for a study that is being made, in milliseconds: Discord waits three seconds. */
const PATIENCE = 2_000;
/** So many studies are kept; the one that was asked for longest ago goes first. */
const KEPT = 200;

/** What failed is tried again after so many milliseconds: notes that take too long must not keep others waiting. */
const RETRY = 600_000;

/**
 * A study that is kept, or is being made; `next` is one that will take its place, and `served` what stands in for it
 * where it can't be made.
 */
type Kept = { study: Study | null; next: Promise<Study>; served: Promise<Study>; retryAt: number | null };

/** Servers without notes of their own share the study of the shared notes that they have on. */
type Plan = { readonly key: string; readonly guildId: string | null; readonly off: ReadonlySet<string> };

const ALL_SHARED: Plan = { key: "[]", guildId: null, off: new Set() };

/** Keeps what servers study; `share` changes the notes that all of them share, and resolves once everyone has them; where they can't be read, all stays as it was. */
export class KeptLibraries implements Libraries {
  readonly #parts: LibraryParts;
  readonly #kept = new Map<string, Kept>();
  readonly #plans = new Map<string, Promise<Plan>>();
  #shared: readonly NoteText[] = [];
  #waits = 0;

  constructor(parts: LibraryParts) {
    this.#parts = parts;
  }

  async of(guildId: string | null): Promise<Study> {
    const plan = await this.#planOf(guildId);
    const known = this.#kept.get(plan.key);
    const isDue = known === undefined || (known.retryAt !== null && known.retryAt <= this.#parts.clock());
    const kept = isDue ? this.#renew(plan) : known;
    this.#kept.delete(plan.key);
    this.#kept.set(plan.key, kept);
    return kept.study ?? this.#patiently(kept.served);
  }

  async changed(guildId: string): Promise<Study> {
    this.#plans.delete(guildId);
    const plan = await this.#planOf(guildId);
    const isOwn = plan.guildId !== null;
    if (!isOwn) this.#kept.delete(keyOf(guildId));
    return isOwn || !this.#kept.has(plan.key) ? this.#renew(plan).next : this.of(guildId);
  }

  /** Takes the shared notes as they are now, and makes every study that is kept anew, one after another. */
  async share(shared: readonly NoteText[]): Promise<void> {
    const before = this.#shared;
    this.#shared = shared;
    const guildIds = [...this.#plans.keys()];
    this.#plans.clear();
    await this.#renew(ALL_SHARED).next.catch((error: unknown) => {
      if (this.#shared === shared) this.#shared = before;
      throw error;
    });
    const plans = await Promise.all(guildIds.map((guildId) => this.#planOf(guildId)));
    const used = new Map(plans.map((plan) => [plan.key, plan]));
    for (const key of this.#kept.keys()) if (key !== ALL_SHARED.key && !used.has(key)) this.#kept.delete(key);
    used.delete(ALL_SHARED.key);
    for (const plan of used.values()) if (this.#kept.has(plan.key)) await this.#renew(plan).next;
  }

  /** Makes the studies of servers with notes of their own before somebody asks for them. */
  async prepare(): Promise<void> {
    for (const guildId of await this.#parts.notes.guilds()) {
      const plan = await this.#planOf(guildId);
      const kept = this.#kept.get(plan.key) ?? this.#renew(plan);
      await kept.served.catch((error: unknown) =>
        this.#parts.log.error({ error, guildId }, "A server's study could not be prepared"),
      );
    }
  }

  #planOf(guildId: string | null): Promise<Plan> {
    if (guildId === null) return Promise.resolve(ALL_SHARED);
    const known = this.#plans.get(guildId) ?? this.#plan(guildId);
    this.#plans.set(guildId, known);
    known.catch(() => this.#plans.delete(guildId));
    return known;
  }

  async #plan(guildId: string): Promise<Plan> {
    const { notes } = this.#parts;
    const [off, { notes: own }] = [await notes.off(guildId), await notes.usage(guildId)];
    return own > 0 ? { key: keyOf(guildId), guildId, off } : this.#sharedPlan(off);
  }

  #sharedPlan(off: ReadonlySet<string>): Plan {
    const present = this.#shared.map(({ file }) => file).filter((file) => off.has(file));
    return { key: JSON.stringify(present.toSorted()), guildId: null, off };
  }

  /** Makes a study behind the one that is being made; until it is there, the one before it serves. */
  #renew(plan: Plan): Kept {
    const before = this.#kept.get(plan.key);
    const next = (before?.next ?? Promise.resolve()).then(
      () => this.#make(plan),
      () => this.#make(plan),
    );
    const served = next.catch((error: unknown) => this.#standIn(plan, kept, error));
    const kept: Kept = { study: before?.study ?? null, next, served, retryAt: null };
    this.#kept.set(plan.key, kept);
    next.then((study) => {
      kept.study = study;
      this.#forgetOldest();
    }, ignored);
    served.catch(ignored);
    return kept;
  }

  /** A server whose notes can't be made into a study keeps what it had, else studies the shared notes that it has on. */
  async #standIn({ key, guildId, off }: Plan, kept: Kept, error: unknown): Promise<Study> {
    const { clock, log } = this.#parts;
    kept.retryAt = clock() + RETRY;
    if (guildId !== null) {
      log.error({ error, guildId }, "A server's notes could not be made into a study");
      const shared = this.#sharedPlan(off);
      kept.study ??= await (this.#kept.get(shared.key) ?? this.#renew(shared)).served;
    }
    if (kept.study !== null) return kept.study;
    if (this.#kept.get(key) === kept) this.#kept.delete(key);
    throw error;
  }

  async #make(plan: Plan): Promise<Study> {
    const { key, guildId } = plan;
    const { facts, newId, clock } = this.#parts;
    const bank = await this.#read(plan);
    const present = presentFacts(bank.library);
    const owners = new Map(
      [...bank.library.facts, ...bank.library.authored, ...bank.library.lists].map((each) => [
        each.fingerprint,
        each.owner,
      ]),
    );
    const isShared = key === ALL_SHARED.key;
    if (isShared || guildId !== null) {
      const mine = present.filter(({ fingerprint }) => owners.get(fingerprint) === guildId);
      await facts.sync({ guildId, files: null }, mine, newId, clock());
    }
    if (!isShared) await this.#sharedOnce();
    return studyOf(bank, await facts.known(present.map(({ fingerprint }) => fingerprint)));
  }

  /** Notes that change while they are read are read again: what was erased meanwhile must not be written down as facts. */
  async #read({ guildId, off }: Plan): Promise<Bank> {
    const { notes, reader } = this.#parts;
    for (;;) {
      const own = guildId === null ? [] : await notes.own(guildId);
      const shared = this.#shared.filter(({ file }) => !off.has(file));
      const bank = await reader.bank([...shared, ...own.map(({ note }) => note)]);
      const now = guildId === null ? own : await notes.own(guildId);
      if (JSON.stringify(now) === JSON.stringify(own)) return bank;
    }
  }

  /** The lasting ids of shared facts are given when all shared notes are read together. */
  async #sharedOnce(): Promise<void> {
    const kept = this.#kept.get(ALL_SHARED.key) ?? this.#renew(ALL_SHARED);
    await kept.next.catch((error: unknown) => {
      if (kept.study === null) throw error;
    });
  }

  #patiently(making: Promise<Study>): Promise<Study> {
    const { timers, clock } = this.#parts;
    this.#waits += 1;
    const name = `library ${this.#waits}`;
    return new Promise((resolve, reject) => {
      timers.set(name, clock() + PATIENCE, () => reject(new StudyError("notesLoading")));
      making.then(resolve, reject).finally(() => timers.clear(name));
    });
  }

  #forgetOldest(): void {
    for (const [key, { study }] of this.#kept) {
      if (this.#kept.size <= KEPT) return;
      if (study !== null && key !== ALL_SHARED.key) this.#kept.delete(key);
    }
  }
}

function keyOf(guildId: string): string {
  return `guild ${guildId}`;
}

/** For promises whose failing is told where they are waited for. */
function ignored(): void {}
