import { StudyError } from "../core/errors.ts";
import type { App } from "./app.ts";
import type { Libraries } from "./libraries.ts";
import type { Clock, MemberExports, NewId } from "./ports.ts";
import type { PrivacyStore } from "./privacy-stores.ts";

/** How long a wish for erasure can be confirmed, in milliseconds: as long as Discord lets its message be answered. */
export const ERASURE_LIFE = 900_000;

export type PrivacyParts = {
  readonly privacy: PrivacyStore;
  readonly exports: MemberExports;
  readonly libraries: Libraries;
  readonly clock: Clock;
  readonly newId: NewId;
};

/** What members may see and have erased of what is kept about them. */
export function makePrivacy({ privacy, exports, libraries, clock, newId }: PrivacyParts): App["privacy"] {
  return {
    show: (member, isShown) => privacy.hide(member, !isShown),
    export: (asker) => exports.of(asker),
    async askErasure(asker) {
      const requestId = newId();
      await privacy.ask(requestId, asker, clock());
      return { requestId };
    },
    async erase({ userId }, requestId) {
      const now = clock();
      const erased = await privacy.erase({ requestId, userId, since: now - ERASURE_LIFE, now });
      if (erased === null) throw new StudyError("erasureGone");
      for (const guildId of erased.notesChangedIn) await libraries.changed(guildId);
    },
  };
}
