import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { startProgram } from "./program.ts";
import { command, visit } from "./tab.ts";

const messy = readFileSync(new URL("../fixtures/corpus/38-messy.md", import.meta.url), "utf8");
const log = (page: Page) => page.getByRole("log");

/** Fills in `/notes upload` with a file and sends it. */
async function upload(page: Page, name: string, text: string): Promise<void> {
  await command(page, "/notes upload");
  const form = page.getByRole("form", { name: "/notes upload" });
  await form
    .getByLabel("file", { exact: true })
    .setInputFiles({ name, mimeType: "text/markdown", buffer: Buffer.from(text) });
  await form.getByRole("button", { name: "Send" }).click();
}

/** The latest of this member's messages that says something. */
const said = (page: Page, text: string) => log(page).getByRole("article").filter({ hasText: text }).last();

test("A messy note goes in, is looked over and saved, a round is played on it, it is edited, and progress is kept", async () => {
  const program = await startProgram();
  const browser = await launchChromium();
  const { open, requests, problems } = await visit(browser, program.url);
  onTestFinished(async () => {
    await browser.close();
    expect(await program.stop(), program.output()).toBe(0);
  });
  const [ada, ben] = [await open(), await open()];

  await upload(ada, "os.md", messy);
  const draft = said(ada, "Please look this over");
  await draft.getByText("Operating systems: 11 facts").waitFor();
  await draft.getByText("os.md:28: This question has no key").waitFor();
  await draft.getByRole("button", { name: "Save" }).click();
  const saved = said(ada, "Saved.");
  await saved.getByText("12 new.").waitFor();
  await saved.getByRole("button", { name: "Only ours" }).click();
  await log(ada).getByText("Only your own notes are used now").waitFor();

  await saved.getByRole("button", { name: "Start a round on this note" }).click();
  await log(ben).getByText("Quiz: Operating systems").waitFor();
  await log(ada).getByRole("button", { name: "Start now" }).click();
  await log(ben).getByText("Question 1 of").first().waitFor();
  await log(ben)
    .getByRole("button", { name: /^([A-D]|True|False)$/ })
    .first()
    .click();
  await log(ben).getByText("Locked in: ").first().waitFor();
  await log(ada)
    .getByRole("button", { name: /^([A-D]|True|False)$/ })
    .first()
    .click();
  await log(ada).getByText("Locked in: ").first().waitFor();
  await command(ada, "/quiz stop");
  await log(ben).getByText("Points so far count").first().waitFor();

  await upload(
    ada,
    "os.md",
    messy.replace("with its own address space.", "with an address space of its own."),
  );
  const second = said(ada, "Instead of the one you have");
  await second.getByText("1 changed, nobody's progress lost").waitFor();
  await second.getByRole("button", { name: "Save" }).click();
  const savings = log(ada).getByRole("article").filter({ hasText: "Saved." });
  await expect.poll(() => savings.count(), { timeout: 10_000 }).toBe(2);
  await savings.last().getByRole("button", { name: "Undo" }).click();
  await log(ada).getByText("Taken back.").waitFor();

  expect(requests.filter((address) => !address.startsWith(`${program.url}/`))).toEqual([]);
  expect(problems).toEqual([]);
}, 120_000);

test("A member's message is saved as a note from its menu, and many problems come as a file that opens", async () => {
  const program = await startProgram();
  const browser = await launchChromium();
  const { open, context, problems } = await visit(browser, program.url);
  onTestFinished(async () => {
    await browser.close();
    await program.stop();
  });
  const [ada, ben] = [await open(), await open()];
  await command(ben, "A semaphore is a counter that limits how many threads enter a section at once.");
  const message = said(ada, "A semaphore is a counter");
  await message.getByText("Apps").click();
  await message.getByRole("button", { name: "Save as note" }).click();
  await said(ada, "Suggested as a note").getByRole("button", { name: "Accept" }).click();
  await log(ben).getByText("Saved as a note.").waitFor();

  const lines = Array.from({ length: 8 }, (_, at) => `It is number ${at} of these lines.`).join("\n\n");
  await upload(ada, "it.md", `${lines}\n\nA cell divides by mitosis.\n`);
  const link = said(ada, "8 lines to look at").getByRole("link", { name: "problems.txt" });
  const [opened] = await Promise.all([context.waitForEvent("page"), link.click()]);
  await opened.getByText("it.md:1: reference:").waitFor();
  expect(problems).toEqual([]);
}, 120_000);
