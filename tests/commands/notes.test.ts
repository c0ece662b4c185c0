import { describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import type { NoteSummary } from "../../src/app/note-views.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { notesView, shared, summary } from "../discord/note-views.ts";
import { refusing, told } from "../discord/shown.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

describe("/notes list", () => {
  test("tells own and shared notes, what may be kept and what waits, to whoever asks alone", async () => {
    edge.does({ notes: { list: async () => notesView({ mayEdit: false }) } });
    const list = await edge.ada.slash("notes list");
    expect(list.ephemeral).toBe(true);
    expect(list.content.split("\n")).toEqual([
      "**This server's notes**",
      expect.stringMatching(/^os\.md · Operating systems: 11 facts, 8 questions, changed <t:\d+:D>$/),
      "**Shared notes**",
      "biology.md · Biology: 11 facts, 8 questions",
      "deep-learning.md · Deep Learning: 11 facts, 8 questions (off)",
      "Room: 1 of 100 notes, 3,456 of 1,000,000 characters.",
      "2 suggested messages for an editor to accept.",
    ]);
    expect(list.message?.components).toEqual([]);
  });

  test("gives editors a menu of the shared notes, in which those that are on are chosen", async () => {
    edge.does({ notes: { list: async () => notesView() } });
    const { message } = await edge.manager.slash("notes list");
    expect(message?.menus).toMatchObject([{ minValues: 0, maxValues: 2 }]);
    expect(JSON.stringify(message?.components)).toMatch(/"Biology".*"default":true.*"Deep Learning".*/);
    expect(message?.content).toContain("Choose in the menu");
  });

  test("cuts long lists, and tells of each how many it leaves out", async () => {
    const many = (isOwn: boolean) =>
      Array.from(
        { length: 100 },
        (_, at): NoteSummary =>
          summary({ file: `${isOwn ? "own" : "shared"}-${at}.md`, topic: "T".repeat(40), isOwn }),
      );
    edge.does({ notes: { list: async () => notesView({ notes: [...many(true), ...many(false)] }) } });
    const { content } = await edge.manager.slash("notes list");
    expect(content.length).toBeGreaterThan(1_700);
    for (const kind of ["own", "shared"]) {
      const listed = content.split("\n").filter((line) => line.startsWith(`${kind}-`)).length;
      expect(listed).toBeGreaterThan(5);
      expect(content).toContain(`and ${100 - listed} more`);
    }
    expect(content).toContain("Room: ");
  });

  test("says which shared notes no menu holds, where there are more than four menus can", async () => {
    const notes = Array.from({ length: 101 }, (_, at) => shared({ file: `n${at}.md` }));
    edge.does({ notes: { list: async () => notesView({ notes }) } });
    const { message } = await edge.manager.slash("notes list");
    expect(message?.menus.map(({ options }) => options.length)).toEqual([25, 25, 25, 25]);
    expect(message?.content).toContain("The menus hold the first 100 of 101; the others stay as they are.");
  });
});

describe("the menu of shared notes", () => {
  const named = (name: string, isOn = true) => shared({ file: `${name}.md`, topic: name, isOn });

  /** Shows a menu of `before`, chooses in it when there are `now`, and gives the files that are switched on. */
  async function switching(before: readonly NoteSummary[], now: readonly NoteSummary[], chosen: string[]) {
    const switched: unknown[] = [];
    edge.does({ notes: { list: async () => notesView({ notes: before }) } });
    const { message } = await edge.manager.slash("notes list");
    const menu = message?.menus[0];
    if (message === null || menu === undefined) throw new Error("no menu");
    edge.does({
      notes: {
        list: async () => notesView({ notes: now }),
        switchShared: async (_, on) => {
          switched.push(on);
          return notesView({ notes: now.map((note) => ({ ...note, isOn: on.includes(note.file) })) });
        },
      },
    });
    await edge.manager.choose(message, menu.customId, chosen);
    await expect.poll(() => switched).toHaveLength(1);
    return switched[0];
  }

  test("switches on what is chosen and off what isn't", async () => {
    const notes = [named("A"), named("B"), named("C", false)];
    expect(await switching(notes, notes, ["A", "C"])).toEqual(["A.md", "C.md"]);
    expect(await switching(notes, notes, [])).toEqual([]);
  });

  test("leaves a note alone that came after the menu was shown, and one of another menu", async () => {
    const before = [named("B"), named("C")];
    const now = [named("A"), named("B"), named("C"), named("D", false)];
    expect(await switching(before, now, ["C"])).toEqual(["A.md", "C.md"]);
    const many = Array.from({ length: 26 }, (_, at) => named(`N${at + 10}`));
    expect(await switching(many, many, ["N10"])).toEqual(["N10.md", "N35.md"]);
  });

  test("never switches own notes, whatever a changed client sends", async () => {
    const list = async () => notesView({ notes: [summary(), named("A")] });
    const switched: unknown[] = [];
    edge.does({ notes: { list } });
    const { message } = await edge.manager.slash("notes list");
    const menu = message?.menus[0];
    if (message === null || menu === undefined) throw new Error("no menu");
    const switchShared: App["notes"]["switchShared"] = async (_, on) => {
      switched.push(on);
      return notesView();
    };
    edge.does({ notes: { list, switchShared } });
    const forged = (custom_id: string, values: string[]) =>
      edge.manager.interact({ type: 3, data: { component_type: 3, custom_id, values }, message });
    await forged(menu.customId, ["os.md", "../../etc/passwd", "__proto__"]);
    await expect.poll(() => switched).toEqual([[]]);
    const other = await forged("c1:sharedNotes:3", [menu.options[0]?.value ?? ""]);
    expect(other).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
    expect(switched).toEqual([[]]);
  });

  test("is refused for members who aren't editors, and stays as it was", async () => {
    edge.does({ notes: { list: async () => notesView() } });
    const { message } = await edge.manager.slash("notes list");
    const menu = message?.menus[0];
    if (message === null || menu === undefined) throw new Error("no menu");
    edge.does({
      notes: { list: async () => notesView(), switchShared: refusing("notAllowed", { need: "editor" }) },
    });
    const deed = await edge.manager.choose(message, menu.customId, []);
    await told(edge.emulator, edge.manager, deed, "Only editors can do that");
    expect(edge.emulator.message(message.id, edge.channel)?.content).toBe(message.content);
  });
});

test("notes are offered by name: shared ones only where they are shown", async () => {
  const asked: unknown[] = [];
  edge.does({
    notes: {
      named: async (...given) => {
        asked.push(given);
        return ["os.md", "x".repeat(101), "b\u202eio.md"];
      },
    },
  });
  for (const command of ["notes show", "notes remove", "notes check"]) {
    const { choices } = await edge.manager.autocomplete(command, "note", "o");
    expect(choices).toEqual([
      { name: "os.md", value: "os.md" },
      { name: "bio.md", value: "b\u202eio.md" },
    ]);
  }
  expect(asked).toEqual([true, false, false].map((isShared) => [edge.guild.id, "o", isShared]));
});

test("/notes is offered to every member: who may change notes is checked when they do", () => {
  const registered = edge.emulator.commands(null).find(({ name }) => name === "notes");
  expect(registered?.body.default_member_permissions ?? null).toBeNull();
  expect(registered?.body.contexts).toEqual([0]);
});
