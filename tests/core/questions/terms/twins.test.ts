import { expect, it } from "vitest";
import { makeBank } from "#src/core/questions/bank.ts";
import { libraryOf } from "../library-of.ts";

function groups(...lines: readonly string[]): number[] {
  const library = libraryOf(...lines);
  const found = makeBank(library).twins;
  const order = library.facts.map(({ fingerprint }) => fingerprint);
  return order.map((fingerprint) => order.indexOf(found.get(fingerprint) ?? ""));
}

it("facts that say the same are one, led by the first", () => {
  expect(
    groups(
      "Dropout works by randomly disabling some neurons during training to prevent overfitting.",
      "Early stopping halts training when the model begins to overfit.",
      "Dropout acts as a regularization method by randomly disabling neurons during training.",
    ),
  ).toEqual([0, 1, 0]);
});

it("facts that share a frame but say something else are apart", () => {
  expect(
    groups("Insulin lowers blood glucose after a meal.", "Glucagon raises blood glucose between meals."),
  ).toEqual([0, 1]);
});

it("the same line in two places is one", () => {
  expect(groups("Cells divide by mitosis.", "Cells divide by mitosis.")).toEqual([0, 0]);
});
