import type { Bank } from "#src/core/questions/bank.ts";
import { isAcceptable, type Judged, kappa, outcomes, wilson } from "./figures.ts";
import { sets } from "./item.ts";
import type { Sample } from "./kept.ts";
import { banksOf, notesOf } from "./sample.ts";
import { stillAsked } from "./still-asked.ts";

/** The figures of the judged samples in words: acceptance with its interval, gates, agreement, decoys and yield. */
export function reportOf(samples: readonly Sample[]): string {
  const judged = samples.map((sample) => ({ name: sample.name, all: outcomes(sample) }));
  const all = judged.flatMap((sample) => sample.all);
  const real = all.filter(isReal);
  return [
    "# samples, each of notes never tuned on when it was judged",
    ...judged.flatMap((sample) => [`sample ${sample.name}`, ...headline(sample.all.filter(isReal))]),
    "",
    ...sets.flatMap((set) => {
      const files = new Set(notesOf(set).map(({ file }) => file));
      const of = real.filter(({ item }) => files.has(item.source.file));
      const banks = banksOf(set);
      return [
        `# ${set}`,
        ...headline(of),
        ...byTypeAndLanguage(of),
        ...yieldOf(banks),
        ...curve(of, banks),
        "",
      ];
    }),
    "# judges",
    agreement(real),
    decoys(all.filter(({ item }) => item.decoy !== null)),
    stillMade(real),
  ].join("\n");
}

function isReal({ item }: Judged): boolean {
  return item.decoy === null;
}

function headline(of: readonly Judged[]): string[] {
  const gates = [1, 2, 3, 4, 5].map((gate) => of.filter((each) => each.gates.includes(gate)).length);
  const files = new Set(of.map(({ item }) => item.source.file)).size;
  return [
    `${of.length} questions of ${files} notes`,
    `acceptable: ${accepted(of)}`,
    `failures of gates 1 to 5: ${gates.join(", ")}`,
    `wrong key or second right option: ${share(of.filter(isWrong).length, of.length)}`,
  ];
}

function byTypeAndLanguage(of: readonly Judged[]): string[] {
  const rows = (name: string, keyOf: (judged: Judged) => string) =>
    [...Map.groupBy(of, keyOf)].sort().map(([key, some]) => `  ${name} ${key}: ${accepted(some)}`);
  return [...rows("type", ({ item }) => item.kind), ...rows("language", ({ item }) => item.language)];
}

function isWrong({ gates }: Judged): boolean {
  return gates.includes(1) || gates.includes(2);
}

function accepted(of: readonly Judged[]): string {
  return share(of.filter((each) => each.isAcceptable).length, of.length);
}

/** So many of all, with Wilson's interval. */
function share(hits: number, all: number): string {
  const { low, high } = wilson(hits, all);
  return `${hits} of ${all}, ${percent(hits / Math.max(1, all))} (95 %: ${percent(low)} to ${percent(high)})`;
}

/** Sentence facts with a scored question; true statements, recall and authored questions don't count. */
function yieldOf(banks: readonly Bank[]): string[] {
  const counts = new Map<string, { scored: number; all: number }>();
  for (const { library, questions } of banks) {
    const scored = new Set(
      questions.filter(({ isAuthored, key }) => !isAuthored && key[0] !== "True").map(({ fact }) => fact),
    );
    for (const { language, pair, prefix, fingerprint } of library.facts) {
      if (pair !== null || prefix !== null) continue;
      const count = counts.get(language) ?? { scored: 0, all: 0 };
      count.all += 1;
      if (scored.has(fingerprint)) count.scored += 1;
      counts.set(language, count);
    }
  }
  const sums = [...counts.values()];
  const total = {
    scored: sums.reduce((sum, { scored }) => sum + scored, 0),
    all: sums.reduce((sum, { all }) => sum + all, 0),
  };
  const line = ({ scored, all }: { scored: number; all: number }) =>
    `${scored} of ${all} sentence facts have a scored question, ${percent(scored / Math.max(1, all))}`;
  return [
    `yield: ${line(total)}`,
    ...[...counts].sort().map(([language, count]) => `  yield ${language}: ${line(count)}`),
  ];
}

/** Acceptance against yield: the types of question added one after another, the best accepted first. */
function curve(of: readonly Judged[], banks: readonly Bank[]): string[] {
  const byKind = [...Map.groupBy(of, ({ item }) => item.kind)]
    .map(([kind, some]) => ({
      kind,
      some,
      share: some.filter((each) => each.isAcceptable).length / some.length,
    }))
    .sort((a, b) => b.share - a.share);
  const facts = banks
    .flatMap(({ library }) => library.facts)
    .filter(({ pair, prefix }) => pair === null && prefix === null);
  const asked = banks
    .flatMap(({ questions }) => questions)
    .filter(({ isAuthored, key }) => !isAuthored && key[0] !== "True");
  return byKind.map(({ kind }, at) => {
    const kinds = new Set(byKind.slice(0, at + 1).map((each) => each.kind));
    const some = of.filter(({ item }) => kinds.has(item.kind));
    const scored = new Set(asked.filter((question) => kinds.has(question.kind)).map(({ fact }) => fact));
    const hits = some.filter((each) => each.isAcceptable).length;
    const reached = facts.filter(({ fingerprint }) => scored.has(fingerprint)).length;
    return `  with ${kind}: ${percent(hits / some.length)} acceptable at a yield of ${percent(reached / Math.max(1, facts.length))}`;
  });
}

function agreement(of: readonly Judged[]): string {
  const pairs = of.flatMap(({ verdicts: [a, b] }) =>
    a === undefined || b === undefined ? [] : [[isAcceptable(a.failed), isAcceptable(b.failed)] as const],
  );
  const same = pairs.filter(([a, b]) => a === b).length;
  return `two judges agree on ${same} of ${pairs.length}, Cohen's kappa ${kappa(pairs).toFixed(2)}`;
}

function decoys(of: readonly Judged[]): string {
  const said = of.flatMap(({ verdicts }) => verdicts.map(({ failed }) => isAcceptable(failed)));
  const caught = said.filter((each) => !each).length;
  return `bad on purpose: ${of.length} items, refused in ${caught} of ${said.length} verdicts`;
}

function stillMade(of: readonly Judged[]): string {
  const still = stillAsked(of);
  return `of the judged questions ${still.length} of ${of.length} are still made, acceptable ${accepted(still)}`;
}

function percent(of: number): string {
  return `${(100 * of).toFixed(1)} %`;
}
