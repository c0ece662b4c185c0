import { describe, expect, it } from "vitest";
import { areShapeSiblings, sameHead } from "#src/core/questions/gaps/sibling-names.ts";
import type { Marker } from "#src/core/questions/gaps/uniqueness.ts";
import {
  includesKey,
  isAboveOrBelow,
  isNearChosen,
  isNoWord,
  isOnlyMentioned,
  isOtherLength,
  isOtherType,
  isSaidAlike,
  isSameTerm,
  looksLikeKey,
  sharesPredicate,
  standsInStatement,
  type Veto,
} from "#src/core/questions/gaps/vetoes.ts";
import { trialOf } from "../library-of.ts";

type Case = readonly [
  title: string,
  lines: readonly [string, ...string[]],
  candidate: string,
  vetoed: boolean,
  markers?: readonly Marker[],
];

function table(code: string, veto: Veto, cases: readonly Case[]): void {
  describe(code, () => {
    for (const [title, lines, candidate, vetoed, markers] of cases) {
      it(title, () => {
        expect(veto(trialOf(lines, candidate, markers)) !== null).toBe(vetoed);
      });
    }
  });
}

const dropout = "Dropout disables random neurons in every step.";
const stopping = "Early stopping ends training at the best validation score.";

table("V1 refuses what looks like the key", looksLikeKey, [
  [
    "one that contains it",
    ["Descent follows the slope of a surface.", "Gradient descent minimizes a loss."],
    "Gradient descent",
    true,
  ],
  [
    "one slip away",
    ["Mitosis splits one cell into two.", "Mitoses split cells in tissue cultures."],
    "Mitoses",
    true,
  ],
  [
    "not shape siblings",
    ["L1 adds absolute weights to the loss.", "L2 adds squared weights to the loss."],
    "L2",
    false,
  ],
  [
    "not two acronyms",
    ["TCP confirms every segment it gets.", "TCB stores the state of a connection."],
    "TCB",
    false,
  ],
  ["not another word", [dropout, stopping], "Early stopping", false],
]);

table("V2 refuses other names of the key", isSameTerm, [
  [
    "one with a name in common",
    ["A kernel, also called a filter, slides over the input.", "The kernel slides over the whole image."],
    "kernel",
    true,
  ],
  ["not another term", [dropout, stopping], "Early stopping", false],
]);

table("V3 refuses what stands above or below the key", isAboveOrBelow, [
  [
    "a class of it",
    ["GRU is a type of RNN that uses two gates.", "RNN carries a state along a sequence."],
    "RNN",
    true,
  ],
  [
    "a kind of it",
    ["RNN carries a state along a sequence.", "GRU is a type of RNN that uses two gates."],
    "GRU",
    true,
  ],
  [
    "a kind of it by the words of its class",
    [
      "A connected graph has an Euler circuit exactly when every vertex has even degree.",
      "A tree is a connected acyclic graph of nodes.",
    ],
    "tree",
    true,
  ],
  [
    "a class of its class",
    [
      "AdamW is a variant of Adam that shrinks weights.",
      "Adam is a variant of Momentum that scales steps.",
      "Momentum is an optimizer that adds inertia.",
    ],
    "Momentum",
    true,
  ],
  [
    "what the heading names of one that stands under it",
    [
      "A map projection is a transformation of the curved Earth to a plane.",
      "A conformal projection keeps the angles around each point.",
    ],
    "conformal projection",
    false,
  ],
  [
    "what a name may be one of",
    ["The Mesoamerican Reef stretches from Mexico to Honduras.", "A barrier reef lies behind a wide lagoon."],
    "barrier reef",
    true,
  ],
  [
    "not a sibling",
    ["GRU is a type of RNN that uses two gates.", "LSTM is a type of RNN that uses three gates."],
    "LSTM",
    false,
  ],
]);

table("V4 refuses what the statement names", standsInStatement, [
  [
    "a term in it",
    ["ReLU outputs zero where Tanh saturates.", "Tanh maps inputs to the open interval."],
    "Tanh",
    true,
  ],
  ["not a term elsewhere", [dropout, stopping], "Early stopping", false],
]);

table("V5 refuses what the notes say the same of", sharesPredicate, [
  [
    "half of the words",
    ["Mitosis yields two identical daughter cells.", "Fission yields two identical bacteria cells."],
    "Fission",
    true,
  ],
  [
    "one verb with one object",
    ["Insulin lowers blood glucose in muscles quickly.", "Glucagon lowers glucose never."],
    "Glucagon",
    true,
  ],
  ["not something different", [dropout, stopping], "Early stopping", false],
]);

table("V6 refuses what is said to be like the key", isSaidAlike, [
  [
    "with “like”",
    ["Dropout disables random neurons.", "DropConnect works like Dropout in dense layers."],
    "DropConnect",
    true,
  ],
  [
    "with “both”",
    ["TCP opens a connection first.", "UDP sends datagrams at once.", "Both TCP and UDP use ports."],
    "UDP",
    true,
  ],
  [
    "not with “unlike”",
    [
      "Dropout disables random neurons.",
      "DropConnect, unlike Dropout, cuts weights.",
      "DropConnect cuts single weights.",
    ],
    "DropConnect",
    false,
  ],
]);

