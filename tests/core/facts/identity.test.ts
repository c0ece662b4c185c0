import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { growthAtFourfold, NOT_QUADRATIC } from "#tests/support/growth.ts";
import { fingerprint } from "../../../src/core/facts/fingerprint.ts";
import { type KnownFact, type PresentFact, settleIdentities } from "../../../src/core/facts/identity.ts";
import type { Language } from "../../../src/core/notes/language.ts";
import { hash } from "../../../src/core/random.ts";

type Line = {
  readonly text: string;
  readonly prefix?: string;
  readonly file?: string;
  readonly isQuestion?: boolean;
};

function present(line: Line | string, language: Language = "en"): PresentFact {
  const {
    text,
    prefix = null,
    file = "a.md",
    isQuestion = false,
  } = typeof line === "string" ? { text: line } : line;
  const whole = prefix === null ? text : `${prefix}: ${text}`;
  return {
    fingerprint: fingerprint({ owner: null, file, text: whole, count: 0 }),
    file,
    text: whole,
    prefix,
    isQuestion,
    language,
  };
}

function known(line: Line | string, factId: string, change: Partial<KnownFact> = {}): KnownFact {
  const { fingerprint: print, language: _, ...rest } = present(line);
  return { ...rest, factId, fingerprints: [print], isRetired: false, ...change };
}

/** Whether one line in a note, put for another, is the same fact. */
function isSame(before: Line | string, after: Line | string, language: Language = "en"): boolean {
  const [first] = settleIdentities([known(before, "x")], [present(after, language)]).settled;
  return first?.known?.factId === "x";
}

const sameEnglish: readonly (readonly [string, string])[] = [
  [
    "Dropout randomly disables neurons during training.",
    "Dropout randomly disables neurones during training.",
  ],
  [
    "Dropout randomly disables neurons during training.",
    "Dropout randomly turns off neurons during training.",
  ],
  [
    "Dropout randomly disables neurons during training.",
    "During training, dropout randomly disables neurons.",
  ],
  [
    "L1 regularization encourages sparsity by driving weights to zero.",
    "L1 regularization drives weights to zero, which encourages sparsity.",
  ],
  [
    "L1 regularization encourages sparsity by driving weights to zero.",
    "L1 regularisation promotes sparsity by pushing weights to zero.",
  ],
  [
    "Adam combines momentum wiht adaptive learning rates.",
    "Adam combines momentum with adaptive learning rates.",
  ],
  ["Mitochondira produce most of the ATP of a cell.", "Mitochondria produce most of the ATP of a cell."],
  [
    "The hippocampus is importnat for forming new memories.",
    "The hippocampus is important for forming new memories.",
  ],
  [
    "TCP guarantees ordered delivery of bytes.",
    "TCP guarantees the ordered delivery of bytes between two hosts.",
  ],
  ["Softmax turns scores into probabilities.", "The softmax function turns scores into probabilities."],
  [
    "The Treaty of Westphalia ended the Thirty Years' War in 1648.",
    "In 1648, the Treaty of Westphalia ended the Thirty Years' War.",
  ],
  [
    "A hash table finds a key in constant time on average.",
    "On average, a hash table finds a key in constant time.",
  ],
  ["Epoch: one whole pass over the training data.", "Epoch: one whole pass over all the training data"],
  [
    "Precision is the share of positive predictions that are right.",
    "Precision is the share of positive predictions that turn out right.",
  ],
  [
    "An enzyme lowers the activation energy of a reaction.",
    "Enzymes lower the activation energy of reactions.",
  ],
  [
    "Backpropagation computes gradients layer by layer.",
    "Back-propagation computes gradients layer by layer.",
  ],
  [
    "LeNet-5 is a convolutional network that was published in 1998 to read handwritten digits.",
    "LeNet-5 is a CNN that was published in 1998 to read handwritten digits.",
  ],
  [
    "An autoencoder is a network type that compresses its input into a code and rebuilds it.",
    "An autoencoder is an architecture that compresses its input into a code and rebuilds it.",
  ],
];

