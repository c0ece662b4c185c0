import { describe, expect, it } from "vitest";
import { readTable } from "#src/core/notes/table-note.ts";

const read = (text: string) => readTable({ file: "cards.csv", text, format: "table" });
const sides = (text: string) => read(text).units.map(({ pair }) => [pair?.front, pair?.back]);
const towns = [
  ["Peru", "Lima"],
  ["Chile", "Santiago"],
];

describe("rows of two fields are cards", () => {
  it.each([
    ["by tabs, as Quizlet writes them", "Peru\tLima\nChile\tSantiago\n"],
    ["by commas", "Peru,Lima\nChile,Santiago\n"],
    ["by semicolons", "Peru;Lima\nChile;Santiago\n"],
    ["by bars", "Peru | Lima\nChile | Santiago\n"],
    ["in quotes", '"Peru","Lima"\n"Chile","Santiago"\n'],
    ["with a byte order mark and Windows' line ends", "\ufeffPeru,Lima\r\nChile,Santiago\r\n"],
    ["below names of columns", "Term,Definition\nPeru,Lima\nChile,Santiago\n"],
    ["below names in another language", "SORU;CEVAP\nPeru;Lima\nChile;Santiago\n"],
    ["as Anki's header separates them", "#separator:semicolon\nPeru;Lima\nChile;Santiago\n"],
    ["as a header's own sign separates them", "#separator:|\nPeru|Lima\nChile|Santiago\n"],
    ["with sounds and pictures left out", "Peru [sound:a.mp3]\tLima<img src=a.png>\nChile\tSantiago\n"],
  ])("%s", (_, text) => {
    expect(sides(text)).toEqual(towns);
  });

  it("with the file's own lines, also where a field goes on in the next", () => {
    const text = '#separator:comma\n\nfront,back\nPeru,Lima\n\n"a, b","two\nlines"\nChile,Santiago\n';
    expect(read(text).units.map(({ text: said, line, endLine }) => [said, line, endLine])).toEqual([
      ["Peru: Lima", 4, 4],
      ["a, b: two lines", 6, 7],
      ["Chile: Santiago", 8, 8],
    ]);
  });

  it("with HTML as a reader sees it only where it is HTML", () => {
    expect(sides("#separator:tab\n#html:true\n<b>Peru</b> &amp; co\tLima<br>town\n")).toEqual([
      ["Peru & co", "Lima town"],
    ]);
    expect(sides("#separator:tab\n#html:false\na <b>\tx &amp; y\n")).toEqual([["a <b>", "x &amp; y"]]);
    expect(sides("a < b\tb > a\n")).toEqual([["a < b", "b > a"]]);
  });
});

describe("rows of more fields", () => {
  it("say by their columns' names what they say of the first", () => {
    expect(read("Term,Definition,Example\nOsmosis,movement of water,roots\n").units).toMatchObject([
      { kind: "tableRow", pair: { front: "Osmosis", back: "movement of water; Example: roots" } },
    ]);
  });

  it("are of the kind that the first column's name tells, where the first row names columns", () => {
    const text = "Gene,Chromosome,Role\nBRCA1,17,repairs broken DNA strands\nCFTR,7,lets chloride through\n";
    expect(read(text).units).toMatchObject([
      {
        line: 2,
        className: "Gene",
        pair: { front: "BRCA1", back: "Chromosome: 17; Role: repairs broken DNA strands" },
      },
      { line: 3, className: "Gene" },
    ]);
    expect(read("one,uno,eins\ntwo,dos,zwei\nthree,tres,drei\n").units).toHaveLength(3);
  });

  it("are cards where all but one of the others are empty or about the card", () => {
    const header = "#separator:tab\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n";
    const rows =
      "x1\tBasic\tGeo::America\tPeru\tLima\tt\nx2\tBasic (and reversed card)\tGeo\tChile\tSantiago\tt\n";
    expect(read(header + rows).units).toMatchObject([
      {
        kind: "card",
        pair: { front: "Peru", back: "Lima", twoWay: false },
        heading: ["Geo", "America"],
        line: 6,
      },
      { kind: "card", pair: { front: "Chile", back: "Santiago", twoWay: true }, heading: ["Geo"], line: 7 },
    ]);
  });
});

it("a deck for all rows is the title", () => {
  expect(read("#separator:tab\n#deck:Geo::America\nPeru\tLima\n").title).toBe("America");
  expect(read("Peru\tLima\n").title).toBeNull();
});

it("clozes are cards with marks, within HTML as well", () => {
  const text =
    "#separator:tab\n#html:true\n<i>{{c1::Paris::city}}</i> is the capital of {{c2::France}} &amp; large\textra\n";
  const [unit] = read(text).units;
  expect(unit).toMatchObject({ kind: "card", text: "Paris is the capital of France & large", pair: null });
  expect(unit?.marks.map(({ from, to, hint }) => [unit.text.slice(from, to), hint])).toEqual([
    ["Paris", "city"],
    ["France", undefined],
  ]);
});

describe("what can't be read is told by its line and hides nothing", () => {
  it("an empty side", () => {
    const { units, problems } = read("Peru\tLima\n\tSantiago\nCuba\t\nOslo\tNorway\n");
    expect(units.map(({ line }) => line)).toEqual([1, 4]);
    expect(problems).toMatchObject([
      { line: 2, code: "cardWithoutFront" },
      { line: 3, code: "cardWithoutBack" },
    ]);
  });

  it("a quote that is never closed", () => {
    const { units, problems } = read('Peru,Lima\n"Cuba,Havana\nOslo,Norway\nChile,Santiago\n');
    expect(units.map(({ line }) => line)).toEqual([1, 3, 4]);
    expect(problems).toMatchObject([{ line: 2, code: "quoteNotClosed" }]);
  });

  it("a quote within a field is text", () => {
    expect(sides('the 5" pipe,wide\n"x"y,z\n')).toEqual([
      ['the 5" pipe', "wide"],
      ['"x"y', "z"],
    ]);
  });
});

it("tables of any length and shape are read without throwing", () => {
  expect(read("Peru,Lima\n".repeat(150_000)).units).toHaveLength(150_000);
  for (const piece of ['"', '"a\n', 'a,"b\n', "\t", ",\n", "{{c1::", "<b>", "#a:b\n", "\u0000\n"]) {
    expect(() => read(piece.repeat(20_000))).not.toThrow();
  }
}, 30_000);
