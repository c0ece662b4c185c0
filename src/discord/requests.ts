import { setTimeout as sleep } from "node:timers/promises";
import { DefaultRestOptions, type RESTOptions } from "discord.js";
import type { Clock } from "../app/ports.ts";
import { makeGate, OutageError, type Outcome, StoppingError } from "./outage.ts";
import { type Limit, makeRate } from "./pace/rate.ts";

/** How discord.js asks Discord, with the answer read to its end and the asking ended by us. */
export type Requests = {
  readonly make: RESTOptions["makeRequest"];
  /** How many requests of the bot's own may be under way together: few while Discord refuses them. */
  readonly most: () => number;
  /** Gives up every request that waits, and all that come. */
  readonly end: () => void;
};

/** A little more than the line before it lets in, so that what is tried again keeps nobody waiting for long. */
const PACE: Limit = { perSecond: 36, atOnce: 3 };
/** Together they are fewer than a hundred refusals in ten minutes. */
const REFUSED_REPLIES = { atOnce: 10, inTenMinutes: 25, countsUnderWay: false };
const REFUSED_OTHERS = { atOnce: 45, inTenMinutes: 18, countsUnderWay: true };
/** Making the connection has its own pace. */
const CONNECTING = /\/gateway(\/|$)/;
/** Members wait for these. */
const REPLY = /\/(interactions|webhooks)\//;
const FIRST_REPLY = /\/callback(\?|$)/;
/** Discord takes an interaction's first answer for so many milliseconds; a request that hangs longer is in vain. */
const FIRST_REPLY_WITHIN = 3_000;
/** The status of an answer without a body. */
const NO_CONTENT = 204;

type Answer = Awaited<ReturnType<RESTOptions["makeRequest"]>>;

/** Who is told, at once, what Discord answers; what they do may not throw. */
export type RequestWatchers = {
  /** Discord refused the token. */
  readonly unauthorised: () => void;
  readonly answered?: ((url: string, answer: Pick<Answer, "ok" | "status">) => void) | undefined;
};

/**
 * discord.js limits how long the head of an answer may take, and this makes it limit the body too. It tells when Discord
 * refuses the token: discord.js then lets no further request out, and says so to nobody. In an outage few requests go out,
 * and the others end with an OutageError. Those that Discord counts together, also what discord.js tries again by itself, go
 * out one after the other at an even pace.
 */
export function watchRequests(watchers: RequestWatchers, now: Clock = Date.now): Requests {
  const { unauthorised, answered } = watchers;
  const waiting = new Set<(error: Error) => void>();
  const replies = makeGate(now, REFUSED_REPLIES);
  const others = makeGate(now, REFUSED_OTHERS);
  const pace = makeRate(PACE, now);
  let isEnded = false;

  async function ask(...[url, init]: Parameters<Requests["make"]>): ReturnType<Requests["make"]> {
    const answer = await DefaultRestOptions.makeRequest(url, init);
    answered?.(url, answer);
    if (answer.status === 401 && "Authorization" in (init.headers ?? {})) unauthorised();
    if (answer.status === NO_CONTENT) return answer;
    const bytes = await answer.arrayBuffer();
    const text = async () => new TextDecoder().decode(bytes);
    const { headers, ok, status, statusText } = answer;
    const read = { arrayBuffer: async () => bytes, text, json: async () => JSON.parse(await text()) };
    return { headers, ok, status, statusText, ...read, body: null, bodyUsed: true };
  }

  async function askInTurn(...[url, init]: Parameters<Requests["make"]>): ReturnType<Requests["make"]> {
    if (CONNECTING.test(url)) return ask(url, init);
    const isReply = REPLY.test(url);
    if (!isReply) await until(pace.take(), init.signal);
    const gate = isReply ? replies : others;
    if (isEnded) throw new StoppingError();
    if (!gate.lets()) throw new OutageError();
    const limit = FIRST_REPLY.test(url) ? new AbortController() : null;
    const timer = limit === null ? null : setTimeout(() => limit.abort(), FIRST_REPLY_WITHIN);
    try {
      const answer = await ask(url, limit === null ? init : { ...init, signal: limit.signal });
      gate.told(outcomeOf(answer));
      return answer;
    } catch (error) {
      gate.told("failed");
      throw limit?.signal.aborted === true ? new OutageError() : error;
    } finally {
      if (timer !== null) clearTimeout(timer);
    }
  }

  async function until(at: number, signal: AbortSignal | null | undefined): Promise<void> {
    const wait = at - now();
    if (wait > 0) await sleep(wait, undefined, { ref: false, ...(signal && { signal }) });
  }

  return {
    most: others.most,
    make: (url, init) =>
      new Promise((resolve, reject) => {
        if (isEnded) return reject(new StoppingError());
        const over =
          <T>(end: (what: T) => void) =>
          (what: T) => {
            waiting.delete(reject);
            end(what);
          };
        waiting.add(reject);
        askInTurn(url, init).then(over(resolve), over(reject));
      }),
    end() {
      isEnded = true;
      for (const giveUp of waiting) giveUp(new StoppingError());
    },
  };
}

function outcomeOf({ status, headers }: Answer): Outcome {
  if (status >= 500) return "failed";
  if (status === 429) return headers.get("x-ratelimit-scope") === "shared" ? "well" : "limited";
  return status === 401 || status === 403 ? "refused" : "well";
}
