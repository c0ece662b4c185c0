import { distance } from "./edit-distance.ts";

/** Words of so many letters may have one letter wrong, and long ones two. */
const TYPO_FROM = 4;
const LONG_WORD = 8;
/** An inflected word keeps at least so many letters and so much of itself. */
const STEM_FROM = 4;
const STEM_SHARE = 0.6;
/** Opposites and sisters share at least so many letters. */
const SISTER_FROM = 3;

/** Words that turn a statement into another one. */
const opposites: ReadonlySet<string> = new Set(
  "raise:lower raises:lowers rise:fall rises:falls promotes:inhibits promotes:prevents stimulates:inhibits enhances:suppresses activates:inhibits activates:suppresses strengthens:weakens speeds:slows causes:prevents allows:prevents enables:prevents helps:hurts adds:removes gains:loses donates:accepts attracts:repels expands:shrinks expands:contracts contracts:relaxes opens:closes starts:stops begins:ends absorbs:releases absorbs:emits consumes:produces stores:releases enters:leaves grows:shrinks high:low higher:lower highest:lowest long:short longer:shorter large:small larger:smaller more:less most:least many:few first:last before:after above:below always:sometimes all:some left:right inner:outer positive:negative true:false strong:weak stronger:weaker fast:slow faster:slower easy:hard best:worst lossy:lossless artar:azalır artırır:azaltır büyük:küçük yüksek:düşük önce:sonra erhöht:senkt steigt:fällt groß:klein vor:nach aumenta:disminuye aumenta:reduce antes:después augmente:diminue avant:après".split(
    " ",
  ),
);
/** Beginnings that make one word the opposite or sister of another; nothing stands for a bare word. */
const beginnings = pairsOf(
  "in:de in:ex im:ex en:de over:under hyper:hypo inter:intra ab:ad af:ef max:min macro:micro pre:post endo:exo up:down pro:anti mono:poly homo:hetero uni:multi out:in sub:super pro:eu un: dis: non: anti: a: an: im: in: ir: il: de:",
);
/** Endings of sister words: chemistry's, and who does and who is done to. */
const endings = pairsOf("ane:ene ene:yne ane:yne ate:ite ate:ide ite:ide ose:ase er:ee or:ee less:ful");

/** Whether a word is the other one's opposite or its sister: to put one for the other says something else. */
export function areOpposed(a: string, b: string): boolean {
  return isPair(a, b) || isPair(b, a);
}

function isPair(a: string, b: string): boolean {
  return (
    opposites.has(`${a}:${b}`) ||
    beginnings.some(([one, other]) => beginApart(a, b, one, other)) ||
    endings.some(([one, other]) => endApart(a, b, one, other))
  );
}

/** Whether two words differ in these beginnings alone, apart from an inflection. */
function beginApart(a: string, b: string, one: string, other: string): boolean {
  if (!a.startsWith(one) || !b.startsWith(other)) return false;
  const [rest, otherRest] = [a.slice(one.length), b.slice(other.length)];
  if (rest.length < SISTER_FROM || sharedStart(rest, otherRest) < SISTER_FROM) return false;
  return rest === otherRest || areForms(rest, otherRest);
}

/** Whether two words differ in these endings alone. */
function endApart(a: string, b: string, one: string, other: string): boolean {
  if (!a.endsWith(one) || !b.endsWith(other)) return false;
  const stem = a.slice(0, a.length - one.length);
  return stem.length >= SISTER_FROM && stem === b.slice(0, b.length - other.length);
}

/** Whether two different words are one word in two forms. */
export function areForms(a: string, b: string): boolean {
  const shared = sharedStart(a, b);
  return shared >= STEM_FROM && shared >= STEM_SHARE * Math.max(a.length, b.length);
}

/** Whether one of two different words may be the other with a slip of the pen. */
export function isSlip(a: string, b: string): boolean {
  const shortest = Math.min(a.length, b.length);
  if (shortest < TYPO_FROM) return false;
  const most = shortest < LONG_WORD ? 1 : 2;
  return Math.abs(a.length - b.length) <= most && distance(a, b, { most }) <= most;
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  return text.split(" ").map((pair) => {
    const [one = "", other = ""] = pair.split(":");
    return [one, other] as const;
  });
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}
