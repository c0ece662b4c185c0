import { describe, expect, it } from "vitest";
import { sentenceOf } from "#src/core/questions/terms/sentence.ts";
import { libraryOf } from "../library-of.ts";

function claimOf(line: string): string | null {
  const [fact] = libraryOf(line).facts;
  if (fact === undefined) throw new Error(`no fact in “${line}”`);
  const { clause, claimEnd } = sentenceOf(fact);
  return clause === null ? null : fact.text.slice(0, claimEnd);
}

describe("the claim of a fact", () => {
  it.each([
    ["is the whole statement", "Dropout disables random neurons.", "Dropout disables random neurons"],
    [
      "ends before an outcome",
      "Momentum adds an inertial term to the update, helping to escape minima.",
      "Momentum adds an inertial term to the update",
    ],
    [
      "ends before a hedge",
      "Gradients explode when they grow at each step, often in deep networks.",
      "Gradients explode when they grow at each step",
    ],
    [
      "goes on where a remark parts a noun from its article",
      "Poetic Realism portrayed everyday life but gave it an artistic, often softened form.",
      "Poetic Realism portrayed everyday life but gave it an artistic, often softened form",
    ],
    [
      "goes on where a remark stands before the last of a list",
      "Compression of the cord calls for urgent imaging of the whole spine and, usually, dexamethasone.",
      "Compression of the cord calls for urgent imaging of the whole spine and, usually, dexamethasone",
    ],
    [
      "ends before a second, hedged verb",
      "Softsign is a smoother alternative to tanh and can help avoid saturation.",
      "Softsign is a smoother alternative to tanh",
    ],
    [
      "keeps a list whole, though its last member is hedged",
      "Horner syndrome consists of ptosis, miosis and sometimes anhidrosis.",
      "Horner syndrome consists of ptosis, miosis and sometimes anhidrosis",
    ],
    [
      "ends without the sign that follows it",
      "The liver stores glycogen for the muscles; The kidney filters blood.",
      "The liver stores glycogen for the muscles",
    ],
    [
      "ends with the first of several sentences",
      "A divergent boundary is a place where plates move apart. New crust forms there.",
      "A divergent boundary is a place where plates move apart",
    ],
  ])("%s: %s", (_, line, claim) => {
    expect(claimOf(line)).toBe(claim);
  });
});

describe("a fact has no claim to ask about", () => {
  it.each([
    ["unclearEnd", "The dose of the drug is 5 mg. Children get half of it."],
    ["unclearEnd", "Simons showed blindness to change with a video in 1999. cocktail party effect - Cherry"],
    ["leansOnOthers", "Hans Christian Gram developed the method in 1884."],
    ["leansOnOthers", "The theory says that these two organelles descend from bacteria."],
    ["leansOnOthers", "Serializable is the strictest level and prevents all three anomalies."],
    ["leansOnOthers", "Two-phase commit is something different and spans several nodes."],
    ["leansOnOthers", "Discrimination between two tones is the opposite."],
    ["leansOnOthers", "The second bomb hit Nagasaki three days later."],
    ["code", "The call run() starts the main loop of the program."],
    ["code", "$\\mathcal{E} = mc_q$ is the famous formula of Einstein."],
    ["notEnglish", "Der Zellkern ist ein Organell, das die DNA speichert."],
    ["noPlainShape", "Practical bit: the syringe shield stays on, even for small doses."],
    ["noPlainShape", "Red, green and blue are the primary colors of light."],
  ])("because of %s: %s", (unfit, line) => {
    const [fact] = libraryOf(line).facts;
    expect(fact === undefined ? null : sentenceOf(fact).unfit).toBe(unfit);
  });
});
