import { describe, expect, it } from "vitest";
import { makeBank } from "#src/core/questions/bank.ts";
import { contradictionsAmong } from "#src/core/questions/terms/contradictions.ts";
import { bankOf, libraryOf } from "../library-of.ts";

const found = (...lines: readonly string[]) => contradictionsAmong(bankOf(...lines)).size;

describe("lines contradict each other", () => {
  it.each([
    ["by another number", "A byte has 8 bits.", "A byte has 7 bits."],
    ["by a number in words", "A byte has eight bits.", "A byte has 7 bits."],
    [
      "by a number of the same unit in other words",
      "A byte consists of 8 bits.",
      "A byte has exactly 7 bits.",
    ],
    ["by a number before a hyphen", "IPv4 uses 32-bit addresses.", "IPv4 uses 64-bit addresses."],
    ["by a year", "The Berlin Wall fell in 1989.", "The Berlin Wall fell in 1990."],
    ["by one of two numbers", "In 1990 the town had 300 houses.", "In 1990 the town had 400 houses."],
    [
      "by a denial",
      "UDP guarantees the delivery of packets.",
      "UDP does not guarantee the delivery of packets.",
    ],
    ["by never", "A virus has its own metabolism.", "A virus never has its own metabolism."],
    ["by no", "The router stores no passwords.", "The router stores passwords."],
    [
      "by an opposite verb",
      "Insulin raises the level of blood sugar.",
      "Insulin lowers the level of blood sugar.",
    ],
    ["by an opposite adjective", "Mitosis produces identical cells.", "Mitosis produces different cells."],
    [
      "by an opposite of a word with two",
      "The vagus nerve stimulates digestion in the stomach.",
      "The vagus nerve inhibits digestion in the stomach.",
    ],
    [
      "by another name of the subject",
      "A local area network (LAN) spans 1 building.",
      "A LAN spans 3 buildings.",
    ],
  ])("%s", (_, one, other) => {
    expect(found(one, other)).toBe(2);
    expect(found(other, one)).toBe(2);
  });
});

describe("lines stand beside each other", () => {
  it.each([
    ["that say the same", "A byte has 8 bits.", "A byte consists of eight bits."],
    ["of two subjects", "A byte has 8 bits.", "A nibble has 4 bits."],
    ["of two matters", "A week has 7 days.", "A week has 168 hours."],
    [
      "with a number only in one",
      "The header has fields of a fixed size.",
      "The header has 12 fields of a fixed size.",
    ],
    ["where a number is bound", "The header has at least 20 bytes.", "The header has at most 60 bytes."],
    ["with all numbers different", "In 1990 the town had 300 houses.", "In 2000 the town had 500 houses."],
    ["of a greatest and a smallest", "The maximum size is 1500 bytes.", "The minimum size is 64 bytes."],
    ["where one is hedged", "Insulin can raise the level.", "Insulin lowers the level."],
    [
      "with an opposite that is denied",
      "Mitosis does not produce different cells.",
      "Mitosis produces identical cells.",
    ],
    ["of two conditions", "In summer rain raises the level.", "In winter rain lowers the level."],
    ["of two parts", "Some mammals lay eggs in nests.", "Other mammals do not lay eggs in nests."],
    [
      "with opposites of two objects in another order",
      "Exercise increases strength and decreases weight.",
      "Exercise decreases weight and increases strength.",
    ],
    [
      "that say more than opposites",
      "Acids have a low value on the scale.",
      "Bases have a high value on the scale.",
    ],
  ])("%s", (_, one, other) => {
    expect(found(one, other)).toBe(0);
  });
});

it("names the line that says otherwise", () => {
  const bank = bankOf("A byte has 8 bits.", "A week has 7 days.", "A byte has 7 bits.");
  const [first, , last] = bank.sentences.map(({ fact }) => fact);
  expect([...contradictionsAmong(bank)]).toEqual([
    [first?.fingerprint, last],
    [last?.fingerprint, first],
  ]);
});

it("takes 4,000 lines of one matter about as long a line as 400", () => {
  const timeOf = (count: number) => {
    const bank = bankOf(...Array.from({ length: count }, (_, at) => `The town has ${at + 1} houses.`));
    contradictionsAmong(bank);
    const before = process.cpuUsage();
    expect(contradictionsAmong(bank).size).toBe(count);
    return process.cpuUsage(before).user / count;
  };
  expect(timeOf(4000)).toBeLessThan(Math.max(5 * timeOf(400), 50));
});

it("leaves both lines unasked, with a reason, and asks the rest", () => {
  const years = ["1876", "1903", "1928", "1947", "1969"];
  const lines = years.map(
    (year, at) => `The ${["Alpha", "Beta", "Gamma", "Delta", "Omega"][at]} bridge was opened in ${year}.`,
  );
  const asked = (bank: ReturnType<typeof makeBank>) =>
    new Set(bank.questions.map(({ source }) => source.text));
  const before = makeBank(libraryOf(...lines));
  expect(asked(before)).toEqual(new Set(lines));
  const contrary = "The Alpha bridge was opened in 1877.";
  const bank = makeBank(libraryOf(...lines, contrary));
  expect(asked(bank)).toEqual(new Set(lines.slice(1)));
  const reasons = bank.rejected.filter(({ code }) => code === "contradicted");
  expect(reasons.map(({ fact, detail }) => [fact.text, detail])).toEqual([
    [lines[0], `line 14 of note.md: ${contrary}`],
    [contrary, `line 4 of note.md: ${lines[0]}`],
  ]);
});
