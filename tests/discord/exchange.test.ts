import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { REST } from "discord.js";
import { afterEach, expect, test } from "vitest";
import { makeExchanges } from "../../src/discord/exchange.ts";
import { watchRequests } from "../../src/discord/requests.ts";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

const GET = { method: "GET", headers: {} };
const HEAD = "HTTP/1.1 200 What Anyone Writes\r\ncontent-type: application/json\r\nvia: a\r\nvia: b\r\n";

/** A server that does with each request what it is told, in turn; `heard` is what came. */
async function serverThat(...deeds: readonly ((socket: Socket) => void)[]) {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (data) => deeds[heard.push(String(data)) - 1]?.(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/v10/users/@me`, port, heard };
}

const answers = (body: string) => (socket: Socket) =>
  socket.write(`${HEAD}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);

test("an answer is whole, in however many parts it comes, and says no more of its status than the standard", async () => {
  const text = JSON.stringify({ name: "Zoë" });
  const bytes = Buffer.from(text);
  const { url, heard } = await serverThat((socket) => {
    socket.write(`HTTP/1.1 103 Early Hints\r\n\r\n${HEAD}content-length: ${bytes.length}\r\n\r\n`);
    for (const [at] of bytes.entries()) setTimeout(() => socket.write(bytes.subarray(at, at + 1)), 2 * at);
  });
  const answer = await makeExchanges()(`${url}?a=1`, GET).answer;
  expect(answer).toMatchObject({ ok: true, status: 200, statusText: "OK" });
  expect(answer.headers.get("Via")).toBe("a, b");
  expect(await answer.json()).toEqual({ name: "Zoë" });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(heard[0]).toMatch(/^GET \/api\/v10\/users\/@me\?a=1 HTTP\/1\.1\r\n/);
});

test("discord.js asks once more where a connection is cut before the answer", async () => {
  const { port, heard } = await serverThat((socket) => socket.resetAndDestroy(), answers("[1]"));
  const { make } = watchRequests({ unauthorised: () => {} });
  const rest = new REST({ api: `http://127.0.0.1:${port}/api`, makeRequest: make }).setToken("t");
  expect(await rest.get("/gateway")).toEqual([1]);
  expect(heard).toHaveLength(2);
});

test("what is given up at once reaches nobody", async () => {
  const { url, heard } = await serverThat(answers("[1]"), answers("[2]"));
  const begin = makeExchanges();
  const exchange = begin(url, GET);
  exchange.giveUp(new Error("Never mind"));
  await expect(exchange.answer).rejects.toThrow("Never mind");
  expect(await (await begin(`${url}2`, GET).answer).json()).toEqual([1]);
  expect(heard).toEqual([expect.stringContaining("/users/@me2 ")]);
});

test("what is given up amid its answer ends with the reason, and the next is answered", async () => {
  const { url } = await serverThat(
    (socket) => socket.write(`${HEAD}content-length: 9\r\n\r\n[1,`),
    answers("[2]"),
  );
  const begin = makeExchanges();
  const exchange = begin(url, GET);
  setTimeout(() => exchange.giveUp(new Error("Too slow")), 50);
  await expect(exchange.answer).rejects.toThrow("Too slow");
  expect(await (await begin(url, GET).answer).json()).toEqual([2]);
});

test("a request whose signal is over before it begins isn't made", async () => {
  const { url, heard } = await serverThat(answers("[1]"));
  const { make } = watchRequests({ unauthorised: () => {} });
  await expect(make(url, { ...GET, signal: AbortSignal.abort() })).rejects.toThrow(/abort/);
  expect(heard).toEqual([]);
});

test("where no connection comes about discord.js is told so, before it gives the request up and makes it again", async () => {
  const { port, heard } = await serverThat();
  const { make } = watchRequests({ unauthorised: () => {} });
  // Nobody answers the handshake.
  const rest = new REST({ api: `https://127.0.0.1:${port}/api`, makeRequest: make, timeout: 10_000 });
  await expect(rest.setToken("t").get("/gateway")).rejects.toMatchObject({
    code: "UND_ERR_CONNECT_TIMEOUT",
  });
  expect(heard).toHaveLength(1);
}, 15_000);

test.each([
  ["another method", { method: "TRACE", headers: {} }],
  ["a body of another kind", { ...GET, body: new ArrayBuffer(8) }],
  ["a list of headers", { ...GET, headers: [["a", "b"]] }],
  ["no headers", { method: "GET" }],
])("a request that is described otherwise than discord.js does is refused: %s", (_, init) => {
  expect(() => makeExchanges()("http://127.0.0.1:1/", init)).toThrow("describes a request otherwise");
});
