/** Words that turn a claim round when one stands for the other. */
export const opposites: readonly (readonly [string, string])[] = [
  ["increases", "decreases"],
  ["increase", "decrease"],
  ["raises", "lowers"],
  ["rises", "falls"],
  ["encourages", "discourages"],
  ["promotes", "inhibits"],
  ["stimulates", "inhibits"],
  ["strengthens", "weakens"],
  ["minimizes", "maximizes"],
  ["gain", "loss"],
  ["donates", "accepts"],
  ["maximum", "minimum"],
  ["largest", "smallest"],
  ["highest", "lowest"],
  ["longest", "shortest"],
  ["lightest", "heaviest"],
  ["strongest", "weakest"],
  ["oldest", "youngest"],
  ["oldest", "newest"],
  ["earliest", "latest"],
  ["warmest", "coldest"],
  ["most", "least"],
  ["higher", "lower"],
  ["longer", "shorter"],
  ["larger", "smaller"],
  ["stronger", "weaker"],
  ["above", "below"],
  ["inner", "outer"],
  ["positive", "negative"],
  ["positively", "negatively"],
  ["fixed", "variable"],
  ["static", "dynamic"],
  ["lossy", "lossless"],
  ["synchronous", "asynchronous"],
  ["symmetric", "asymmetric"],
  ["reversible", "irreversible"],
  ["saturated", "unsaturated"],
  ["haploid", "diploid"],
  ["identical", "different"],
  ["prokaryotic", "eukaryotic"],
  ["aerobic", "anaerobic"],
  ["endothermic", "exothermic"],
  ["acidic", "alkaline"],
  ["supervised", "unsupervised"],
];

/** Further pairs of a word and its opposite, in which a claim is turned round but by which no two lines are compared. */
const further: readonly (readonly [string, string])[] = [
  ["dilates", "constricts"],
  ["dilate", "constrict"],
  ["accelerates", "decelerates"],
  ["evaporates", "condenses"],
  ["widens", "narrows"],
  ["lengthens", "shortens"],
  ["thickens", "thins"],
  ["activates", "inactivates"],
  ["depolarizes", "hyperpolarizes"],
  ["enables", "disables"],
  ["borrows", "lends"],
  ["appreciates", "depreciates"],
  ["overestimates", "underestimates"],
  ["gains", "loses"],
  ["cathode", "anode"],
  ["cations", "anions"],
  ["soluble", "insoluble"],
  ["polar", "nonpolar"],
  ["hydrophilic", "hydrophobic"],
  ["hypertonic", "hypotonic"],
  ["organic", "inorganic"],
  ["miscible", "immiscible"],
  ["dominant", "recessive"],
  ["homozygous", "heterozygous"],
  ["asexually", "sexually"],
  ["unicellular", "multicellular"],
  ["voluntary", "involuntary"],
  ["excitatory", "inhibitory"],
  ["afferent", "efferent"],
  ["sensory", "motor"],
  ["sympathetic", "parasympathetic"],
  ["systolic", "diastolic"],
  ["benign", "malignant"],
  ["conditioned", "unconditioned"],
  ["explicit", "implicit"],
  ["proactive", "retroactive"],
  ["anterograde", "retrograde"],
  ["conscious", "unconscious"],
  ["qualitative", "quantitative"],
  ["discrete", "continuous"],
  ["dependent", "independent"],
  ["linear", "nonlinear"],
  ["convex", "concave"],
  ["rational", "irrational"],
  ["numerator", "denominator"],
  ["clockwise", "counterclockwise"],
  ["stateless", "stateful"],
  ["connectionless", "connection-oriented"],
  ["unicast", "broadcast"],
  ["encrypted", "unencrypted"],
  ["deterministic", "nondeterministic"],
  ["mutable", "immutable"],
  ["volatile", "non-volatile"],
  ["upstream", "downstream"],
  ["assets", "liabilities"],
  ["debit", "credit"],
  ["deficit", "surplus"],
  ["shortage", "surplus"],
  ["expansionary", "contractionary"],
  ["elastic", "inelastic"],
  ["buyers", "sellers"],
  ["domestic", "foreign"],
  ["public", "private"],
  ["plaintiff", "defendant"],
  ["majority", "minority"],
  ["bicameral", "unicameral"],
  ["transitive", "intransitive"],
  ["singular", "plural"],
  ["voiced", "voiceless"],
  ["consonants", "vowels"],
  ["synonyms", "antonyms"],
  ["prefix", "suffix"],
  ["louder", "softer"],
  ["faster", "slower"],
  ["consonant", "dissonant"],
  ["north", "south"],
  ["east", "west"],
  ["windward", "leeward"],
  ["convergent", "divergent"],
  ["intrusive", "extrusive"],
  ["renewable", "nonrenewable"],
];

