import { presentFacts } from "../core/facts/identity.ts";
import type { NoteText } from "../core/notes/note.ts";
import type { Clock, NewId, Reader } from "./ports.ts";
import type { FactStore, NoteStore } from "./stores.ts";
import type { Study } from "./study.ts";

export type Libraries = {
  of(guildId: string | null): Promise<Study>;
  changed(guildId: string): Promise<Study>;
};
export function makeLibraries(p: {
  shared: readonly NoteText[];
  notes: NoteStore;
  facts: FactStore;
  reader: Reader;
  newId: NewId;
  clock: Clock;
}): Libraries {
  const made = new Map<string | null, Promise<Study>>();
  async function make(guildId: string | null): Promise<Study> {
    const off = guildId === null ? new Set() : await p.notes.off(guildId);
    const own = guildId === null ? [] : (await p.notes.own(guildId)).map(({ note }) => note);
    const bank = await p.reader.bank([...p.shared.filter(({ file }) => !off.has(file)), ...own]);
    const present = presentFacts(bank.library);
    const places = new Map([...bank.library.facts, ...bank.library.authored].map((f) => [f.fingerprint, f]));
    const mine = present.filter(({ fingerprint }) => places.get(fingerprint)?.owner === guildId);
    const { ids } = await p.facts.sync({ guildId, files: null }, mine, p.newId, p.clock());
    if (guildId !== null) await of(null);
    const factIds = new Map([...(await p.facts.known(present.map((f) => f.fingerprint))), ...ids]);
    const factsById = new Map(
      bank.library.facts.flatMap((f) => {
        const id = factIds.get(f.fingerprint);
        return id === undefined ? [] : [[id, f] as const];
      }),
    );
    return { bank, factIds, factsById };
  }
  function of(guildId: string | null): Promise<Study> {
    const known = made.get(guildId) ?? make(guildId);
    made.set(guildId, known);
    return known;
  }
  return {
    of,
    changed(guildId) {
      made.delete(guildId);
      return of(guildId);
    },
  };
}
