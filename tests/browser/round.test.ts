import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startProgram } from "./program.ts";
import { command, visit } from "./tab.ts";

const log = (page: Page) => page.getByRole("log");
const questions = 2;

/** Presses a letter of the open question, or True or False where there are no letters, and reads the acknowledgement. */
async function answer(page: Page, choice: "first" | "last"): Promise<void> {
  const buttons = log(page).getByRole("button", { name: /^([A-D]|True|False)$/ });
  await (choice === "first" ? buttons.first() : buttons.last()).click();
}

/** A member's points in the standings: the number after the name. */
function pointsOf(standings: string, name: string): number {
  return Number(new RegExp(`${name} (\\d+) \\(`).exec(standings)?.[1]);
}

test("Two tabs play a round to its standings, from the printed address, on loopback alone", async () => {
  const program = await startProgram();
  const browser = await launchChromium();
  const { open, requests, problems } = await visit(browser, program.url);
  onTestFinished(async () => {
    await browser.close();
    expect(await program.stop(), program.output()).toBe(0);
  });
  expect(program.output()).toContain("No DISCORD_TOKEN: local emulator, not Discord");
  const [ada, ben] = [await open(), await open()];
  await command(ada, `/quiz start kind:choice questions:${questions} seconds:5`);
  await log(ada).getByRole("button", { name: "Start now" }).click();

  for (let question = 1; question <= questions; question += 1) {
    for (const page of [ada, ben]) {
      await log(page).getByText(`Question ${question} of ${questions} · closes`).waitFor();
    }
    await answer(ada, "first");
    await answer(ben, "last");
    await log(ada)
      .getByText("Locked in: ")
      .nth(question - 1)
      .waitFor();
    await log(ben)
      .getByText("Locked in: ")
      .nth(question - 1)
      .waitFor();
    expect(await log(ada).getByText("Locked in: ").count()).toBe(question);
    expect(await log(ben).getByText("Locked in: ").count()).toBe(question);
    for (const page of [ada, ben]) {
      await log(page).getByText(`Question ${question} of ${questions} · closed`).waitFor();
      await log(page)
        .getByText("right answer")
        .nth(question - 1)
        .waitFor();
    }
  }

  const over = log(ben).getByRole("article").filter({ hasText: "Round over." });
  await over.waitFor();
  const standings = await over.innerText();
  expect(standings).toContain(`2 players, ${questions} questions`);
  for (const [page, name] of [
    [ada, "Ada"],
    [ben, "Ben"],
  ] as const) {
    const mine = log(page).getByRole("article").filter({ hasText: "Round over." });
    await mine.getByRole("button", { name: "My result" }).click();
    const points = pointsOf(standings, name);
    const told = Number(points) === 0 ? "No points" : `You are \\w+ with ${points}`;
    await log(page)
      .getByText(new RegExp(`${told}: \\d of ${questions} answers right`))
      .waitFor();
  }
  await command(ada, "/leaderboard");
  await log(ada).getByText("Ben").last().waitFor();

  expect(requests.filter((address) => !address.startsWith(`${program.url}/`))).toEqual([]);
  expect(problems).toEqual([]);
}, 120_000);
