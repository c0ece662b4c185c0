import { setTimeout as sleep } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { FaultList, RequestFault } from "../fault.ts";
import { isObject, type Json, type JsonObject, textOf } from "../json.ts";
import { type Allowance, type RateLimits, tooMany } from "../rate-limit.ts";
import { Refusal } from "../refusal.ts";
import { isWellFormed } from "../token.ts";
import type { World } from "../world.ts";
import { checkBody, readBody } from "./body.ts";
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
  /** The JSON that it carried: null when it had none or was refused before it was read. */
  readonly body: JsonObject | readonly JsonObject[] | null;
  /** The names of the files that came along: discord.js writes them in the form alone. */
  readonly files: readonly string[];
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
  readonly sent?: Pick<RequestRecord, "body" | "files">;
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
    return write({ status: 404, body: new Refusal(404).body() });
  });
}

async function serve(context: Web, route: Route, options: RestOptions): Promise<Response> {
  const name = `${route.method} ${route.path}`;
  const fault = options.faults.take(name);
  const spoilt = fault ? await strike(context, fault) : null;
  const done = spoilt ?? (await attempt(context, route, options));
  const answer = fault?.kind === "falseError" ? injected(fault) : done;
  const { code = 0, status, sent = { body: null, files: [] } } = answer;
  if (fault) options.world.asides.emit(`fault: ${fault.kind} ${name}`);
  if (status >= 400)
    options.world.asides.emit(`${name} is refused: ${status}, ${textOf(messageOf(answer))} (${code})`);
  options.record({ at: options.world.now(), route: name, path: context.req.path, status, code, ...sent });
  if (fault?.kind === "lostReply") cut(context);
  if (fault?.kind === "act") await fault.after?.();
  return fault?.kind === "stalledReply" ? stalled(answer) : write(answer);
}

function messageOf({ body }: Answer): Json | undefined {
  return isObject(body) ? body.message : undefined;
}

/** Answers a request by `act`, as Discord's file hosts do without JSON, unless a fault of that name strikes it. */
export async function serveFaulty(
  context: Web,
  name: string,
  { world, faults }: Pick<RestOptions, "world" | "faults">,
  act: () => Response,
): Promise<Response> {
  const fault = faults.take(name);
  const spoilt = fault ? await strike(context, fault) : null;
  const response = spoilt ? write(spoilt) : act();
  if (fault) world.asides.emit(`fault: ${fault.kind} ${name}`);
  if (fault?.kind === "lostReply") cut(context);
  if (fault?.kind === "act") await fault.after?.();
  return response;
}

/** What a fault answers in place of the route; null when the request goes on. */
async function strike(context: Web, fault: RequestFault): Promise<Answer | null> {
  switch (fault.kind) {
    case "delay":
      await sleep(fault.ms);
      return null;
    case "status":
      return injected(fault);
    case "rateLimit":
      return { status: 429, ...tooMany({ retryAfterMs: fault.retryAfterMs, scope: fault.scope ?? "user" }) };
    case "lostRequest":
      cut(context);
      return { status: 500 };
    case "hang":
      return new Promise(() => {});
    case "act":
      await fault.before?.();
      return null;
    case "lostReply":
    case "stalledReply":
    case "falseError":
      return null;
  }
}

function injected({ status, code = 0 }: { readonly status: number; readonly code?: number }): Answer {
  return { status, code, body: { message: "injected fault", code } };
}

function cut(context: Web): void {
  context.env.incoming.socket.resetAndDestroy();
}

async function attempt(context: Web, route: Route, options: RestOptions): Promise<Answer> {
  try {
    if (route.auth === "bot") checkToken(context, options);
  } catch (error) {
    return refused(route, options.world, error);
  }
  const allowance = allowanceOf(context, route, options.limits);
  if (!allowance.refused)
    return { ...(await carryOut(context, route, options.world)), headers: allowance.headers };
  const refusal = tooMany(allowance.refused);
  return { status: 429, body: refusal.body, headers: { ...allowance.headers, ...refusal.headers } };
}

function allowanceOf(context: Web, route: Route, limits: RateLimits): Allowance {
  if (!route.bucket) return { headers: {}, refused: null };
  const major = route.bucket.major === undefined ? "" : (context.req.param(route.bucket.major) ?? "");
  return limits.count(route.bucket, major, route.auth === "bot");
}

async function carryOut(context: Web, route: Route, world: World): Promise<Answer> {
  let sent: Answer["sent"];
  try {
    const read = await readBody(context.req, route);
    sent = { body: route.isList ? read.list : read.body, files: read.files.map((file) => file.name) };
    checkBody(route, read);
    const param = (name: string) => context.req.param(name) ?? "";
    return { ...route.handle({ world, param, query: (name) => context.req.query(name), ...read }), sent };
  } catch (error) {
    return { ...refused(route, world, error), ...(sent && { sent }) };
  }
}

/** A refusal as an answer. Anything else that was thrown is a fault of the emulator itself, and is told as loudly as can be. */
function refused(route: Route, world: World, error: unknown): Answer {
  const where = `${route.method} ${route.path}`;
  if (!(error instanceof Refusal)) {
    world.violations.add(
      "emulator",
      where,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
    return { status: 500, body: { message: "The emulator failed; see its violations.", code: 0 } };
  }
  if (error.code === 50035 || error.code === 50109) {
    world.violations.add("invalidBody", where, JSON.stringify(error.body()));
  }
  return { status: error.status, body: error.body(), code: error.code };
}

function checkToken(context: Web, options: RestOptions): void {
  const header = context.req.header("authorization") ?? "";
  const token = header.startsWith("Bot ") ? header.slice(4) : "";
  if (!isWellFormed(token) || options.isRevoked(token)) throw new Refusal(401);
}

/** An answer whose headers come and whose body begins, but never ends. */
function stalled(answer: Answer): Response {
  const begun = new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode("{")) });
  return new Response(begun, { status: answer.status, headers: write(answer).headers });
}

function write(answer: Answer): Response {
  const headers = { "content-type": "application/json", ...answer.headers };
  if (answer.status === 204 || answer.body === undefined)
    return new Response(null, { status: answer.status, headers: answer.headers ?? {} });
  return new Response(JSON.stringify(answer.body), { status: answer.status, headers });
}
