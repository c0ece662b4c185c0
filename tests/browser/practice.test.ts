import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { type Demo, startDemo } from "#src/emulator/demo.ts";
import { LiveBot } from "../support/live-bot.ts";
import { practiceNote } from "../support/practice-note.ts";
import { launchChromium } from "./chromium.ts";
import { command, type Visit, visit } from "./tab.ts";

const bank = makeBank(makeLibrary([readNote({ file: "cells.md", text: practiceNote })]));
const phone = { width: 390, height: 800 };

let demo: Demo;
let bot: LiveBot;
let browser: Browser;
let visited: Visit;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  demo = await startDemo();
  bot = new LiveBot(demo.emulator, bank);
  await bot.start();
  visited = await visit(browser, demo.pageUrl, phone);
  page = await visited.open();
});
afterEach(async () => {
  expect(visited.problems).toEqual([]);
  await visited.context.close();
  await bot.close();
  await demo.close();
  expect(demo.emulator.violations).toEqual([]);
});

const log = () => page.getByRole("log");
const rightFor = (left: string) => new RegExp(`^${left}: (.+)$`, "m").exec(practiceNote)?.[1] ?? "";

test("Pairs are matched on a phone by one menu after another, each beginning unchosen", async () => {
  await command(page, "/practice kind:matching");
  const next = log().getByRole("combobox", { name: /^What belongs to \d\./ });
  for (let turn = 1; turn <= 7; turn += 1) {
    const menu = log().getByRole("combobox", { name: new RegExp(`^What belongs to ${turn}\\.`) });
    await Promise.race([
      menu.waitFor(),
      log()
        .getByText(/All \d right\./)
        .waitFor(),
    ]);
    if ((await next.count()) === 0) break;
    expect(await menu.inputValue()).toBe("");
    const left = /\d\. (.+)\?$/.exec((await menu.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    const label = await menu.locator("option", { hasText: rightFor(left) }).textContent();
    await menu.selectOption({ label: label?.trim() ?? "" });
  }
  await log()
    .getByText(/All \d right\./)
    .waitFor();
  expect(await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).toBe(true);
});

test("The members of a list are written in a form with lines", async () => {
  await command(page, "/practice kind:list");
  await log().getByRole("button", { name: "Answer", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Practice" });
  await dialog.getByText("Your notes list 3 things there.").waitFor();
  await dialog.getByRole("textbox", { name: "3 names, one a line" }).fill("cuticle\nepidermis\nmesophyll");
  await dialog.getByRole("button", { name: "Submit" }).click();
  await log().getByText("All 3 right.").waitFor();
});

test("A card is recalled, shown and judged, and the next one comes in its place", async () => {
  await command(page, "/practice kind:recall");
  await log().getByRole("button", { name: "Show answer" }).click();
  await log().getByText("From your notes, ").waitFor();
  await log().getByRole("button", { name: "Didn't know" }).click();
  await log().getByText("You didn't know it yet.").waitFor();
  await log().getByRole("button", { name: "Next" }).click();
  await log().getByRole("button", { name: "Show answer" }).waitFor();
  expect(await log().getByRole("article").filter({ hasText: "Practice" }).count()).toBe(1);
});
