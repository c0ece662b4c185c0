import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readNote } from "../../src/core/notes/read-note.ts";
import { makeBank } from "../../src/core/questions/bank.ts";
import { hash, seeded } from "../../src/core/random.ts";
import type { Body } from "../../src/discord/body.ts";
import { renderAnnouncement } from "../../src/discord/render/announcement.ts";
import { renderNote, renderNotes } from "../../src/discord/render/notes.ts";
import { renderDraft, renderSaved } from "../../src/discord/render/upload.ts";
import { notes as say } from "../../src/discord/wording.ts";
import { type Emulator, type Member, startEmulator } from "../../src/emulator/index.ts";
import { markdown, type Node } from "../../src/emulator/page/browser/markdown.js";
import { reveal, standings } from "../discord/views.ts";
import { member, World } from "../support/bot.ts";
import { LiveBot } from "../support/live-bot.ts";
import { payloadFaults } from "../support/payload-faults.ts";
import { bank } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";
import { boardMessage } from "./payloads.ts";

const SEED = process.env.COHORT_SEED ?? String(Date.now());

/** Stands in every hostile text, and in none of the bot's own. */
const CANARY = "zqx";
const tricks = [
  "@everyone",
  "@here",
  "<@42424242424242424>",
  "<@&42424242424242424>",
  "<#42424242424242424>",
  "</zqx:42424242424242424>",
  "<t:1790000000:R>",
  "[zqx](https://evil.example/zqx)",
  "<https://evil.example/zqx>",
  "https://evil.example/zqx",
  "||zqx||",
  "~~zqx~~",
  "__zqx__",
  "*zqx*",
  "`zqx`",
  "```zqx```",
  "\u202ezqx\u202c",
  "zq\u200bx",
];

/** Notes whose every line does what no member should be able to do by the bot's mouth. */
const lines = tricks.flatMap((trick, at) => [
  `The zqx${at} router ${trick} forwards packets between networks of layer ${at + 3}.`,
  `Zqx${at} term ${trick}: the ${trick} device that connects zqx hosts of kind ${at}`,
]);
const text = [
  "# ## zqx @everyone [zqx](https://evil.example/zqx)",
  "## > zqx <@42424242424242424>",
  ...lines.map((line) => `- ${line}`),
  "- # zqx is a heading that forwards packets between its own networks.",
  "- > zqx quotes what a router forwards between the networks of a host.",
].join("\n");
const name = "# zqx @everyone [zqx](https://evil.example).md";

/** What Discord would do more than show as text, with something of the hostile texts in it. */
function live(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === "string") return [];
    const { kind, children = [], items = [] } = node;
    const inner = [...children, ...(Array.isArray(items) ? items.flat() : [])];
    const own = JSON.stringify(node);
    const isLive = !["bold", "italic", "small", "list", "lines"].includes(kind);
    return [...(isLive && /zqx|evil|42424242/iu.test(own) ? [own] : []), ...live(inner)];
  });
}

const contentOf = (body: unknown): string[] => {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([key, value]) =>
    key === "content" && typeof value === "string" ? [value] : contentOf(value),
  );
};

