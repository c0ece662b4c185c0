import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { startProgram } from "./program.ts";
import { command, visit } from "./tab.ts";

// Makes the picture in the README: a round among classmates, a question revealed and the next one open.

const file = join(import.meta.dirname, "../../docs/round.png");
const log = (page: Page) => page.getByRole("log");

async function play(page: Page): Promise<void> {
  await page.getByLabel("Classmates").fill("12");
  await page.getByRole("button", { name: "Add classmates" }).click();
  await command(page, "/quiz start topic:Deep Learning kind:choice seconds:12");
  await log(page).getByRole("button", { name: "Start now" }).click();
  await log(page).getByText("Question 1 of 5 · closed").waitFor({ timeout: 60_000 });
  await log(page).getByText("Question 2 of 5 · closes").waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3_500);
  await log(page).getByRole("button", { name: "B", exact: true }).click();
  await log(page).getByText("Locked in: ").waitFor();
  await page.waitForTimeout(500);
}

const program = await startProgram();
const browser = await launchChromium();
try {
  const page = await (await visit(browser, program.url)).open();
  await play(page);
  await page.screenshot({ path: file });
  console.log(`Written: ${file}`);
} finally {
  await browser.close();
  await program.stop();
}
