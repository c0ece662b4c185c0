import { describe, expect, it } from "vitest";
import { StudyError } from "#src/core/errors.ts";
import { factsAbout, makeLibrary, problemsOf, searchFacts, topicPath } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";

const cells =
  "# Cells\n\n## Parts\nThe nucleus stores the DNA.\n\nA ribosome builds proteins.\n\n## Life\nCells divide by mitosis.\n";
const webs = "# Webs\n\nDNS translates names into addresses.\n";

function library(...texts: readonly (readonly [file: string, text: string])[]) {
  return makeLibrary(texts.map(([file, text]) => readNote({ file, text })));
}

const both = () => library(["cells.md", cells], ["webs.md", webs]);

describe("topics", () => {
  it("are the notes and the headings in them, with the facts at and below them", () => {
    expect(both().topics.map(({ name, facts }) => [name, facts])).toEqual([
      ["Cells", 3],
      ["Cells › Parts", 2],
      ["Cells › Life", 1],
      ["Webs", 1],
    ]);
  });

  it("choose their facts, whatever the case and spacing of the name", () => {
    const facts = factsAbout(both(), "cells  ›PARTS");
    expect(facts.map(({ text }) => text)).toEqual([
      "The nucleus stores the DNA.",
      "A ribosome builds proteins.",
    ]);
    expect(facts.map(topicPath)).toEqual([
      ["Cells", "Parts"],
      ["Cells", "Parts"],
    ]);
  });

  it("are all notes for null", () => {
    expect(factsAbout(both(), null)).toHaveLength(4);
  });

  it("that don't exist are refused with the nearest names", () => {
    const choose = () => factsAbout(both(), "Cels › Part");
    expect(choose).toThrow(StudyError);
    try {
      choose();
    } catch (error) {
      expect(error).toMatchObject({ code: "unknownTopic", values: { topic: "Cels › Part" } });
      expect(error instanceof StudyError ? String(error.values.nearest) : "").toMatch(/^Cells › Parts/u);
    }
  });
});

describe("a fact's fingerprint", () => {
  const ids = (text: string) => library(["cells.md", text]).facts.map(({ fingerprint }) => fingerprint);

  it("outlives blank lines, other headings and a new order", () => {
    const moved =
      "# Cells\n\n\n\n## Elsewhere\nCells divide by mitosis.\n\nA ribosome builds proteins.\n\nThe nucleus stores the DNA.\n";
    expect(ids(moved).sort()).toEqual(ids(cells).sort());
  });

  it("outlives case and white space, and nothing else", () => {
    expect(ids("Cells divide  by MITOSIS.")).toEqual(ids("Cells divide by mitosis."));
    expect(ids("Cells divide by meiosis.")).not.toEqual(ids("Cells divide by mitosis."));
  });

  it("tells equal lines of one note apart by their count", () => {
    const twice = ids("Cells divide by mitosis.\n\nCells divide by mitosis.\n");
    expect(new Set(twice).size).toBe(2);
    expect(twice[0]).toBe(ids("Cells divide by mitosis.")[0]);
  });

  it("differs between notes", () => {
    const facts = library(["a.md", webs], ["b.md", webs]).facts;
    expect(new Set(facts.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});

it("a library is the same whatever the order of its files", () => {
  expect(library(["webs.md", webs], ["cells.md", cells])).toEqual(both());
});

describe("searching facts", () => {
  const found = (about: string | null) => searchFacts(both(), { topic: null, about }).map(({ text }) => text);

  it("puts the fact with most of the words first and leaves out those with fewer than half", () => {
    expect(found("nucleus DNA")).toEqual(["The nucleus stores the DNA."]);
    expect(found("proteins")).toEqual(["A ribosome builds proteins."]);
    expect(found("protein")).toEqual(["A ribosome builds proteins."]);
  });

  it("gives every fact where nothing is asked for, and none where nothing fits", () => {
    expect(found(null)).toHaveLength(4);
    expect(found("volcano")).toEqual([]);
  });
});

describe("the problems of a note", () => {
  it("name lines that lean on others, by line and in order", () => {
    const note = readNote({ file: "a.md", text: "A cell is alive.\n\nIt divides by mitosis.\n" });
    expect(problemsOf(makeLibrary([note]), note)).toMatchObject([{ line: 3, code: "reference" }]);
  });

  it("say so when no line is a fact", () => {
    const note = readNote({ file: "a.md", text: "What is a cell made of?\n" });
    expect(problemsOf(makeLibrary([note]), note)).toMatchObject([{ line: 1, code: "noFacts" }]);
  });
});
