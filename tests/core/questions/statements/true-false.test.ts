import { describe, expect, it } from "vitest";
import { gapOutcomes } from "#src/core/questions/gaps/gap-outcome.ts";
import { turnOf } from "#src/core/questions/statements/opposites.ts";
import { falseChange, trueStatement } from "#src/core/questions/statements/true-false.ts";
import { bankOf } from "../library-of.ts";

function changeOf(...lines: readonly [string, ...string[]]) {
  const bank = bankOf(...lines);
  const [sentence] = bank.sentences;
  if (sentence === undefined) throw new Error(`no fact in “${lines[0]}”`);
  return falseChange({ sentence, outcomes: gapOutcomes(sentence, bank), bank });
}

describe("a statement is made false by one change", () => {
  it.each([
    [
      "direction",
      "Backpropagation sends the error from output to input with the chain rule.",
      "from input to output",
    ],
    ["opposite", "Insulin lowers blood glucose after every meal.", "Insulin raises blood glucose"],
    ["opposite", "Oxidation is the loss of electrons by an atom.", "Oxidation is the gain of electrons"],
    [
      "roles",
      "Semantic memory stores general knowledge, while episodic memory stores personal events.",
      "Episodic memory stores general knowledge, while semantic memory stores personal events",
    ],
    [
      "roles",
      "In a GAN, the generator learns to fool the discriminator with fake data.",
      "the discriminator learns to fool the generator",
    ],
    ["number", "Human body cells contain 46 chromosomes.", "chromosomes"],
  ])("of %s: %s", (kind, line, part) => {
    const change = changeOf(line);
    expect(change?.kind).toBe(kind);
    expect(change?.changed).toContain(part);
    expect(change?.changed).not.toBe(change?.statement);
  });

  it("of its subject, for another person", () => {
    const change = changeOf(
      "Leo Baekeland invented Bakelite, the first plastic made by people alone.",
      "Roy Plunkett discovered Teflon by chance in a bottle of gas.",
    );
    expect(change).toMatchObject({ kind: "subject", from: "Leo Baekeland", to: "Roy Plunkett" });
    expect(change?.changed).toMatch(/^Roy Plunkett invented Bakelite/u);
  });
});

describe("no statement is made false", () => {
  it.each([
    ["when it is hedged", "Dropout often lowers the test error of networks."],
    ["by a stricter bound", "A solution with a pH below 7 tastes sour on the tongue."],
    ["by a symmetric pair", "The encoder differs from the decoder in its mask."],
    ["in the reason", "Vancomycin fails against E. coli since it can't cross the outer membrane."],
    ["by a word with another tie", "TLS is the successor of SSL and checks the server by certificate."],
    ["by roles of which neither acts", "TLS is the successor of SSL and proves the server by a certificate."],
    ["by the year of a state", "Italy stayed neutral in 1914 with its army at home."],
    ["where brackets are part of a formula", "The lowest energy of the oscillator is (1/2)ħω at rest."],
    ["where brackets limit it", "The unit is called a segment at the fourth of the seven layers (for TCP)."],
    ["in the price of what it says", "An index speeds up lookups at the cost of slower writes."],
    [
      "by what the same thing does as well",
      "A block cipher encrypts one block after another under a shared key.",
    ],
    [
      "by another word that the preposition doesn't allow",
      "A lease is a thing different from a licence to enter land.",
    ],
    ["of a denial", "A hash table does not keep its keys in sorted order, unlike a search tree."],
    [
      "that says it again in other words",
      "A boom comes from a jet with a higher than normal speed, i.e. above Mach 1.",
    ],
    [
      "by exchanging what two cases held",
      "An existing duty was no consideration in Stilk v Myrick, but a practical benefit was enough in Williams v Roffey.",
    ],
    ["by the other end of what stretches", "A stay of the bridge runs straight from tower to deck."],
    [
      "by a bound that is only far off",
      "Cracks of fatigue grow under a stress well below the yield strength.",
    ],
    ["by the end of a range", "The pH scale ranges from zero to fourteen."],
    ["when both opposites stand in it", "The loss lowers what the penalty raises in each step."],
    ["whose reason stays", "Paper raises the risk of fire in a store, so it lies in a room of its own."],
    [
      "that a comparison says again",
      "Nickel has the highest binding energy of all, slightly more than iron does.",
    ],
    ["that its brackets count", "A writ of the court needs four justices that agree (rule of four) on it."],
    ["whose parts add up", "The heart has four chambers: two atria and two ventricles."],
    [
      "where only its subject's first word would go",
      "Battle of the sexes is a game in which both players differ.",
    ],
    ["by a near equal", "A tree has the same result in different orders of the deletions of keys."],
    [
      "by a word that makes another thing as true",
      "A body at rest is in static equilibrium when all forces sum to zero.",
    ],
    ["that a formula says again", "Pressure in a liquid increases with depth in a line: p = ρgh."],
    ["that a number says again", "South Korea has the lowest rate of births, below 1 child per woman."],
    ["by another sign of the same", "Cells and flare in the anterior chamber indicate uveitis."],
    [
      "by a word that is an opposite in another subject",
      "Motors are inductive loads that draw reactive power.",
    ],
    [
      "by a word that stands there already",
      "The umbilical cord contains two arteries and one vein of the fetus.",
    ],
    [
      "by a part that may be affected as well",
      "Type A dissection involves the ascending aorta of the chest.",
    ],
    ["in a side remark", "Plasma carries sugar when the heart beats at its highest rate."],
  ])("%s: %s", (_, line) => {
    expect(changeOf(line)).toBeNull();
  });

  it("nor true by what its last sign says", () => {
    const [sentence] = bankOf(
      "The symmetric group Sₙ consists of all permutations of n objects and has order n!",
    ).sentences;
    const said = sentence === undefined ? null : trueStatement(sentence);
    expect(said ?? "n!").toMatch(/n!/u);
  });

  it("by another kind of thing of which the same may be true", () => {
    const change = changeOf(
      "Sharding divides a data set so that each node stores only a part of it.",
      "Partitioning makes range scans efficient but creates only two hot spots.",
    );
    expect(change?.kind).not.toBe("subject");
  });

  it("when a candidate holds the key within it", () => {
    const change = changeOf(
      "Momentum is an optimizer that adds an inertial term to the update.",
      "Adam is an optimizer that combines Momentum with adaptive rates.",
    );
    expect(change).toBeNull();
  });
});

