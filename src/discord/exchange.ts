import { STATUS_CODES } from "node:http";
import type { RESTOptions } from "discord.js";
import { Agent, type Dispatcher, Headers } from "undici";

type MakeRequest = RESTOptions["makeRequest"];
type Init = Parameters<MakeRequest>[1];
/** Discord's answer to a request, read to its end. */
export type Answer = Awaited<ReturnType<MakeRequest>>;

/** Discord is connected to within so many milliseconds: sooner than discord.js gives a request up, which it would make again. */
const CONNECTED_WITHIN = 5_000;

/**
 * Begins requests as discord.js describes them, by undici's own dispatch, which its request and fetch are made of: an
 * answer is read whole here, and a stream for each took as long as all the rest. The connections are this agent's, since
 * what anything that imports node:http leaves in its place costs twice as much.
 */
export function makeExchanges(): (url: string, init: Init) => Exchange {
  const agent = new Agent({ connect: { timeout: CONNECTED_WITHIN } });
  return (url, init) => {
    const exchange = new Exchange();
    agent.dispatch(described(url, init), exchange);
    return exchange;
  };
}

/** How discord.js describes a request; fetch would take more. Its agent isn't used, and its signal is whoever's who asks. */
type Described = {
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Record<string, string>;
  readonly body?: Exclude<Dispatcher.DispatchOptions["body"], undefined>;
};

const methods: ReadonlySet<string | undefined> = new Set(["GET", "POST", "PATCH", "PUT", "DELETE"]);

function isDescribed(init: Init): init is Init & Described {
  const { method, headers, body } = init;
  const isRecord = Object.getPrototypeOf(headers ?? []) === Object.prototype;
  const isSendable = body == null || typeof body === "string" || body instanceof FormData;
  return methods.has(method) && isRecord && isSendable;
}

function described(url: string, init: Init): Dispatcher.DispatchOptions {
  if (!isDescribed(init)) throw new TypeError(`discord.js describes a request otherwise than known: ${url}`);
  const { method, headers, body = null } = init;
  const path = url.indexOf("/", url.indexOf("://") + 3);
  return { origin: url.slice(0, path), path: url.slice(path), method, headers, body };
}

/** A request that is under way. */
export class Exchange implements Dispatcher.DispatchHandlers {
  readonly #end = Promise.withResolvers<Answer>();
  #givenUp: Error | null = null;
  #abort: ((why: Error) => void) | null = null;
  #status = 0;
  #head: readonly Buffer[] = [];
  readonly #chunks: Buffer[] = [];

  /** Comes with the last byte. */
  get answer(): Promise<Answer> {
    return this.#end.promise;
  }

  /** Ends the request, wherever it is; one that has ended stays as it is. */
  giveUp(why: Error): void {
    this.#givenUp = why;
    this.#end.reject(why);
    this.#abort?.(why);
  }

  onConnect(abort: (why?: Error) => void): void {
    if (this.#givenUp === null) this.#abort = abort;
    else abort(this.#givenUp);
  }

  onHeaders(status: number, head: Buffer[]): boolean {
    this.#status = status;
    this.#head = head;
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    return true;
  }

  onComplete(): void {
    this.#end.resolve(answerOf(this.#status, this.#head, this.#chunks));
  }

  onError(error: Error): void {
    this.#end.reject(error);
  }
}

function answerOf(status: number, head: readonly Buffer[], chunks: readonly Buffer[]): Answer {
  const headers = new Headers();
  for (let at = 0; at + 1 < head.length; at += 2) headers.append(String(head[at]), String(head[at + 1]));
  const text = async () => new TextDecoder().decode(Buffer.concat(chunks));
  return {
    headers,
    status,
    // What stands on the wire is anybody's text.
    statusText: STATUS_CODES[status] ?? "",
    ok: status >= 200 && status < 300,
    body: null,
    bodyUsed: true,
    text,
    json: async () => JSON.parse(await text()),
    arrayBuffer: async () => new Uint8Array(Buffer.concat(chunks)).buffer,
  };
}
