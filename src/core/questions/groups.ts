import type { Named } from "./naming.ts";
import { stemsOf } from "./phrase.ts";

/** Subjects that are one term, with the stems of all its names and the names as written. */
export type Group = { readonly named: Named[]; readonly ids: Set<string>; readonly texts: string[] };

/** Subjects that share any name are one term. */
export function groupsOf(all: readonly Named[]): Group[] {
  const groups: Group[] = [];
  for (const named of all) {
    const texts = [named.name, ...named.phrase.others, ...(named.tail.length > 0 ? [named.phrase.text] : [])];
    const ids = texts.map((text) => stemsOf(text).join(" ")).filter((id) => id !== "");
    const hits = groups.filter((group) => ids.some((id) => group.ids.has(id)));
    const [home = { named: [], ids: new Set<string>(), texts: [] }, ...others] = hits;
    for (const other of others) {
      home.named.push(...other.named);
      home.texts.push(...other.texts);
      for (const id of other.ids) home.ids.add(id);
      groups.splice(groups.indexOf(other), 1);
    }
    if (hits.length === 0) groups.push(home);
    home.named.push(named);
    home.texts.push(...texts);
    for (const id of ids) home.ids.add(id);
  }
  return groups;
}
