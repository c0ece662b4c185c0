/** Words of which no two can be said of one thing in the same respect. */
const series: readonly (readonly string[])[] = [
  "bacterial viral fungal parasitic protozoal",
  "dna rna",
  "aerobic anaerobic",
  "monocular binocular",
  "organic inorganic",
  "saturated unsaturated",
  "prokaryotic eukaryotic",
  "unicellular multicellular",
  "vertebrate invertebrate",
  "herbivorous carnivorous omnivorous",
  "deciduous evergreen",
  "annual biennial perennial",
  "nocturnal diurnal",
  "sympathetic parasympathetic",
  "afferent efferent",
  "cranial spinal",
  "cervical thoracic lumbar sacral",
  "upper lower",
  "anterior posterior",
  "proximal distal",
  "internal external",
  "interior exterior",
  "inner outer",
  "intrinsic extrinsic",
  "innate adaptive",
  "acute chronic",
  "benign malignant",
  "excitatory inhibitory",
  "steroidal nonsteroidal",
  "dominant recessive",
  "homozygous heterozygous",
  "haploid diploid",
  "sexual asexual",
  "catabolic anabolic",
  "ionic covalent metallic",
  "polar nonpolar",
  "endothermic exothermic",
  "endergonic exergonic",
  "igneous sedimentary metamorphic",
  "intrusive extrusive",
  "convergent divergent transform",
  "terrestrial aquatic",
  "renewable nonrenewable",
  "convex concave",
  "discrete continuous",
  "qualitative quantitative",
  "deductive inductive",
  "parametric nonparametric",
  "dependent independent",
  "supervised unsupervised",
  "lossy lossless",
  "static dynamic",
  "mutable immutable",
  "volatile nonvolatile",
  "compiled interpreted",
  "symmetric asymmetric",
  "synchronous asynchronous",
  "hardware software",
  "primary secondary tertiary quaternary",
  "first second third fourth fifth",
  "direct indirect",
  "fixed variable",
  "current noncurrent",
  "tangible intangible",
  "fiscal monetary",
  "civil criminal",
  "legislative executive judicial",
  "transitive intransitive",
  "singular plural",
  "masculine feminine neuter",
  "definite indefinite",
  "voiced voiceless",
  "major minor",
  "simple compound",
  "woodwind brass percussion string",
  "vector scalar",
  "open closed",
  "input output",
  "romance germanic slavic celtic",
  "physical network transport application",
  "consonant dissonant",
  "tonal atonal",
  "positive negative",
  "explicit implicit",
  "declarative procedural",
  "proactive retroactive",
  "anterograde retrograde",
  "allied axis",
  "left right",
  "strong weak",
  "eastern western",
  "northern southern",
  "ancient medieval modern",
  "odd even",
].map((line) => line.split(" "));

/** Names of classes of which nothing belongs to two. */
const classes: readonly (readonly string[])[] = [
  "mammals birds reptiles amphibians fish insects arachnids crustaceans molluscs",
  "vertebrates invertebrates",
  "prokaryotes eukaryotes",
  "bacteria viruses fungi protozoa",
  "angiosperms gymnosperms",
  "monocots dicots",
  "metals nonmetals metalloids",
  "cations anions",
  "monosaccharides disaccharides polysaccharides",
  "purines pyrimidines",
  "planets moons stars comets asteroids",
  "nouns verbs adjectives adverbs pronouns prepositions conjunctions",
  "vowels consonants",
  "arteries veins",
  "bones muscles nerves",
  "agonists antagonists",
  "assets liabilities",
  "substitutes complements",
  "continents oceans countries rivers",
  "operas symphonies",
].map((line) => line.split(" "));

/** The first name among those that exclude the class of that name, in lower case; null where none are known to. */
export function rivalsOf(name: string): string | null {
  return classes.find((names) => names.includes(name.toLowerCase()))?.[0] ?? null;
}

/** Prefixes and first parts that turn what follows them round, or count it. */
const beginnings: readonly (readonly string[])[] = [
  "mono bi tri quadri uni multi poly".split(" "),
  "endo exo ecto".split(" "),
  "intra inter extra".split(" "),
  "hyper hypo iso".split(" "),
  "homo hetero".split(" "),
  "macro micro".split(" "),
  "pre post".split(" "),
  "eu pro".split(" "),
  "centri".split(" "),
  "gram-positive gram-negative".split(" "),
  "short- long-".split(" "),
  "fat- water-".split(" "),
  "open- closed-".split(" "),
  "single- double-".split(" "),
];
const negations = /^(?:non-?|un|in|im|ir|dis|anti-?)(?=\p{L}{4})/u;
const endings: readonly (readonly string[])[] = [
  ["philic", "phobic"],
  ["positive", "negative"],
  ["ful", "less"],
  ["soluble", "insoluble"],
];

/** Whether two words exclude each other: "aerobic" and "anaerobic", "hydrophilic" and "hydrophobic". */
export function areOpposed(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()];
  if (one === other) return false;
  if (series.some((words) => words.includes(one) && words.includes(other))) return true;
  const bare = [one.replace(negations, ""), other.replace(negations, "")];
  if (bare[0] === bare[1]) return true;
  return (
    differsIn(
      one,
      other,
      beginnings,
      (word, part) => word.startsWith(part),
      (word, part) => word.slice(part.length),
    ) ||
    differsIn(
      one,
      other,
      endings,
      (word, part) => word.endsWith(part),
      (word, part) => word.slice(0, -part.length),
    )
  );
}

function differsIn(
  a: string,
  b: string,
  parts: readonly (readonly string[])[],
  has: (word: string, part: string) => boolean,
  rest: (word: string, part: string) => string,
): boolean {
  return parts.some((group) => {
    const [one, other] = [group.find((part) => has(a, part)), group.find((part) => has(b, part))];
    if (one === undefined || other === undefined || one === other) return false;
    return rest(a, one).length >= 4 && rest(a, one) === rest(b, other);
  });
}
