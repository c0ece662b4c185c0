import { setTimeout as sleep } from "node:timers/promises";
import type { RESTOptions } from "discord.js";
import type { Clock } from "../app/ports.ts";
import { type Answer, type Exchange, makeExchanges } from "./exchange.ts";
import { type Allowance, makeGate, OutageError, type Outcome, StoppingError } from "./outage.ts";
import { type Limit, makeRate } from "./pace/rate.ts";

/** How discord.js asks Discord, with the answer read to its end and the asking ended by us. */
export type Requests = {
  readonly make: RESTOptions["makeRequest"];
  /** How many requests of the bot's own may be under way together: few while Discord refuses them. */
  readonly most: () => number;
  /** Gives up every request that waits, and all that come. */
  readonly end: () => void;
};

/** What a request is for: members wait for replies, and making the connection has its own pace. */
type Purpose =
  | { readonly kind: "connection" | "reply" | "other" }
  | { readonly kind: "firstReply"; readonly interactionId: string };

const ADDRESS =
  /\/v\d+\/(?:interactions\/(\d+)\/[^/]+\/callback(?:\?|$)|(interactions|webhooks)\/|gateway(?:\/|$))/u;

function purposeOf(url: string): Purpose {
  const found = ADDRESS.exec(url);
  if (found === null) return { kind: "other" };
  const [, interactionId, reply] = found;
  if (interactionId !== undefined) return { kind: "firstReply", interactionId };
  return { kind: reply === undefined ? "connection" : "reply" };
}

/** A little more than the line before it lets in, so that what is tried again keeps nobody waiting for long. */
const PACE: Limit = { perSecond: 36, atOnce: 3 };
/** How many refusals there may be: together fewer than a hundred in ten minutes. */
export const REFUSED_REPLIES: Allowance = { atOnce: 10, inTenMinutes: 25, countsUnderWay: false };
/** The same of what no member waits for. */
export const REFUSED_OTHERS: Allowance = { atOnce: 45, inTenMinutes: 18, countsUnderWay: true };
/** Discord takes an interaction's first answer for so many milliseconds; a request that hangs longer is in vain. */
const FIRST_REPLY_WITHIN = 3_000;

/** Who is told what Discord answers, once that is whole; what they do may not throw. */
export type RequestWatchers = {
  /** Discord refused the token. */
  readonly unauthorised: () => void;
  /** Discord answered; `interactionId` is set where the request was the first reply to an interaction. */
  readonly answered?: (answer: Pick<Answer, "ok" | "status">, interactionId: string | null) => void;
};

/**
 * discord.js limits how long the head of an answer may take, and this makes it limit the body too. It tells when Discord
 * refuses the token: discord.js then lets no further request out, and says so to nobody. In an outage few requests go out,
 * and the others end with an OutageError. Those that Discord counts together, also what discord.js tries again by itself, go
 * out one after the other at an even pace.
 */
export function watchRequests({ unauthorised, answered }: RequestWatchers, now: Clock = Date.now): Requests {
  const begin = makeExchanges();
  const underWay = new Set<Exchange>();
  const replies = makeGate(now, REFUSED_REPLIES);
  const others = makeGate(now, REFUSED_OTHERS);
  const pace = makeRate(PACE, now);
  const ending = new AbortController();

  async function ask(purpose: Purpose, ...[url, init]: Parameters<Requests["make"]>): Promise<Answer> {
    ending.signal.throwIfAborted();
    init.signal?.throwIfAborted();
    const exchange = begin(url, init);
    underWay.add(exchange);
    const limit = limited(exchange, purpose, init.signal);
    try {
      const answer = await exchange.answer;
      answered?.(answer, purpose.kind === "firstReply" ? purpose.interactionId : null);
      if (answer.status === 401 && "Authorization" in (init.headers ?? {})) unauthorised();
      return answer;
    } finally {
      clearTimeout(limit);
      underWay.delete(exchange);
    }
  }

  async function askInTurn(...[url, init]: Parameters<Requests["make"]>): Promise<Answer> {
    const purpose = purposeOf(url);
    if (purpose.kind === "connection") return ask(purpose, url, init);
    if (purpose.kind === "other") await until(pace.take(), init.signal);
    const gate = purpose.kind === "other" ? others : replies;
    ending.signal.throwIfAborted();
    if (!gate.lets()) throw new OutageError();
    try {
      const answer = await ask(purpose, url, init);
      gate.told(outcomeOf(answer));
      return answer;
    } catch (error) {
      gate.told("failed");
      throw error;
    }
  }

  async function until(at: number, signal: AbortSignal | null | undefined): Promise<void> {
    const wait = at - now();
    if (wait <= 0) return;
    const signals = signal ? [signal, ending.signal] : [ending.signal];
    try {
      await sleep(wait, undefined, { ref: false, signal: AbortSignal.any(signals) });
    } catch (error) {
      ending.signal.throwIfAborted();
      throw error;
    }
  }

  return {
    most: others.most,
    make: askInTurn,
    end() {
      ending.abort(new StoppingError());
      for (const exchange of underWay) exchange.giveUp(new StoppingError());
    },
  };
}

/** Gives a request up after the time that discord.js or Discord leaves it. */
function limited(exchange: Exchange, { kind }: Purpose, signal: AbortSignal | null | undefined) {
  if (kind === "firstReply") return setTimeout(() => exchange.giveUp(new OutageError()), FIRST_REPLY_WITHIN);
  signal?.addEventListener("abort", () => exchange.giveUp(signal.reason), { once: true });
  return undefined;
}

function outcomeOf({ status, headers }: Answer): Outcome {
  if (status >= 500) return "failed";
  if (status === 429) return headers.get("x-ratelimit-scope") === "shared" ? "well" : "limited";
  return status === 401 || status === 403 ? "refused" : "well";
}
