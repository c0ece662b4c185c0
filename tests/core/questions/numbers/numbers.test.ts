import { describe, expect, it } from "vitest";
import { amountOf, figureOf } from "#src/core/questions/numbers/figure.ts";
import { otherNumbers } from "#src/core/questions/numbers/numbers.ts";
import { bankOf } from "../library-of.ts";

function figureIn(line: string) {
  const [sentence] = bankOf(line).sentences;
  return sentence === undefined ? null : figureOf(sentence);
}

function othersFor(...lines: readonly [string, ...string[]]) {
  const bank = bankOf(...lines);
  const [sentence] = bank.sentences;
  const figure = sentence === undefined ? null : figureOf(sentence);
  if (sentence === undefined || figure === null) throw new Error(`no number in “${lines[0]}”`);
  return otherNumbers({ figure, sentence, bank });
}

describe("the number of a claim", () => {
  it.each([
    ["Human body cells contain 46 chromosomes.", { text: "46", unit: "chromosomes", kind: "count" }],
    ["A perfect fifth spans seven semitones.", { text: "seven", unit: "semitones", kind: "count" }],
    ["The HTTPS protocol uses port 443 by default.", { text: "443", unit: "port", kind: "label" }],
    ["The private ranges of addresses stand in RFC 1918 of the IETF.", { text: "1918", kind: "label" }],
    ["World War I began in 1914 after an assassination.", { text: "1914", kind: "year" }],
    ["The Estates-General met at Versailles on 5 May 1789.", { text: "1789", kind: "year" }],
    ["The light of the sun takes 499 seconds to the earth.", { text: "499", unit: "seconds", kind: "count" }],
  ])("is found: %s", (line, figure) => {
    expect(figureIn(line)).toMatchObject(figure);
  });

  it.each([
    ["a stricter bound would be true too", "A solution with a pH below 7 is acidic in water."],
    ["it names a known group", "Mitosis differs in the three kingdoms of life."],
    ["a list after it can be counted", "The growth curve has four phases: lag, log, stationary and death."],
    [
      "a list in brackets can be counted",
      "The heart has four chambers (two atria, a left and a right ventricle, both).",
    ],
    ["it stands in a name", "The game Left 4 Dead adjusts the pacing to how the players are doing."],
    ["what is denied is denied of other years as well", "The famous pyramid is not in Maslow's 1943 paper."],
    ["it dates a ruling", "The duty was stated in Donoghue v Stevenson 1932 by the House of Lords."],
    [
      "it stands in a citation",
      "The claim failed in Barnett [1969] because the poison would have killed him.",
    ],
    ["it is counted on from another line", "N is the number of blows for the next 300 mm of depth."],
    ["it is about that year", "Around the year 1000 Leif Erikson reached the coast of North America."],
    ["it only dates a source", "Craik and Lockhart (1972) argued that deeper processing leads to retention."],
    ["it is part of a formula", "Most motile cilia have a 9+2 arrangement of microtubules."],
    ["it dates a case", "A request for information is no offer (Stevenson v McLean 1880)."],
    ["it is a power", "The reference of the level of sound is 10⁻¹² watts a square metre."],
    ["it is measured and only near", "Alumina of high purity melts near 2050 degrees in air."],
    ["it is a temperature and only near", "Alumina of high purity melts near 2050 °C in air."],
    ["it is only typical", "A typical page size of the memory is 4 kilobytes."],
    ["it begins a span", "The Black Death killed a third of the people in 1352–53 in Europe."],
    ["it is rough and below zero", "The pressure in the chest is about −5 centimetres of water at rest."],
    ["it is rough", "The average adult has about 5 liters of blood."],
    ["it is a least", "A jury of the court has at least 12 members."],
    ["there are two", "The Directory governed France from 1795 to 1799."],
    ["it belongs to a name", "VGG-16 stacks layers with small kernels."],
    ["it is too easy", "The entries of the vector sum to 1 in each row."],
    ["the claim is hedged", "A litter usually has 4 puppies in it."],
    ["a later year is true as well", "By the end of 1914 trenches ran from the sea to Switzerland."],
    ["a later month is true as well", "The line was complete by March 1907 from end to end."],
    ["the year is a bound", "The wall stood in the city until 1989 without a break."],
  ])("is left alone where %s: %s", (_, line) => {
    expect(figureIn(line)).toBeNull();
  });
});

