import type { Channels, Clock, Delivery, Finding } from "../app/ports.ts";

const MINUTE = 60_000;
/** A channel is parked that refused so often, over so many milliseconds, and took nothing meanwhile. */
const REFUSALS = 3;
const OVER = 15 * MINUTE;
/** A parked one is tried again so much later, so that each day's concept is a try, or as soon as its permissions change. */
const AGAIN = 20 * 60 * MINUTE;
/**
 * Where so many channels refuse within so many milliseconds, and more than take anything, Discord has an outage. It may have
 * one as well where a channel refuses what Discord told that it allows, unless another takes something, or requests of other
 * kinds go well between its refusals and none fails. Channels of which Discord told that the bot may not post aren't asked, so
 * they don't count.
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
  /** How often Discord did well between two refusals, and since which one it has failed at nothing. */
  readonly well: { readonly since: number; readonly times: number };
};

export type ParkedChannels = Channels & {
  /** Permissions may have changed in these channels. */
  changed(channelIds: readonly string[]): void;
  /** Discord answered a request, of whatever kind: what goes well elsewhere shows that it has no outage. */
  answered(answer: { readonly ok: boolean; readonly status: number }): void;
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
  /** When Discord did what it was asked last, and when it failed last. */
  let wellAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;

  function parkedFor(channelId: string): string | null {
    const known = refused.get(channelId);
    if (known === undefined) return null;
    const { since, last, count, missing, isDoubtful, well } = known;
    const isParked = count >= REFUSALS && last - since >= OVER && clock() - last < AGAIN;
    const isNoOutage = tookAt > since || (well.times >= REFUSALS - 1 && last - well.since >= OVER);
    return isParked && (!isDoubtful || isNoOutage) ? missing : null;
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
    const before = refused.get(channelId);
    refused.set(channelId, {
      since: before?.since ?? clock(),
      last: clock(),
      count: (before?.count ?? 0) + 1,
      missing,
      isDoubtful: delivery.kind === "failed",
      well: wellSince(before),
    });
    return delivery;
  }

  function wellSince(before: Refused | undefined): Refused["well"] {
    if (before === undefined || failedAt > before.well.since) return { since: clock(), times: 0 };
    const { since, times } = before.well;
    return { since, times: wellAt > before.last ? times + 1 : times };
  }

  /** Refusing to be read is refusing; but where only the history is hidden, the channel takes what is posted. */
  function judgedFinding(channelId: string, finding: Finding): Finding {
    if (finding.kind === "unknown") judged(channelId, { ...finding, kind: "failed" });
    if (finding.kind !== "forbidden" || finding.missing === "Read Message History") return finding;
    const delivery = judged(channelId, finding);
    return delivery.kind === "failed" ? { ...delivery, kind: "unknown" } : finding;
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
      return judgedFinding(channelId, await channels.find(channelId, ...wish));
    },
    refusalIn: (channelId) => parkedFor(channelId) ?? channels.refusalIn(channelId),
    changed(channelIds) {
      for (const channelId of channelIds) refused.delete(channelId);
    },
    answered({ ok, status }) {
      if (ok) wellAt = clock();
      else if (status >= 500) failedAt = clock();
    },
  };
}

function missingBy(delivery: Delivery): string | null {
  if (delivery.kind === "forbidden") return delivery.missing;
  return delivery.kind === "failed" ? (delivery.refused ?? null) : null;
}