table("V7 refuses another type of thing", isOtherType, [
  [
    "a person for a thing",
    ["The perceptron separates two classes.", "Frank Rosenblatt invented the perceptron."],
    "Frank Rosenblatt",
    true,
  ],
  [
    "an acronym beside a long phrase",
    ["Mini-batch gradient descent averages examples.", "SGD uses one example."],
    "SGD",
    true,
  ],
  [
    "a possessive beside a plain name",
    ["Hydrogen has one proton.", "Newton's method uses curvature."],
    "Newton's method",
    true,
  ],
  [
    "one person where two acted",
    ["Watson and Rayner reported how they frightened a child.", "Ivan Pavlov reported on dogs."],
    "Ivan Pavlov",
    true,
  ],
  ["not a like one", [dropout, stopping], "Early stopping", false],
]);

describe("V11 sees a part in a list of parts", () => {
  it("that share their end", () => {
    const lines = [
      "Episodic memory stores the events of one's own life.",
      "Declarative memory consists of episodic and semantic memory.",
      "Semantic memory stores general knowledge of the world.",
    ] as const;
    const trial = trialOf(lines, "Declarative memory");
    expect(includesKey(trial)).not.toBeNull();
  });
});

it("V2 refuses a name with the key's own root", () => {
  const lines = [
    "An adiabatic process has no heat exchange with the outside.",
    "An adiabat is steeper than an isotherm.",
  ] as const;
  expect(isSameTerm(trialOf(lines, "adiabat"))).not.toBeNull();
});

table("V8 refuses what its length tells", isOtherLength, [
  [
    "thrice the words",
    ["Dropout disables random neurons.", "Long short term memory hides later tokens."],
    "Long short term memory",
    true,
  ],
  ["not twice the words", [dropout, stopping], "Early stopping", false],
]);

describe("V9 refuses code and addresses", () => {
  it.each(["std::vector", "https://example.org", "main.py", "x=1", "run()"])("%s", (text) => {
    expect(isNoWord({ ...trialOf([dropout, stopping], "Early stopping"), text })).not.toBeNull();
  });
  it("not words", () => {
    expect(isNoWord(trialOf([dropout, stopping], "Early stopping"))).toBeNull();
  });
});

describe("V10 refuses what is nearly an option already", () => {
  it.each([
    ["Average pooling", ["Average poolings"], true],
    ["Geoffrey Hinton", ["Hinton and colleagues"], true],
    ["L2 norm", ["L1 norm"], false],
    ["GAN", ["RNN", "CNN"], false],
    ["Layer normalization", ["Batch normalization"], false],
  ])("%s beside %s", (text, others, near) => {
    expect(isNearChosen(text, others) !== null).toBe(near);
  });
});

table("V11 refuses what has the key in it", includesKey, [
  [
    "one that combines it",
    ["Momentum adds an inertial term to the gradient update.", "Adam combines Momentum with adaptive rates."],
    "Adam",
    true,
  ],
  [
    "a variant of one that combines it",
    [
      "Momentum adds an inertial term to the gradient update.",
      "Adam combines Momentum with adaptive rates.",
      "AdamW is a variant of Adam that shrinks weights.",
    ],
    "AdamW",
    true,
  ],
  [
    "not what the key has in it, when the statement is specific",
    [
      "Adam adapts the rate for each parameter by the moments of gradients.",
      "Momentum adds an inertial term to each update.",
    ],
    "Momentum",
    false,
  ],
  [
    "not what is set against it",
    [
      "Momentum adds an inertial term to the gradient update.",
      "SGD, unlike Momentum, forgets past steps.",
      "SGD uses one example.",
    ],
    "SGD",
    false,
  ],
]);

table("V14 refuses what nothing is said of", isOnlyMentioned, [
  [
    "a candidate without a statement long enough beside a bare definition",
    ["GRU is a network that has two gates.", "LSTM has a large memory."],
    "LSTM",
    true,
    ["definition"],
  ],
  [
    "not one with a definition",
    ["GRU is a network that has two gates.", "LSTM is a network that has three gates."],
    "LSTM",
    false,
    ["definition"],
  ],
  [
    "not one where the statement has a stronger mark",
    ["GRU is a network of 2 gates.", "LSTM has a large memory."],
    "LSTM",
    false,
    ["number"],
  ],
]);

it("shape siblings differ in a number only", () => {
  expect(areShapeSiblings("IPv4", "IPv6")).toBe(true);
  expect(areShapeSiblings("L1 regularization", "L2 regularization")).toBe(true);
  expect(areShapeSiblings("L1", "L1")).toBe(false);
  expect(areShapeSiblings("GRU", "RNN")).toBe(false);
});

describe("two names of one head", () => {
  it.each([
    ["decision tree", "single deep tree"],
    ["labour turnover", "turnover rate"],
    ["typical page", "memory page"],
  ])("“%s” and “%s” may be one thing", (a, b) => {
    expect(sameHead(a, b)).not.toBeNull();
    expect(sameHead(b, a)).not.toBeNull();
  });

  it.each([
    ["small intestine", "large intestine"],
    ["gross profit", "net profit"],
    ["birth rate", "death rate"],
  ])("“%s” and “%s” are two", (a, b) => {
    expect(sameHead(a, b)).toBeNull();
  });
});