const otherEnglish: readonly (readonly [string, string])[] = [
  [
    "The Treaty of Westphalia ended the Thirty Years' War in 1648.",
    "The Treaty of Westphalia ended the Thirty Years' War in 1684.",
  ],
  [
    "Sigmoid squashes its input into the range from 0 to 1.",
    "Tanh squashes its input into the range from 0 to 1.",
  ],
  [
    "Sigmoid squashes its input into the range from 0 to 1.",
    "Sigmoid squashes its input into the range from -1 to 1.",
  ],
  ["L1 regularization drives weights to zero.", "L2 regularization drives weights to zero."],
  [
    "Batch normalization stabilizes the training of deep networks.",
    "Layer normalization stabilizes the training of deep networks.",
  ],
  ["Dropout is used during training.", "Dropout is not used during training."],
  ["Arteries carry blood without valves.", "Arteries carry blood with valves."],
  ["TCP does not guarantee a delay.", "TCP does guarantee a delay."],
  [
    "The hippocampus is important for forming new memories.",
    "The hippocampus is important for forming new habits.",
  ],
  [
    "Gradient descent updates weights using the learning rate.",
    "Gradient descent updates biases using the learning rate.",
  ],
  [
    "A high learning rate increases the variance of the loss.",
    "A high learning rate decreases the variance of the loss.",
  ],
  ["A high learning rate can make training diverge.", "A low learning rate can make training diverge."],
  ["The generator tries to fool the discriminator.", "The discriminator tries to fool the generator."],
  [
    "K-means is an unsupervised method for finding clusters.",
    "K-means is a supervised method for finding clusters.",
  ],
  [
    "An alkane has only single bonds between its carbons.",
    "An alkene has only single bonds between its carbons.",
  ],
  [
    "Maximization of the likelihood is done by gradient ascent.",
    "Minimization of the likelihood is done by gradient ascent.",
  ],
  [
    "Afferent neurons carry signals to the spinal cord.",
    "Efferent neurons carry signals to the spinal cord.",
  ],
  ["Mitochondria produce ATP.", "Chloroplasts capture light."],
  ["Mitochondria produce energy.", "Mitochondria have their own DNA."],
  ["Cortisol is released before stress.", "Cortisol is released after stress."],
  ["The loss is the sum x + y of both terms.", "The loss is the sum x − y of both terms."],
  ["Fill in the cache line of 64 bytes on a miss.", "Fill in the cache line of 128 bytes on a miss."],
  ["A GRU is a type of RNN that uses gates.", "A GRU is a type of CNN that uses gates."],
  [
    "Elastic net is a method that combines an L1 penalty with an L2 penalty.",
    "Elastic net is a method that combines L1 regularization with an L2 penalty.",
  ],
];

const elsewhere: readonly (readonly [string, Language, boolean, string, string])[] = [
  [
    "a mended typo",
    "tr",
    true,
    "Mitokondri hücrenin enerjsini üretir.",
    "Mitokondri hücrenin enerjisini üretir.",
  ],
  [
    "another case ending",
    "tr",
    true,
    "Gizli katmanlar veriden özellikleri öğrenir.",
    "Gizli katman veriden özellikler öğrenir.",
  ],
  [
    "a verb that says not",
    "tr",
    false,
    "Gizli katmanlar özellikleri öğrenir.",
    "Gizli katmanlar özellikleri öğrenmez.",
  ],
  ["değil", "tr", false, "Işık hızı sabit bir değerdir.", "Işık hızı sabit bir değer değildir."],
  [
    "another subject",
    "tr",
    false,
    "Mitokondri hücrenin enerjisini üretir.",
    "Kloroplast hücrenin enerjisini üretir.",
  ],
  [
    "another year",
    "tr",
    false,
    "Osmanlı Devleti 1299 yılında kuruldu.",
    "Osmanlı Devleti 1923 yılında kuruldu.",
  ],
  [
    "a mended typo",
    "de",
    true,
    "Die Mitochondrien erzeugen die Energie der Zele.",
    "Die Mitochondrien erzeugen die Energie der Zelle.",
  ],
  [
    "another noun",
    "de",
    false,
    "Die Mitochondrien erzeugen die Energie der Zelle.",
    "Die Mitochondrien erzeugen die Wärme der Zelle.",
  ],
  ["kein", "de", false, "Ein Skalar hat eine Richtung.", "Ein Skalar hat keine Richtung."],
  ["a small character", "zh", true, "光合作用在叶绿体中进行。", "光合作用是在叶绿体里进行的。"],
  ["a mended character", "zh", true, "细胞膜控制物质得进出。", "细胞膜控制物质的进出。"],
  ["another subject", "zh", false, "线粒体为细胞提供能量。", "叶绿体为细胞提供能量。"],
  ["another key term", "zh", false, "光合作用在叶绿体中进行。", "光合作用在线粒体中进行。"],
  ["not", "zh", false, "酶在反应中被消耗。", "酶在反应中不被消耗。"],
  ["another number", "zh", false, "人体有206块骨头。", "人体有205块骨头。"],
];

