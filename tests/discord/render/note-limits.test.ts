import { describe, expect, test } from "vitest";
import type { DraftNote, FileRefusal, NoteSummary } from "../../../src/app/note-views.ts";
import type { AskedQuestion } from "../../../src/app/views.ts";
import { type Body, MESSAGE_LIMIT } from "../../../src/discord/body.ts";
import { renderNote, renderNotes } from "../../../src/discord/render/notes.ts";
import { renderCheck } from "../../../src/discord/render/problems.ts";
import { renderSuggestion } from "../../../src/discord/render/suggestion.ts";
import { renderDraft, renderSaved } from "../../../src/discord/render/upload.ts";
import {
  draft,
  draftNote,
  notesView,
  noteView,
  problem,
  refusals,
  saved,
  savedNote,
  suggestion,
  summary,
} from "../note-views.ts";
import { answered } from "../views.ts";

const wild = "*_~|`[x](y)@everyone<@1>\u202e# ";
const nasty = wild.repeat(20).slice(0, 255);
const plain = "lecture notes on operating systems ".repeat(10).slice(0, 250);
const long = "word ".repeat(400);

type Names = readonly [kind: string, name: string];
const names: readonly Names[] = [
  ["plain", plain],
  ["full of markup", nasty],
];

const files = [1, 2, 3, 4, 5];
const change = { kept: 9_999, changed: 9_999, added: 9_999, retired: 9_999 };
const counts = {
  shortage: "contradicted" as const,
  facts: 9_999,
  questions: 99_999,
  selectAll: 9_999,
  problems: 9_999,
};
const sample: AskedQuestion = {
  kind: "choice",
  path: ["_longest* title ".repeat(20), "# heading [x](https://example.org) ".repeat(9)],
  stem: `____ ${"_longest* word ".repeat(60)}`.slice(0, 600),
  options: Array.from({ length: 25 }, (_, at) => `${at} ${"option ".repeat(20)}`.slice(0, 90)),
};
const id = "i".repeat(36);

function lengthOf({ content }: Body): number {
  expect(content).not.toMatch(/@everyone|(?<!\\)<@|\u202e/);
  return content.length;
}

function check(message: Body): Body {
  const length = lengthOf(message);
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThanOrEqual(MESSAGE_LIMIT);
  expect(message.components.length).toBeLessThanOrEqual(5);
  for (const { components } of message.components) {
    expect(components.length).toBeLessThanOrEqual(5);
    for (const one of components) {
      expect(one.custom_id.length).toBeLessThanOrEqual(100);
      if ("label" in one) expect(one.label?.length).toBeLessThanOrEqual(80);
      if ("options" in one) {
        expect(one.options.length).toBeLessThanOrEqual(25);
        expect(new Set(one.options.map(({ value }) => value)).size).toBe(one.options.length);
        for (const { label, description, value } of one.options)
          for (const text of [label, description ?? "x", value]) {
            expect(text.length).toBeGreaterThan(0);
            expect(text.length).toBeLessThanOrEqual(100);
          }
      }
    }
  }
  for (const { name, description } of message.files ?? []) {
    expect(name.length).toBeLessThanOrEqual(100);
    expect(description.length).toBeLessThanOrEqual(1_024);
  }
  return message;
}

