import { describe, expect, it } from "vitest";
import { gapsOf } from "#src/core/questions/gaps/gap.ts";
import { optionsFlaw, stemFlaw } from "#src/core/questions/gaps/lint.ts";
import { bankOf } from "../library-of.ts";

function flaws(...lines: readonly [string, ...string[]]): (string | null)[] {
  const bank = bankOf(...lines);
  const [sentence] = bank.sentences;
  return sentence === undefined ? [] : gapsOf(sentence, bank).map((gap) => stemFlaw(gap, bank)?.code ?? null);
}

describe("a stem", () => {
  it.each([
    ["a word of the key in it", "Max pooling is a pooling operation that keeps the strongest response."],
    ["the stem of the key in it", "Backpropagation sends errors back by propagating them through layers."],
    ["a beginning of the key in it", "Word2vec predicts each word from its neighbors in text."],
    ["its acronym's expansion in it", "GRU (Gated Recurrent Unit) is a recurrent unit with two gated paths."],
  ])("with %s gives it away: %s", (_, line) => {
    expect(flaws(line)[0]).toBe("givenAway");
  });

  it("with a part of the key that others share is asked by what differs", () => {
    const found = flaws(
      "Max pooling is a pooling operation that keeps the strongest response.",
      "Average pooling is a pooling operation that takes the mean of a window.",
    );
    expect(found).toEqual(["givenAway", null]);
  });

  it("of few words is too poor", () => {
    expect(flaws("Carbon has six protons inside.")).toEqual(["shortStem"]);
  });

  it("with nothing of the key is sound", () => {
    expect(flaws("Dropout works by randomly disabling some neurons during training.")).toEqual([null]);
  });
});

describe("options", () => {
  it("whose key is far the longest give it away", () => {
    expect(optionsFlaw("a very long and careful key", ["one", "two"])?.code).toBe("longestKey");
  });
  it("with an absolute word are refused", () => {
    expect(optionsFlaw("Rome", ["Always Paris", "Berlin"])?.code).toBe("absolute");
  });
  it("of one kind are sound", () => {
    expect(optionsFlaw("Dropout", ["Early stopping", "Noise injection"])).toBeNull();
  });
});
