import { type Client, Events, RESTEvents } from "discord.js";
import type { Clock } from "../app/ports.ts";
import type { RequestWatchers } from "./requests.ts";

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

/** Measures one client: `answered` is told of its requests, `watch` is given the client. */
export type Observation = Required<Pick<RequestWatchers, "answered">> & { watch(client: Client): void };

/**
 * Tells an observer of every answer of Discord's, and how long each acknowledgement took. It hears of the requests
 * themselves: for whoever listens to its event "response" discord.js copies every answer, which costs a fifth of its throughput.
 */
export function makeObservation(observer: Observer, now: Clock): Observation {
  const cameAt = new Map<string, number>();
  return {
    answered({ ok, status }, interactionId) {
      observer.requested(status);
      if (interactionId === null || !ok) return;
      const at = cameAt.get(interactionId);
      if (at === undefined) return;
      cameAt.delete(interactionId);
      observer.acknowledged(now() - at);
    },
    watch(client) {
      client.on(Events.InteractionCreate, ({ id }) => {
        cameAt.set(id, now());
        if (cameAt.size <= REMEMBERED) return;
        const [oldest] = cameAt.keys();
        if (oldest !== undefined) cameAt.delete(oldest);
      });
      client.rest.on(RESTEvents.RateLimited, () => observer.rateLimited());
    },
  };
}