describe("a fact stays itself when its line", () => {
  test.each(sameEnglish)("%s becomes: %s", (before, after) => {
    expect(isSame(before, after)).toBe(true);
    expect(isSame(after, before)).toBe(true);
  });
  test.each(elsewhere.filter(([, , same]) => same))("has %s (%s)", (_, language, __, before, after) => {
    expect(isSame(before, after, language)).toBe(true);
  });
});

describe("a fact is another one when its line", () => {
  test.each(otherEnglish)("%s becomes: %s", (before, after) => {
    expect(isSame(before, after)).toBe(false);
    expect(isSame(after, before)).toBe(false);
  });
  test.each(elsewhere.filter(([, , same]) => !same))("has %s (%s)", (_, language, __, before, after) => {
    expect(isSame(before, after, language)).toBe(false);
  });
});

describe("among the facts of a note", () => {
  const settle = settleIdentities;
  const fates = (before: readonly KnownFact[], after: readonly PresentFact[]) =>
    settle(before, after).settled.map(({ known: fact, how }) => `${fact?.factId ?? "-"} ${how}`);

  test("a fragment under a renamed heading is the same, but not where the old heading still stands", () => {
    const before = [known({ prefix: "Pros", text: "sharp images" }, "x")];
    const renamed = present({ prefix: "Strengths", text: "sharp images" });
    expect(fates(before, [renamed])).toEqual(["x reworded"]);
    expect(fates(before, [renamed, present({ prefix: "Pros", text: "fast sampling" })])).toEqual([
      "- added",
      "- added",
    ]);
  });

  test("a text that returns is the fact that it was, also under an older wording of it", () => {
    const old = present("Dropout randomly disables neurons.");
    const fact = known("Dropout randomly turns off neurons.", "x", { isRetired: true });
    const withBoth = { ...fact, fingerprints: [...fact.fingerprints, old.fingerprint] };
    expect(fates([fact], [present("Dropout randomly turns off neurons.")])).toEqual(["x returned"]);
    expect(fates([withBoth], [old])).toEqual(["x returned"]);
  });

  test("a retired fact is not brought back by a text that is only like it", () => {
    const fact = known("Dropout randomly disables neurons.", "x", { isRetired: true });
    expect(fates([fact], [present("Dropout randomly turns off neurons.")])).toEqual(["- added"]);
  });

  test("two wordings of one fact that both stand in the note are two facts, the newer one keeping the id", () => {
    const old = present("Dropout randomly disables neurons.");
    const fact = known("Dropout randomly turns off neurons.", "x");
    const withBoth = { ...fact, fingerprints: [old.fingerprint, ...fact.fingerprints] };
    const now = [old, present("Dropout randomly turns off neurons.")];
    expect(fates([withBoth], now)).toEqual(["- added", "x kept"]);
  });

  test("the nearest of several wordings has the id, whatever their order", () => {
    const before = [known("Dropout randomly disables neurons during training.", "x")];
    const near = present("Dropout randomly disables some neurons during training.");
    const far = present("Dropout disables neurons in large networks.");
    expect(fates(before, [far, near])).toEqual(["- added", "x reworded"]);
    expect(fates(before, [near, far])).toEqual(["x reworded", "- added"]);
  });

  test("a word that the note still uses elsewhere was no slip of the pen", () => {
    const before = [known("Adduction moves a limb.", "x")];
    const after = [present("Addiction moves a limb.")];
    expect(fates(before, after)).toEqual(["x reworded"]);
    expect(fates(before, [...after, present("The adduction of the arm is slow.")])).toEqual([
      "- added",
      "- added",
    ]);
  });

  test("facts of a renamed file are the same by their texts; a reworded text stays in its file", () => {
    const before = [known("TCP orders bytes.", "x"), known("UDP doesn't.", "y")];
    const inB = (text: string) => present({ text, file: "b.md" });
    expect(fates(before, [inB("UDP doesn't."), inB("TCP orders its bytes.")])).toEqual([
      "y moved",
      "- added",
    ]);
    expect(settle(before, [inB("UDP doesn't.")]).gone.map(({ factId }) => factId)).toEqual(["x"]);
  });

  test("a question's stem is never taken for a fact of the same text", () => {
    const text = "Dropout randomly disables neurons.";
    expect(fates([known(text, "x")], [present({ text, isQuestion: true, file: "b.md" })])).toEqual([
      "- added",
    ]);
  });

  test("two thousand reworded facts are told from as many old ones in about four times the time of five hundred", () => {
    const word = (...name: readonly number[]) =>
      hash("word", ...name)
        .replace(/\d/gu, "")
        .slice(0, 9);
    const line = (at: number, verb: string) =>
      `The ${word(at)} process ${verb} ${word(at % 40, 1)} in cells of type ${word(at % 90, 2)}.`;
    const numbers = Array.from({ length: 2_000 }, (_, at) => at);
    const before = numbers.map((at) => known(line(at, "produces"), `id-${at}`));
    const after = numbers.map((at) => present(line(at, "makes")));
    const settleSome = (count: number) => {
      const { settled } = settle(before.slice(0, count), after.slice(0, count));
      expect(settled.filter(({ known: fact }, at) => fact?.factId === `id-${at}`)).toHaveLength(count);
    };
    expect(growthAtFourfold(settleSome, 500)).toBeLessThan(NOT_QUADRATIC);
  });
});

