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
const visits: Visit[] = [];

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  demo = await startDemo();
  client = await connect(demo.emulator);
  await playTinyBot(client);
});
afterEach(async () => {
  const seen = visits.splice(0);
  const requests = seen.flatMap((one) => one.requests);
  const problems = seen.flatMap((one) => [...one.problems]);
  for (const { context } of seen) await context.close();
  await client.destroy();
  await demo.close();
  expect(requests.filter((address) => !address.startsWith(`${demo.pageUrl}/`))).toEqual([]);
  expect(problems).toEqual([]);
});

/** A visit that may ask nothing of the world outside and meet no error. */
async function come(size = {}): Promise<Visit> {
  const visited = await visit(browser, demo.pageUrl, size);
  visits.push(visited);
  return visited;
}

const log = (page: Page) => page.getByRole("log");
const you = (page: Page) =>
  page.getByLabel("You are").evaluate((one) => one.querySelector("option:checked")?.textContent);

test("Where Chromium can't run, one sentence says what it needs", async () => {
  const failure = launchChromium("/nowhere/chromium");
  await expect(failure).rejects.toThrow(
    /^The browser tests need Linux on x64 and 250 MB free .*\/nowhere\/chromium$/,
  );
});

test("The channel opens with one line that says what to try", async () => {
  const { open, requests } = await come();
  const page = await open();
  await page.getByText("Type /quiz start below").waitFor();
  expect(requests.length).toBeGreaterThan(20);
});

