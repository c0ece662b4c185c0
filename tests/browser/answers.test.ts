import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type Demo, startDemo } from "#src/emulator/demo.ts";
import { asSelectAll, asTyped, handmadeBank, handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";
import { launchChromium } from "./chromium.ts";
import { command, type Visit, visit } from "./tab.ts";

/** Questions to be typed under one heading, those with several right options under the other. */
const facts = handmadeFacts("Networks", ["Typed", "Several"], 4);
const bank = handmadeBank(facts, new Map(), (fact) => {
  const question = handmadeQuestion(fact);
  return fact.heading[0] === "Typed" ? asTyped(question) : asSelectAll(question);
});

let demo: Demo;
let bot: LiveBot;
let browser: Browser;
let visited: Visit;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  demo = await startDemo();
  bot = new LiveBot(demo.emulator, bank);
  await bot.start();
});
afterEach(async () => {
  await bot.close();
  await demo.close();
  expect(demo.emulator.violations).toEqual([]);
});

const log = (page: Page) => page.getByRole("log");

/** Starts a round of two and lets classmates play along. */
async function begin(kind: string, size = { width: 1280, height: 900 }): Promise<Page> {
  visited = await visit(browser, demo.pageUrl, size);
  const page = await visited.open();
  await command(page, `/quiz start kind:${kind} questions:2 seconds:20`);
  await log(page).getByRole("button", { name: "Start now" }).click();
  await log(page).getByText("Question 1 of 2").waitFor();
  return page;
}

async function end(page: Page): Promise<void> {
  await command(page, "/quiz stop");
  await log(page).getByText("Round over.").waitFor();
  expect(visited.problems).toEqual([]);
  await visited.context.close();
}

test("A typed question opens a form with its stem, and what is written is locked in", async () => {
  const page = await begin("typed");
  await page.getByLabel("Classmates").fill("20");
  await page.getByRole("button", { name: "Add classmates" }).click();
  await log(page).getByRole("button", { name: "Answer", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Question 1 of 2" });
  await dialog.getByText(/____ \(blank\) is what number \w+ says/).waitFor();
  await dialog.getByText(/Closes in \d+ seconds/).waitFor();
  await dialog.getByRole("textbox", { name: "Your answer" }).fill("momentum");
  await dialog.getByRole("button", { name: "Submit" }).click();
  await log(page).getByText("Locked in: momentum.").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
  await expect
    .poll(() => demo.emulator.transcript(), { timeout: 14_000 })
    .toMatch(/submits "Question 1 of 2" text:\w+\n(.*\n)*.*submits/);
  await end(page);
}, 60_000);

test("Where several fit, boxes are ticked and sent together, on a phone too", async () => {
  const page = await begin("select-all", { width: 390, height: 844 });
  await page.getByLabel("Classmates").fill("20");
  await page.getByRole("button", { name: "Add classmates" }).click();
  const menu = log(page).getByRole("group", { name: "Choose all that fit, 1 to 5" });
  await menu.getByRole("checkbox", { name: /^A\./ }).check();
  await menu.getByRole("checkbox", { name: /^C\./ }).check();
  await menu.getByRole("button", { name: "Choose" }).click();
  await log(page).getByText("Locked in: A, C.").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expect.poll(() => demo.emulator.transcript(), { timeout: 14_000 }).toMatch(/ chooses \d/);
  await end(page);
}, 60_000);