/** Words that turn a claim round only in this company: "the most", "higher than". */
const company: Readonly<Record<string, Company>> = {
  // What is no different in one way may be in another: two lines contradict each other by them, no change is made.
  different: { before: "(?!)" },
  identical: { before: "(?!)" },
  static: { after: "(?! equilibrium)" },
  dynamic: { after: "(?! equilibrium)" },
  donates: { after: "(?!.* to\\b)" },
  accepts: { after: "(?!.* from\\b)" },
  rises: { after: "(?: (?:as|when|with|by|from|during|because)\\b|[.,])" },
  falls: { after: "(?: (?:as|when|with|by|from|during|because)\\b|[.,])" },
  condenses: { after: " (?:in)?to (?:a )?(?:liquid|water|droplets|dew)" },
  broadcast: { before: "(?:is |are )" },
  unicast: { before: "(?:is |are )" },
  continuous: { after: " (?:variables?|data|distributions?)" },
  discrete: { after: " (?:variables?|data|distributions?)" },
  gains: { after: " (?:electrons|heat|water|energy|mass|protons)" },
  loses: { after: " (?:electrons|heat|water|energy|mass|protons)" },
  sends: { after: " (?:signals|impulses|blood|data|messages|packets)" },
  receives: { after: " (?:signals|impulses|blood|data|messages|packets)" },
  sensory: { after: " (?:neurons?|nerves?|cortex|fib(?:er|re)s?|areas?)" },
  motor: { after: " (?:neurons?|nerves?|cortex|fib(?:er|re)s?|areas?)" },
  dominant: { after: " (?:alleles?|traits?|genes?|phenotypes?)" },
  recessive: { after: " (?:alleles?|traits?|genes?|phenotypes?)" },
  dependent: { after: " variables?" },
  independent: { after: " variables?" },
  public: { after: " (?:keys?|goods?|address(?:es)?|sector|company|companies)" },
  private: { after: " (?:keys?|goods?|address(?:es)?|sector|company|companies)" },
  credit: { before: "(?:a |the )", after: " (?:balance|side|entry)" },
  debit: { before: "(?:a |the )", after: " (?:balance|side|entry)" },
  civil: { after: " (?:law|cases?|courts?)" },
  criminal: { after: " (?:law|cases?|courts?)" },
  organic: { after: " (?:compounds?|molecules?|acids?)" },
  inorganic: { after: " (?:compounds?|molecules?|acids?)" },
  linear: { after: " (?:function|equation|relationship|growth|model)s?" },
  nonlinear: { after: " (?:function|equation|relationship|growth|model)s?" },
  domestic: { after: " (?:goods|producers|demand|currency|markets?)" },
  foreign: { after: " (?:goods|producers|demand|currency|markets?)" },
  majority: { before: "(?:a |the )", after: " (?:vote|opinion|decision|party)" },
  minority: { before: "(?:a |the )", after: " (?:vote|opinion|decision|party)" },
  north: { before: "(?:to the |in the |from the |lies |due )" },
  south: { before: "(?:to the |in the |from the |lies |due )" },
  east: { before: "(?:to the |in the |from the |lies |due )" },
  west: { before: "(?:to the |in the |from the |lies |due )" },
  fixed: { after: " (?:size|length|rate)" },
  variable: { after: " (?:size|length|rate)" },
  most: { before: "the " },
  least: { before: "the " },
  above: { before: "(?<!\\b(?:well|far|even|just) )" },
  below: { before: "(?<!\\b(?:well|far|even|just) )" },
  gain: { before: "the ", after: " of (?:electrons|hydrogen|oxygen|heat|energy|mass|weight)" },
  loss: { before: "the ", after: " of (?:electrons|hydrogen|oxygen|heat|energy|mass|weight)" },
  higher: { after: " than" },
  lower: { after: " than" },
  longer: { after: " than" },
  shorter: { after: " than" },
  larger: { after: " than" },
  smaller: { after: " than" },
  stronger: { after: " than" },
  weaker: { after: " than" },
};

type Company = { readonly before?: string; readonly after?: string };

/** Fixed expressions in which no word can be exchanged. */
const compounds =
  /\b(maximum likelihood|(negative|positive) (log|feedback|control)|least squares|longest common|shortest path)/iu;

/** Another word for one in the claim that turns it round. */
export type Turn = { readonly from: string; readonly to: string };

/** The turns in the order in which they are tried, by the word that each exchanges. */
const turnsFrom = Map.groupBy(
  [...opposites, ...further]
    .flatMap(([one, other]): Turn[] => [
      { from: one, to: other },
      { from: other, to: one },
    ])
    .map((turn, order) => ({ turn, order })),
  ({ turn }) => turn.from,
);

/** The first word of the claim's main part that has an opposite and stands in the claim once, its opposite nowhere. */
export function turnOf(main: string, claim: string): Turn | null {
  const words = new Set(main.match(/[\p{L}-]+/gu));
  const able = [...words].flatMap((word) => turnsFrom.get(word) ?? []);
  for (const { turn } of able.sort((a, b) => a.order - b.order)) {
    const { before = "", after = "" } = company[turn.from] ?? {};
    if (!new RegExp(`(?<![\\p{L}-])${before}${turn.from}${after}(?![\\p{L}-])`, "u").test(main)) continue;
    if (compounds.test(claim)) continue;
    if (countWord(claim, turn.from) === 1 && countWord(claim, turn.to) === 0) return turn;
  }
  return null;
}

/** How often a word stands in a text, in any case. */
export function countWord(text: string, word: string): number {
  return text.match(new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, "giu"))?.length ?? 0;
}
