import type { NoteText } from "#src/core/notes/note.ts";
import { type Random, seeded } from "#src/core/random.ts";

const words = (list: string): readonly string[] => list.split(" ");

const onsets = words(
  "b br c cal d dor f fen g gal h k kor l lam m mer n nor p pel qu r ros s sil t tar v ver z",
);
const middles = words("a e i o u an el in or ur am es ir ol um");
const ends = words("bin dex gan lor mine nix pase ron sine tex tin tor vane zole");
const qualities = words(
  "adaptive ambient basal binary central coupled dense distal fluid hybrid inner linear lateral modal neutral optical outer polar primary radial rapid remote sparse thermal tidal urban vascular vertical viscous",
);
const heads = words(
  "filter enzyme protocol layer membrane engine scheduler mineral valve reactor ledger treaty tariff current glacier sensor index cache receptor hormone turbine circuit kernel matrix isotope polymer tissue orbit channel column",
);
const verbs = words(
  "absorbs amplifies balances carries compresses converts delays digests distributes encodes filters guides isolates joins locks measures moves orders packs predicts regulates releases routes separates splits stores supplies tracks transmits weighs",
);
const things = words(
  "protons packets residues vesicles sediments gradients invoices pulses crystals droplets electrons fibers frames grains ions ledgers nutrients particles photons records samples signals spores tokens vapors waves wires cells bonds ashes",
);
const places = words(
  "liver cortex valley kernel nucleus harbor mantle router basin boiler archive factory spine market lattice delta chamber canopy reservoir turbine",
);
const givenNames = words(
  "Ada Bruno Clara Daniel Edith Felix Greta Hugo Irene Jonas Karin Leo Marta Nils Olga Pavel",
);

/** One field of study, with names and classes of its own, from which its notes are made. */
type Field = {
  readonly pick: (list: readonly string[]) => string;
  readonly name: () => string;
  readonly number: () => number;
};

function fieldOf(random: Random): Field {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const some = (list: readonly string[], count: number) => Array.from({ length: count }, () => pick(list));
  const own = {
    heads: some(heads, 6),
    verbs: some(verbs, 12),
    things: some(things, 12),
    qualities: some(qualities, 8),
    places: some(places, 6),
  };
  const lists = new Map([
    [heads, own.heads],
    [verbs, own.verbs],
    [things, own.things],
    [qualities, own.qualities],
    [places, own.places],
  ]);
  const name = () => {
    const text =
      pick(onsets) + pick(middles) + (random() < 0.5 ? pick(onsets) + pick(middles) : "") + pick(ends);
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  };
  return {
    pick: (list) => pick(lists.get(list) ?? list),
    name,
    number: () => 3 + Math.floor(random() * 900),
  };
}

const a = (text: string) => `${/^[aeiou]/iu.test(text) ? "an" : "a"} ${text}`;
const first = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Ways to state something, in the shapes that study notes have. */
const shapes: readonly ((field: Field) => string)[] = [
  ({ pick, name }) =>
    `${name()} is ${a(pick(heads))} that ${pick(verbs)} ${pick(things)} inside the ${pick(places)} by using ${pick(qualities)} ${pick(things)}.`,
  ({ pick, name }) =>
    `${name()} is a type of ${pick(heads)} that ${pick(verbs)} ${pick(things)} before the ${pick(places)} ${pick(verbs)} them.`,
  ({ pick }) =>
    `The ${pick(qualities)} ${pick(heads)} ${pick(verbs)} ${pick(things)} and ${pick(verbs)} ${pick(things)} in the ${pick(places)}.`,
  ({ pick }) =>
    `${first(a(pick(qualities)))} ${pick(heads)} ${pick(verbs)} the ${pick(qualities)} ${pick(things)} of the ${pick(places)}, unlike ${a(pick(qualities))} ${pick(heads)}.`,
  ({ pick, name, number }) =>
    `The ${name()} ${pick(heads)} ${pick(verbs)} ${number()} ${pick(things)} per minute at the ${pick(places)}.`,
  ({ pick, name, number }) =>
    `${pick(givenNames)} ${name()} invented the ${pick(qualities)} ${pick(heads)} in ${1400 + (number() % 600)}.`,
  ({ pick, name }) => `${name()} can help the ${pick(places)} when ${pick(things)} are ${pick(qualities)}.`,
  ({ pick, name }) =>
    `The ${name()} ${pick(heads)} combines ${name()} with ${pick(qualities)} ${pick(things)} to keep the ${pick(places)} stable.`,
  ({ pick }) =>
    `${first(pick(qualities))} ${pick(heads)}s ${pick(verbs).replace(/s$/u, "")} ${pick(things)} from the ${pick(places)} to the ${pick(places)}.`,
  ({ pick, name }) =>
    `In ${a(pick(heads))}, ${name()} ${pick(verbs)} the largest ${pick(things)} of the ${pick(places)} through ${pick(qualities)} ${pick(things)}.`,
  ({ pick, name }) => {
    const letters = [pick(qualities), pick(qualities), pick(heads)].map(first);
    return `${letters.map((word) => word.slice(0, 1)).join("")} (${letters.join(" ")}) is ${a(pick(heads))} that ${pick(verbs)} ${name()} and ${pick(things)} of the ${pick(places)}.`;
  },
  ({ pick, name, number }) =>
    `${name()} contains ${number()} ${pick(things)} and increases the ${pick(qualities)} ${pick(things)} of the ${pick(places)}.`,
];

/** Notes of about `facts` statements, a hundred in each, of fields that differ as subjects do; the same for the same seed. */
export function madeNotes(facts: number, seed: string): NoteText[] {
  return Array.from({ length: Math.ceil(facts / 100) }, (_, at) => {
    const field = fieldOf(seeded("made notes", seed, at));
    const lines = Array.from({ length: Math.min(100, facts - at * 100) }, (_, line) => {
      const shape = shapes[Math.floor(seeded("shape", seed, at, line)() * shapes.length)];
      const heading = line % 20 === 0 ? `## ${field.name()} ${field.pick(heads)}s\n\n` : "";
      return `${heading}- ${shape?.(field) ?? ""}`;
    });
    return {
      file: `${String(at).padStart(4, "0")}.md`,
      text: `# ${field.name()} Studies ${at + 1}\n\n${lines.join("\n")}\n`,
    };
  });
}

/** A glossary of about `bytes` letters: "term: definition" lines of hundreds of terms that are near-duplicates of others. */
export function madeGlossary(bytes: number): NoteText {
  const field = fieldOf(seeded("glossary"));
  const { pick } = field;
  const lines: string[] = [];
  for (let size = 0, at = 0; size < bytes; at += 1) {
    const stem = field.name();
    const term = [stem, `${stem}s`, `${stem} ${pick(heads)}`, `${pick(qualities)} ${stem}`][at % 4] ?? stem;
    for (const each of [term, `${term} ${1 + (at % 3)}`]) {
      const line = `${each}: ${pick(qualities)} ${pick(heads)} that ${pick(verbs)} ${pick(things)} and ${pick(verbs)} the ${pick(qualities)} ${pick(things)} of the ${pick(places)}`;
      lines.push(line);
      size += line.length + 1;
    }
  }
  return { file: "glossary.md", text: `# Glossary\n\n${lines.join("\n")}\n` };
}
