import { describe, expect, test } from "vitest";
import { escaped } from "../../src/discord/escape.ts";
import { renderForm } from "../../src/discord/render/form.ts";
import { renderFact } from "../../src/discord/render/study.ts";
import * as say from "../../src/discord/wording.ts";
import { payloadFaults } from "../support/payload-faults.ts";
import { sendingFaults } from "../support/sending-faults.ts";

const EDIT = "PATCH /webhooks/:application/:token/messages/:message";
const POST = "POST /channels/:channel/messages";
const CALLBACK = "POST /interactions/:id/:token/callback";
const THREAD = "POST /channels/:channel/threads";
const none = { parse: [] };
const row = (part: object) => ({ type: 1, components: [part] });

/** What may stand in no text, each with the fault that it is. */
const inContent: readonly (readonly [string, string, string])[] = [
  ["an everyone", "@everyone", "a ping of everyone"],
  ["a bidi control", "a\u202eb", "a bidi"],
  ["a zero-width space in a word", "a\u200bb", "a bidi"],
  ["a heading", "a\n# b", "a heading"],
  ["a heading in a quotation", "> # b", "a heading"],
  ["a heading in a list", "a\n- # b", "a heading"],
  ["a heading in a list in a quotation", "> 1. ## b", "a heading"],
  ["a masked link", "[a](https://evil.example)", "a masked link"],
  ["a masked link without a preview", "[a](<https://evil.example>)", "a masked link"],
  ["a link like a source's, elsewhere", "Layer 3 [a.md:1](<https://evil.example>)", "a masked link"],
  ["a bare address", "see https://evil.example/x", "an address"],
  ["an address without a preview", "see <https://evil.example/x>", "an address"],
  ["an address of another scheme", "see discord://evil", "an address"],
  ["a member", "a router <@42424242424242424>", "a mention"],
  ["a member by nickname", "<@!42424242424242424>", "a mention"],
  ["a role", "a router <@&42424242424242424>", "a mention"],
  ["a channel", "Forwarded in <#42424242424242424>", "a mention"],
  ["a command", "</quiz start:42424242424242424>", "a mention"],
  ["a time stamp", "a router <t:1790000000:R>", "a mention"],
  ["an emoji", "<:evil:42424242424242424>", "a mention"],
  ["a link of the server", "<id:customize>", "a mention"],
  ["a role that is said beside the settings", "Notes' editors: <@&1>, <@&42424242424242424>", "a mention"],
  ["something undefined", "undefined", "something"],
];

describe("what goes out is looked at:", () => {
  test.each(inContent)("%s is found in texts, embeds and forms", (_, text, fault) => {
    const found = [expect.stringContaining(fault)];
    const message = { content: text, allowed_mentions: none };
    const embeds = [{ title: "x" }, { description: text }, { fields: [{ name: text, value: text }] }];
    expect(payloadFaults(EDIT, message)).toEqual(found);
    expect(payloadFaults(CALLBACK, { type: 4, data: message })).toEqual(found);
    expect(payloadFaults(CALLBACK, { type: 7, data: message })).toEqual(found);
    for (const embed of embeds.slice(1))
      expect(payloadFaults(EDIT, { embeds: [embed], allowed_mentions: none })).toEqual(found);
    for (const more of [{ footer: { text } }, { author: { name: text } }, { title: text }])
      expect(payloadFaults(EDIT, { embeds: [more], allowed_mentions: none })).toEqual(found);
    const components = [
      { type: 10, content: text },
      { type: 18, label: "x", component: { type: 4 } },
    ];
    expect(payloadFaults(CALLBACK, { type: 9, data: { title: "x", components } })).toEqual(found);
  });

  test("marks are found behind a backslash that is itself a sign, and not where they are escaped", () => {
    const faultsOf = (content: string) => payloadFaults(EDIT, { content, allowed_mentions: none });
    for (const mark of ["<@42424242424242424>", "[a](<https://evil.example>)"]) {
      expect(faultsOf(`a \\\\${mark}`)).toHaveLength(1);
      expect(faultsOf(`a ${escaped(mark)}`)).toEqual([]);
    }
  });

  test.each([
    ["a ping that is allowed", { content: "hi", allowed_mentions: { parse: ["users"] } }],
    ["a ping that isn't spoken of", { content: "hi" }],
    ["a ping by an embed", { embeds: [{ title: "hi" }] }],
  ])("%s is found", (_, body) => {
    expect(payloadFaults(EDIT, body)).toEqual([expect.stringContaining("it may ping")]);
  });

  test("a message of the bot's own that may come twice is found, as it has no nonce that Discord enforces", () => {
    const nonce = { nonce: "n" };
    for (const more of [{}, nonce, { ...nonce, enforce_nonce: false }, { enforce_nonce: true }])
      expect(sendingFaults(POST, { content: "hi", ...more })).toEqual([
        expect.stringContaining("it may come twice"),
      ]);
    expect(sendingFaults(POST, { content: "hi", ...nonce, enforce_nonce: true })).toEqual([]);
    expect(sendingFaults(POST, null)).toEqual([]);
    expect(sendingFaults(EDIT, { content: "hi" })).toEqual([]);
  });

  test("a direct message that is opened is found, also where Discord failed at it", () => {
    for (const body of [{ recipient_id: "1" }, null])
      expect(sendingFaults("POST /users/@me/channels", body)).toEqual(["it opens a direct message"]);
  });

  const hidden = "a\u202eb";
  const option = { label: "x", value: "1", description: hidden };
  test.each<readonly [string, string, object]>([
    ["a button's label", EDIT, { components: [row({ label: hidden })], allowed_mentions: none }],
    ["a menu's placeholder", EDIT, { components: [row({ placeholder: hidden })], allowed_mentions: none }],
    [
      "an option's label",
      EDIT,
      { components: [row({ options: [{ label: hidden, value: "1" }] })], allowed_mentions: none },
    ],
    ["an option's description", EDIT, { components: [row({ options: [option] })], allowed_mentions: none }],
    ["a form's title", CALLBACK, { type: 9, data: { title: hidden } }],
    ["a field's label", CALLBACK, { type: 9, data: { components: [{ type: 18, label: hidden }] } }],
    [
      "what stands in a field",
      CALLBACK,
      { type: 9, data: { components: [{ type: 18, component: { value: hidden } }] } },
    ],
    ["a choice for an option", CALLBACK, { type: 8, data: { choices: [{ name: hidden, value: "1" }] } }],
    ["a thread's name", THREAD, { name: hidden, type: 11 }],
    ["a channel's new name", "PATCH /channels/:channel", { name: hidden }],
    [
      "a file's description",
      EDIT,
      { attachments: [{ id: "0", description: hidden }], allowed_mentions: none },
    ],
  ])("%s is looked at", (_, route, body) => {
    expect(payloadFaults(route, body)).toEqual([expect.stringContaining("a bidi")]);
  });

  test.each(["a\u202efdp.exe", "../../x.md", "a\\b.md", "a\nb.md", "<@1>.md"])(
    "a file can't be called %j",
    (name) => {
      const body = { content: "hi", attachments: [{ id: "0" }], allowed_mentions: none };
      expect(payloadFaults(EDIT, body, [name])).toHaveLength(1);
      expect(payloadFaults(EDIT, body, ["notes (1).md"])).toEqual([]);
    },
  );
});

