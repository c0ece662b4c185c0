import { DiscordAPIError, HTTPError } from "discord.js";
import { expect, test } from "vitest";
import { loggable } from "../../src/discord/loggable.ts";

const url = "https://discord.com/api/v10/interactions/1/secret-token/callback";
const sent = { body: { data: { content: "a private text" } }, files: undefined };

test("an error of Discord's is logged without its address and the text that was sent", () => {
  const error = new DiscordAPIError(
    { code: 10_062, message: "Unknown interaction" },
    10_062,
    404,
    "POST",
    url,
    sent,
  );
  const line = JSON.stringify(loggable(error));
  expect(line).toContain("10062");
  expect(line).not.toMatch(/secret-token|private text/);
});

test("an outage of Discord's is logged without its address and the text that was sent", () => {
  const line = JSON.stringify(loggable(new HTTPError(503, "Service Unavailable", "POST", url, sent)));
  expect(line).toContain("503");
  expect(line).not.toMatch(/secret-token|private text/);
});
