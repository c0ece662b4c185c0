import { expect, test } from "vitest";
import type { Press } from "../../src/app/app.ts";
import type { PressOutcome } from "../../src/app/press-views.ts";
import { StudyError } from "../../src/core/errors.ts";
import type { Message } from "../../src/emulator/index.ts";
import { type Edge, useEdge } from "./edge.ts";
import { answered, asked, lobby, question, reveal, standings, trueFalse } from "./views.ts";

let edge: Edge;
useEdge((started) => {
  edge = started;
});

const callback = "POST /interactions/:interaction/:token/callback";

let posts = 0;
async function posted(announcement: Parameters<Edge["discord"]["channels"]["post"]>[1]): Promise<Message> {
  posts += 1;
  const sent = await edge.discord.channels.post(edge.channel.id, announcement, `post-${posts}`);
  if (sent.kind !== "sent") throw new Error(`not sent: ${JSON.stringify(sent)}`);
  return edge.emulator.waitForMessage(edge.channel, ({ id }) => id === sent.messageId);
}

const option = (choice: number) => ({ kind: "option", choice }) as const;

function pressing(outcome: PressOutcome): Press[] {
  const presses: Press[] = [];
  edge.does({
    rounds: {
      press: async (press) => {
        presses.push(press);
        return outcome;
      },
    },
  });
  return presses;
}

test("an answer is passed on whole and acknowledged once, privately", async () => {
  const presses = pressing({ kind: "locked", question: asked, given: option(1), mayReveal: false });
  const message = await posted(question());
  const told = await edge.ada.press(message, "B");
  expect(told).toMatchObject({
    kind: "reply",
    ephemeral: true,
    content: "Locked in: **B**, L1 regularization.",
  });
  expect(told.message?.buttons).toEqual([]);
  expect(presses).toEqual([
    {
      interactionId: told.interactionId,
      guildId: edge.guild.id,
      channelId: edge.channel.id,
      messageId: message.id,
      userId: edge.ada.id,
      roundId: "R1",
      position: 3,
      given: option(1),
    },
  ]);
});

test.each<[PressOutcome, string]>([
  [
    { kind: "changed", question: asked, given: option(2), mayReveal: false },
    "Changed to **C**, Early stopping.",
  ],
  [{ kind: "locked", question: trueFalse, given: option(0), mayReveal: false }, "Locked in: **True**."],
  [
    { kind: "countedAfterReveal", question: answered, given: option(1), credit: 1, points: 131 },
    "In time, so it counts: **B**, L1 regularization, +131.",
  ],
  [
    { kind: "voided", question: asked, given: option(1) },
    "In time: **B**, L1 regularization. This question was taken back: its points don't count.",
  ],
  [{ kind: "superseded", question: asked, given: option(0) }, "Your later answer counts: **A**, Dropout."],
  [{ kind: "tooLate", lateBy: 800, answer: null }, "Too late by 0.8 s by Discord's clock."],
  [{ kind: "tooLate", lateBy: 3, answer: null }, "Too late by 0.1 s by Discord's clock."],
  [
    { kind: "roundOver", endedAt: 1_800_000_000_000, answer: answered },
    "This round ended on <t:1800000000:D>. The answer was **B**.",
  ],
  [
    { kind: "roundOver", endedAt: 1_800_000_000_000, answer: trueFalse },
    "This round ended on <t:1800000000:D>. The answer was **False**.",
  ],
  [{ kind: "notPart" }, "That isn't part of a running round."],
])("the outcome %j is told as %j", async (outcome, sentence) => {
  pressing(outcome);
  const told = await edge.ada.press(await posted(question()), "A");
  expect(told).toMatchObject({ kind: "reply", ephemeral: true, content: sentence });
});

test("the starter's acknowledgement reveals now, and its button goes", async () => {
  pressing({ kind: "locked", question: asked, given: option(1), mayReveal: true });
  const told = await edge.ada.press(await posted(question()), "B");
  const revealed: unknown[] = [];
  edge.does({
    rounds: {
      revealNow: async ({ userId }, ...given) => void revealed.push([userId, ...given]),
    },
  });
  if (told.message === null) throw new Error("no acknowledgement");
  const update = await edge.ada.press(told.message, "Reveal now");
  expect(update).toMatchObject({ kind: "update", ephemeral: true, content: "Revealing the answer now." });
  expect(update.message?.buttons).toEqual([]);
  expect(revealed).toEqual([[edge.ada.id, edge.channel.id, "R1", 3]]);
});

test("an answer that couldn't be saved says so, and nothing of the error", async () => {
  edge.does({ rounds: { press: () => Promise.reject(new Error("disk I/O error")) } });
  const told = await edge.ada.press(await posted(question()), "B");
  expect(told).toMatchObject({ ephemeral: true, content: "I couldn't save that. Please press again." });
  expect(edge.log.filter(({ level }) => level === "error")).toHaveLength(1);
});

