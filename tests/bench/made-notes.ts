import type { NoteText } from "#src/core/notes/note.ts";
import { type Random, seeded } from "#src/core/random.ts";

const words = (list: string): readonly string[] => list.split(" ");

const onsets = words(
  "b br c cal d dor f fen g gal h k kor l lam m mer n nor p pel qu r ros s sil t tar v ver z",
);
const middles = words("a e i o u an el in or ur am es ir ol um");
const ends = words("bin dex gan lor mine nix pase ron sine tex tin tor vane zole");
const givenNames = words(
  "Ada Bruno Clara Daniel Edith Felix Greta Hugo Irene Jonas Karin Leo Marta Nils Olga",
);
const vocabulary = {
  qualities: words(
    "adaptive ambient basal binary central coupled dense distal fluid hybrid inner linear lateral modal neutral optical outer polar primary radial rapid remote sparse thermal tidal urban vascular vertical viscous",
  ),
  heads: words(
    "filter enzyme protocol layer membrane engine scheduler mineral valve reactor ledger treaty tariff current glacier sensor index cache receptor hormone turbine circuit kernel matrix isotope polymer tissue orbit channel column",
  ),
  verbs: words(
    "absorbs amplifies balances carries compresses converts delays digests distributes encodes filters guides isolates joins locks measures moves orders packs predicts regulates releases routes separates splits stores supplies tracks transmits weighs",
  ),
  things: words(
    "protons packets residues vesicles sediments gradients invoices pulses crystals droplets electrons fibers frames grains ions ledgers nutrients particles photons records samples signals spores tokens vapors waves wires cells bonds ashes",
  ),
  places: words(
    "liver cortex valley kernel nucleus harbor mantle router basin boiler archive factory spine market lattice delta chamber canopy reservoir turbine",
  ),
} as const;

/**
 * A field of study: each call gives a word of its own small vocabulary, a made-up name or a number. It shares common words
 * with other fields, and has words of its own, as subjects do.
 */
type Field = Readonly<
  Record<"quality" | "head" | "verb" | "thing" | "place" | "person" | "name", () => string>
> & {
  readonly number: () => number;
};

const FACTS_OF_NOTE = 100;
const FACTS_OF_HEADING = 20;

function fieldOf(random: Random): Field {
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? "";
  const many = (count: number, word: () => string) => Array.from({ length: count }, word);
  const some = (list: readonly string[], count: number, made: readonly string[] = []) => {
    const own = [...many(count, () => pick(list)), ...made];
    return () => pick(own);
  };
  const syllables = () => pick(onsets) + pick(middles);
  const name = () => first(syllables() + (random() < 0.5 ? syllables() : "") + pick(ends));
  return {
    quality: some(
      vocabulary.qualities,
      3,
      many(6, () => `${syllables()}${syllables()}ic`),
    ),
    head: some(vocabulary.heads, 6),
    verb: some(vocabulary.verbs, 12),
    thing: some(
      vocabulary.things,
      6,
      many(6, () => `${syllables()}${syllables()}ids`),
    ),
    place: some(vocabulary.places, 6),
    person: () => `${pick(givenNames)} ${name()}`,
    name,
    number: () => 3 + Math.floor(random() * 597),
  };
}

const first = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const withArticle = (text: string) => `${/^[aeiou]/iu.test(text) ? "an" : "a"} ${text}`;

/** Ways to state something, in the shapes that study notes have; some hedge, count, contrast or have no full stop. */
const shapes: readonly ((of: Field) => string)[] = [
  (of) =>
    `${of.name()} is ${withArticle(of.head())} that ${of.verb()} ${of.thing()} inside the ${of.place()} by using ${of.quality()} ${of.thing()}.`,
  (of) =>
    `${of.name()} is a type of ${of.head()} that ${of.verb()} ${of.thing()} before the ${of.place()} ${of.verb()} them.`,
  (of) =>
    `The ${of.quality()} ${of.head()} ${of.verb()} ${of.thing()} and ${of.verb()} ${of.thing()} in the ${of.place()}.`,
  (of) =>
    `${first(withArticle(of.quality()))} ${of.head()} ${of.verb()} the ${of.quality()} ${of.thing()} of the ${of.place()}, unlike ${withArticle(of.quality())} ${of.head()}`,
  (of) =>
    `The ${of.name()} ${of.head()} ${of.verb()} ${of.number()} ${of.thing()} per minute at the ${of.place()}.`,
  (of) => `${of.person()} invented the ${of.quality()} ${of.head()} in ${1400 + of.number()}.`,
  (of) => `${of.name()} can help the ${of.place()} when ${of.thing()} are ${of.quality()}.`,
  (of) =>
    `The ${of.name()} ${of.head()} combines ${of.name()} with ${of.quality()} ${of.thing()} to keep the ${of.place()} stable`,
  (of) =>
    `${first(of.quality())} ${of.head()}s move ${of.thing()} from the ${of.place()} to the ${of.place()}.`,
  (of) =>
    `In ${withArticle(of.head())}, ${of.name()} ${of.verb()} the largest ${of.thing()} of the ${of.place()} through ${of.quality()} ${of.thing()}.`,
  (of) => {
    const parts = [of.quality(), of.quality(), of.head()].map(first);
    const acronym = parts.map((part) => part.slice(0, 1)).join("");
    return `${acronym} (${parts.join(" ")}) is ${withArticle(of.head())} that ${of.verb()} ${of.name()} and ${of.thing()} of the ${of.place()}.`;
  },
  (of) =>
    `${of.name()} contains ${of.number()} ${of.thing()} and increases the ${of.quality()} ${of.thing()} of the ${of.place()}.`,
];

/** Notes of so many statements, a hundred in each, of fields that differ as subjects do; the same for the same seed. */
export function madeNotes(facts: number, seed: string): NoteText[] {
  return Array.from({ length: Math.ceil(facts / FACTS_OF_NOTE) }, (_, at) => {
    const random = seeded("made notes", seed, at);
    const field = fieldOf(random);
    const lines = Array.from({ length: Math.min(FACTS_OF_NOTE, facts - at * FACTS_OF_NOTE) }, (_, line) => {
      const shape = shapes[Math.floor(random() * shapes.length)];
      const heading = `\n## ${field.name()} ${field.head()}s\n\n`;
      return `${line % FACTS_OF_HEADING === 0 ? heading : ""}- ${shape?.(field) ?? ""}`;
    });
    const file = `${String(at).padStart(4, "0")}.md`;
    return { file, text: `# ${field.name()} Studies ${at + 1}\n${lines.join("\n")}\n` };
  });
}

/** A glossary of so many letters: "term: definition" lines of hundreds of terms, each nearly the same as another. */
export function madeGlossary(letters: number, seed: string): NoteText {
  const of = fieldOf(seeded("made glossary", seed));
  const lines: string[] = [];
  for (let size = 0; size < letters; ) {
    const name = of.name();
    const number = of.number();
    for (const term of [name, `${name}s`, `${name} ${number}`, `${of.quality()} ${name}`]) {
      const line = `${term}: ${of.quality()} ${of.head()} that ${of.verb()} ${of.thing()} and ${of.verb()} the ${of.quality()} ${of.thing()} of the ${of.place()}`;
      lines.push(line);
      size += line.length + 1;
    }
  }
  return { file: "glossary.md", text: `# Glossary\n\n${lines.join("\n")}\n` };
}
