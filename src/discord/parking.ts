import type { Channels, Clock, Delivery } from "../app/ports.ts";

const MINUTE = 60_000;
/** A channel is parked that refused so often, over so many milliseconds, and took nothing meanwhile. */
const REFUSALS = 3;
const OVER = 15 * MINUTE;
/** A parked one is tried again so much later, or as soon as its permissions change. */
const AGAIN = 24 * 60 * MINUTE;

type Refused = {
  readonly since: number;
  readonly last: number;
  readonly count: number;
  readonly missing: string;
};

export type ParkedChannels = Channels & {
  /** Permissions may have changed in these channels. */
  changed(channelIds: readonly string[]): void;
};

/**
 * The same channels, but those that keep refusing aren't asked: Discord counts refusals, and shuts a bot out for too many. An
 * outage's refusals aren't among them: they come as failures.
 */
export function parkChannels(channels: Channels, clock: Clock): ParkedChannels {
  const refused = new Map<string, Refused>();

  function parkedFor(channelId: string): string | null {
    const known = refused.get(channelId);
    if (known === undefined) return null;
    const { since, last, count, missing } = known;
    const isParked = count >= REFUSALS && last - since >= OVER && clock() - last < AGAIN;
    return isParked ? missing : null;
  }

  function note(channelId: string, delivery: Delivery): void {
    if (delivery.kind === "failed") return;
    if (delivery.kind !== "forbidden") return void refused.delete(channelId);
    const { missing } = delivery;
    const [now, known] = [clock(), refused.get(channelId)];
    refused.set(channelId, {
      since: known?.since ?? now,
      last: now,
      count: (known?.count ?? 0) + 1,
      missing,
    });
  }

  async function unlessParked(channelId: string, send: () => Promise<Delivery>): Promise<Delivery> {
    const missing = parkedFor(channelId);
    if (missing !== null) return { kind: "forbidden", missing };
    const delivery = await send();
    note(channelId, delivery);
    return delivery;
  }

  return {
    ...channels,
    post: (channelId, ...wish) => unlessParked(channelId, () => channels.post(channelId, ...wish)),
    edit: (channelId, ...wish) => unlessParked(channelId, () => channels.edit(channelId, ...wish)),
    refusalIn: (channelId) => parkedFor(channelId) ?? channels.refusalIn(channelId),
    changed(channelIds) {
      for (const channelId of channelIds) refused.delete(channelId);
    },
  };
}
