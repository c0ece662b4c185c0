import type { Selectable } from "kysely";
import { z } from "zod";
import type { DailyFeed, DailyStore, Opening, PendingSlot } from "../app/stores.ts";
import type { Db, Tx } from "./database.ts";
import type { Schema } from "./schema.ts";

const weekdays = z.array(z.int().min(1).max(7));

function feedOf(row: Selectable<Schema["daily_feeds"]>): DailyFeed {
  return {
    guildId: row.guild_id,
    channelId: row.channel_id,
    time: row.time,
    zone: row.zone,
    topic: row.topic,
    weekdays: weekdays.parse(JSON.parse(row.weekdays)),
    nextAt: row.next_at,
  };
}

function slotOf(row: Selectable<Schema["daily_slots"]>): PendingSlot {
  return {
    guildId: row.guild_id,
    localDate: row.local_date,
    dueAt: row.due_at,
    channelId: row.channel_id,
    factId: row.fact_id,
    tries: row.tries,
  };
}

async function historyIn(tx: Tx, guildId: string): Promise<readonly string[]> {
  const posts = await tx
    .selectFrom("daily_posts")
    .select("fact_id")
    .where("guild_id", "=", guildId)
    .orderBy("posted_at")
    .execute();
  const chosen = await tx
    .selectFrom("daily_slots")
    .select("fact_id")
    .where("guild_id", "=", guildId)
    .where("state", "=", "pending")
    .where("fact_id", "is not", null)
    .orderBy("due_at")
    .execute();
  return [...posts, ...chosen].flatMap((row) => row.fact_id ?? []);
}

