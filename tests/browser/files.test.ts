import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "discord.js";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Demo, startDemo } from "#src/emulator/demo.ts";
import { connect } from "../emulator/bot.ts";
import { launchChromium } from "./chromium.ts";
import { command, type Visit, visit } from "./tab.ts";
import { playTinyBot } from "./tiny-bot.ts";

let demo: Demo;
let client: Client<true>;
let browser: Browser;
let visited: Visit;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  demo = await startDemo();
  client = await connect(demo.emulator);
  await playTinyBot(client);
  visited = await visit(browser, demo.pageUrl, { width: 360, height: 740 });
});
afterEach(async () => {
  const { context, requests, problems } = visited;
  await context.close();
  await client.destroy();
  await demo.close();
  expect(requests.filter((address) => !address.startsWith(`${demo.pageUrl}/`))).toEqual([]);
  expect(problems).toEqual([]);
});

const log = (page: Page) => page.getByRole("log");
const form = (page: Page) => page.getByRole("form", { name: "/upload" });
const picker = (page: Page, name: string) => form(page).getByLabel(name, { exact: true });
const note = (name: string, text: string) => ({
  name,
  mimeType: "text/markdown",
  buffer: Buffer.from(text),
});

test("A typed command asks for its files, and takes several of ten megabytes at most", async () => {
  const page = await visited.open();
  const folder = await mkdtemp(join(tmpdir(), "files-"));
  const [full, over] = [join(folder, "full.md"), join(folder, "over.md")];
  const most = 10 * 1024 * 1024;
  await writeFile(full, Buffer.alloc(most, "a"));
  await writeFile(over, Buffer.alloc(most + 1, "a"));
  try {
    await command(page, "/upload");
    await picker(page, "file").setInputFiles(over);
    await form(page).getByRole("button", { name: "Send" }).click();
    await page.getByText("over.md is larger than 10 MB").waitFor();
    await picker(page, "file").setInputFiles(full);
    await picker(page, "file2").setInputFiles(note("çay.md", "çay & <b>"));
    await form(page).getByRole("button", { name: "Send" }).click();
    await log(page).getByText(`full.md (${most}): aaaaaaaaa`).waitFor();
    await log(page).getByText("çay.md (10): çay & <b>").waitFor();
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test("A file is picked with the keyboard alone, and the command isn't sent without one that it needs", async () => {
  const page = await visited.open();
  await command(page, "/upload");
  await expect.poll(() => picker(page, "file").evaluate((one) => one === document.activeElement)).toBe(true);
  await form(page).getByRole("button", { name: "Send" }).press("Enter");
  expect(await picker(page, "file").evaluate((one) => one.matches(":invalid"))).toBe(true);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    picker(page, "file").press("Enter"),
  ]);
  await chooser.setFiles(note("notes.md", "# ReLU"));
  const room = await picker(page, "file").evaluate((one) => one.clientWidth / innerWidth);
  expect(room, "a phone's width is the file name's").toBeGreaterThan(0.8);
  await form(page).getByRole("button", { name: "Send" }).press("Enter");
  await log(page).getByText("notes.md (6): # ReLU").waitFor();
});

test("The bot's file is a link with its size and description, its name is shown as it is, and its text opens", async () => {
  const page = await visited.open();
  await command(page, "/upload");
  await picker(page, "file").setInputFiles(note("notes.md", "# ReLU"));
  await form(page).getByRole("button", { name: "Send" }).click();
  const file = log(page).locator(".attachment");
  await file.getByText("1 KB: What is wrong").waitFor();
  expect(await file.locator("b").count()).toBe(0);
  const link = file.getByRole("link");
  expect(await link.innerText()).toBe("<b>[x](y).txt");
  const [opened] = await Promise.all([visited.context.waitForEvent("page"), link.press("Enter")]);
  await opened.getByText("1: all is well").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("Text without a slash is a message, and a message command is used on it from the keyboard", async () => {
  const page = await visited.open();
  await command(page, "Adam is [an](https://example.com) <b>optimizer</b>");
  const said = log(page).getByRole("article").filter({ hasText: "optimizer" }).first();
  await said.getByText("Apps").press("Enter");
  await said.getByRole("button", { name: "Hand over" }).press("Enter");
  await log(page).getByText("Handed over: Adam is").waitFor();
  expect(await log(page).locator("b").count()).toBe(0);
});

test("A menu of several takes two, or none", async () => {
  const page = await visited.open();
  const choose = async (names: readonly string[], told: string) => {
    await command(page, "/choices");
    const menu = log(page).getByRole("group", { name: "A topic, 0 to 2" });
    for (const name of names) await menu.getByRole("checkbox", { name }).check();
    await log(page).getByRole("button", { name: "Choose" }).click();
    await log(page).getByText(told).waitFor();
  };
  await choose(["Optimization", "Softmax"], "You chose optimization and softmax.");
  await choose([], "You chose nothing.");
});
