import { hash, type Random, shuffled } from "#src/core/random.ts";
import { decoyKinds, type Item } from "./item.ts";

/** The item with one thing wrong on purpose; null where the kind that chance chose doesn't fit it. */
export function decoyOf(item: Item, all: readonly Item[], random: Random): Item | null {
  const [decoy = "wrongKey"] = shuffled(["wrongKey", ...decoyKinds], random);
  const changed = changedBy[decoy](item, all);
  return changed === null
    ? null
    : { ...item, ...changed, decoy, id: hash("decoy", item.id, decoy).slice(0, 12) };
}

type Change = (item: Item, all: readonly Item[]) => Partial<Item> | null;

const changedBy: Readonly<Record<(typeof decoyKinds)[number], Change>> = {
  /** Another option, or another item's key, is called right. */
  wrongKey({ kind, options, key, source }, all) {
    if (kind === "select-all") return null;
    const other = options.find((option) => !key.includes(option));
    if (other !== undefined) return { key: [other] };
    const foreign = all.find(
      (each) => each.kind === kind && each.source.file === source.file && each.key[0] !== key[0],
    );
    return foreign === undefined ? null : { key: foreign.key, accepted: foreign.accepted };
  },
  /** A wrong option says in other words what the key says. */
  secondRight({ kind, options, key }) {
    const [right = ""] = key;
    const at = options.findIndex((option) => !key.includes(option));
    if (kind !== "statement" && kind !== "choice") return null;
    const again = right.startsWith("is ") ? `${right}, as far as the notes tell` : `${right} (in general)`;
    return at < 0 ? null : { options: options.with(at, again) };
  },
  /** The stem names its key. */
  givenAway({ kind, stem, key }) {
    return kind === "true-false" || !stem.includes("____")
      ? null
      : { stem: `${stem} (Think of ${key[0] ?? ""}.)` };
  },
  /** The stem leans on a page that nobody sees. */
  dangling({ kind, stem }) {
    return kind === "acronym" ? null : { stem: `As the figure above shows, this one does it too: ${stem}` };
  },
};
