import { describe, expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import type { ReportedView } from "../../src/app/question-views.ts";
import type { Message } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "./edge.ts";
import { dossier, QUESTION, reported, typedDossier } from "./question-views.ts";
import { labels, refusing } from "./shown.ts";
import { answered } from "./views.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

let posts = 0;

async function posted(view: ReportedView): Promise<Message> {
  const sent = await edge.discord.channels.post(edge.channel.id, view, `review-${posts++}`);
  if (sent.kind !== "sent") throw new Error(`not sent: ${JSON.stringify(sent)}`);
  return edge.emulator.waitForMessage(edge.channel, ({ id }) => id === sent.messageId);
}

describe("the admin channel's message", () => {
  test("tells question, answer, counts, file and line, offers what editors decide, and names and pings nobody", async () => {
    const message = await posted(reported());
    expect(message.content).toBe(
      [
        "**A question was reported**",
        "\\_\\_\\_\\_ (blank) encourages sparsity by driving some weights exactly to zero.",
        "Right: **L1 regularization**",
        "Reports: 2 × wrong answer, 1 × typo.",
        "From your notes, *Training and Regularization Methods*, deep-learning.md:41",
      ].join("\n"),
    );
    expect(labels(message)).toEqual(["Show", "Disable", "Void its points of 7 days"]);
    for (const { customId } of message.buttons) expect(customId).not.toMatch(/regularization/iu);
  });

  test("says when its reports have disabled it, and that its points can be voided", async () => {
    const message = await posted(reported({ disabledBy: "reports" }));
    expect(message.content).toMatch(/^\*\*A question isn't asked any more\*\*: disabled by its reports\n/u);
    expect(message.content).toMatch(/An editor can ask it again, or void the points that it gave\.$/u);
    expect(labels(message)).toEqual(["Show", "Ask it again", "Void its points of 7 days"]);
  });

  test("is brought up to date in its place, and found again by its buttons", async () => {
    const questionId = "b".repeat(24);
    const message = await posted(reported({ questionId }));
    const { channels } = edge.discord;
    await channels.edit(edge.channel.id, message.id, reported({ questionId, disabledBy: "reports" }));
    expect(edge.emulator.message(message.id, edge.channel)?.content).toContain("isn't asked any more");
    const since = message.createdAt - 1_000;
    expect(await channels.find(edge.channel.id, reported({ questionId }), since)).toMatchObject({
      kind: "found",
      messageId: message.id,
    });
    expect(await channels.find(edge.channel.id, reported({ questionId: "c".repeat(24) }), since)).toEqual({
      kind: "none",
    });
  });

  test("keeps markup and mentions of notes from meaning anything", async () => {
    const wild = "@everyone **x** [a](https://b.example) <@1>";
    const question = { ...answered, stem: wild, answers: [wild] };
    const { content } = await posted(reported({ question }));
    expect(content).not.toMatch(/@everyone|(?<!\\)\[a\]|(?<!\\)<@1>/u);
  });
});

type Questions = Partial<App["questions"]>;

describe("its buttons", () => {
  test.each([
    ["Show", "show", { show: async () => dossier() }, "**Question** · still asked"],
    [
      "Disable",
      "disable",
      { disable: async () => dossier({ disabledBy: "editor" }) },
      "Disabled: it isn't asked",
    ],
    [
      "Void its points of 7 days",
      "void",
      { void: async () => ({ rounds: 2 }), show: async () => dossier() },
      "Its points in 2 rounds of the last seven days don't count any more.",
    ],
  ] as const)(
    "[%s] is answered privately and leaves the message to be brought up to date",
    async (label, _, does, says) => {
      const message = await posted(reported());
      const deeds: Questions = does;
      edge.does({ questions: deeds });
      const outcome = await edge.manager.press(message, label);
      expect(outcome).toMatchObject({
        kind: "reply",
        ephemeral: true,
        content: expect.stringContaining(says),
      });
      expect(edge.emulator.message(message.id, edge.channel)?.content).toBe(message.content);
    },
  );

  test("[Void] twice says that nothing was left to take back", async () => {
    const message = await posted(reported());
    const left = [1, 0];
    edge.does({
      questions: { void: async () => ({ rounds: left.shift() ?? 0 }), show: async () => dossier() },
    });
    const label = "Void its points of 7 days";
    expect((await edge.manager.press(message, label)).content).toContain("in 1 round of the last seven days");
    expect((await edge.manager.press(message, label)).content).toMatch(/^Nothing to take back/u);
  });

  test.each(["Show", "Disable", "Void its points of 7 days"])(
    "[%s] is refused to others in words",
    async (label) => {
      const message = await posted(reported());
      const refuse = refusing("notAllowed", { need: "editor" });
      edge.does({ questions: { show: refuse, disable: refuse, void: refuse } });
      const { content, ephemeral } = await edge.ada.press(message, label);
      expect([ephemeral, content]).toEqual([true, expect.stringMatching(/^Only editors can do that/u)]);
    },
  );
});

describe("an editor's own view of a question", () => {
  async function own(view = dossier()): Promise<Message> {
    edge.does({ questions: { show: async () => view } });
    const { message } = await edge.manager.slash("questions show", { question: QUESTION });
    if (message === null) throw new Error("no view");
    return message;
  }

  test("changes in place with each decision", async () => {
    const message = await own();
    edge.does({ questions: { disable: async () => dossier({ disabledBy: "editor" }) } });
    const disabled = await edge.manager.press(message, "Disable");
    expect(disabled).toMatchObject({ kind: "update", content: expect.stringMatching(/^Disabled: /u) });
    if (disabled.message === null) throw new Error("no view");
    edge.does({ questions: { enable: async () => dossier() } });
    const enabled = await edge.manager.press(disabled.message, "Ask it again");
    expect(enabled).toMatchObject({ kind: "update", content: expect.stringMatching(/^It is asked again/u) });
  });

  test("[Accept] makes what a member had typed one more way to write the answer", async () => {
    const message = await own(typedDossier);
    const accepted: unknown[] = [];
    const pin = { kind: "accepted", accepted: ["lasso"] } as const;
    edge.does({
      questions: {
        accept: async (_, ...what) => {
          accepted.push(what);
          return { ...typedDossier, claims: [], pin };
        },
        unpin: async () => typedDossier,
      },
    });
    const done = await edge.manager.press(message, "Accept “lasso”");
    expect(accepted).toEqual([[QUESTION, "7"]]);
    expect(done).toMatchObject({ kind: "update", content: expect.stringMatching(/^Accepted from now on/u) });
    if (done.message === null) throw new Error("no view");
    expect((await edge.manager.press(done.message, "Take the pin back")).content).toMatch(/^Taken back/u);
  });

  test("[Accept] of what was decided meanwhile says so", async () => {
    const message = await own(typedDossier);
    edge.does({ questions: { accept: refusing("claimGone") } });
    const { content } = await edge.manager.press(message, "Accept “lasso”");
    expect(content).toBe("That answer was decided about already.");
  });

  test("[Pin] opens the form", async () => {
    const message = await own();
    const { modal } = await edge.manager.press(message, "Pin a better answer");
    expect(modal?.title).toBe("Pin a better answer");
  });
});

test("what was voided is told in one line with the round's own time, by which it is found again", async () => {
  const startedAt = Date.UTC(2026, 10, 23, 12);
  const view = { kind: "voided", position: 3, startedAt } as const;
  const sent = await edge.discord.channels.post(edge.channel.id, view, "voided");
  if (sent.kind !== "sent") throw new Error("not sent");
  expect(edge.emulator.message(sent.messageId, edge.channel)?.content).toBe(
    `Question 3 of the round on <t:${startedAt / 1_000}:f> was taken back: its points don't count.`,
  );
  const find = (position: number) =>
    edge.discord.channels.find(edge.channel.id, { ...view, position }, Date.now() - 60_000);
  expect(await find(3)).toMatchObject({ kind: "found", messageId: sent.messageId });
  expect(await find(4)).toEqual({ kind: "none" });
});
