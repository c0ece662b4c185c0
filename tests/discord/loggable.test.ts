import { DiscordAPIError } from "discord.js";
import { expect, test } from "vitest";
import { loggable } from "../../src/discord/loggable.ts";

test("an error of Discord's is logged without its address and the text that was sent", () => {
  const url = "https://discord.com/api/v10/interactions/1/secret-token/callback";
  const sent = { body: { data: { content: "a private text" } }, files: undefined };
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
