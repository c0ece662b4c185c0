import type { Browser, BrowserContext, Page } from "playwright-core";

/** Somebody's browser: tabs, and what went wrong or out in any of them. */
export type Visit = {
  readonly context: BrowserContext;
  /** A new tab with the page, once it shows its channel and knows the commands. */
  readonly open: () => Promise<Page>;
  /** Every address that was asked for. */
  readonly requests: readonly string[];
  /** Errors on the console or in scripts, and answers that weren't fine. */
  readonly problems: readonly string[];
};

/** A fresh browser profile at the page's address; `width` is a phone's or a desktop's. */
export async function visit(
  browser: Browser,
  url: string,
  { width = 1280, height = 900 } = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height } });
  // Less than a test may take, so that a failure says what was waited for.
  context.setDefaultTimeout(15_000);
  const requests: string[] = [];
  const problems: string[] = [];
  context.on("request", (request) => requests.push(request.url()));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") problems.push(`${why}: ${request.url()}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  context.on("weberror", (error) => problems.push(error.error().message));
  const open = async () => {
    const page = await context.newPage();
    await page.goto(url);
    await page.getByText("Type /quiz start").waitFor();
    return page;
  };
  return { context, open, requests, problems };
}

/** Types a whole command and sends it. */
export async function command(page: Page, line: string): Promise<void> {
  const box = page.getByRole("combobox", { name: "Command" });
  await box.fill(line);
  await box.press("Escape");
  await box.press("Enter");
}
