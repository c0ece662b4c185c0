import type { RESTOptions } from "discord.js";
import { Agent, type Dispatcher, Headers } from "undici";

type MakeRequest = RESTOptions["makeRequest"];
type Init = Parameters<MakeRequest>[1];
/** Discord's answer to a request, read to its end. */
export type Answer = Awaited<ReturnType<MakeRequest>>;

/** A request that is under way. */
export type Exchange = {
  /** Comes with the last byte. */
  readonly answer: Promise<Answer>;
  /** Ends the request, wherever it is; one that has ended stays as it is. */
  readonly giveUp: (why: Error) => void;
};

/** Makes requests as discord.js wants them made. */
export type Exchanges = { begin(url: string, init: Init): Exchange };

/**
 * Asks through undici's own dispatch, which its requests and fetches are made of: nothing here reads an answer bit by
 * bit, and a stream for each took as long as all the rest of a request. The connections are of undici itself, since
 * what anything that imports node:http leaves in its place costs twice as much.
 */
export function makeExchanges(): Exchanges {
  const agent = new Agent();
  return {
    begin(url, init) {
      const { promise, resolve, reject } = Promise.withResolvers<Answer>();
      const asking = new Asking(resolve, reject);
      agent.dispatch(described(url, init), asking);
      return { answer: promise, giveUp: (why) => asking.giveUp(why) };
    },
  };
}

/** A request as discord.js describes it: of all that fetch would take, no more. */
type Described = {
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Record<string, string>;
  readonly body: string | NonNullable<Dispatcher.DispatchOptions["body"]> | null | undefined;
};

function described(url: string, init: Init): Dispatcher.DispatchOptions {
  if (!isDescribed(init)) throw new TypeError("discord.js describes its requests in another way than it did");
  const { method, headers, body = null } = init;
  const path = url.indexOf("/", url.indexOf("://") + 3);
  return { origin: url.slice(0, path), path: url.slice(path), method, headers, body };
}

const methods: ReadonlySet<string | undefined> = new Set(["GET", "POST", "PATCH", "PUT", "DELETE"]);

function isDescribed(init: Init): init is Init & Described {
  const { method, headers, body } = init;
  const isPlain = typeof headers === "object" && !(Symbol.iterator in headers);
  const isSendable = body == null || typeof body === "string" || body instanceof FormData;
  return methods.has(method) && isPlain && isSendable;
}

/** What undici tells of one request. */
class Asking implements Dispatcher.DispatchHandlers {
  readonly #resolve: (answer: Answer) => void;
  readonly #reject: (error: unknown) => void;
  #givenUp: Error | null = null;
  #abort: ((why: Error) => void) | null = null;
  #status = 0;
  #statusText = "";
  #head: readonly Buffer[] = [];
  readonly #chunks: Buffer[] = [];

  constructor(resolve: (answer: Answer) => void, reject: (error: unknown) => void) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  giveUp(why: Error): void {
    this.#givenUp = why;
    this.#reject(why);
    this.#abort?.(why);
  }

  onConnect(abort: (why?: Error) => void): void {
    if (this.#givenUp === null) this.#abort = abort;
    else abort(this.#givenUp);
  }

  onHeaders(status: number, head: Buffer[], _resume: () => void, statusText: string): boolean {
    this.#status = status;
    this.#statusText = statusText;
    this.#head = head;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    this.#resolve(answerOf(this.#status, this.#statusText, this.#head, this.#chunks));
  }

  onError(error: Error): void {
    this.#reject(error);
  }
}

function answerOf(
  status: number,
  statusText: string,
  head: readonly Buffer[],
  chunks: readonly Buffer[],
): Answer {
  const headers = new Headers();
  for (let at = 0; at + 1 < head.length; at += 2) headers.append(String(head[at]), String(head[at + 1]));
  const text = async () => Buffer.concat(chunks).toString();
  return {
    headers,
    status,
    statusText,
    ok: status >= 200 && status < 300,
    body: null,
    bodyUsed: true,
    text,
    json: async () => JSON.parse(await text()),
    arrayBuffer: async () => new Uint8Array(Buffer.concat(chunks)).buffer,
  };
}
