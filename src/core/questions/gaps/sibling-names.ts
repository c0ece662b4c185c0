/** "L1" and "L2", "IPv4" and "IPv6": names that differ by a digit or in one word of several. */
export function areShapeSiblings(a: string, b: string): boolean {
  const [first, second] = [a.replace(/\d+/gu, "#"), b.replace(/\d+/gu, "#")];
  return a !== b && first === second && first.includes("#");
}

const anyOf =
  /^(?:single|ideal|typical|ordinary|usual|conventional|common|general|regular|certain|particular|given|whole|entire|individual)$/u;
const measures = /^(?:rate|ratio|level|index|number|score|value|amount|count)s?$/u;

/** "single deep tree" is as well a decision tree, and "turnover rate" measures labour turnover. */
export function sameHead(a: string, b: string): string | null {
  const [mine, its] = [a, b].map((name) => name.toLowerCase().split(" ")) as [string[], string[]];
  const isVague = (words: readonly string[]) => words.length > 1 && anyOf.test(words[0] ?? "");
  if (mine.at(-1) === its.at(-1) && (isVague(mine) || isVague(its))) return `any ${mine.at(-1)} may be meant`;
  const isMeasure = (words: readonly string[], of: readonly string[]) =>
    measures.test(words.at(-1) ?? "") && words.length === 2 && words[0] === of.at(-1);
  return isMeasure(mine, its) || isMeasure(its, mine) ? `“${a}” and “${b}” measure one thing` : null;
}
