import { type Kysely, sql } from "kysely";
import { strict } from "./strict.ts";

/** Members of a board whose points lie within one step of 64, so that a rank is a sum of few rows. Triggers keep them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await strict(
    db.schema
      .createTable("rank_steps")
      .addColumn("guild_id", "text", (column) => column.notNull())
      .addColumn("period", "text", (column) => column.notNull())
      .addColumn("topic", "text", (column) => column.notNull())
      .addColumn("step", "integer", (column) => column.notNull())
      .addColumn("size", "integer", (column) => column.notNull())
      .addPrimaryKeyConstraint("rank_steps_key", ["guild_id", "period", "topic", "step"]),
  ).execute();
  await sql`
    insert into rank_steps (guild_id, period, topic, step, size)
    select guild_id, period, topic, points >> 6, count(*) from totals group by 1, 2, 3, 4`.execute(db);
  const enters = sql`
    insert into rank_steps (guild_id, period, topic, step, size)
    values (new.guild_id, new.period, new.topic, new.points >> 6, 1)
    on conflict do update set size = size + 1;`;
  const leaves = sql`
    update rank_steps set size = size - 1
    where guild_id = old.guild_id and period = old.period and topic = old.topic and step = old.points >> 6;`;
  await sql`create trigger totals_enter after insert on totals begin ${enters} end`.execute(db);
  await sql`create trigger totals_leave after delete on totals begin ${leaves} end`.execute(db);
  await sql`
    create trigger totals_move after update of points on totals when old.points >> 6 <> new.points >> 6
    begin ${leaves} ${enters} end`.execute(db);
}
