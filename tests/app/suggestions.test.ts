import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { SaveableMessage } from "../../src/app/note-views.ts";
import { QUOTA, SUGGESTION_LIFE } from "../../src/core/notes/quota.ts";
import { handmadeBank } from "../support/bank.ts";
import { member, type Running, World } from "../support/bot.ts";
import { codeOf } from "../support/round-scene.ts";
import { START } from "../support/rounds.ts";

let world: World;
let bot: Running;
beforeEach(async () => {
  world = new World({ bank: handmadeBank([]), notes: [], start: START });
  bot = await world.boot();
});
afterEach(() => world.close());

const editor = member("1", { mayManageServer: true });
const suggester = member("2");
const author = member("3");
const stranger = member("4");
const asker = { guildId: "100", userId: "9" };

const message: SaveableMessage = {
  messageId: "500",
  channelId: "200",
  authorUserId: "3",
  isByBot: false,
  content: "A ribosome builds proteins from amino acids.",
  url: "https://discord.com/channels/100/200/500",
};

const suggest = (change: Partial<SaveableMessage> = {}, by = suggester) =>
  bot.app.suggestions.suggest(by, { ...message, ...change });
const topics = async () => (await bot.app.topics("100", "")).map(({ name }) => name);

describe("a message that a member suggests", () => {
  test("waits for an editor, with the facts that it would add", async () => {
    const view = await suggest();
    expect(view).toMatchObject({
      state: "open",
      facts: [{ text: message.content, source: { file: "message-500.md", line: 1, url: message.url } }],
      url: message.url,
      expiresAt: START + SUGGESTION_LIFE,
      mayAccept: false,
    });
    expect(JSON.stringify(view)).not.toMatch(/"[23]"/);
    expect(await topics()).toEqual([]);
    expect((await bot.app.notes.list(stranger)).suggestions).toBe(1);
  });

  test("is one suggestion, whoever suggests it again", async () => {
    const { suggestionId } = await suggest();
    expect(await suggest({}, editor)).toMatchObject({ suggestionId, mayAccept: true });
    expect((await bot.app.notes.list(stranger)).suggestions).toBe(1);
  });

  test("must state something, and be a member's", async () => {
    expect(await codeOf(suggest({ content: "" }))).toBe("nothingToSave");
    expect(await codeOf(suggest({ content: "lol same" }))).toBe("nothingToSave");
    expect(await codeOf(suggest({ isByBot: true }))).toBe("nothingToSave");
    expect((await bot.app.notes.list(stranger)).suggestions).toBe(0);
  });

  test("is refused while too many wait", async () => {
    for (let at = 0; at < QUOTA.openSuggestions; at++) await suggest({ messageId: String(1_000 + at) });
    expect(await codeOf(suggest())).toBe("suggestionFull");
    expect(await codeOf(suggest({ messageId: "1000" }))).toBe("done");
  });

  test("is erased after thirty days if nobody accepts it", async () => {
    const { suggestionId } = await suggest();
    await world.time.advance(SUGGESTION_LIFE);
    expect(await codeOf(bot.app.suggestions.accept(editor, suggestionId))).toBe("suggestionGone");
    await bot.upkeep.tick();
    expect(await bot.database.db.selectFrom("suggestions").selectAll().execute()).toEqual([]);
  });
});

describe("accepting", () => {
  test("makes a note of the message, whose source is the message", async () => {
    const { suggestionId } = await suggest();
    const view = await bot.app.suggestions.accept(editor, suggestionId);
    expect(view).toMatchObject({ state: "accepted", mayAccept: false, facts: [{ text: message.content }] });
    expect(await topics()).toEqual(["Saved messages"]);
    const fact = await bot.app.facts.pick(asker, { topic: "Saved messages", about: null });
    expect(fact.source.url).toBe(message.url);
    expect((await bot.app.notes.list(editor)).notes).toMatchObject([{ file: "message-500.md", facts: 1 }]);
  });

  test("gathers several messages under one topic", async () => {
    for (const messageId of ["500", "501"]) {
      const content =
        messageId === "500" ? message.content : "A lysosome breaks down worn-out parts of a cell.";
      await bot.app.suggestions.accept(editor, (await suggest({ messageId, content })).suggestionId);
    }
    expect(await bot.app.topics("100", "")).toMatchObject([{ name: "Saved messages", facts: 2 }]);
  });

  test("twice changes nothing the second time", async () => {
    const { suggestionId } = await suggest();
    const both = await Promise.all([
      bot.app.suggestions.accept(editor, suggestionId),
      bot.app.suggestions.accept(editor, suggestionId),
    ]);
    expect(both.map(({ state }) => state)).toEqual(["accepted", "accepted"]);
    expect((await bot.app.notes.list(editor)).quota.notes.used).toBe(1);
    const versions = await bot.database.db.selectFrom("note_versions").selectAll().execute();
    expect(versions).toHaveLength(1);
  });

  test("never answers for an unknown or another server's suggestion", async () => {
    const { suggestionId } = await suggest();
    const elsewhere = member("8", { guildId: "200", mayManageServer: true });
    expect(await codeOf(bot.app.suggestions.accept(elsewhere, suggestionId))).toBe("suggestionGone");
    expect(await codeOf(bot.app.suggestions.accept(editor, "nothing"))).toBe("suggestionGone");
  });
});

describe("withdrawing", () => {
  test.each([
    ["the message's author", author],
    ["whoever suggested it", suggester],
    ["an editor", editor],
  ])("is for %s, before and after it was accepted", async (_, who) => {
    const first = await suggest();
    expect(await bot.app.suggestions.withdraw(who, first.suggestionId)).toMatchObject({
      state: "withdrawn",
      facts: [],
    });
    const second = await suggest({ messageId: "501" });
    await bot.app.suggestions.accept(editor, second.suggestionId);
    expect(await bot.app.suggestions.withdraw(who, second.suggestionId)).toMatchObject({
      state: "withdrawn",
      facts: [],
    });
    expect(await topics()).toEqual([]);
    expect((await bot.app.notes.list(editor)).notes).toEqual([]);
  });

  test("is not for anyone else", async () => {
    const { suggestionId } = await suggest();
    const wish = bot.app.suggestions.withdraw(stranger, suggestionId);
    await expect(wish).rejects.toMatchObject({ code: "notAllowed", values: { need: "author" } });
    expect(await suggest()).toMatchObject({ state: "open" });
  });

  test("leaves no word of the message in the database, and it can't be suggested again", async () => {
    const { suggestionId } = await suggest();
    await bot.app.suggestions.accept(editor, suggestionId);
    await bot.app.suggestions.withdraw(author, suggestionId);
    for (const table of ["facts", "guild_notes", "note_versions", "suggestions"] as const) {
      const rows = await bot.database.db.selectFrom(table).selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain("ribosome");
    }
    expect(await suggest()).toMatchObject({ state: "withdrawn", facts: [] });
    expect(await codeOf(bot.app.suggestions.accept(editor, suggestionId))).toBe("suggestionGone");
    expect(await topics()).toEqual([]);
  });
});