describe.each(names)("with names that are %s, the most files and the longest of everything", (_, name) => {
  const fileOf = (at: number) => `${at} ${name}.md`;
  const notes = files.map((at): DraftNote => draftNote({ file: fileOf(at), topic: name, change, ...counts }));
  const five = files.map((at) => ({ file: fileOf(at), problems: [problem(99_999, name + long)] }));
  const six = [...five, { file: fileOf(6), problems: [problem(1)] }];

  test.each([
    ["five problems", five],
    ["a file of problems", six],
  ])(
    "an upload with %s names every file, keeps its buttons and attaches what it can't list",
    (_, problems) => {
      const samples = [sample, sample, sample];
      const skipped = files.map((at) => ({ file: fileOf(at), what: "media" as const, count: 9_999 }));
      const {
        content,
        components,
        files: attached,
      } = check(renderDraft(draft({ draftId: id, notes, samples, problems })));
      expect(attached).toHaveLength(1);
      for (const at of files) expect(content).toContain(`**${at} `);
      expect(components[0]?.components).toHaveLength(2);
      check(renderDraft(draft({ draftId: id, notes, samples, problems, skipped })));
    },
  );

  test.each(Object.values(refusals))("five files that are $code are told one by one", ({ code, values }) => {
    const refused = files.map((at): FileRefusal => ({ file: fileOf(at), code, values }));
    const { content } = check(renderDraft(draft({ draftId: null, notes: [], samples: [], refused })));
    expect(content.split("\n").filter((line) => /isn't taken: .+\.$/.test(line))).toHaveLength(5);
  });

  test("what was saved names every file, asks its question and has all its buttons", () => {
    const all = files.map((at) => savedNote({ file: fileOf(at), version: `${id}${at}`, change }));
    const message = check(renderSaved(saved({ notes: all, asksOnlyOwn: true }), "**Saved.**"));
    for (const at of files) expect(message.content).toContain(`**${at} `);
    expect(message.content).toContain("Use only your own notes?");
    expect(message.components.map(({ components }) => components.length)).toEqual([5, 3]);
  });

  test("a list of the most notes keeps its end, and its menus hold a hundred", () => {
    const listed = Array.from({ length: 220 }, (_, at): NoteSummary => {
      return summary({ file: fileOf(at), topic: name, isOwn: at < 100, isOn: false, ...counts });
    });
    const message = check(renderNotes(notesView({ notes: listed, suggestions: 200 })));
    expect(message.components).toHaveLength(4);
    expect(message.content).toContain("Room: ");
    expect(message.content).toContain("200 suggested messages");
    expect(message.content.split("\n").filter((line) => /^and \d+ more;/.test(line))).toHaveLength(2);
  });

  test("a page of a note keeps each fact's line and its problems", () => {
    const facts = Array.from({ length: 10 }, (_, at) => {
      return { line: 99_990 + at, kind: "sentence" as const, text: name + long };
    });
    const problems = [1, 2, 3, 4, 5].map((line) => problem(line, name + long));
    const view = noteView({
      note: summary({ file: fileOf(1), topic: name, ...counts }),
      facts,
      pages: 9_999,
      problems,
    });
    const { content } = check(renderNote(view));
    for (const { line } of facts) expect(content).toContain(`\n${line}: `);
    for (const { line } of problems) expect(content).toContain(`:${line}: `);
    check(renderNote({ ...view, page: 9_998 }));
  });

  test("a check tells each problem and each refusal", () => {
    const { content } = check(renderCheck(five, [{ file: fileOf(1), code: "pdf", values: {} }]));
    expect(content.match(/:99999: /g)).toHaveLength(5);
    check(renderCheck(six, []));
  });

  test("a suggestion keeps its address, its end and its buttons", () => {
    const facts = Array.from({ length: 9 }, () => ({ text: name + long, source: answered.source }));
    const problems = [1, 2, 3, 4].map((line) => problem(line, name + long));
    const message = check(renderSuggestion(suggestion({ suggestionId: id, facts, problems })));
    expect(message.content).toContain("<https://discord.com/channels/1/2/3>");
    expect(message.content).toMatch(/may withdraw it\.$/);
    expect(message.components[0]?.components).toHaveLength(2);
  });
});

test("an upload shows three samples where they fit, else one, and never a part of their number", () => {
  const samples = (stem: string, options: readonly string[]) =>
    [1, 2, 3].map((at) => ({ ...sample, stem: `Stem ${at} ${stem}`, options }));
  const short = renderDraft(draft({ samples: samples("", ["a", "b"]) }));
  expect(short.content).toContain("Stem 3\n**A.** a\n**B.** b");
  const eight = sample.options.slice(0, 8);
  const long = check(renderDraft(draft({ samples: samples("word ".repeat(120), eight) })));
  expect(long.content.match(/^Stem \d/gm)).toEqual(["Stem 1"]);
  for (const option of eight) expect(long.content).toContain(option.trim());
});
