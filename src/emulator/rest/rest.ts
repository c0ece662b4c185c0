import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { FaultList, RequestFault } from "../fault.ts";
import type { JsonObject } from "../json.ts";
import { type RateLimits, tooMany } from "../rate-limit.ts";
import { Refusal } from "../refusal.ts";
import { isWellFormed } from "../token.ts";
import type { World } from "../world.ts";
import { readBody } from "./body.ts";
import type { Reply, Route } from "./route.ts";

/** The web application that everything is served by; requests reach into Node's own. */
export type WebApp = Hono<{ Bindings: HttpBindings }>;

/** One request that the bot made. `code` is Discord's error code, 0 when there was none. */
export type RequestRecord = {
  readonly at: number;
  /** Method and pattern, as "POST /channels/:channel/messages". */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
};

/** What the REST edge needs. */
export type RestOptions = {
  readonly world: World;
  readonly limits: RateLimits;
  readonly faults: FaultList<RequestFault>;
  readonly isRevoked: (token: string) => boolean;
  readonly record: (request: RequestRecord) => void;
};

type Answer = {
  readonly status: number;
  readonly body?: JsonObject | Reply["body"];
  readonly headers?: Record<string, string>;
  readonly code?: number;
};
type Web = Context<{ Bindings: HttpBindings }>;

const prefix = "/api/v10";

/** Mounts Discord's routes. Whatever else is asked of /api is answered 404 and noted as a violation. */
export function mountRest(app: WebApp, routes: readonly Route[], options: RestOptions): void {
  for (const route of routes) {
    app.on(route.method, prefix + route.path, (context) => serve(context, route, options));
  }
  app.all("/api/*", (context) => {
    const where = `${context.req.method} ${context.req.path}`;
    options.world.violations.add("unknownRoute", where, "The emulator has no such route.");
    return write({ status: 404, body: new Refusal(0).body() });
  });
}

async function serve(context: Web, route: Route, options: RestOptions): Promise<Response> {
  const name = `${route.method} ${route.path}`;
  const fault = options.faults.take(name);
  const spoilt = fault ? await strike(context, fault) : null;
  const answer = spoilt ?? (await attempt(context, route, options));
  const { code = 0, status } = answer;
  options.record({ at: options.world.now(), route: name, path: context.req.path, status, code });
  if (fault?.kind === "lostReply") cut(context);
  return write(answer);
}

/** What a fault answers in place of the route; null when the request goes on. */
async function strike(context: Web, fault: RequestFault): Promise<Answer | null> {
  switch (fault.kind) {
    case "delay":
      await sleep(fault.ms);
      return null;
    case "status":
      return { status: fault.status, body: { message: `${fault.status}: injected fault`, code: 0 } };
    case "rateLimit":
      return { status: 429, ...tooMany({ retryAfterMs: fault.retryAfterMs, scope: fault.scope ?? "user" }) };
    case "lostRequest":
      cut(context);
      return { status: 500 };
    case "hang":
      return new Promise(() => {});
    case "lostReply":
      return null;
  }
}

function cut(context: Web): void {
  context.env.incoming.socket.resetAndDestroy();
}

async function attempt(context: Web, route: Route, options: RestOptions): Promise<Answer> {
  const { world, limits } = options;
  let headers: Record<string, string> = {};
  try {
    if (route.auth === "bot") checkToken(context, options);
    if (route.bucket) {
      const major = route.bucket.major === undefined ? "" : (context.req.param(route.bucket.major) ?? "");
      const allowance = limits.count(route.bucket, major, route.auth === "bot");
      if (allowance.refused) {
        const refusal = tooMany(allowance.refused);
        return { status: 429, body: refusal.body, headers: { ...allowance.headers, ...refusal.headers } };
      }
      headers = allowance.headers;
    }
    const sent = await readBody(route, context.req);
    const reply = route.handle({
      world,
      param: (name) => context.req.param(name) ?? "",
      query: (name) => context.req.query(name),
      ...sent,
    });
    return { ...reply, headers };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 50035 || error.code === 50109) {
      world.violations.add("invalidBody", `${route.method} ${route.path}`, JSON.stringify(error.body()));
    }
    return { status: error.status, body: error.body(), headers, code: error.code };
  }
}

function checkToken(context: Web, options: RestOptions): void {
  const header = context.req.header("authorization") ?? "";
  const token = header.startsWith("Bot ") ? header.slice(4) : "";
  if (!isWellFormed(token) || options.isRevoked(token)) throw new Refusal(40001);
}

function write(answer: Answer): Response {
  const headers = { "content-type": "application/json", ...answer.headers };
  if (answer.status === 204 || answer.body === undefined)
    return new Response(null, { status: answer.status, headers: answer.headers ?? {} });
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
