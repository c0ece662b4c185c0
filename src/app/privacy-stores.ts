/** Whose rows are meant: a member's in one server, or in all servers and none for null. */
export type Whose = { readonly userId: string; readonly guildId: string | null };

/** What an erasure touched besides the member's own rows: servers whose notes held their messages. */
export type Erased = { readonly notesChangedIn: readonly string[] };

/** What a member may do with what is kept about them. Each function is one transaction. */
export type PrivacyStore = {
  /** Takes a member off the boards of a server, or puts them back. */
  hide(member: { readonly guildId: string; readonly userId: string }, isHidden: boolean): Promise<void>;
  /** Keeps a wish for erasure until its member confirms it. */
  ask(requestId: string, whose: Whose, now: number): Promise<void>;
  /** Erases what a wish of this member's asks for, made after `since`; null where there is no such wish. Uses it up. */
  erase(request: {
    readonly requestId: string;
    readonly userId: string;
    readonly since: number;
    readonly now: number;
  }): Promise<Erased | null>;
  /** Forgets wishes that were made before a time and not confirmed. */
  prune(before: number): Promise<void>;
};

/** The servers that the bot is or was in. Each function is one transaction. */
export type GuildStore = {
  /** These are all that the bot is in: any other that is known has been left by now, if it wasn't before. */
  present(guildIds: readonly string[], now: number): Promise<void>;
  /** The bot is in this one: what was kept of it stays, unless its erasure has begun. */
  joined(guildId: string): Promise<void>;
  left(guildId: string, now: number): Promise<void>;
  /**
   * Erases some of what is kept of a server that was left before a time; false where there is none. Once begun it is done
   * to the end, so that no half is kept.
   */
  eraseSome(before: number): Promise<boolean>;
};

/** What is kept for a time only. */
export type PruningStore = {
  /**
   * Takes away some of the raw answers given before a time, of rounds and of practice, and of the reports that were settled
   * before it; counts by member and fact, and what rounds have shown about questions, stay the same. False once none is left.
   */
  pruneAnswers(before: number): Promise<boolean>;
};
