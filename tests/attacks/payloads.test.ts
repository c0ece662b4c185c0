import { expect, test } from "vitest";
import { seeded, shuffled } from "../../src/core/random.ts";
import { bankOf, folders, tunedFolder } from "../core/questions/note-banks.ts";
import { notesUnder } from "../support/note-texts.ts";
import { auditPayloads, flawsIn } from "./payloads.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());

test("what is shown of questions, facts and boards is within Discord's limits, whatever notes and names hold", () => {
  const notes = shuffled(notesUnder([...folders, tunedFolder]), seeded("notes", SEED)).slice(0, 3);
  for (const note of notes) {
    const { count, faults } = auditPayloads(bankOf([note]), SEED);
    expect(faults, `seed ${SEED}, ${note.file}`).toEqual([]);
    expect(count).toBeGreaterThan(20);
  }
}, 60_000);

test("a message that is too long, empty or has two buttons of one id is found", () => {
  const button = { type: 2, style: 1, label: "A", custom_id: "c1:x" } as const;
  const row = { type: 1, components: [button, button] } as const;
  expect(flawsIn({ content: "x".repeat(2_001), components: [] })).toHaveLength(1);
  expect(flawsIn({ content: "", components: [] })).toHaveLength(1);
  expect(flawsIn({ content: "x", components: [{ ...row, components: [...row.components] }] })).toHaveLength(
    1,
  );
});
