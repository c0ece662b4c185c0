import { StudyError } from "../core/errors.ts";
import { HOURLY } from "../core/quotas.ts";
import type { App, Asker, Member } from "./app.ts";
import type { Clock } from "./ports.ts";
import type { GuildSettings } from "./views.ts";

const HOUR = 3_600_000;
/** Counts of so many members and servers are kept; those without any use within the hour go first. */
const KEPT = 10_000;

type What = keyof typeof HOURLY;

export type QuotaParts = {
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly clock: Clock;
};

/** Whoever uses something: in a direct message there is no server whose uses count. */
type User = Asker & Partial<Pick<Member, "mayManageServer">>;

type Limit = { readonly key: string; readonly of: "member" | "guild"; readonly most: number };

/**
 * The same app, whose rounds, uploads and exports are counted: what goes beyond is refused with StudyError `tooOften`
 * and the time from which it may be. Counts are kept in memory: after a restart everyone begins anew.
 */
export function withQuotas(app: App, { settings, clock }: QuotaParts): App {
  const uses = new Map<string, number[]>();

  function lately(key: string): number[] {
    const since = clock() - HOUR;
    return (uses.get(key) ?? []).filter((at) => at > since);
  }

  async function limitsOf(what: What, { guildId, userId, mayManageServer }: User): Promise<Limit[]> {
    const own: Limit = { key: `${what}:${guildId}:${userId}`, of: "member", most: HOURLY[what].member };
    if (guildId === null) return [own];
    const most = what === "round" ? (await settings(guildId)).roundsPerHour : HOURLY[what].guild;
    const guild: Limit = { key: `${what}:${guildId}`, of: "guild", most };
    return mayManageServer ? [guild] : [own, guild];
  }

  function refuseBeyond(what: What, limits: readonly Limit[]): void {
    for (const { key, of, most } of limits) {
      const times = lately(key);
      const oldest = times[times.length - most];
      if (oldest !== undefined) throw new StudyError("tooOften", { what, of, most, freeAt: oldest + HOUR });
    }
  }

  function forgetIdle(): void {
    if (uses.size <= KEPT) return;
    for (const key of [...uses.keys()]) if (lately(key).length === 0) uses.delete(key);
  }

  /** Counts a deed while it is done, and takes it back where it fails. */
  async function within<T>(what: What, member: User, deed: () => Promise<T>): Promise<T> {
    const limits = await limitsOf(what, member);
    refuseBeyond(what, limits);
    const at = clock();
    for (const { key } of limits) uses.set(key, [...lately(key), at]);
    forgetIdle();
    try {
      return await deed();
    } catch (error) {
      for (const { key } of limits) uses.set(key, without(lately(key), at));
      throw error;
    }
  }

  const { rounds, notes, privacy } = app;
  return {
    ...app,
    rounds: {
      ...rounds,
      // Asked before a thread is made for the round.
      async prepare(member, ...wish) {
        refuseBeyond("round", await limitsOf("round", member));
        return rounds.prepare(member, ...wish);
      },
      start: (member, ...wish) => within("round", member, () => rounds.start(member, ...wish)),
      again: (member, ...wish) => within("round", member, () => rounds.again(member, ...wish)),
    },
    notes: {
      ...notes,
      preview: (member, ...files) => within("upload", member, () => notes.preview(member, ...files)),
      checkUploads: (member, ...files) =>
        within("upload", member, () => notes.checkUploads(member, ...files)),
      export: (member, ...wish) => within("export", member, () => notes.export(member, ...wish)),
    },
    privacy: { ...privacy, export: (asker) => within("export", asker, () => privacy.export(asker)) },
  };
}

function without(times: readonly number[], at: number): number[] {
  const index = times.indexOf(at);
  return times.filter((_, each) => each !== index);
}