const ids = { guildId: "1", channelId: "42", messageId: "3" };
const settings = {
  zone: "Europe/London",
  roundChannelIds: ["42", "43", "44"],
  starters: { roleId: "45" },
  pace: 1,
  place: "here",
  roundsPerHour: 20,
  editorRoleId: "46",
  adminChannelId: "47",
} as const;
const daily = { channelId: "42", time: "09:00", zone: "UTC", topic: "a", weekdays: [1] } as const;
const status = { kind: "on", settings: daily, nextAt: 1_790_000_000_000, refused: null, recent: [] } as const;
const source = { file: "a.md", line: 3, heading: ["a", "b"], text: "a b", url: "https://example.org/a" };
const view = { text: "A [b](c) <@4> # d", source };
const images = [
  { alt: "a map", url: "https://example.org/a.png", line: 1 },
  { alt: "", url: "https://example.org/b.png", line: 1 },
];
const mention = (name: string) => `</${name}:42424242424242424>`;
const lost = { kind: "failure", channelId: "42", missing: null } as const;

/** What the bot itself makes live, by the functions that write it. */
const own: Readonly<Record<string, string>> = {
  "the settings": say.settings(settings),
  "the daily concept's settings": say.dailyStatus(status),
  "what became of a daily concept": say.failure({
    ...lost,
    what: "daily",
    localDate: "2026-11-28",
    reason: "late",
  }),
  "what became of a round": say.failure({ ...lost, what: "round" }),
  "where a daily concept was posted": say.dailyPosted("42", true),
  "where a round is": say.roundInThread("42"),
  "a fact with its source and pictures": renderFact({ ...view, images }, true).content,
  "a fact with its source alone": renderFact({ ...view, source: { ...source, heading: [] } }, true).content,
  "a suggestion's message": say.notes.suggestion(
    {
      ...{ suggestionId: "1", state: "open", facts: [view], problems: [], mayAccept: true, expiresAt: 1e12 },
      url: "https://discord.com/channels/1/2/3",
    },
    100,
  ),
  "a round that is already running": say.refusal({ code: "roundRunning", values: ids }),
  "permissions that are missing": say.refusal({
    code: "missingPermissions",
    values: { channelId: "42", permissions: "Send Messages" },
  }),
  "when there can be more": say.refusal({
    code: "tooOften",
    values: { what: "round", of: "member", most: 4, freeAt: 1e12 },
  }),
  help: `${say.help(mention)}\n${say.helpAlone(mention)}`,
  "what is to be set up": say.checklist(
    { topics: [], daily: status, settings, dailyMissing: ["Send Messages"], missing: [] },
    mention,
  ),
};

test("a form that says when its question closes may be shown", () => {
  const question = { kind: "typed", stem: "A ____", path: ["a", "b"], options: [] } as const;
  const place = { roundId: "abcdefghijkl", position: 1, count: 2, closesAt: 1e12 };
  const data = renderForm({ kind: "form", ...place, question, written: "x" });
  expect(payloadFaults(CALLBACK, { type: 9, data })).toEqual([]);
  expect(JSON.stringify(data)).toContain("<t:");
});

test.each(Object.entries(own))("%s may go out", (_, content) => {
  expect(payloadFaults(EDIT, { content, allowed_mentions: none })).toEqual([]);
  // It is live indeed, so that this says something.
  expect(content).toMatch(/<[@#/t]|https:\/\//u);
});