test("A command is found, filled in with the bot's own suggestions and sent by keyboard alone", async () => {
  const page = await (await come()).open();
  await page.getByRole("combobox", { name: "Command" }).focus();
  await page.keyboard.type("/qu");
  await page.getByRole("option", { name: "/quiz start" }).waitFor();
  await page.keyboard.press("Enter");
  await page
    .locator("input:focus")
    .and(page.getByRole("combobox", { name: "topic" }))
    .waitFor();
  await page.keyboard.type("regu");
  await page.getByRole("option", { name: "Regularization (3 facts)" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("45");
  await page.keyboard.press("Enter");
  await log(page).getByText("(Regularization)").waitFor();
  await log(page)
    .getByText(/in 4\d seconds/)
    .waitFor();
  await log(page).getByText("Ada used /quiz start").waitFor();
});

test("A press is acknowledged to its member alone, and a dismissed reply is gone", async () => {
  const { open } = await come();
  const [ada, ben] = [await open(), await open()];
  await command(ada, "/quiz start topic:Softmax");
  const button = log(ben).getByRole("button", { name: "B", exact: true });
  await button.focus();
  await ben.keyboard.press("Enter");
  const reply = log(ben).getByText("Locked in: B, L1 regularization.");
  await reply.waitFor();
  await log(ada).getByRole("button", { name: "A", exact: true }).waitFor();
  expect(await log(ada).getByText("Locked in").count()).toBe(0);
  await log(ben).getByRole("button", { name: "Dismiss message" }).press("Enter");
  await reply.waitFor({ state: "detached" });
});

test("An edit appears in every tab, and buttons that it takes away are gone", async () => {
  const { open } = await come();
  const [ada, ben] = [await open(), await open()];
  await command(ada, "/quiz start");
  await log(ben).getByRole("button", { name: "A", exact: true }).click();
  for (const page of [ada, ben]) {
    await log(page).getByText("Question 1 of 1 · closed").waitFor();
    expect(await log(page).getByRole("button", { name: "A", exact: true }).count()).toBe(0);
  }
});

test("A new tab is somebody else, and stays who it is when it is loaded again", async () => {
  const { open } = await come();
  const [first, second] = [await open(), await open()];
  expect([await you(first), await you(second)]).toEqual(["Ada", "Ben"]);
  await second.getByLabel("You are").selectOption("Farid");
  await second.reload();
  await second.getByRole("combobox", { name: "Command" }).waitFor();
  expect([await you(first), await you(second)]).toEqual(["Ada", "Farid"]);
});

test("A tab finds a restarted bot again, and is who it was", async () => {
  const first = await startDemo();
  const bot = await connect(first.emulator);
  await playTinyBot(bot);
  const { context, open } = await visit(browser, first.pageUrl);
  const [, ben] = [await open(), await open()];
  await bot.destroy();
  await first.close();
  await ben.getByText("Not connected. Trying again…").waitFor();
  const again = await startDemo({ port: Number(new URL(first.pageUrl).port) });
  await ben.getByText("Not connected. Trying again…").waitFor({ state: "detached" });
  expect(await you(ben)).toBe("Ben");
  await context.close();
  await again.close();
});

test("A deferred reply says that the bot is thinking, then what it thought", async () => {
  const page = await (await come()).open();
  await command(page, "/slow");
  await log(page).getByText("Cohort is thinking").waitFor();
  await log(page).getByText("Thought about it.").waitFor();
  expect(await log(page).getByText("is thinking").count()).toBe(0);
});

test("After three seconds without an answer the page says so", async () => {
  const page = await (await come()).open();
  await command(page, "/silent");
  await page.getByRole("alert").getByText("The application did not respond").waitFor();
});

test("A form opens, and what is written goes to the bot", async () => {
  const page = await (await come()).open();
  await command(page, "/note");
  const dialog = page.getByRole("dialog", { name: "A note" });
  await dialog.getByRole("textbox", { name: "Your note" }).fill("momentum");
  await dialog.getByRole("button", { name: "Submit" }).click();
  await log(page).getByText("Noted: momentum").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
});

test("A choice in a menu goes to the bot", async () => {
  const page = await (await come()).open();
  await command(page, "/menu");
  await log(page).getByRole("combobox", { name: "A topic" }).selectOption("Softmax");
  await log(page).getByText("You chose softmax.").waitFor();
});

test("A thread is a channel of its own that can be shown", async () => {
  const page = await (await come()).open();
  await command(page, "/thread");
  await page.getByRole("navigation").getByRole("button", { name: "Round 1" }).click();
  await page.getByRole("heading", { name: "Round 1" }).waitFor();
  await log(page).getByText("Hello in the thread").waitFor();
});

test("A command is offered only to those who may use it", async () => {
  const { open } = await come();
  const [ada, ben] = [await open(), await open()];
  for (const [page, count] of [
    [ada, 1],
    [ben, 0],
  ] as const) {
    await page.getByRole("combobox", { name: "Command" }).fill("/");
    await page.getByRole("option", { name: "/slow" }).waitFor();
    expect(await page.getByRole("option", { name: "/manage" }).count()).toBe(count);
  }
});

test("A command that a message names opens when it is pressed", async () => {
  const page = await (await come()).open();
  await page.getByRole("button", { name: "/quiz start" }).click();
  await page.getByRole("form", { name: "/quiz start" }).getByRole("button", { name: "Send" }).click();
  await log(page).getByText("Question 1 of 1").waitFor();
});

test("A channel may be typed by its name, with # or without", async () => {
  const page = await (await come()).open();
  await command(page, "/where channel:daily");
  await log(page).getByText("It is daily.").waitFor();
  await command(page, "/where channel:#off-topic");
  await log(page).getByText("It is off-topic.").waitFor();
});

test("A command that Discord's client wouldn't send is refused in words", async () => {
  const page = await (await come()).open();
  await command(page, "/quiz start seconds:4");
  await page.getByRole("alert").getByText('The option "seconds" of /quiz start must be at least 5').waitFor();
});

test("Text without a slash is a message of one's own, which others see and the bot isn't told of", async () => {
  const { open } = await come();
  const [page, other] = [await open(), await open()];
  await command(page, "A cell divides by mitosis.");
  await log(other).getByText("A cell divides by mitosis.").waitFor();
});

test("A time counts down by itself, and a link leads nowhere", async () => {
  const page = await (await come()).open();
  await command(page, "/quiz start seconds:30");
  const time = log(page).getByText(/in \d+ seconds/);
  const left = async () => Number(/\d+/.exec(await time.innerText())?.[0]);
  const atFirst = await left();
  expect(atFirst).toBeGreaterThan(15);
  await expect.poll(left, { timeout: 5_000 }).toBeLessThan(atFirst);
  expect(await page.locator("a").count()).toBe(0);
});

test("Classmates that are let in press the open question's buttons", async () => {
  const page = await (await come()).open();
  await command(page, "/quiz start seconds:6");
  await page.getByLabel("Classmates").fill("39");
  await page.getByRole("button", { name: "Add classmates" }).click();
  await page.getByText("39 play along").waitFor();
  await log(page).getByText("Question 1 of 1 · closed").waitFor();
  expect(demo.emulator.transcript()).toMatch(/ presses \[[AB]\]/);
});

test("On a phone everything fits into the width, and a round can be begun and answered", async () => {
  const page = await (await come({ width: 390, height: 844 })).open();
  await command(page, "/quiz start");
  await log(page).getByRole("button", { name: "B", exact: true }).click();
  await log(page).getByText("Locked in").waitFor();
  await page.getByRole("combobox", { name: "Command" }).fill("/quiz");
  await page.getByRole("option", { name: "/quiz start" }).click();
  await page.getByRole("button", { name: "Send" }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
