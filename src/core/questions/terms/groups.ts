import type { Named } from "./naming.ts";
import { stemsOf } from "./phrase.ts";
import type { Runs } from "./runs.ts";

/** Subjects that are one term, with the stems of all its names and the names as written. */
export type Group = { readonly named: Named[]; readonly ids: Set<string>; readonly texts: string[] };

/** Subjects that share any name are one term; the groups stand in the order of their first subjects. */
export function groupsOf(all: readonly Named[], wordsIn: Runs): Group[] {
  const places = new Map<Group, number>();
  const byId = new Map<string, Group>();
  for (const [at, named] of all.entries()) {
    const texts = [named.name, ...named.phrase.others, ...(named.tail.length > 0 ? [named.phrase.text] : [])];
    const ids = texts.map((text) => stemsOf(text, wordsIn).join(" ")).filter((id) => id !== "");
    const hits = [...new Set(ids.map((id) => byId.get(id)))].filter((group) => group !== undefined);
    hits.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const [home = { named: [], ids: new Set<string>(), texts: [] }, ...others] = hits;
    if (hits.length === 0) places.set(home, at);
    for (const other of others) {
      home.named.push(...other.named);
      home.texts.push(...other.texts);
      places.delete(other);
    }
    home.named.push(named);
    home.texts.push(...texts);
    for (const id of [...others.flatMap((other) => [...other.ids]), ...ids]) {
      home.ids.add(id);
      byId.set(id, home);
    }
  }
  return [...places.keys()];
}
