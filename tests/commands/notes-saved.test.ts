import { describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import type { NoteSummary } from "../../src/app/note-views.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { draft, notesView, problem, saved, savedNote, shared, summary } from "../discord/note-views.ts";
import { labels, refusing, shown, told } from "../discord/shown.ts";
import { lobby } from "../discord/views.ts";
import { kept, pressed, uploaded } from "./note-messages.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

describe("an upload's buttons", () => {
  test("[Save] saves the draft that was shown and tells what changed in its place", async () => {
    const confirmed: unknown[] = [];
    const message = await kept(edge, {
      confirm: async ({ userId }, draftId) => {
        confirmed.push([userId, draftId]);
        return saved();
      },
    });
    expect(confirmed).toEqual([[edge.manager.id, "D1"]]);
    expect(message.content).toMatch(
      /^\*\*Saved\.\*\*\n\*\*os\.md\*\*: 3 changed, 2 new, 1 retired, nobody's progress lost\. It gives 8 questions now\. It can be taken back until <t:\d+:f>\.$/,
    );
    expect(labels(message)).toEqual(["Start a round on this note", "Undo"]);
  });

  test("the file of problems goes when the upload is saved", async () => {
    const problems = [{ file: "os.md", problems: [1, 2, 3, 4, 5, 6].map((line) => problem(line)) }];
    const message = await kept(edge, { preview: async () => draft({ problems }) });
    expect(message.attachments).toEqual([]);
  });

  test("[Discard] saves nothing", async () => {
    const dropped: unknown[] = [];
    const message = await uploaded(edge, { discard: async (_, draftId) => void dropped.push(draftId) });
    const gone = await shown(edge.emulator, await pressed(edge, message, "Discard"), "Discarded");
    expect(dropped).toEqual(["D1"]);
    expect(labels(gone)).toEqual([]);
  });

  test("an upload that was saved or waited too long says so, and its message stays", async () => {
    const message = await uploaded(edge, { confirm: refusing("draftGone") });
    const deed = await edge.manager.press(message, "Save");
    await told(
      edge.emulator,
      edge.manager,
      deed,
      "That upload was saved, discarded or waited longer than an hour.",
    );
    expect(edge.emulator.message(message.id, edge.channel)?.content).toBe(message.content);
  });

  test("several saved notes have an [Undo] each, and a round starts on the first that can be asked", async () => {
    const notes = ["a.md", "b.md", "c.md"].map((file, at) =>
      savedNote({ file, version: `V${at}`, questions: at === 0 ? 0 : 3 }),
    );
    const message = await kept(edge, { confirm: async () => saved({ notes }) });
    expect(labels(message)).toEqual(["Start a round on b.md", "Undo a.md", "Undo b.md", "Undo c.md"]);
  });

  test("a note that gives no question offers no round", async () => {
    const message = await kept(edge, {
      confirm: async () => saved({ notes: [savedNote({ questions: 0 })] }),
    });
    expect(labels(message)).toEqual(["Undo"]);
  });

  test("[Undo] takes back the change that was shown, and later says that it can't", async () => {
    const undone: unknown[] = [];
    const undo: App["notes"]["undo"] = async (_, version) => {
      undone.push(version);
      return saved({ notes: [savedNote({ version: "V2" })] });
    };
    const message = await kept(edge, { undo });
    const back = await shown(edge.emulator, await pressed(edge, message, "Undo"), "**Taken back.**");
    expect(undone).toEqual(["V1"]);
    edge.does({ notes: { undo: refusing("undoGone") } });
    const deed = await edge.manager.press(back, "Undo");
    await told(edge.emulator, edge.manager, deed, "That can't be taken back any more");
  });

  test.each([
    ["Only ours", "Only your own notes are used now.", 1],
    ["Keep both", "Both are used.", 0],
  ])("[%s] answers whether only own notes are used", async (label, says, calls) => {
    let asked = 0;
    const onlyOwn = async () => {
      asked += 1;
      return notesView();
    };
    const message = await kept(edge, { confirm: async () => saved({ asksOnlyOwn: true }), onlyOwn });
    expect(message.content).toContain("Use only your own notes?");
    await shown(edge.emulator, await edge.manager.press(message, label), says);
    expect(asked).toBe(calls);
  });
});

describe("[Start a round on this note]", () => {
  async function starting(place: "here" | "thread", notes: readonly NoteSummary[] = [summary()]) {
    const asked: unknown[] = [];
    const message = await kept(edge, {});
    edge.does({
      notes: { list: async () => notesView({ notes }) },
      rounds: {
        prepare: async (_, { channelId }, wish) => {
          asked.push(["prepare", channelId, wish]);
          return { place };
        },
        start: async (_, channelId, wish) => {
          asked.push(["start", channelId, wish]);
          return lobby({ topic: wish.topic });
        },
        announce: async (roundId) => void asked.push(["announce", roundId]),
        announced: async (roundId, messageId) => void asked.push(["announced", roundId, messageId]),
      },
    });
    return { outcome: await edge.manager.press(message, "Start a round on this note"), asked };
  }
  const wish = { topic: "Operating systems", questions: 5, seconds: 20, kind: "mixed", speed: true };

  test("begins one in the channel, for all to see, on the note's topic with the defaults", async () => {
    const { outcome, asked } = await starting("here");
    expect(outcome).toMatchObject({ kind: "reply", ephemeral: false });
    expect(outcome.content).toContain("Operating systems");
    await expect
      .poll(() => asked)
      .toEqual([
        ["prepare", edge.channel.id, wish],
        ["start", edge.channel.id, wish],
        ["announced", "R1", outcome.message?.id],
      ]);
  });

  test("begins one in a thread where the server has its rounds", async () => {
    const { asked, outcome } = await starting("thread");
    await shown(edge.emulator, outcome, "The round is in <#");
    const thread = /<#(\d+)>/.exec(
      edge.emulator.message(outcome.message?.id ?? "", edge.channel)?.content ?? "",
    );
    expect(asked).toEqual([
      ["prepare", edge.channel.id, wish],
      ["start", thread?.[1], wish],
      ["announce", "R1"],
    ]);
  });

  test("says that a note is gone, and leaves nothing in the channel", async () => {
    const { outcome, asked } = await starting("here", [shared()]);
    expect(outcome).toMatchObject({
      ephemeral: true,
      content: "That note isn't here any more. `/notes list` shows what there is.",
    });
    expect(asked).toEqual([]);
  });

  test("a refusal after a thread was promised is private, and the promise is taken back", async () => {
    const message = await kept(edge, {});
    edge.does({
      notes: { list: async () => notesView() },
      rounds: { prepare: async () => ({ place: "thread" }), start: refusing("noQuestions") },
    });
    const promised = await edge.manager.press(message, "Start a round on this note");
    await told(edge.emulator, edge.manager, promised, "give no good question");
    expect(edge.emulator.message(promised.message?.id ?? "", edge.channel)).toBeUndefined();
  });
});
