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
};
