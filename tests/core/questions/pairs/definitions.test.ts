import { expect, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";

/** The questions for a definition, by the term that is asked about. */
function optionsOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const { questions } = makeBank(makeLibrary([readNote({ file: "terms.md", text: lines.join("\n") })]));
  const definitions = questions.filter(({ kind }) => kind === "definition");
  return new Map(definitions.map(({ stem, options }) => [stem.replace(": ____", ""), options]));
}

const findings = [
  "Oliguria: a urine output that is low",
  "Pyrexia: a temperature above the usual",
  "Bedsore: a skin damage from pressure",
  "Apnoea: a pause in breathing",
];

test("a definition is asked for by its term, among others' definitions", () => {
  const options = optionsOf(findings);
  expect([...options.keys()].sort()).toEqual(["Apnoea", "Bedsore", "Oliguria", "Pyrexia"]);
  expect(options.get("Apnoea")).toEqual(findings.map((line) => line.replace(/^.*: /u, "")).sort());
});

test("an acronym isn't asked for the definition that spells it out", () => {
  const spelt = "RCVS: a reversible cerebral vasoconstriction syndrome";
  expect([...optionsOf([...findings, spelt]).keys()]).not.toContain("RCVS");
  expect([...optionsOf([...findings, "RCVS: a narrowing of some artery"]).keys()]).toContain("RCVS");
});

test("a formula stands beside no definition in words", () => {
  const formula = "a volume = rate × time";
  const options = optionsOf([...findings, `Infusion: ${formula}`]);
  expect(options.size).toBe(4);
  expect([...options.values()].flat()).not.toContain(formula);
});

test("what helps to remember is no term", () => {
  const mnemonic = "LUNAR helps structure a call: a name and a place";
  expect([...optionsOf([...findings, mnemonic]).keys()].sort()).toEqual([
    "Apnoea",
    "Bedsore",
    "Oliguria",
    "Pyrexia",
  ]);
});