describe("other numbers", () => {
  it("come from the notes first, of the same unit", () => {
    const others = othersFor(
      "An IPv6 address is 128 bits long.",
      "An IPv4 address is 32 bits long.",
      "A MAC address is 48 bits long.",
    );
    expect(others).toEqual(expect.arrayContaining(["32", "48"]));
    expect(others).not.toContain("128");
  });

  it("are in words where the number is", () => {
    const others = othersFor(
      "A perfect fifth spans seven semitones.",
      "A tritone spans six semitones.",
      "A third spans 4 semitones.",
    );
    expect(others).toHaveLength(3);
    expect(others).toEqual(expect.arrayContaining(["six", "four"]));
  });

  it.each([
    ["The Western Empire ended in 476 with the last emperor of the west.", 476],
    ["Caesar was murdered in 44 BC by a group of senators.", 44],
    ["The Estates-General met at Versailles on 5 May 1789.", 1789],
  ])("are years that are near, but no nearer than four: %s", (line, year) => {
    const others = othersFor(line).map(Number);
    expect(others).toHaveLength(3);
    for (const other of others) {
      expect(Math.abs(other - year)).toBeGreaterThanOrEqual(4);
      expect(Math.abs(other - year)).toBeLessThanOrEqual(15);
    }
  });

  it("are never made up for a large label", () => {
    expect(
      othersFor("The HTTPS protocol uses port 443 by default.", "The SSH protocol uses port 22 by default."),
    ).toEqual(["22"]);
  });

  it("keep percentages at a hundred or less", () => {
    for (const text of othersFor("The kidney reabsorbs 65 % of the filtered sodium.")) {
      expect(amountOf(text)).toBeLessThanOrEqual(100);
    }
  });

  it("stay within the years of the notes where these give three", () => {
    const others = othersFor(
      "Italy surrendered to the Allies in 1943.",
      "Poland was invaded by Germany in 1939.",
      "France fell to the German army in 1940.",
      "Berlin fell to the Soviet army in 1945.",
    );
    expect(others).toHaveLength(3);
    for (const year of others) expect(Number(year)).toBeGreaterThanOrEqual(1936);
    for (const year of others) expect(Number(year)).toBeLessThanOrEqual(1948);
  });

  it("stay within the years that a heading gives", () => {
    const others = othersFor(
      "## The Great War (1914-1918)",
      "Tanks were used in battle for the first time at Flers in 1916.",
      "HMS Dreadnought was launched by the British navy in 1906.",
    );
    expect(others).toHaveLength(3);
    for (const year of others) expect(["1914", "1915", "1917", "1918"]).toContain(year);
  });

  it("stay after those years where the number does", () => {
    const others = othersFor(
      "## The Great War (1914-1918)",
      "The treaty with Germany was signed at Versailles in 1919.",
      "Tanks were used in battle for the first time at Flers in 1916.",
    );
    expect(others.length).toBeGreaterThanOrEqual(2);
    for (const year of others) expect(Number(year)).toBeGreaterThan(1918);
  });

  it("are days that a month has", () => {
    const others = othersFor("On 28 July Austria-Hungary declared war on Serbia.");
    for (const day of others) expect(Number(day)).toBeLessThanOrEqual(28);
  });

  it("keep the decimals of the number", () => {
    for (const text of othersFor("Gold has a density of 19.3 grams per milliliter."))
      expect(text).toMatch(/^\d+\.\d$/u);
  });
});
