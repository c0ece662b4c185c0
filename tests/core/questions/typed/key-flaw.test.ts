import { describe, expect, it } from "vitest";
import { keyFlaw } from "#src/core/questions/typed/key-flaw.ts";

describe("no key that can be typed from memory", () => {
  it.each([
    "wing stalls when it",
    "whereas it",
    "Till is unsorted sediment",
    "deals",
    "idea many chemists",
    "expression using unification",
    "times more energy",
    "'s algorithm",
    "d sin",
    "lens flatter",
    "cell firm",
    "insecure today",
    "shear stress proportional",
    "human situation absurd",
    "law of diminishing",
  ])("%s", (key) => {
    expect(keyFlaw(key)?.code).toBe("keyShape");
  });

  it.each(["lens", "shear stress", "law of large numbers", "critical AoA", "vitamin D", "data mining"])(
    "but %s is one",
    (key) => {
      expect(keyFlaw(key)).toBeNull();
    },
  );
});
