import type { Client } from "discord.js";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Demo, startDemo } from "#src/emulator/demo.ts";
import type { Member } from "#src/emulator/index.ts";
import { connect } from "../emulator/bot.ts";
import { playTinyBot } from "./tiny-bot.ts";

let demo: Demo;
let client: Client<true>;
const open = new Set<AbortController>();
beforeEach(async () => {
  demo = await startDemo();
  client = await connect(demo.emulator);
  await playTinyBot(client);
});
afterEach(async () => {
  for (const one of open) one.abort();
  await client.destroy();
  await demo.close();
});

type Tab = {
  readonly heard: () => string;
  /** Waits for a text in what was heard. */
  readonly until: (text: string) => Promise<void>;
  readonly close: () => void;
};

/** A tab's stream of events from now on. */
async function tab(member?: Member): Promise<Tab> {
  const closing = new AbortController();
  open.add(closing);
  const query = member ? `?member=${member.id}` : "";
  const response = await fetch(`${demo.pageUrl}/page/events${query}`, { signal: closing.signal });
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  const write = (chunk: Uint8Array) => {
    chunks.push(decoder.decode(chunk, { stream: true }));
  };
  // A stream that is closed while it is read ends with an error, which is how every one ends here.
  void response.body?.pipeTo(new WritableStream({ write })).catch(() => {});
  const heard = () => chunks.join("");
  const until = (text: string) => expect.poll(heard, { timeout: 3_000, interval: 5 }).toContain(text);
  await until("event: snapshot");
  return { heard, until, close: () => closing.abort() };
}

const person = (index: number): Member => {
  const found = demo.guild.members()[index];
  if (!found) throw new Error(`The demo has no member ${index}`);
  return found;
};

test("A private reply is sent to its reader's tabs alone, also to one that opens later", async () => {
  const [ada, ben] = [person(1), person(2)];
  const tabs = [await tab(ada), await tab(ben)] as const;
  const { message } = await ada.slash("quiz start");
  if (!message) throw new Error("The bot asked nothing");
  await ada.press(message, "B");
  await ben.press(message, "A");
  await Promise.all(tabs.map((one) => one.until("1 of 1** · closed")));
  const later = [await tab(ada), await tab(ben)] as const;
  for (const [first, second] of [tabs, later]) {
    expect(first.heard()).toContain("Locked in");
    expect(second.heard()).not.toContain("Locked in");
  }
});

test("A tab that names nobody gets somebody of their own, and a closed tab frees its seat", async () => {
  const you = (one: Tab) => /"you":"(\d+)"/.exec(one.heard())?.[1];
  const tabs = [await tab(), await tab(), await tab(), await tab(), await tab(), await tab()] as const;
  expect(new Set(tabs.map(you)).size).toBe(6);
  tabs[3].close();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(you(await tab())).toBe(you(tabs[3]));
});
