import { expect, test } from "vitest";
import { distance } from "#src/core/facts/edit-distance.ts";
import { namesOf } from "#src/core/questions/typed/names.ts";
import { bankOf } from "../library-of.ts";

const words = [
  "Mitosis Meiosis Mitoses Miosis Myosis Osmosis Hypoxia Hypnosis Narcosis Necrosis Fibrosis Acidosis",
  "Actin Action Actinin Acton Antic Sulfate Sulfite Sulfide Sulfates Esterase Estrase Eesterase",
].flatMap((line) => line.split(" "));
const bank = bankOf(
  ...words.map((name, at) => `${name} is a process that takes ${at + 3} steps in the cell.`),
);
const known = bank.terms.flatMap(({ aliases }) => aliases.map(({ text }) => text));

test("near a name are those within two slips of it that begin or end as it does", () => {
  const names = namesOf(bank);
  expect(known.length).toBeGreaterThanOrEqual(words.length - 2);
  for (const key of [...known, "Mitosys", "Aktin", "Sulphate"]) {
    const low = key.toLowerCase();
    const expected = known.filter((name) => {
      const other = name.toLowerCase();
      const isAlike = other[0] === low[0] || other.slice(-3) === low.slice(-3);
      return other !== low && isAlike && distance(other, low) <= 2;
    });
    expect(names.near(key).toSorted()).toEqual([...new Set(expected)].toSorted());
  }
  expect(names.near("Mitosis")).toContain("Meiosis");
});