describe("hostile notes and names through the real client", () => {
  let emulator: Emulator;
  let bot: LiveBot;

  beforeEach(async () => {
    emulator = await startEmulator({ rateLimits: false });
    console.log(`seed ${SEED}`);
    const random = seeded("hostile texts", SEED);
    const newId = () => hash(random()).slice(0, 12);
    bot = new LiveBot(emulator, makeBank(makeLibrary([readNote({ file: name, text })])), { newId });
    await bot.start();
  });
  afterEach(async () => {
    await bot.close();
    await emulator.close();
  });

  test("come to nothing but text, in rounds, facts, exercises, boards and daily concepts", async () => {
    const guild = emulator.addGuild({ name: "Group" });
    const hall = guild.addChannel("hall");
    const ada = guild.addMember("**zqx** [zqx](https://evil.example)", {
      permissions: ["ManageGuild"],
      nick: "@everyone zqx ||zqx||",
    });
    const players: Member[] = [ada.in(hall), guild.addMember("> # zqx <@4242>").in(hall)];
    const [first] = players;
    if (first === undefined) throw new Error("nobody");
    for (let time = 0; time < 12; time += 1) await first.slash("fact", { share: time % 2 === 0 });
    for (const kind of ["choice", "typed", "true-false", "recall", "mixed"])
      await first.slash("practice", { kind });
    await first.slash("daily now", {});
    await first.slash("daily set", { channel: hall.id, time: "09:00", topic: "zqx" });
    await first.slash("daily show", {});
    await first.slash("fact", { about: "[zqx](https://evil.example/zqx) @everyone" });
    await first.slash("settings set", { timezone: "zqx <@42424242424242424>" });
    const { message: lobby } = await first.slash("quiz start", { questions: 1, seconds: 5 });
    if (lobby === null) throw new Error("no lobby");
    await first.press(lobby, "Start now");
    const asked = await emulator.waitForMessage(hall, ({ content }) => content.includes("Question 1 of"));
    const [button] = asked.buttons;
    if (button?.customId != null) for (const player of players) await player.press(asked, button.customId);
    await emulator.waitForMessage(
      hall,
      ({ buttons }) => buttons.some(({ label }) => label === "My result"),
      30_000,
    );
    await first.slash("leaderboard", { share: true });
    await first.slash("questions stats", {});
    const texts = emulator.requests.flatMap(({ body }) => contentOf(body));
    expect(texts.filter((each) => each.toLowerCase().includes(CANARY)).length).toBeGreaterThan(20);
    expect(texts.flatMap((each) => live(markdown(each)))).toEqual([]);
    expect(emulator.violations).toEqual([]);
  }, 60_000);
});

/** What would be live in messages, and what the look at everything that goes out says of them. */
function faultsIn(bodies: readonly Body[]): string[] {
  const texts = bodies.map(({ content }) => content);
  const route = "POST /channels/:channel/messages";
  return [
    ...texts.flatMap((each) => live(markdown(each))),
    ...bodies.flatMap((body) => payloadFaults(route, { ...body, allowed_mentions: { parse: [] } })),
  ];
}

const starts = ["# ", "> ", "> # ", "- # ", "-# ", "1. ", ">>> "].map((start) => `${start}zqx`);

describe.each([...tricks, ...starts])("%j", (trick) => {
  test("as a member's name comes to nothing but text in reveals, standings and boards", () => {
    const nameOf = () => trick;
    const bodies = [
      renderAnnouncement(reveal(), nameOf),
      renderAnnouncement(standings({ end: "stopped", stoppedByUserId: "1" }), nameOf),
      boardMessage(seeded("names", SEED), true, nameOf),
      boardMessage(seeded("names", SEED), false, nameOf),
    ];
    for (const { content } of bodies) expect(content).toMatch(/zqx|everyone|here|4242|1790/u);
    expect(faultsIn(bodies), `seed ${SEED}`).toEqual([]);
  });

  test("as a file's name comes to nothing but text in what editors see of it", async () => {
    const world = new World({ bank, start: START, notes: [] });
    const { app } = await world.boot();
    const editor = member("1", { mayManageServer: true });
    const file = `${trick} zqx.md`;
    const view = await app.notes.preview(editor, [world.files.hand(file, text)]);
    const saved = await app.notes.confirm(editor, view.draftId ?? "");
    const [note] = (await app.notes.list(editor)).notes;
    const bodies = [
      renderDraft(view),
      renderSaved(saved, say.savedTitle),
      renderNotes(await app.notes.list(editor)),
      renderNote(await app.notes.show(editor, note?.file ?? "", 0)),
      renderDraft(await app.notes.preview(editor, [world.files.hand(`../${trick} zqx.pdf`, text)])),
    ];
    for (const { content } of bodies) expect(content.toLowerCase()).toContain(CANARY);
    expect(faultsIn(bodies)).toEqual([]);
    await world.close();
  });
});
