import { parentPort, workerData } from "node:worker_threads";
import { gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { Kysely, sql } from "kysely";
import { z } from "zod";
import { sqliteDialect } from "./dialect.ts";
import { exportMember } from "./member-export.ts";
import type { Schema } from "./schema.ts";

/** Discord takes files of 10 MB; what is larger is compressed. */
const MOST_BYTES = 9_000_000;

/** The thread that reads what is kept about one member, so that the event loop goes on meanwhile. */
const job = z.object({
  file: z.string(),
  whose: z.object({ userId: z.string(), guildId: z.string().nullable() }),
  at: z.number(),
});
const { file, whose, at } = job.parse(workerData);
const db = new Kysely<Schema>({ dialect: sqliteDialect(new Database(file, { readonly: true })) });
try {
  // One read of one moment; the dialect's own transactions are for writers.
  const sections = await db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    return exportMember(connection, whose);
  });
  const whole = { member: whose.userId, server: whose.guildId, exported_at: new Date(at).toISOString() };
  const text = Buffer.from(JSON.stringify({ ...whole, ...sections }, null, 1));
  const isLarge = text.length > MOST_BYTES;
  const bytes = isLarge ? gzipSync(text) : text;
  parentPort?.postMessage({ name: `cohort-export.json${isLarge ? ".gz" : ""}`, bytes });
} finally {
  await db.destroy();
}
