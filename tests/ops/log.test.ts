import { expect, test } from "vitest";
import type { Logger } from "../../src/app/ports.ts";
import { createLog, type LogOptions, redacted } from "../../src/ops/log.ts";

const botToken = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GaBcDe.abcdefghijklmnopqrstuvwxyz0123456789AB";
const interactionToken = `aW50ZXJhY3Rpb246${"MTIzOmFiYy".repeat(15)}`;

function logged(use: (log: Logger) => void, options: Partial<LogOptions> = {}): readonly string[] {
  const lines: string[] = [];
  use(createLog({ level: "info", ...options, to: { write: (line: string) => lines.push(line) } }));
  return lines;
}

test("a line is JSON with its time, level, fields and message", () => {
  const lines = logged((log) => log.warn({ guildId: "1" }, "Slow reply"));
  expect(lines).toHaveLength(1);
  const line: unknown = JSON.parse(lines[0] ?? "");
  expect(line).toEqual({ level: "warn", time: expect.any(String), guildId: "1", msg: "Slow reply" });
});

test("what is below the level is not written", () => {
  expect(logged((log) => log.info({}, "no"), { level: "warn" })).toEqual([]);
  expect(logged((log) => log.error({}, "no"), { level: "silent" })).toEqual([]);
});

test.each(["err", "error"])("an error in the field %s keeps its message and stack", (field) => {
  const [line] = logged((log) => log.error({ [field]: new Error("disk full") }, "Lost a press"));
  expect(JSON.parse(line ?? "")).toMatchObject({
    [field]: { message: "disk full", stack: expect.stringContaining("log.test.ts") },
  });
});

const callback = `/interactions/123/${interactionToken}/callback`;

test.each<readonly [string, object, string, string]>([
  [
    "an authorization header",
    { headers: { Authorization: "Basic plain-but-secret" } },
    "",
    "plain-but-secret",
  ],
  ["a bearer token", { header: "Bearer abcdefghijklmnop" }, "", "abcdefghijklmnop"],
  ["a token in a field", { interaction: { token: "plain-but-secret" } }, "", "plain-but-secret"],
  ["a token in a JSON text", { body: '{"token":"plain-but-secret"}' }, "", "plain-but-secret"],
  ["a bare bot token", { note: botToken }, "", botToken],
  ["a bot token in the message", {}, `Refused: Bot ${botToken}`, botToken],
  ["an interaction's address", { url: `https://discord.com/api/v10${callback}` }, "", interactionToken],
  ["a webhook's address", { url: "/webhooks/123/odd-token/messages/@original?wait=true" }, "", "odd-token"],
  ["an address in an error's message", { error: new Error(`404 at ${callback}`) }, "", interactionToken],
  ["an interaction token by itself", {}, `Expired: ${interactionToken}`, interactionToken],
  ["an interaction token in an encoded address", { url: `?at=%22${interactionToken}` }, "", interactionToken],
])("%s is never written", (_, fields, message, secret) => {
  const [line = ""] = logged((log) => log.info(fields, message));
  expect(line).toContain("[redacted]");
  expect(line).not.toContain(secret);
  expect(() => JSON.parse(line)).not.toThrow();
});

test("a known secret is never written, whatever it looks like", () => {
  const [line] = logged((log) => log.info({ text: "so odd!" }, "odd!"), { secrets: ["odd!", ""] });
  expect(line).toContain("so [redacted]");
  expect(line).not.toContain("odd!");
});

test("ids, addresses and ordinary words stay readable", () => {
  const text =
    '{"guildId":"123456789012345678","url":"https://discord.com/api/v10/channels/1/messages","msg":"Bot ready, tokens renewed"}';
  expect(redacted(text)).toBe(text);
});
