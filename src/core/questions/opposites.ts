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
  ["contracts", "relaxes"],
  ["attracts", "repels"],
  ["expands", "shrinks"],
  ["encrypts", "decrypts"],
  ["imports", "exports"],
  ["maximum", "minimum"],
  ["largest", "smallest"],
  ["highest", "lowest"],
  ["longest", "shortest"],
  ["lightest", "heaviest"],
  ["strongest", "weakest"],
  ["oldest", "youngest"],
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
  ["prokaryotic", "eukaryotic"],
  ["aerobic", "anaerobic"],
  ["endothermic", "exothermic"],
  ["acidic", "alkaline"],
  ["identical", "different"],
  ["supervised", "unsupervised"],
];

/** Words that turn a claim round only in this company: "the most", "higher than". */
const company: Readonly<Record<string, Company>> = {
  fixed: { after: " (?:size|length|rate)" },
  variable: { after: " (?:size|length|rate)" },
  most: { before: "the " },
  least: { before: "the " },
  gain: { before: "the ", after: " of (?:electrons|hydrogen|oxygen|heat|water|energy|mass|weight)" },
  loss: { before: "the ", after: " of (?:electrons|hydrogen|oxygen|heat|water|energy|mass|weight)" },
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

/** The first word of the claim's main part that has an opposite and stands in the claim once, its opposite nowhere. */
export function turnOf(main: string, claim: string): Turn | null {
  for (const [one, other] of opposites) {
    for (const turn of [
      { from: one, to: other },
      { from: other, to: one },
    ]) {
      if (!main.includes(turn.from)) continue;
      const { before = "", after = "" } = company[turn.from] ?? {};
      if (!new RegExp(`(?<![\\p{L}-])${before}${turn.from}${after}(?![\\p{L}-])`, "u").test(main)) continue;
      if (compounds.test(claim)) continue;
      if (countWord(claim, turn.from) === 1 && countWord(claim, turn.to) === 0) return turn;
    }
  }
  return null;
}

/** How often a word stands in a text, in any case. */
export function countWord(text: string, word: string): number {
  return text.match(new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}-])`, "giu"))?.length ?? 0;
}
