import { once } from "node:events";
import { createServer } from "node:net";

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}

/** What a bot's `/metrics` say now, by name with its labels; 0 where there is none of that name. */
export async function metricsAt(port: string): Promise<(name: string) => number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const lines = text.split("\n").map((line) => line.split(" "));
  const values = new Map(lines.map(([name = "", value = "0"]) => [name, Number(value)]));
  return (name) => values.get(name) ?? 0;
}

/** The middle one of some values; 0 of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** How long an event loop was held, in milliseconds. */
export type LoopDelay = { readonly p99: number; readonly max: number };

/** A bot's event loop delay since its metrics were asked for last: asking begins a new measurement. */
export async function loopDelayAt(port: string): Promise<LoopDelay> {
  const value = await metricsAt(port);
  const [p99 = 0, max = 0] = ["p99", "max"].map(
    (which) => 1_000 * value(`nodejs_eventloop_lag_${which}_seconds`),
  );
  return { p99, max };
}
