import { once } from "node:events";
import { createServer } from "node:net";
import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { type HealthOptions, type HealthServer, startHealth } from "../../src/ops/health.ts";

const open: HealthServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function start(options: Partial<HealthOptions> = {}): Promise<HealthServer> {
  const state = () => ({ databaseWritable: true, gateway: "ready" }) as const;
  const metrics = async () => ({ type: "text/plain; version=0.0.4", text: "rounds 1\n" });
  const server = await startHealth({ host: "127.0.0.1", port: 0, state, metrics, ...options });
  open.push(server);
  return server;
}

test("a bot that can do its work answers 200", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/healthz`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await answer.json()).toEqual({ alive: true, ready: true, databaseWritable: true, gateway: "ready" });
});

test.each([
  { databaseWritable: false, gateway: "ready" },
  { databaseWritable: true, gateway: "connecting" },
  { databaseWritable: true, gateway: "disconnected" },
] as const)("a bot with %o answers 503 and says what is wrong", async (state) => {
  const { url } = await start({ state: () => state });
  const answer = await fetch(`${url}/healthz?verbose`);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ alive: true, ready: false, ...state });
});

test("a store that fails when asked counts as not writable", async () => {
  const { url } = await start({ state: () => Promise.reject(new Error("disk I/O error")) });
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  const thrower = await start({
    state: () => {
      throw new Error("closed");
    },
  });
  expect((await fetch(`${thrower.url}/healthz`)).status).toBe(503);
});

test("/healthz is only read", async () => {
  const { url } = await start();
  expect((await fetch(`${url}/healthz`, { method: "HEAD" })).status).toBe(200);
  expect((await fetch(`${url}/healthz`, { method: "POST" })).status).toBe(405);
});

test("/metrics is what the metrics say, in their own type, and 503 where they can't be read", async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4");
  expect(await answer.text()).toBe("rounds 1\n");
  expect((await fetch(`${url}/metrics`, { method: "POST" })).status).toBe(405);
  const failing = await start({ metrics: () => Promise.reject(new Error("closed")) });
  expect((await fetch(`${failing.url}/metrics`)).status).toBe(503);
});

test("any other address is the fallback's, or nothing", async () => {
  const alone = await start();
  expect((await fetch(`${alone.url}/`)).status).toBe(404);
  const { url } = await start({ fallback: (request, response) => response.end(`page ${request.url}`) });
  expect(await (await fetch(`${url}/channel?as=ada`)).text()).toBe("page /channel?as=ada");
  expect((await fetch(`${url}/healthz`)).headers.get("content-type")).toBe("application/json");
});

test("a port in use is one sentence that names PORT and what to do", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = z.object({ port: z.number() }).parse(other.address());
  await expect(start({ port })).rejects.toThrow(
    new RegExp(`^PORT ${port} on 127\\.0\\.0\\.1 is already in use.*PORT=\\d+.*\\.$`),
  );
  other.close();
});

test("an address that isn't this machine's is refused by name", async () => {
  await expect(start({ host: "192.0.2.1" })).rejects.toThrow(/^HOST 192\.0\.2\.1 .*HOST=127\.0\.0\.1$/);
});
