import { describe, expect, test } from "vitest";
import { type Edge, useEdge } from "../discord/edge.ts";
import { draft, draftNote, problem, refusals } from "../discord/note-views.ts";
import { filesOf, labels, refusing, shown } from "../discord/shown.ts";
import { uploaded } from "./note-messages.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

describe("/notes upload", () => {
  test("hands over what Discord tells of each file, in order", async () => {
    const given: unknown[] = [];
    edge.does({
      notes: {
        preview: async ({ mayManageServer }, uploads) => {
          given.push(mayManageServer, ...uploads);
          return draft();
        },
      },
    });
    const files = {
      file: edge.emulator.upload("os.md", "12345"),
      file2: edge.emulator.upload("words.csv", "a,b"),
      file5: edge.emulator.upload("last.txt", "x"),
    };
    const outcome = await edge.manager.slash("notes upload", files);
    expect(outcome.ephemeral).toBe(true);
    await shown(edge.emulator, outcome, "Please look this over");
    expect(given).toMatchObject([
      true,
      { name: "os.md", size: 5, url: expect.stringContaining("/attachments/") },
      { name: "words.csv", size: 3 },
      { name: "last.txt", size: 1 },
    ]);
  });

  test("shows what each file gives and would change, sample questions without their keys, and what is left out", async () => {
    const change = { kept: 8, changed: 3, added: 2, retired: 1 };
    const message = await uploaded(edge, {
      preview: async () =>
        draft({
          notes: [draftNote({ change, selectAll: 1 }), draftNote({ file: "new.md", topic: "New", facts: 1 })],
          refused: [refusals.pdf],
          problems: [{ file: "os.md", problems: [problem(28)] }],
          skipped: [{ file: "deck.apkg", what: "media", count: 3 }],
        }),
    });
    expect(message.visibleTo).toBe(edge.manager.id);
    expect(labels(message)).toEqual(["Save", "Discard"]);
    const { content } = message;
    expect(content).toContain("**os.md** · Operating systems: 11 facts, 8 questions, 0 problems");
    expect(content).toContain("3 changed, 2 new, 1 retired, nobody's progress lost");
    expect(content).toContain("1 question has several right answers");
    expect(content).toContain("**new.md** · New: 1 fact, 8 questions");
    expect(content).toContain("**a.pdf** isn't taken: a PDF");
    expect(content).toContain("os.md:28: This question has no key. Write one.");
    expect(content).toContain("**deck.apkg**: 3 pictures and sounds left out.");
    expect(content).toContain("encourages sparsity");
    expect(content).toContain("**B.** L1 regularization");
    expect(content).not.toMatch(/right answer\*\*|✓|explanation/i);
  });

  test("lists up to five problems and attaches more as a file, a line each", async () => {
    const problems = (count: number) => [
      { file: "os.md", problems: Array.from({ length: count - 1 }, (_, at) => problem(at + 1)) },
      { file: "b.md", problems: [problem(7, "An open fence.")] },
    ];
    const five = await uploaded(edge, { preview: async () => draft({ problems: problems(5) }) });
    expect(five.content).toContain("os.md:4: ");
    expect(five.content).toContain("b.md:7: An open fence.");
    expect(five.attachments).toEqual([]);
    const six = await uploaded(edge, { preview: async () => draft({ problems: problems(6) }) });
    expect(six.content).toContain("6 lines to look at: see problems.txt.");
    expect(six.content).not.toContain("os.md:4");
    expect(six.attachments).toMatchObject([{ description: "6 problems, a line each, with file and line." }]);
    const { "problems.txt": text = "" } = await filesOf(six);
    expect(text.split("\n")).toEqual([
      ...[1, 2, 3, 4, 5].map((line) => `os.md:${line}: noKey: This question has no key. Write one.`),
      "b.md:7: noKey: An open fence.",
      "",
    ]);
  });

  test.each(Object.values(refusals))("tells of a file that is $code what to do", async (refusal) => {
    const message = await uploaded(
      edge,
      { preview: async () => draft({ draftId: null, notes: [], samples: [], refused: [refusal] }) },
      "Nothing here can be saved",
    );
    expect(labels(message)).toEqual([]);
    const [, line = ""] = message.content.split("\n");
    expect(line).toMatch(/^\*\*a\.\w+\*\* isn't taken: .+\.$/);
    expect(line).not.toMatch(/undefined|NaN|\[object/);
  });

  test("is refused by the app for members who aren't editors, privately", async () => {
    edge.does({ notes: { preview: refusing("notAllowed", { need: "editor" }) } });
    const outcome = await edge.ada.slash("notes upload", { file: edge.emulator.upload("a.md", "x") });
    expect(outcome.ephemeral).toBe(true);
    const message = await shown(edge.emulator, outcome, "Only editors can do that");
    expect(message.visibleTo).toBe(edge.ada.id);
    expect(labels(message)).toEqual([]);
  });

  test.each([
    ["member", "That's 20 uploads of yours within an hour."],
    ["guild", "This server has had its 20 uploads for an hour."],
  ])("tells where a %s has had all uploads of an hour when the next can be", async (of, says) => {
    const values = { what: "upload", of, most: 20, freeAt: 1_790_000_000_000 };
    const { content, visibleTo } = await uploaded(edge, { preview: refusing("tooOften", values) }, says);
    expect(content).toBe(`${says} The next can be <t:1790000000:R>.`);
    expect(visibleTo).toBe(edge.manager.id);
  });

  test("lets no name or text of a file mark up, mention or hide anything", async () => {
    const file = "a_b*c @everyone <@1>.md";
    const topic = "[x](https://evil.example) # `y`";
    const message = await uploaded(edge, {
      preview: async () =>
        draft({
          notes: [draftNote({ file, topic })],
          problems: [{ file, problems: [problem(1, "**bold** <#2> \u202e")] }],
        }),
    });
    expect(message.content).toContain("**a\\_b\\*c @\u200beveryone \\<@1>.md**");
    expect(message.content).toContain("\\[x\\](https\\://evil.example) # \\`y\\`");
    expect(message.content).toContain("\\*\\*bold\\*\\* \\<#2>");
    expect(message.content).not.toMatch(/@everyone|(?<!\\)<[@#]|\u202e/);
  });
});