describe("whatever a note says", () => {
  const vocabulary =
    "adam relu softmax gradient weights loss not 12 layer trains updates prevents the of".split(" ");
  const text = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 7 })
    .map((words) => words.join(" "));
  const lines = fc.uniqueArray(fc.tuple(fc.constantFrom("a.md", "b.md"), text), {
    maxLength: 30,
    selector: (line) => line.join("/"),
  });
  const presentIn = (given: readonly (readonly [string, string])[]) =>
    given.map(([file, line]) => present({ file, text: line }));
  const knownIn = (given: readonly (readonly [string, string])[]) =>
    given.map(([file, line], at) => known({ file, text: line }, `id-${at}`, { isRetired: at % 5 === 4 }));

  test("no id is had twice, and each old fact is settled, gone or retired", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const old = knownIn(before);
        const { settled, gone } = settleIdentities(old, presentIn(after));
        expect(settled.map((each) => each.present)).toEqual(presentIn(after));
        const found = settled.flatMap(({ known: fact }) => (fact === null ? [] : [fact.factId]));
        const left = old.filter(({ factId, isRetired }) => !isRetired && !found.includes(factId));
        expect(new Set(found).size).toBe(found.length);
        expect(gone).toEqual(left);
      }),
    );
  });

  test("a note that didn't change keeps every id, in any order of lines and files", () => {
    fc.assert(
      fc.property(
        lines.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const before = knownIn(all);
          const { settled } = settleIdentities(before, presentIn(shuffled));
          for (const {
            present: { file, text: line },
            known: fact,
          } of settled)
            expect(fact).toEqual(before.find((each) => each.file === file && each.text === line));
        },
      ),
    );
  });
});
