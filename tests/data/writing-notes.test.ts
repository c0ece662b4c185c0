import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { makeBank } from "../../src/core/questions/bank.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const guide = read("docs/writing-notes.md");
const shipped = read("data/deep-learning.md");
const statements = shipped.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

const rows = guide
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) => line.split("|").map((cell) => cell.trim()));
const poor = rows.map(([, line]) => line ?? "");
const better = rows.map(([, , , line]) => line ?? "").filter((line) => statements.includes(line));
const praised = part("## Lines that give great questions").filter((line) => statements.includes(line));

const note = { file: "guide.md", text: `${shipped}\n\n## Poor\n\n${poor.join("\n\n")}\n` };
const { questions } = makeBank(makeLibrary([readNote(note)]));
const about = (line: string) => questions.filter(({ source }) => source.text === line);

describe("the guide to writing notes", () => {
  it("takes its examples of good lines from the shipped note", () => {
    expect(praised.length).toBeGreaterThanOrEqual(2);
    expect(better.length).toBeGreaterThanOrEqual(4);
    expect(poor.length).toBeGreaterThanOrEqual(6);
  });

  it.each([...praised, ...better])("praises a line that gives a question: %s", (line) => {
    expect(about(line)).not.toEqual([]);
  });

  it.each(poor)("calls a line poor that gives no question: %s", (line) => {
    expect(about(line)).toEqual([]);
  });

  it("names a line that keeps two kindred terms apart", () => {
    const [line] = part("## Lines that protect the others").filter((text) =>
      text.startsWith("AdamW is a variant of Adam"),
    );
    expect(statements).toContain(line);
    const onAdam = questions.filter(({ key }) => key.includes("Adam"));
    expect(onAdam).not.toEqual([]);
    expect(onAdam.filter(({ options }) => options.includes("AdamW"))).toEqual([]);
  });
});

/** The lines of a part of the guide, quotation marks of Markdown removed. */
function part(heading: string): string[] {
  const from = guide.indexOf(heading);
  const to = guide.indexOf("\n## ", from + 1);
  return guide
    .slice(from, to)
    .split("\n")
    .map((line) => line.replace(/^> /u, ""));
}