describe("a word turns a claim round", () => {
  it.each([
    ["increases the heart rate", { from: "increases", to: "decreases" }],
    ["is the most common element", { from: "most", to: "least" }],
    ["is higher than the other", { from: "higher", to: "lower" }],
    ["is stateless and fast", { from: "stateless", to: "stateful" }],
    ["gains electrons", { from: "gains", to: "loses" }],
    ["lies to the north of Spain", { from: "north", to: "south" }],
    ["carries the public key of its owner", { from: "public", to: "private" }],
  ])("in “%s”", (claim, turn) => {
    expect(turnOf(claim, claim)).toEqual(turn);
  });
  it.each([
    "works in most cases",
    "has a lower floor",
    "compares the loss function",
    "condenses into chromosomes",
    "freezes the original weights",
    "splits a switch into broadcast domains",
    "gains popularity",
    "approximates any continuous function",
  ])("but not in “%s”", (claim) => {
    expect(turnOf(claim, claim)).toBeNull();
  });
});

describe("a statement can be asked as it stands", () => {
  const plain = (line: string) => {
    const [sentence] = bankOf(line).sentences;
    return sentence === undefined ? null : trueStatement(sentence);
  };
  it("without the trailing part that hedges", () => {
    expect(
      plain("The momentum optimizer adds an inertial term to the update, helping to escape minima."),
    ).toBe("The momentum optimizer adds an inertial term to the update.");
  });
  it.each([
    ["praise", "ReLU is important in modern deep neural networks."],
    ["a hedge", "Sigmoid can cause vanishing gradients in deep networks."],
    ["a leaning on other lines", "The second bomb hit Nagasaki three days later."],
    ["a saying of its own subject", "Max pooling pools the maximum."],
  ])("but not %s: %s", (_, line) => {
    expect(plain(line)).toBeNull();
  });
});

it("what stands in brackets goes from a statement, and what a function takes stays", () => {
  const [sentence] = bankOf(
    "The trace (a number) of a matrix is the sum of its eigenvalues and tr(A) names it.",
  ).sentences;
  if (sentence === undefined) throw new Error("no fact");
  expect(trueStatement(sentence)).toBe(
    "The trace of a matrix is the sum of its eigenvalues and tr(A) names it.",
  );
});
