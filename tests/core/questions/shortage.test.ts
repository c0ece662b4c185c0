import { describe, expect, it, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { type Bank, makeBank } from "#src/core/questions/bank.ts";
import { isScored } from "#src/core/questions/question-yield.ts";
import type { QuizWish } from "#src/core/questions/quiz/quiz.ts";
import { refusalFor, type Shortage, shortageOf } from "#src/core/questions/shortage.ts";
import { asStatement, handmadeBank, handmadeFacts } from "../../support/bank.ts";

const bankOf = (...lines: readonly string[]) =>
  makeBank(makeLibrary([readNote({ file: "note.md", text: `# Notes\n\n${lines.join("\n\n")}\n` })]));
const whole = { topic: null, kinds: "mixed", barred: new Set<string>() } as const;

const libraries: readonly (readonly [string, Shortage, readonly string[]])[] = [
  ["nothing", "noFacts", []],
  ["one fact", "oneFact", ["A byte is useful."]],
  [
    "fewer than eight terms",
    "fewTerms",
    [
      "A byte is useful.",
      "A nibble often has four bits.",
      "A word can have parts.",
      "A page may help a program.",
    ],
  ],
  [
    "only formulas",
    "formulas",
    [
      "The sum $\\sum_{i=1}^n \\binom{n}{i}$ is one value.",
      "The value $\\begin{matrix}a\\end{matrix}$ is another value.",
    ],
  ],
  ["only formulas that state nothing", "formulas", ["- $E = mc^2$", "- $F = ma$", "- $a^2 + b^2 = c^2$"]],
  ["only formulas that stand alone", "formulas", ["$$\nE = mc^2\n$$", "$$\n\\int_0^1 x\n$$"]],
  ["one formula among bare words", "noFacts", ["- $E = mc^2$", "- mitochondria", "- light"]],
  [
    "German only",
    "language",
    [
      "Die Zelle ist die kleinste Einheit des Lebens.",
      "Wer lange übt und danach gut schläft, lernt auch schneller und besser.",
    ],
  ],
  [
    "Dutch only",
    "language",
    [
      "De cel is de kleinste eenheid van het leven en een deel van het lichaam.",
      "Het hart is een spier die het bloed door het lichaam van de mens pompt.",
    ],
  ],
  ["lines that contradict each other", "contradicted", ["A byte has 8 bits.", "A byte has 7 bits."]],
];

test.each(libraries)("a library of %s gives no scored question, because of %s", (_, shortage, lines) => {
  const bank = bankOf(...lines);
  expect(bank.questions.filter(isScored)).toEqual([]);
  expect(shortageOf({ ...whole, bank })).toBe(shortage);
});

describe("a wish that gets nothing", () => {
  const refused = (bank: Bank, kinds: QuizWish["kinds"], kind: string) =>
    refusalFor({ ...whole, bank, kinds }, kind);

  it("is told that there are no notes only where there are none", () => {
    expect(refused(makeBank(makeLibrary([])), "mixed", "mixed")).toMatchObject({ code: "noNotes" });
    expect(refused(bankOf("- $E = mc^2$"), "mixed", "mixed")).toMatchObject({
      code: "noQuestions",
      values: { kind: "mixed", reason: "formulas" },
    });
  });

  it("is told of the kind where the notes' authors wrote questions of another", () => {
    const written = bankOf("Which base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil");
    expect(refused(written, ["typed"], "typed")).toMatchObject({
      code: "noQuestions",
      values: { kind: "typed", reason: "kind" },
    });
  });
});

it("is of the kind where the notes give others", () => {
  const bank = handmadeBank(handmadeFacts("Networks", ["Layers"], 12));
  expect(shortageOf({ ...whole, bank, kinds: ["acronym"] })).toBe("kind");
  expect(shortageOf({ ...whole, bank, kinds: ["choice"] })).toBe("fewFacts");
});

it("is that questions are disabled where half of them are", () => {
  const bank = handmadeBank(handmadeFacts("Networks", ["Layers"], 12));
  const barred = (count: number) => new Set(bank.questions.slice(0, count).map(({ id }) => id));
  expect(shortageOf({ ...whole, bank, barred: barred(6) })).toBe("disabled");
  expect(shortageOf({ ...whole, bank, barred: barred(5) })).toBe("fewFacts");
});

it("of a mix is that most of its facts can only be judged, but not where all of them can", () => {
  const bank = handmadeBank(handmadeFacts("Networks", ["Layers"], 12));
  const judged = (count: number) => ({
    ...bank,
    questions: bank.questions.map((one, at) => (at < count ? asStatement(one, at % 2 === 0) : one)),
  });
  expect(shortageOf({ ...whole, bank: judged(7) })).toBe("statements");
  expect(shortageOf({ ...whole, bank: judged(6) })).toBe("fewFacts");
  expect(shortageOf({ ...whole, bank: judged(12) })).toBe("fewFacts");
  expect(shortageOf({ ...whole, bank: judged(7), kinds: ["true-false"] })).toBe("fewFacts");
});

it("is that claims are open where most facts of many terms give nothing", () => {
  const lines = "Alpha Beta Gamma Delta Kappa Sigma Theta Omega Lambda"
    .split(" ")
    .map((name) => `${name} can often help people.`);
  expect(shortageOf({ ...whole, bank: bankOf(...lines) })).toBe("openClaims");
});

it("is told of a topic by its own facts", () => {
  const facts = [...handmadeFacts("Networks", ["Layers"], 12), ...handmadeFacts("Networks", ["Links"], 1)];
  const bank = handmadeBank(facts);
  expect(shortageOf({ ...whole, bank, topic: "Networks › Links" })).toBe("oneFact");
  expect(shortageOf({ ...whole, bank, topic: "Networks › Layers" })).toBe("fewFacts");
});
