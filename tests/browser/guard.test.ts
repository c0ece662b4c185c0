import { once } from "node:events";
import { type IncomingHttpHeaders, request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Demo, startDemo } from "#src/emulator/demo.ts";

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

type Asked = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** One plain request; unlike fetch it sends any header and any path as it is given. */
async function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<Asked> {
  const { hostname, port } = new URL(demo.pageUrl);
  const sent = request({ hostname, port, path, headers, method: body === undefined ? "GET" : "POST" });
  sent.end(body);
  const [response] = await once(sent, "response");
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

const json = { "content-type": "application/json" };
const deed = () =>
  JSON.stringify({ member: person(), channel: channel(), kind: "slash", command: "quiz", values: {} });
const person = () => demo.guild.members().at(1)?.id;
const channel = () => demo.emulator.channels()[0]?.id;

test.each<[string, string, Record<string, string>]>([
  ["a foreign name that points to this machine", "/", { host: "evil.example:80" }],
  ["a form on another page", "/page/deeds", { ...json, origin: "https://evil.example" }],
  ["another program's page on this machine", "/page/deeds", { ...json, origin: "http://127.0.0.1:1" }],
  ["a page without an origin of its own", "/page/deeds", { ...json, origin: "null" }],
  [
    "a request that a browser marks as foreign",
    "/page/classmates",
    { ...json, "sec-fetch-site": "cross-site" },
  ],
  ["what a form without script can send", "/page/deeds", { "content-type": "text/plain" }],
])("%s can't use the page", async (_what, path, headers) => {
  const { status, body } = await ask(path, headers, path === "/" ? undefined : deed());
  expect(status).toBe(403);
  expect(JSON.parse(body)).toHaveProperty("error");
});

test("Another page can't read what is said in the channel", async () => {
  const { status } = await ask("/page/events", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" });
  expect(status).toBe(403);
});

test("A link from elsewhere opens the page, which may load nothing but what this server has", async () => {
  const headers = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
  const { status, headers: answered } = await ask("/", headers);
  expect(status).toBe(200);
  const policy = String(answered["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self'");
  expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
});

test.each([
  "/page/files/../index.ts",
  "/page/files/..%2f..%2findex.ts",
  "/packages/lit/../../package.json",
  "/packages/lit/..%2f..%2fhono%2fdist%2findex.js",
  "/packages/lit/package.json",
  "/packages/better-sqlite3/lib/index.js",
  "/page/files",
])("No file is served but the page's own and its library's: %s", async (path) => {
  expect((await ask(path)).status).toBe(404);
});

test("A deed that makes no sense is refused with its reason", async () => {
  const notJson = await ask("/page/deeds", json, "{");
  expect([notJson.status, JSON.parse(notJson.body)]).toEqual([400, { error: "This isn't JSON." }]);
  const wrong = await ask("/page/deeds", json, JSON.stringify({ member: "1", channel: "x", kind: "slash" }));
  expect(wrong.status).toBe(400);
  expect(JSON.parse(wrong.body).error).toContain("channel");
  const many = await ask("/page/classmates", json, JSON.stringify({ count: 40 }));
  expect([many.status, JSON.parse(many.body).error]).toEqual([400, expect.stringContaining("39")]);
  const huge = await ask("/page/deeds", json, JSON.stringify({ text: "x".repeat(70_000) }));
  expect(huge.status).toBe(413);
});

test("Nobody can act as a classmate or as the bot", async () => {
  for (const member of [demo.emulator.applicationId, demo.guild.owner.id, demo.guild.members().at(-1)?.id]) {
    const { status, body } = await ask(
      "/page/deeds",
      json,
      JSON.stringify({ ...JSON.parse(deed()), member }),
    );
    expect([status, JSON.parse(body).error]).toEqual([200, "Nobody at this page has that id. Reload it."]);
  }
});

test("Everything that a database may name has the same id after a restart", async () => {
  const again = await startDemo();
  const ids = ({ emulator, guild }: Demo) => [
    emulator.applicationId,
    guild.id,
    ...emulator.channels().map((one) => one.id),
    ...guild.members().map((one) => (one === guild.owner ? "" : one.id)),
  ];
  expect(ids(again)).toEqual(ids(demo));
  await again.close();
});
