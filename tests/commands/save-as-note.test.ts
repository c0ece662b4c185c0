import { expect, test } from "vitest";
import type { App } from "../../src/app/app.ts";
import { type Edge, useEdge } from "../discord/edge.ts";
import { problem, suggestion } from "../discord/note-views.ts";
import { labels, refusing, shown, told } from "../discord/shown.ts";
import { answered, question } from "../discord/views.ts";

let edge: Edge;
useEdge(
  (started) => {
    edge = started;
  },
  { mayWarn: false },
);

type Suggestions = Partial<App["suggestions"]>;

/** Has Ada suggest what the manager said, and gives the message that shows it. */
async function suggested(suggestions: Suggestions, says = "Suggested as a note") {
  edge.does({ suggestions: { suggest: async () => suggestion(), ...suggestions } });
  const said = edge.manager.say("L1 regularization encourages sparsity.");
  return shown(edge.emulator, await edge.ada.contextMenu("Save as note", said), says);
}

test("the message is handed over as the command carries it", async () => {
  const given: unknown[] = [];
  const suggest: App["suggestions"]["suggest"] = async ({ userId }, message) => {
    given.push(userId, message);
    return suggestion();
  };
  edge.does({ suggestions: { suggest } });
  const said = edge.manager.say("A mutex :: a lock that one thread holds");
  await shown(edge.emulator, await edge.ada.contextMenu("Save as note", said), "Suggested as a note");
  expect(given).toEqual([
    edge.ada.id,
    {
      messageId: said.id,
      channelId: edge.channel.id,
      authorUserId: edge.manager.id,
      isByBot: false,
      content: "A mutex :: a lock that one thread holds",
      url: `https://discord.com/channels/${edge.guild.id}/${edge.channel.id}/${said.id}`,
    },
  ]);
});

test("a bot's message is told as one", async () => {
  const sent = await edge.discord.channels.post(edge.channel.id, question(), "asked");
  if (sent.kind !== "sent") throw new Error("not sent");
  const own = await edge.emulator.waitForMessage(edge.channel, ({ id }) => id === sent.messageId);
  const given: unknown[] = [];
  const suggest: App["suggestions"]["suggest"] = async (_, { isByBot }) => {
    given.push(isByBot);
    return refusing("nothingToSave")();
  };
  edge.does({ suggestions: { suggest } });
  const deed = await edge.ada.contextMenu("Save as note", own);
  await told(edge.emulator, edge.ada, deed, "That message can't be saved: a member's plain statement");
  expect(given).toEqual([true]);
});

test("everyone sees what is about to be saved, who may say what to it and when it expires; nobody is pinged", async () => {
  const problems = [1, 2, 3, 4].map((line) => problem(line));
  const message = await suggested({ suggest: async () => suggestion({ problems }) });
  expect(message.visibleTo).toBeNull();
  expect(labels(message)).toEqual(["Accept", "Withdraw"]);
  expect(message.content.split("\n")).toEqual([
    "**Suggested as a note**, for an editor to accept:",
    `- ${answered.source.text}`,
    ...[1, 2, 3].map((line) => `Line ${line}: This question has no key. Write one.`),
    "and 1 more line to look at",
    "The message: <https://discord.com/channels/1/2/3>",
    expect.stringMatching(/^If nobody accepts it, it is erased on <t:\d+:D>\.$/),
    "Its author, whoever suggested it, or an editor may withdraw it.",
  ]);
  const edits = edge.emulator.requests.filter(({ route }) => route.startsWith("PATCH /webhooks"));
  expect(edits.at(-1)?.body).toMatchObject({ allowed_mentions: { parse: [] } });
});

test("a message that holds a question only is shown as one, and long ones are counted", async () => {
  const facts = Array.from({ length: 7 }, (_, at) => ({ text: `Fact ${at}.`, source: answered.source }));
  expect((await suggested({ suggest: async () => suggestion({ facts: [] }) })).content).toContain(
    "\nIt holds a question with its key.\n",
  );
  expect((await suggested({ suggest: async () => suggestion({ facts }) })).content).toContain(
    "\n- Fact 4.\nand 2 more facts\n",
  );
});

test("[Accept] says in words that it is saved, and keeps [Withdraw]", async () => {
  const accepted: unknown[] = [];
  const message = await suggested({
    accept: async ({ userId }, id) => {
      accepted.push(userId, id);
      return suggestion({ state: "accepted" });
    },
  });
  await edge.manager.press(message, "Accept");
  const saved = await shown(edge.emulator, { message }, "**Saved as a note.**");
  expect(accepted).toEqual([edge.manager.id, "S1"]);
  expect(saved.content).not.toContain("erased on");
  expect(labels(saved)).toEqual(["Withdraw"]);
});

test("[Withdraw] takes the text out of the message as well", async () => {
  const message = await suggested({
    withdraw: async () => suggestion({ state: "withdrawn", facts: [], problems: [] }),
  });
  expect(message.content).toContain("sparsity");
  await edge.manager.press(message, "Withdraw");
  const gone = await shown(edge.emulator, { message }, "withdrawn");
  expect(gone.content).toBe("**This suggestion was withdrawn.** Its text is erased.");
  expect(labels(gone)).toEqual([]);
});

test.each([
  ["Accept", "editor", "Only editors can do that"],
  ["Withdraw", "author", "Only the message's author, whoever suggested it, or an editor can do that."],
] as const)(
  "who may not press [%s] is told so alone, and the suggestion stays",
  async (label, need, says) => {
    const refuse = refusing("notAllowed", { need });
    const message = await suggested({ accept: refuse, withdraw: refuse });
    const deed = await edge.ada.press(message, label);
    await told(edge.emulator, edge.ada, deed, says);
    const now = edge.emulator.message(message.id, edge.channel);
    expect(now?.content).toBe(message.content);
    expect(now && labels(now)).toEqual(["Accept", "Withdraw"]);
  },
);

test.each([
  ["nothingToSave", "That message can't be saved"],
  ["suggestionFull", "Already 200 suggestions wait."],
] as const)("the refusal %s is told alone, and nothing stays in the channel", async (code, says) => {
  edge.does({ suggestions: { suggest: refusing(code, { most: 200 }) } });
  const before = edge.emulator.messages(edge.channel).length;
  const outcome = await edge.ada.contextMenu("Save as note", edge.manager.say("hm"));
  await told(edge.emulator, edge.ada, outcome, says);
  expect(edge.emulator.message(outcome.message?.id ?? "", edge.channel)).toBeUndefined();
  expect(edge.emulator.messages(edge.channel).length).toBe(before + 1);
});

test("an expired suggestion says so", async () => {
  const message = await suggested({ accept: refusing("suggestionGone") });
  const deed = await edge.manager.press(message, "Accept");
  await told(edge.emulator, edge.manager, deed, "waited longer than 30 days and was erased");
});

test("the text of a message marks up, mentions and hides nothing", async () => {
  const text = "@everyone <@1> [x](https://evil.example) # **bold** \u202e";
  const message = await suggested({
    suggest: async () => suggestion({ facts: [{ text, source: answered.source }] }),
  });
  expect(message.content).toContain("- @\u200beveryone \\<@1> \\[x\\](https\\://evil.example)");
  expect(message.content).not.toMatch(/@everyone|(?<!\\)<@|\u202e/);
});
