import type { RoundStore } from "../app/stores.ts";
import type { RoundSend } from "../core/rounds/round.ts";
import type { Db, Tx } from "./database.ts";

type Sends = Pick<RoundStore, "nextSend" | "postponeSend" | "dropSend">;

function sendOf(kind: string, position: number): RoundSend {
  switch (kind) {
    case "question":
    case "deadline":
    case "reveal":
    case "away":
    case "voided":
      return { kind, position };
    case "lobby":
    case "standings":
      return { kind, position: 0 };
    default:
      throw new Error(`round_sends holds an unknown kind: ${kind}`);
  }
}

/** Writes that something must be said, or said anew. */
export async function queueSend(tx: Tx, roundId: string, send: RoundSend, now: number) {
  await tx
    .insertInto("round_sends")
    .values({
      round_id: roundId,
      kind: send.kind,
      position: send.position,
      since: now,
      due_at: now,
      sent_at: null,
      message_id: null,
    })
    .onConflict((conflict) =>
      conflict.columns(["round_id", "kind", "position"]).doUpdateSet((eb) => ({
        version: eb("round_sends.version", "+", 1),
        due_at: now,
        tries: 0,
        sent_at: null,
      })),
    )
    .execute();
}

/** What changes a message that is there. */
const EDITS = ["lobby", "deadline", "reveal", "standings"];

/**
 * A row's version has been said; the message it became is kept, for saying it anew. Where another process has said a later one
 * meanwhile nobody knows which edit came last: the row is said once more.
 */
export async function markSaid(
  tx: Tx,
  { sendId, version, messageId }: { sendId: number; version: number; messageId: string | null },
  now: number,
) {
  const row = tx.updateTable("round_sends").where("send_id", "=", sendId);
  await row.set({ sent_at: now }).where("version", "=", version).execute();
  const later = row
    .where("version", ">", version)
    .where("sent_at", "is not", null)
    .where("kind", "in", EDITS);
  await later.set({ sent_at: null, due_at: now, tries: 0 }).execute();
  if (messageId !== null) await row.set({ message_id: messageId }).execute();
}

/** What waits to be sent for a round: in the order in which it was decided, and what failed at its next time. */
export function makeRoundSends(db: Db): Sends {
  return {
    async nextSend(roundId) {
      const row = await db
        .selectFrom("round_sends")
        .selectAll()
        .where("round_id", "=", roundId)
        .where("sent_at", "is", null)
        .orderBy("due_at")
        .orderBy("send_id")
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        send: sendOf(row.kind, row.position),
        sendId: row.send_id,
        version: row.version,
        tries: row.tries,
        dueAt: row.due_at,
        since: row.since,
        messageId: row.message_id,
      };
    },
    async postponeSend(sendId, dueAt) {
      await db
        .updateTable("round_sends")
        .set((eb) => ({ due_at: dueAt, tries: eb("tries", "+", 1) }))
        .where("send_id", "=", sendId)
        .execute();
    },
    async dropSend(sendId, version, now) {
      await db
        .updateTable("round_sends")
        .set({ sent_at: now })
        .where("send_id", "=", sendId)
        .where("version", "=", version)
        .execute();
    },
  };
}