/** Daily feeds, their slots (one per guild and local date) and what was posted. */
export function makeDaily(db: Db): DailyStore {
  const slot = ({ guildId, localDate }: PendingSlot) =>
    db.updateTable("daily_slots").where("guild_id", "=", guildId).where("local_date", "=", localDate);
  return {
    async get(guildId) {
      const row = await db
        .selectFrom("daily_feeds")
        .selectAll()
        .where("guild_id", "=", guildId)
        .executeTakeFirst();
      return row === undefined ? null : feedOf(row);
    },
    async save(feed) {
      const columns = {
        channel_id: feed.channelId,
        time: feed.time,
        zone: feed.zone,
        topic: feed.topic,
        weekdays: JSON.stringify(feed.weekdays),
        next_at: feed.nextAt,
      };
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto("daily_feeds")
          .values({ guild_id: feed.guildId, ...columns })
          .onConflict((conflict) => conflict.column("guild_id").doUpdateSet(columns))
          .execute();
        await tx
          .updateTable("daily_slots")
          .set((eb) => ({ channel_id: feed.channelId, retry_at: eb.ref("due_at"), tries: 0 }))
          .where("guild_id", "=", feed.guildId)
          .where("state", "=", "pending")
          .where("channel_id", "!=", feed.channelId)
          .where((eb) => eb.or([eb("tries", "=", 0), eb("reason", "=", "forbidden")]))
          .execute();
      });
    },
    async off(guildId) {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom("daily_feeds").where("guild_id", "=", guildId).execute();
        await tx
          .updateTable("daily_slots")
          .set({ state: "skipped", reason: "off" })
          .where("guild_id", "=", guildId)
          .where("state", "=", "pending")
          .execute();
      });
    },
    async recent(guildId, limit) {
      const rows = await db
        .selectFrom("daily_slots")
        .select(["local_date", "state", "reason"])
        .where("guild_id", "=", guildId)
        .orderBy("local_date", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => ({ localDate: row.local_date, state: row.state, reason: row.reason }));
    },
    async due(now) {
      const rows = await db
        .selectFrom("daily_feeds")
        .selectAll()
        .where("next_at", "<=", now)
        .orderBy("next_at")
        .orderBy("guild_id")
        .execute();
      return rows.map(feedOf);
    },
    open: (openings) =>
      db.transaction().execute(async (tx) => {
        for (const opening of openings) await openIn(tx, opening);
      }),
    claim: (owner, now, until, most) =>
      db.transaction().execute(async (tx) => {
        const rows = await tx
          .selectFrom("daily_slots")
          .selectAll()
          .where("state", "=", "pending")
          .where("retry_at", "<=", now)
          .where((eb) => eb.or([eb("owner", "is", null), eb("owned_until", "<", now)]))
          .orderBy("retry_at")
          .limit(most)
          .execute();
        for (const { guild_id, local_date, tries } of rows) {
          await tx
            .updateTable("daily_slots")
            .set({ owner, owned_until: until, tries: tries + 1, reason: null })
            .where("guild_id", "=", guild_id)
            .where("local_date", "=", local_date)
            .execute();
        }
        return rows.map((row) => slotOf({ ...row, tries: row.tries + 1 }));
      }),
    choose: (pending, decide) =>
      db.transaction().execute(async (tx) => {
        const factId = decide(await historyIn(tx, pending.guildId));
        if (factId === null) return null;
        await tx
          .updateTable("daily_slots")
          .set({ fact_id: factId })
          .where("guild_id", "=", pending.guildId)
          .where("local_date", "=", pending.localDate)
          .execute();
        return factId;
      }),
    sent: (pending, message) =>
      db.transaction().execute(async (tx) => {
        await tx
          .updateTable("daily_slots")
          .set({
            state: "sent",
            message_id: message.messageId,
            sent_at: message.at,
            owner: null,
            owned_until: null,
          })
          .where("guild_id", "=", pending.guildId)
          .where("local_date", "=", pending.localDate)
          .execute();
        if (pending.factId === null) return;
        await tx
          .insertInto("daily_posts")
          .values({
            guild_id: pending.guildId,
            slot: pending.localDate,
            fact_id: pending.factId,
            posted_at: message.at,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      }),
    async skip(pending, reason) {
      await slot(pending).set({ state: "skipped", reason, owner: null, owned_until: null }).execute();
    },
    async retry(pending, at, reason) {
      await slot(pending).set({ retry_at: at, reason, owner: null, owned_until: null }).execute();
    },
    reserve: ({ guildId, slot: slotId, at }, decide) =>
      db.transaction().execute(async (tx) => {
        const known = await tx
          .selectFrom("daily_posts")
          .select("fact_id")
          .where("guild_id", "=", guildId)
          .where("slot", "=", slotId)
          .executeTakeFirst();
        const factId = known?.fact_id ?? decide(await historyIn(tx, guildId));
        if (known !== undefined || factId === null) return factId;
        const post = { guild_id: guildId, slot: slotId, fact_id: factId, posted_at: at };
        await tx.insertInto("daily_posts").values(post).execute();
        return factId;
      }),
    async release(guildId, slotId) {
      await db.deleteFrom("daily_posts").where("guild_id", "=", guildId).where("slot", "=", slotId).execute();
    },
    async postsUpTo(guildId, slotId, limit) {
      const rows = await db
        .selectFrom("daily_posts")
        .select("fact_id")
        .where("guild_id", "=", guildId)
        .where("posted_at", "<=", (eb) =>
          eb
            .selectFrom("daily_posts as this")
            .select("this.posted_at")
            .where("this.guild_id", "=", guildId)
            .where("this.slot", "=", slotId),
        )
        .orderBy("posted_at", "desc")
        .limit(limit)
        .execute();
      return rows.map((row) => row.fact_id);
    },
  };
}

async function openIn(tx: Tx, { feed, slots, nextAt }: Opening): Promise<void> {
  const moved = await tx
    .updateTable("daily_feeds")
    .set({ next_at: nextAt })
    .where("guild_id", "=", feed.guildId)
    .where("next_at", "is", feed.nextAt)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n || slots.length === 0) return;
  await tx
    .insertInto("daily_slots")
    .values(
      slots.map(({ localDate, dueAt, skipped }) => ({
        guild_id: feed.guildId,
        local_date: localDate,
        due_at: dueAt,
        state: skipped === null ? "pending" : "skipped",
        reason: skipped,
        channel_id: feed.channelId,
        retry_at: dueAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
