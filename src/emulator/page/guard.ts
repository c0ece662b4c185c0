import type { Context, MiddlewareHandler } from "hono";

/** The Content-Security-Policy of the page: nothing but what this server serves, and one inline import map by its hash. */
export function policyOf(importMapHash: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' '${importMapHash}'`,
    "style-src 'self'",
    // The component library sets its colours as attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Lets only this machine's own page in: the address asked for must be a loopback name (or one of `hosts`), and whatever
 * comes from another page is refused, so that no foreign web site can drive the bot or read a channel.
 */
export function guard(hosts: readonly string[], policy: string): MiddlewareHandler {
  return async (context, next) => {
    const refusal = refusalOf(context, hosts);
    if (refusal === null) await next();
    else context.res = context.json({ error: refusal }, 403);
    context.header("content-security-policy", policy);
    context.header("x-content-type-options", "nosniff");
    context.header("referrer-policy", "no-referrer");
    context.header("cross-origin-resource-policy", "same-origin");
  };
}

function refusalOf(context: Context, hosts: readonly string[]): string | null {
  const host = context.req.header("host") ?? "";
  if (!isOwn(host, hosts)) return "This page only answers at the address that it was started with.";
  const origin = context.req.header("origin");
  if (origin !== undefined && origin !== `http://${host}`)
    return "Another page can't use this one. Open it at its own address.";
  const site = context.req.header("sec-fetch-site") ?? "none";
  const asksForPage = context.req.method === "GET" && context.req.header("sec-fetch-mode") === "navigate";
  if (site !== "none" && site !== "same-origin" && !asksForPage)
    return "Another page can't use this one. Open it at its own address.";
  if (context.req.method === "GET") return null;
  const isJson = (context.req.header("content-type") ?? "").startsWith("application/json");
  return isJson ? null : "Send JSON.";
}

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

function isOwn(host: string, hosts: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return loopback.has(name) || hosts.includes(name);
}
