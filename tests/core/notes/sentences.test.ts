import { describe, expect, it } from "vitest";
import { sentencesOf } from "#src/core/notes/sentences.ts";
import { growthAtFourfold, NOT_QUADRATIC } from "#tests/support/growth.ts";

const split = (text: string, language: Parameters<typeof sentencesOf>[1]) =>
  sentencesOf(text, language).map(({ from, to }) => text.slice(from, to));

describe("sentences end", () => {
  it.each([
    ["en", ["Dr. Smith came.", "He saw approx. 3.5 cells, e.g. red ones.", "See Fig. 2 vs. Fig. 3."]],
    ["en", ["J. R. Tolkien wrote it.", "It was long!", "Was it?", "Yes."]],
    ["en", ["The result was 5.", "Then it was 6."]],
    ["en", ["It is true (see p. 5. It says so.) and fine.", "He said “Go. Now.” and left."]],
    ["en", ["“Every cell comes from a cell.”", "That is it."]],
    ["en", ["Node.js v20.1 runs.", "U.S. Army came."]],
    ["de", ["Am 29. Juli fuhr er los.", "Das war z. B. gut.", "Es kostete ca. 5 Euro bzw. Mark."]],
    ["de", ["Der 2. Weltkrieg endete 1945.", "Er begann 1939."]],
    ["tr", ["1. Dünya Savaşı 1914'te başladı.", "Örn. Almanya vb. katıldı.", "2. Dünya Savaşı sonra geldi."]],
    ["es", ["El Sr. García llegó.", "¿Qué pasó?", "¡Nada!"]],
    ["fr", ["M. Dupont arrive, p. ex. demain.", "Il part."]],
  ] as const)("in %s where they do: %s", (language, sentences) => {
    expect(split(sentences.join(" "), language)).toEqual(sentences);
  });

  it("in Chinese without a space", () => {
    expect(split("细胞是单位。它有核！为什么？因为重要。", "zh")).toEqual([
      "细胞是单位。",
      "它有核！",
      "为什么？",
      "因为重要。",
    ]);
  });

  it("at the text's end without a full stop", () => {
    expect(split("It ends here. Not this one", "en")).toEqual(["It ends here.", "Not this one"]);
    expect(split("  ", "en")).toEqual([]);
  });

  it("in spite of a bracket that is never closed", () => {
    const text = `Cells (as we saw divide. ${"They grow a lot. ".repeat(60)}`;
    expect(split(text, "en").length).toBeGreaterThan(10);
  });
});

it.each(["A b. ", "( ", ".", "a b ( c. ", "“"])(
  "a megabyte of %j is split in about four times a quarter's time",
  (piece) => {
    const split = (size: number) => sentencesOf(piece.repeat(size / piece.length), "en");
    expect(growthAtFourfold(split, 250_000)).toBeLessThan(NOT_QUADRATIC);
  },
);
