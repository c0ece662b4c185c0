import { expect, test } from "vitest";
import { makeTagger, wordsOf } from "#src/core/facts/english.ts";
import { runsIn } from "#src/core/questions/terms/runs.ts";
import { sentenceOf } from "#src/core/questions/terms/sentence.ts";
import { fixtureNotes, libraryOf } from "../library-of.ts";

const lines = [
  "The U.S. Senate can't amend it (1914-1918), e.g., by a state-of-the-art, so-called 2PL lock at 10:30.",
  "Dijkstra's algorithm cannot handle C++ or a 5kg parcel;\u00a0the “greedy” one costs $3.5, etc.",
  ...fixtureNotes().flatMap(({ text }) => text.split("\n").filter((line) => /^\p{L}.*\.$/u.test(line))),
];
const sentences = libraryOf(...lines).facts.map((fact) => sentenceOf(fact));
const bare = (words: readonly { text: string; stem: string; means: boolean }[]) =>
  words.map(({ text, stem, means }) => ({ text, stem, means }));

test("what stands in a sentence has the words that it has by itself", () => {
  const words = runsIn(sentences, makeTagger());
  const texts = sentences.flatMap(({ fact, words: inside }) => [
    ...fact.text.split(/\s+/u),
    ...inside.map(({ text }) => text).filter((text) => /^\p{L}+$/u.test(text)),
  ]);
  expect(texts.length).toBeGreaterThan(100);
  for (const text of new Set(texts)) expect(bare(words(text))).toEqual(bare(wordsOf(text)));
});

test("only what stands in no sentence is given to the tagger", () => {
  const asked: string[] = [];
  const words = runsIn(sentences, (text) => {
    asked.push(text);
    return wordsOf(text);
  });
  for (const run of ["(1914-1918),", "2PL", "greedy", "“greedy”", "sloth"]) words(run);
  expect(asked).toEqual(["sloth"]);
});
