import type { PrivacyStore } from "../app/privacy-stores.ts";
import type { Db } from "./database.ts";
import { hide } from "./hidden-members.ts";
import { eraseMember } from "./member-erasure.ts";

/** Wishes for erasure, and what comes of them. */
export function makePrivacy(db: Db): PrivacyStore {
  return {
    hide: (member, isHidden) => hide(db, member, isHidden),
    async ask(requestId, { userId, guildId }, now) {
      await db
        .insertInto("erasure_requests")
        .values({ request_id: requestId, guild_id: guildId, requester_user_id: userId, requested_at: now })
        .execute();
    },
    async prune(before) {
      await db.deleteFrom("erasure_requests").where("requested_at", "<=", before).execute();
    },
    erase: ({ requestId, userId, since, now }) =>
      db.transaction().execute(async (tx) => {
        const request = await tx
          .deleteFrom("erasure_requests")
          .where("request_id", "=", requestId)
          .where("requester_user_id", "=", userId)
          .where("requested_at", ">", since)
          .returning("guild_id")
          .executeTakeFirst();
        return request === undefined ? null : eraseMember(tx, { userId, guildId: request.guild_id }, now);
      }),
  };
}
