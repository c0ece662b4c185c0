import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** What the rest of the program knows about its own health at this moment. */
export type HealthState = {
  readonly databaseWritable: boolean;
  readonly gateway: "connecting" | "ready" | "disconnected";
};

/**
 * `port` 0 takes any free one. Requests for anything but `/healthz` and `/metrics` go to `fallback`; without it they are refused.
 * `state` may reject or throw: that counts as not ready.
 */
export type HealthOptions = {
  readonly host: string;
  readonly port: number;
  readonly state: () => HealthState | Promise<HealthState>;
  /** The content type and text of all metrics now. */
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  readonly fallback?: (request: IncomingMessage, response: ServerResponse) => void;
};

/** `url` is the address without a slash at its end; `close` ends open connections too. */
export type HealthServer = { readonly url: string; close(): Promise<void> };

/** The address can't be listened on; the message is a sentence for the person who set it. */
export class ListenRefusal extends Error {
  override readonly name = "ListenRefusal";
}

/**
 * Serves `/healthz`: JSON, 200 when the bot can do its work and 503 when not; and `/metrics` in Prometheus' text format.
 * Rejects with a ListenRefusal.
 */
export async function startHealth(options: HealthOptions): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const path = pathOf(request);
    if (path === "/healthz") void answerHealth(options.state, request, response);
    else if (path === "/metrics") void answerMetrics(options.metrics, request, response);
    else if (options.fallback) options.fallback(request, response);
    else
      response
        .writeHead(404, { "content-type": "text/plain" })
        .end("Cohort answers /healthz and /metrics only.\n");
  });
  const port = await listen(server, options);
  return {
    url: `http://${shownHost(options.host)}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pathOf(request: IncomingMessage): string | undefined {
  return request.url?.split("?", 1)[0];
}

async function answerHealth(
  state: HealthOptions["state"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request, response)) return;
  const health = await new Promise<HealthState>((resolve) => resolve(state())).catch(unknownHealth);
  const ready = health.databaseWritable && health.gateway === "ready";
  response
    .writeHead(ready ? 200 : 503, { "content-type": "application/json", "cache-control": "no-store" })
    .end(`${JSON.stringify({ alive: true, ready, ...health })}\n`);
}

async function answerMetrics(
  metrics: HealthOptions["metrics"],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isRead(request, response)) return;
  try {
    const { type, text } = await metrics();
    response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(text);
  } catch {
    response.writeHead(503, { "content-type": "text/plain" }).end("The metrics can't be read now.\n");
  }
}

/** Whether it only asks; anything else is refused. */
function isRead({ method }: IncomingMessage, response: ServerResponse): boolean {
  if (method === "GET" || method === "HEAD") return true;
  response.writeHead(405, { allow: "GET, HEAD" }).end();
  return false;
}

/** Asking failed, which is itself the answer: a store that can't be asked can't be written. */
function unknownHealth(): HealthState {
  return { databaseWritable: false, gateway: "disconnected" };
}

function listen(server: Server, { host, port }: HealthOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(listenRefusal(error, host, port)));
    server.listen({ host, port }, () => {
      const address = server.address();
      resolve(address !== null && typeof address === "object" ? address.port : port);
    });
  });
}

function listenRefusal(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const another = port < 65_535 && port >= 1024 ? port + 1 : 3000;
  const advice = `for example PORT=${another} (PORT=0 takes any free one)`;
  switch (error.code) {
    case "EADDRINUSE":
      return new ListenRefusal(
        `PORT ${port} on ${host} is already in use, perhaps by another Cohort. Stop that program or choose another port, ${advice}.`,
      );
    case "EACCES":
      return new ListenRefusal(
        `PORT ${port} may not be used without more rights. Choose another, ${advice}.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new ListenRefusal(`HOST ${host} is not an address of this machine. Example: HOST=127.0.0.1`);
    default:
      return error;
  }
}

function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
