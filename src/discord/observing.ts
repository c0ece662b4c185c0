import { type Client, Events, RESTEvents } from "discord.js";
import type { Clock } from "../app/ports.ts";
import type { Requests } from "./requests.ts";

/** Whoever measures what goes over the wire; what it does may not throw. */
export type Observer = {
  /** An interaction was acknowledged so many milliseconds after it came in. */
  acknowledged(milliseconds: number): void;
  /** Discord answered a request with this HTTP status. */
  requested(status: number): void;
  /** A request waits for a rate limit. */
  rateLimited(): void;
};

/** Interactions that nobody acknowledged are forgotten after so many more have come. */
const REMEMBERED = 5_000;

/** Measures one client: `make` makes its requests, `watch` is given the client. */
export type Observation = { readonly make: Requests["make"]; watch(client: Client): void };

type Observed = { readonly make: Requests["make"]; readonly now: Clock };

/**
 * Tells an observer of every answer of Discord's, and how long each acknowledgement took. It stands around the requests
 * themselves: for whoever listens to its event "response" discord.js copies every answer, which costs a fifth of its throughput.
 */
export function makeObservation(observer: Observer, { make, now }: Observed): Observation {
  const cameAt = new Map<string, number>();
  return {
    async make(url, init) {
      const answer = await make(url, init);
      observer.requested(answer.status);
      const [, id = ""] = /\/interactions\/(\d+)\/[^/]+\/callback/u.exec(url) ?? [];
      const at = cameAt.get(id);
      if (at !== undefined && answer.ok) {
        cameAt.delete(id);
        observer.acknowledged(now() - at);
      }
      return answer;
    },
    watch(client) {
      client.on(Events.InteractionCreate, ({ id }) => {
        cameAt.set(id, now());
        const [oldest] = cameAt.keys();
        if (cameAt.size > REMEMBERED && oldest !== undefined) cameAt.delete(oldest);
      });
      client.rest.on(RESTEvents.RateLimited, () => observer.rateLimited());
    },
  };
}