test("an answer on disk is never called lost: a failed acknowledgement is sent once more", async () => {
  const presses = pressing({ kind: "locked", question: asked, given: option(1), mayReveal: false });
  const message = await posted(question());
  edge.emulator.faults.onRequest(callback, { kind: "status", status: 500 }, 4);
  const told = await edge.ada.press(message, "B");
  expect(told).toMatchObject({ ephemeral: true, content: "Locked in: **B**, L1 regularization." });
  expect(presses).toHaveLength(1);
});

test("an acknowledgement that Discord never takes is logged, and nothing else is said", async () => {
  pressing({ kind: "locked", question: asked, given: option(1), mayReveal: false });
  const message = await posted(question());
  const fault = edge.emulator.faults.onRequest(callback, { kind: "status", status: 500 }, 12);
  const pressed = edge.ada.press(message, "B");
  await expect
    .poll(() => edge.log.filter(({ level }) => level === "warn").map(({ message }) => message), {
      timeout: 4_000,
    })
    .toEqual(["an answer couldn't be acknowledged"]);
  expect(fault.left()).toBe(4);
  edge.emulator.faults.clear();
  expect(await pressed).toMatchObject({ kind: "failed" });
});

test("an interaction delivered twice is answered once", async () => {
  let times = 0;
  edge.does({
    rounds: {
      press: async () => {
        times += 1;
        return times === 1
          ? { kind: "locked", question: asked, given: option(1), mayReveal: false }
          : { kind: "repeated" };
      },
    },
  });
  const message = await posted(question());
  edge.emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
  expect(await edge.ada.press(message, "B")).toMatchObject({ kind: "reply" });
  await expect.poll(() => times).toBe(2);
  await expect.poll(() => edge.log.some(({ message }) => message.includes("came twice"))).toBe(true);
  expect(edge.log.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
});

test("a second acknowledgement that Discord refuses is only noted", async () => {
  pressing({ kind: "locked", question: asked, given: option(1), mayReveal: false });
  const message = await posted(question());
  edge.emulator.faults.onEvent("INTERACTION_CREATE", { kind: "duplicate" });
  expect(await edge.ada.press(message, "B")).toMatchObject({ kind: "reply" });
  await expect.poll(() => edge.log.some(({ message }) => message.includes("answered already"))).toBe(true);
  expect(edge.log.filter(({ level }) => level === "warn" || level === "error")).toEqual([]);
});

test.each(["c1:answer:R1:99:0", "c9:answer:R1:1:0", "nonsense", "c1:answer:../../x:1:0"])(
  "the forged button %j is no part of a round",
  async (customId) => {
    const message = await posted(question());
    const told = await edge.ada.interact({
      type: 3,
      data: { component_type: 2, custom_id: customId },
      message,
    });
    expect(told).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
  },
);

test("every refusal has a sentence for members", async () => {
  const codes = [
    "noNotes",
    "unknownTopic",
    "noQuestions",
    "noFacts",
    "roundRunning",
    "noRound",
    "notAllowed",
  ] as const;
  const more = ["missingPermissions", "unknownZone", "badTime", "badOption", "noDaily", "guildOnly"] as const;
  const rest = ["noDailyQuestion", "channelGone", "notSent", "lastChannel", "noChannelList"] as const;
  const notes = ["unknownNote", "notesFull", "draftGone", "undoGone", "notesLoading"] as const;
  const saving = ["nothingToSave", "suggestionGone", "suggestionFull"] as const;
  for (const code of [...codes, ...more, ...rest, ...notes, ...saving]) {
    edge.does({ facts: { pick: () => Promise.reject(new StudyError(code, { most: 200 })) } });
    const told = await edge.ada.slash("fact");
    expect(told.ephemeral).toBe(true);
    expect(told.content).toMatch(/^[A-Z].*\.$/);
    expect(told.content).not.toMatch(/undefined|\[object|went wrong/);
  }
});

test("where the disk takes nothing, the member is told to try again, and the log has what SQLite said", async () => {
  const cause = new Error("database or disk is full");
  edge.does({ facts: { pick: () => Promise.reject(new StudyError("notKept", {}, { cause })) } });
  expect(await edge.ada.slash("fact")).toMatchObject({
    ephemeral: true,
    content: "I couldn't save that, and nothing was changed. Please try again in a moment.",
  });
  expect(edge.log).toMatchObject([{ level: "error", fields: { error: { cause }, command: "fact" } }]);
});

test("a bug is logged with its context, and the member sees one fixed sentence", async () => {
  edge.does({ facts: { pick: () => Promise.reject(new TypeError("secret detail")) } });
  const told = await edge.ada.slash("fact");
  expect(told).toMatchObject({
    ephemeral: true,
    content: "Something went wrong on my side. It has been logged; please try again.",
  });
  const [line] = edge.log.filter(({ level }) => level === "error");
  expect(line?.fields).toMatchObject({
    command: "fact",
    guildId: edge.guild.id,
    interaction: told.interactionId,
  });
  expect(JSON.stringify(line?.fields)).not.toContain("token");
});

test("[Start now] and [Stop] of the lobby are passed on with what the member may do", async () => {
  const calls: unknown[] = [];
  edge.does({
    rounds: {
      startNow: async (member, ...given) => void calls.push(["startNow", member.mayManageMessages, ...given]),
      stop: async (member, channelId, roundId) =>
        void calls.push(["stop", member.mayManageServer, channelId, roundId]),
    },
  });
  const message = await posted(lobby());
  expect(await edge.ada.press(message, "Start now")).toMatchObject({
    ephemeral: true,
    content: "Here comes the first question.",
  });
  expect(await edge.manager.press(message, "Stop")).toMatchObject({ ephemeral: true });
  expect(calls).toEqual([
    ["startNow", false, edge.channel.id, "R1"],
    ["stop", true, edge.channel.id, "R1"],
  ]);
});

const earned = { kind: "question", answered: true, question: answered, given: option(0) } as const;

test("results and misses are private", async () => {
  edge.does({
    rounds: {
      result: async (_, __, position) =>
        position === 3
          ? { ...earned, credit: 1, points: 132, rank: 4, total: 412 }
          : { kind: "round", rank: 2, total: 540, right: 4, answered: 5 },
      misses: async () => [
        { position: 3, question: answered, given: option(0) },
        { position: 4, question: trueFalse, given: option(0) },
      ],
    },
  });
  const shown = await posted(reveal());
  const end = await posted(standings());
  expect(await edge.ada.press(shown, "My result")).toMatchObject({
    ephemeral: true,
    content: "Right: +132. You are 4th with 412.",
  });
  expect(await edge.ada.press(end, "My result")).toMatchObject({
    ephemeral: true,
    content: "You are 2nd with 540: 4 of 5 answers right.",
  });
  const line = `From your notes, *Training and Regularization Methods*, deep-learning.md:41: "${answered.source.text}"`;
  expect((await edge.ada.press(end, "My misses")).content).toBe(
    "**What you got wrong, and the lines it comes from**\n" +
      "**Question 3**: Dropout, but right is **L1 regularization**.\n" +
      `${line}\n**Question 4**: ReLU passes negative inputs unchanged. That is **False**.\n${line}`,
  );
});

test.each([
  [{ ...earned, credit: 0, points: 0, rank: 1, total: 0 }, "Wrong this time."],
  [{ kind: "question", answered: false, rank: null, total: 0 }, "You didn't answer this question."],
  [{ ...earned, credit: 0, points: 0, rank: 2, total: 131 }, "Wrong this time. You are 2nd with 131."],
  [{ kind: "round", rank: 1, total: 0, right: 0, answered: 2 }, "No points: 0 of 2 answers right."],
  [{ kind: "notPlayed" }, "You didn't answer in this round."],
] as const)("the result %j is told as %j", async (view, sentence) => {
  edge.does({ rounds: { result: async () => view } });
  expect((await edge.ada.press(await posted(reveal()), "My result")).content).toBe(sentence);
});

test("who didn't play has no misses and isn't praised", async () => {
  edge.does({ rounds: { misses: async () => null, reporting: async () => ({ kind: "notAsked" }) } });
  expect(await edge.ada.press(await posted(standings()), "My misses")).toMatchObject({
    ephemeral: true,
    content: "You didn't answer in this round.",
  });
  expect((await edge.ada.press(await posted(reveal()), "Report")).content).toBe(
    "Only those who played can report a question.",
  );
});

test.each([
  ["a button's id in a menu", 3, "c1:onlyOwn"],
  ["a menu's id in a button", 2, "c1:sharedNotes:0"],
  ["an unknown menu", 3, "c1:sharedNotes:99"],
  ["a menu of somebody else's", 3, "roles"],
])("%s is no part of anything", async (_, component_type, custom_id) => {
  const message = await posted(question());
  const values = component_type === 3 ? { values: ["x"] } : {};
  const told = await edge.manager.interact({
    type: 3,
    data: { component_type, custom_id, ...values },
    message,
  });
  expect(told).toMatchObject({ ephemeral: true, content: "That isn't part of a running round." });
});

test("a message command that no longer exists says so", async () => {
  const message = edge.ada.say("hm");
  const resolved = { messages: { [message.id]: { id: message.id, channel_id: edge.channel.id } } };
  const told = await edge.ada.interact({
    type: 2,
    data: { id: "1", name: "gone", type: 3, target_id: message.id, resolved },
  });
  expect(told).toMatchObject({
    ephemeral: true,
    content: expect.stringMatching(/^I no longer have that command/),
  });
});

test("a command that no longer exists says so", async () => {
  const told = await edge.ada.interact({ type: 2, data: { id: "1", name: "gone", type: 1, options: [] } });
  expect(told).toMatchObject({
    ephemeral: true,
    content: expect.stringMatching(/^I no longer have that command/),
  });
});
