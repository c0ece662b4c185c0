import type { Channels, Clock, Delivery } from "../app/ports.ts";

const MINUTE = 60_000;
/** A channel is parked that refused so often, over so many milliseconds, and took nothing meanwhile. */
const REFUSALS = 3;
const OVER = 15 * MINUTE;
/** A parked one is tried again so much later, so that each day's concept is a try, or as soon as its permissions change. */
const AGAIN = 20 * 60 * MINUTE;
/**
 * Where so many channels refuse within so many milliseconds, and more than take anything, Discord has an outage; and where a
 * channel refuses what Discord told that it allows, while no other takes anything. Channels of which Discord told that the bot
 * may not post aren't asked, so they don't count.
 */
const OUTAGE = 5;
const LATELY = 5 * MINUTE;

/** `isDoubtful` where Discord told before that the bot may. */
type Refused = {
  readonly since: number;
  readonly last: number;
  readonly count: number;
  readonly missing: string;
  readonly isDoubtful: boolean;
};

export type ParkedChannels = Channels & {
  /** Permissions may have changed in these channels. */
  changed(channelIds: readonly string[]): void;
};

/**
 * The same channels, but those that keep refusing aren't asked: Discord counts refusals, and shuts a bot out for too many. An
 * outage's refusals are failures.
 */
export function parkChannels(channels: Channels, clock: Clock): ParkedChannels {
  const refused = new Map<string, Refused>();
  const lately = new Map<string, { readonly at: number; readonly isRefusal: boolean }>();

  /** When any channel took something last. */
  let tookAt = Number.NEGATIVE_INFINITY;

  function parkedFor(channelId: string): string | null {
    const known = refused.get(channelId);
    if (known === undefined) return null;
    const { since, last, count, missing, isDoubtful } = known;
    const isParked = count >= REFUSALS && last - since >= OVER && clock() - last < AGAIN;
    return isParked && (!isDoubtful || tookAt > since) ? missing : null;
  }

  function remember(channelId: string, isRefusal: boolean): void {
    lately.delete(channelId);
    lately.set(channelId, { at: clock(), isRefusal });
    for (const [oldest, { at }] of lately) {
      if (clock() - at <= LATELY) return;
      lately.delete(oldest);
    }
  }

  function isOutage(): boolean {
    const refusals = [...lately.values()].filter(({ isRefusal }) => isRefusal).length;
    return refusals >= OUTAGE && refusals > lately.size - refusals;
  }

  /** What a delivery means, in the light of those before it. */
  function judged(channelId: string, delivery: Delivery): Delivery {
    const missing = missingBy(delivery);
    if (missing === null) {
      if (delivery.kind === "failed") return delivery;
      tookAt = clock();
      remember(channelId, false);
      refused.delete(channelId);
      return delivery;
    }
    if (channels.refusalIn(channelId) !== null) return delivery;
    remember(channelId, true);
    if (isOutage()) {
      refused.delete(channelId);
      return { kind: "failed", reason: "Discord refuses in many channels at once" };
    }
    const { since, count } = refused.get(channelId) ?? { since: clock(), count: 0 };
    const isDoubtful = delivery.kind === "failed";
    refused.set(channelId, { since, last: clock(), count: count + 1, missing, isDoubtful });
    return delivery;
  }

  async function unlessParked(channelId: string, send: () => Promise<Delivery>): Promise<Delivery> {
    const missing = parkedFor(channelId);
    return missing === null ? judged(channelId, await send()) : { kind: "forbidden", missing };
  }

  return {
    ...channels,
    post: (channelId, ...wish) => unlessParked(channelId, () => channels.post(channelId, ...wish)),
    edit: (channelId, ...wish) => unlessParked(channelId, () => channels.edit(channelId, ...wish)),
    async find(channelId, ...wish) {
      const missing = parkedFor(channelId);
      if (missing !== null) return { kind: "forbidden", missing };
      const finding = await channels.find(channelId, ...wish);
      if (finding.kind === "unknown") judged(channelId, { ...finding, kind: "failed" });
      return finding;
    },
    refusalIn: (channelId) => parkedFor(channelId) ?? channels.refusalIn(channelId),
    changed(channelIds) {
      for (const channelId of channelIds) refused.delete(channelId);
    },
  };
}

function missingBy(delivery: Delivery): string | null {
  if (delivery.kind === "forbidden") return delivery.missing;
  return delivery.kind === "failed" ? (delivery.refused ?? null) : null;
}
