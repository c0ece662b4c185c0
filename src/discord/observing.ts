import { type Client, Events, RESTEvents } from "discord.js";
import type { Clock } from "../app/ports.ts";

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

/** Tells an observer of every answer of Discord's, and how long each acknowledgement took. */
export function observe(client: Client, { observer, now }: { observer: Observer; now: Clock }): void {
  const cameAt = new Map<string, number>();
  client.on(Events.InteractionCreate, ({ id }) => {
    cameAt.set(id, now());
    const [oldest] = cameAt.keys();
    if (cameAt.size > REMEMBERED && oldest !== undefined) cameAt.delete(oldest);
  });
  client.rest.on(RESTEvents.Response, ({ path }, { status }) => {
    observer.requested(status);
    const [, id = ""] = /^\/interactions\/(\d+)\/[^/]+\/callback/u.exec(path) ?? [];
    const at = cameAt.get(id);
    if (at === undefined || status >= 400) return;
    cameAt.delete(id);
    observer.acknowledged(now() - at);
  });
  client.rest.on(RESTEvents.RateLimited, () => observer.rateLimited());
}
