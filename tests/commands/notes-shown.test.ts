import { describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { notesView, noteView, problem, refusals, saved, savedNote } from "../discord/note-views.ts";
import { filesOf, labels, refusing, shown } from "../discord/shown.ts";
import { pressed } from "./note-messages.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

describe("/notes show", () => {
  const many = [1, 2, 3, 4, 5, 6].map((line) => problem(line));

  test("shows a page of facts with their lines, turns pages and comes back, with the problems on the first", async () => {
    const asked: unknown[] = [];
    edge.does({
      notes: {
        list: async () => notesView(),
        show: async (_, file, page) => {
          asked.push([file, page]);
          return noteView({ page, pages: 3, problems: many });
        },
      },
    });
    const first = await edge.ada.slash("notes show", { note: "os.md" });
    expect(first).toMatchObject({ ephemeral: true });
    expect(first.content.split("\n")).toEqual([
      "**os.md** · Operating systems: 11 facts, 8 questions, 0 problems · page 1 of 3",
      "3: A process is a program that runs.",
      "6 lines to look at: see problems.txt.",
    ]);
    if (first.message === null) throw new Error("no page");
    expect(labels(first.message)).toEqual(["Next", "Export for Anki"]);
    expect(Object.keys(await filesOf(first.message))).toEqual(["problems.txt"]);
    const second = (await edge.ada.press(first.message, "Next")).message;
    if (second === null) throw new Error("no second page");
    expect(labels(second)).toEqual(["Previous", "Next", "Export for Anki"]);
    expect(second.content).not.toContain("problems.txt");
    expect(second.attachments).toEqual([]);
    const back = (await edge.ada.press(second, "Previous")).message;
    expect(back?.attachments).toMatchObject([{ filename: "problems.txt" }]);
    expect(asked).toEqual([
      ["os.md", 0],
      ["os.md", 1],
      ["os.md", 0],
    ]);
  });

  test("the last page has no [Next]", async () => {
    edge.does({ notes: { show: async () => noteView({ page: 2, pages: 3 }) } });
    const { message } = await edge.ada.slash("notes show", { note: "os.md" });
    expect(message && labels(message)).toEqual(["Previous", "Export for Anki"]);
  });

  test("[Export for Anki] hands the note out privately, as a file with its alt text", async () => {
    edge.does({
      notes: {
        list: async () => notesView(),
        show: async () => noteView(),
        export: async (_, file, format) => ({ name: "os.txt", text: `${file} for ${format}\n` }),
      },
    });
    const { message } = await edge.ada.slash("notes show", { note: "os.md" });
    if (message === null) throw new Error("no note");
    const exported = await edge.ada.press(message, "Export for Anki");
    expect(exported).toMatchObject({ kind: "reply", ephemeral: true });
    if (exported.message === null) throw new Error("no file");
    expect(await filesOf(exported.message)).toEqual({ "os.txt": "os.md for anki\n" });
    expect(exported.message.attachments[0]?.description).toMatch(/^The note's cards/);
  });

  test("a note that isn't there is told by its name", async () => {
    edge.does({ notes: { show: refusing("unknownNote", { file: "x_y.md" }) } });
    expect((await edge.ada.slash("notes show", { note: "x_y.md" })).content).toBe(
      'There is no note "x\\_y.md" here. `/notes list` shows what there is.',
    );
  });
});

test("/notes remove tells that the facts are kept aside, and can be undone", async () => {
  const removed: unknown[] = [];
  const change = { kept: 0, changed: 0, added: 0, retired: 11 };
  edge.does({
    notes: {
      remove: async (_, file) => {
        removed.push(file);
        return saved({ notes: [savedNote({ change, questions: 0 })] });
      },
      undo: async (_, version) => {
        removed.push(version);
        return saved();
      },
    },
  });
  const outcome = await edge.manager.slash("notes remove", { note: "os.md" });
  const message = await shown(edge.emulator, outcome, "**Removed.**");
  expect(message.content).toContain("11 retired");
  expect(labels(message)).toEqual(["Undo"]);
  await shown(edge.emulator, await pressed(edge, message, "Undo"), "**Taken back.**");
  expect(removed).toEqual(["os.md", "V1"]);
});

describe("/notes check", () => {
  test("tells the problems of a stored note, or of all of them", async () => {
    const asked: unknown[] = [];
    edge.does({
      notes: {
        check: async (_, file) => {
          asked.push(file);
          return file === null
            ? [{ file: "os.md", problems: [] }]
            : [{ file: "os.md", problems: [problem(28)] }];
        },
      },
    });
    const one = await edge.ada.slash("notes check", { note: "os.md" });
    expect(one.ephemeral).toBe(true);
    await shown(edge.emulator, one, "os.md:28: This question has no key.");
    await shown(edge.emulator, await edge.ada.slash("notes check"), "No line needs a look");
    expect(asked).toEqual(["os.md", null]);
  });

  test("tells the problems of a file that isn't saved, or why it can't be read", async () => {
    const checkUploads: App["notes"]["checkUploads"] = async (_, [upload]) =>
      upload?.name.endsWith(".pdf")
        ? { checked: [], refused: [refusals.pdf] }
        : { checked: [{ file: upload?.name ?? "", problems: [problem(2)] }], refused: [] };
    edge.does({ notes: { checkUploads } });
    const read = { file: edge.emulator.upload("new.md", "x") };
    await shown(edge.emulator, await edge.ada.slash("notes check", read), "new.md:2: This question");
    const refused = await shown(
      edge.emulator,
      await edge.ada.slash("notes check", { file: edge.emulator.upload("a.pdf", "%PDF-1.4") }),
      "isn't taken: a PDF",
    );
    expect(refused.content).not.toContain("No line needs a look");
  });

  test("takes a note or a file, not both, and says where there are no notes", async () => {
    const both = await edge.ada.slash("notes check", {
      note: "os.md",
      file: edge.emulator.upload("new.md", "x"),
    });
    expect(both).toMatchObject({ ephemeral: true, content: "Choose a note or attach a file, not both." });
    edge.does({ notes: { check: async () => [] } });
    await shown(edge.emulator, await edge.ada.slash("notes check"), "This server has no notes of its own.");
  });
});
