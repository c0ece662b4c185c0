import fc from "fast-check";
import { expect, test } from "vitest";
import { type ButtonPress, customIdOf, noteRef, readCustomId } from "../../src/discord/custom-ids.ts";
import { marksOf } from "../../src/discord/marks.ts";
import { renderAnnouncement } from "../../src/discord/render/announcement.ts";
import { reported } from "./question-views.ts";
import { dailyPost, lobby, nameOf, question, reveal, standings } from "./views.ts";

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,80}$/);
const position = fc.integer({ min: 1, max: 25 });
const choice = fc.integer({ min: 0, max: 24 });

const press: fc.Arbitrary<ButtonPress> = fc.oneof(
  fc.record({ kind: fc.constant("answer" as const), roundId: id, position, choice }),
  fc.record({
    kind: fc.constantFrom(
      "write" as const,
      "written" as const,
      "options" as const,
      "revealNow" as const,
      "report" as const,
      "reportWhy" as const,
      "rightToo" as const,
      "claim" as const,
    ),
    roundId: id,
    position,
  }),
  fc.record({ kind: fc.constant("result" as const), roundId: id, position: fc.integer({ min: 0, max: 25 }) }),
  fc.record({
    kind: fc.constantFrom("startNow" as const, "stop" as const, "misses" as const, "again" as const),
    roundId: id,
  }),
  fc.record({ kind: fc.constant("practice" as const), practiceId: id, choice }),
  fc.record({
    kind: fc.constantFrom("practicePick" as const, "practiceBack" as const),
    practiceId: id,
    at: choice,
  }),
  fc.record({
    kind: fc.constant("practiceGrade" as const),
    practiceId: id,
    grade: fc.constantFrom("knew" as const, "almost" as const, "didNot" as const),
  }),
  fc.record({
    kind: fc.constantFrom(
      "practiceNext" as const,
      "practiceWrite" as const,
      "practiceWritten" as const,
      "practiceOptions" as const,
      "practiceShow" as const,
      "practiceReport" as const,
      "practiceWhy" as const,
      "practiceRightToo" as const,
    ),
    practiceId: id,
  }),
  fc.record({ kind: fc.constant("testMe" as const), slot: id }),
  fc.record({ kind: fc.constant("board" as const), cursor: id }),
  fc.record({
    kind: fc.constantFrom("share" as const, "onlyOwn" as const, "keepShared" as const, "keepAll" as const),
  }),
  fc.record({
    kind: fc.constantFrom(
      "draftSave" as const,
      "erase" as const,
      "draftDrop" as const,
      "noteUndo" as const,
      "noteRound" as const,
      "noteExport" as const,
      "saveAccept" as const,
      "saveWithdraw" as const,
    ),
    id,
  }),
  fc.record({ kind: fc.constant("notePage" as const), id, page: fc.integer({ min: 0, max: 9_999 }) }),
  fc.record({ kind: fc.constant("sharedNotes" as const), menu: choice }),
  fc.record({
    kind: fc.constant("review" as const),
    deed: fc.constantFrom("show", "disable", "enable", "void", "pin", "unpin"),
    id,
  }),
  fc.record({
    kind: fc.constant("reviewPage" as const),
    list: fc.constantFrom("flagged", "stats"),
    page: fc.integer({ min: 0, max: 9_999 }),
  }),
  fc.record({
    kind: fc.constant("reviewAccept" as const),
    id: fc.stringMatching(/^[0-9a-f]{24}$/),
    claim: fc.stringMatching(/^\d{1,15}$/),
  }),
  fc.record({ kind: fc.constant("reviewPin" as const), id }),
);

test("every button's id fits Discord's 100 characters and is read back as it was written", () => {
  fc.assert(
    fc.property(press, (wanted) => {
      const customId = customIdOf(wanted);
      expect(customId.length).toBeLessThanOrEqual(100);
      expect(readCustomId(customId)).toEqual(wanted);
    }),
  );
});

test("anything else that a client may send is nothing", () => {
  const forged = fc.oneof(
    fc.string({ maxLength: 200, unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "c1",
          "c0",
          "answer",
          "stop",
          "notePage",
          "onlyOwn",
          "r",
          "1",
          "26",
          "-1",
          "1e1",
          "",
          " ",
        ),
      )
      .map((parts) => parts.join(":")),
  );
  fc.assert(
    fc.property(forged, (text) => {
      const read = readCustomId(text);
      if (read !== null) expect(customIdOf(read)).toBe(text);
    }),
  );
});

test.each([
  "",
  "c1",
  "c2:answer:r:1:0",
  "c1:answer:r:0:0",
  "c1:answer:r:26:0",
  "c1:answer:r:1:25",
  "c1:practicePick:p",
  "c1:practicePick:p:25",
  "c1:practiceGrade:p:always",
  "c1:practiceShow:p:1",
  "c1:answer:r:01:0",
  "c1:answer:r:1:0:9",
  "c1:answer:r:1",
  "c1:answer::1:0",
  "c1:answer:a b:1:0",
  "c1:answer:r:1:0\n",
  "c1:drop:r",
  "c1:__proto__:r",
  "c1:draftSave",
  "c1:draftSave:../../x",
  "c1:noteRound:os.md",
  "c1:noteUndo:V1:V2",
  "c1:notePage:r",
  "c1:notePage:r:-1",
  "c1:notePage:r:01",
  "c1:notePage:r:10000",
  "c1:sharedNotes:25",
  "c1:write:r",
  "c1:written:r:0",
  "c1:options:r:1:0",
  "c1:rightToo:r:26",
  "c1:review:erase:r",
  "c1:review:show",
  "c1:reviewPage:all:0",
  "c1:reviewAccept:r",
  "c1:onlyOwn:r",
  `c1:board:${"x".repeat(92)}`,
])("the forged id %j is refused", (text) => {
  expect(readCustomId(text)).toBeNull();
});

test("an id that could not be read back is never written", () => {
  expect(() => customIdOf({ kind: "board", cursor: "x".repeat(95) })).toThrow();
  expect(() => customIdOf({ kind: "testMe", slot: "a:b" })).toThrow();
});

test("a message is recognised by its own buttons, before and after the reveal, and by no other question's", () => {
  const marks = marksOf(question({ position: 1 }));
  expect(marksOf(reveal({ position: 1 }))).toEqual(marks);
  expect(marksOf(question({ position: 11 }))).not.toEqual(marks);
  const all = [lobby(), question(), standings(), dailyPost()].flatMap(marksOf);
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  lobby(),
  question(),
  reveal(),
  standings(),
  standings({ players: 0, rows: [], hardest: null }),
  dailyPost(),
  reported(),
])("a message with buttons bears one of its marks, whatever it has to say: $kind", (view) => {
  const ids = renderAnnouncement(view, nameOf).components.flatMap((row) =>
    row.components.map((part) => part.custom_id),
  );
  const isBorne = (mark: string) =>
    ids.some((customId) => (mark.endsWith(":") ? customId.startsWith(mark) : customId === mark));
  expect(marksOf(view).some(isBorne)).toBe(true);
});

test("a note's file stands in an id as something that fits and isn't its name, the same for the same name only", () => {
  const names = fc.uniqueArray(fc.string({ maxLength: 300, unit: "grapheme" }), { minLength: 2 });
  fc.assert(
    fc.property(names, (files) => {
      const refs = files.map(noteRef);
      expect(new Set(refs).size).toBe(files.length);
      expect(files.map(noteRef)).toEqual(refs);
      for (const ref of refs) expect(readCustomId(`c1:notePage:${ref}:9999`)).not.toBeNull();
    }),
  );
});
