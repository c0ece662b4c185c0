import type { JsonObject } from "./json.ts";
import type { Bucket } from "./rest/route.ts";

type Count = { left: number; resetAt: number };

/** A 429 answer: how long to wait and whose limit it was. */
export type TooMany = {
  readonly retryAfterMs: number;
  readonly scope: "user" | "global" | "shared";
};

/** What a request may do now, with the headers that tell the bot of its bucket. */
export type Allowance = { readonly headers: Record<string, string>; readonly refused: TooMany | null };

/** Counts requests per bucket and all together, by real time, as the bot waits in real time. */
export type RateLimits = {
  readonly enabled: () => boolean;
  readonly enable: (enabled: boolean) => void;
  /** Counts one request; `major` is the value that the bucket is counted for. */
  readonly count: (bucket: Bucket, major: string, countsGlobally: boolean) => Allowance;
};

const perSecond = 50;
const mostBuckets = 10_000;

/** Limits that start full. */
export function createRateLimits(enabled: boolean): RateLimits {
  const counts = new Map<string, Count>();
  const global: Count = { left: perSecond, resetAt: 0 };
  const state = { enabled };
  return {
    enabled: () => state.enabled,
    enable: (wanted) => {
      state.enabled = wanted;
    },
    count: (bucket, major, countsGlobally) => {
      if (!state.enabled) return { headers: {}, refused: null };
      const now = performance.now();
      if (countsGlobally && !spend(global, perSecond, 1_000, now)) {
        return { headers: {}, refused: { retryAfterMs: global.resetAt - now, scope: "global" } };
      }
      if (counts.size > mostBuckets) forget(counts, now);
      const key = `${bucket.name} ${major}`;
      const count = counts.get(key) ?? { left: bucket.limit, resetAt: 0 };
      counts.set(key, count);
      const allowed = spend(count, bucket.limit, bucket.windowMs, now);
      const headers = headersOf(bucket, count, now);
      return { headers, refused: allowed ? null : { retryAfterMs: count.resetAt - now, scope: "user" } };
    },
  };
}

function spend(count: Count, limit: number, windowMs: number, now: number): boolean {
  if (now >= count.resetAt) {
    count.left = limit;
    count.resetAt = now + windowMs;
  }
  if (count.left <= 0) return false;
  count.left -= 1;
  return true;
}

function forget(counts: Map<string, Count>, now: number): void {
  for (const [key, count] of counts) if (now >= count.resetAt) counts.delete(key);
}

function headersOf(bucket: Bucket, count: Count, now: number): Record<string, string> {
  const after = (count.resetAt - now) / 1_000;
  return {
    "x-ratelimit-bucket": Buffer.from(bucket.name).toString("hex"),
    "x-ratelimit-limit": String(bucket.limit),
    "x-ratelimit-remaining": String(count.left),
    "x-ratelimit-reset-after": after.toFixed(3),
    "x-ratelimit-reset": (Date.now() / 1_000 + after).toFixed(3),
  };
}

/** The body and headers of a 429. */
export function tooMany(refused: TooMany): {
  readonly body: JsonObject;
  readonly headers: Record<string, string>;
} {
  const seconds = Math.max(0.001, Math.ceil(refused.retryAfterMs) / 1_000);
  const isGlobal = refused.scope === "global";
  return {
    body: { message: "You are being rate limited.", retry_after: seconds, global: isGlobal },
    headers: {
      "retry-after": String(seconds),
      "x-ratelimit-scope": refused.scope,
      "x-ratelimit-reset-after": String(seconds),
      ...(isGlobal ? { "x-ratelimit-global": "true" } : {}),
      via: "1.1 emulator",
    },
  };
}
