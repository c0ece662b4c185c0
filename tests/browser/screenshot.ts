import { join } from "node:path";
import type { Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { startProgram } from "./program.ts";
import { command, visit } from "./tab.ts";

// Makes the picture in the README: a round among classmates, a question revealed and the next one open.

const file = join(import.meta.dirname, "../../docs/round.png");
const log = (page: Page) => page.getByRole("log");

/** Plays until a question that some had right is revealed and the next one, with four letters, is open and answered. */
async function play(page: Page): Promise<void> {
  await page.getByLabel("Classmates").fill("12");
  await page.getByRole("button", { name: "Add classmates" }).click();
  await command(page, "/quiz start topic:Deep Learning kind:choice seconds:12 questions:25");
  await log(page).getByRole("button", { name: "Start now" }).click();
  for (let question = 1; question < 25; question += 1) {
    const closed = log(page)
      .getByRole("article")
      .filter({ hasText: `Question ${question} of 25 · closed` });
    await closed.waitFor({ timeout: 60_000 });
    await log(page)
      .getByText(`Question ${question + 1} of 25 · closes`)
      .waitFor({ timeout: 60_000 });
    const letters = await log(page)
      .getByRole("button", { name: /^[A-D]$/ })
      .count();
    if (letters < 4 || !/\b[3-9] of \d+ right/.test(await closed.innerText())) continue;
    await page.waitForTimeout(3_500);
    await log(page).getByRole("button", { name: "B", exact: true }).click();
    await log(page).getByText("Locked in: ").waitFor();
    await page.waitForTimeout(500);
    return;
  }
  throw new Error("No two questions of this round make a good picture. Run it again.");
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
