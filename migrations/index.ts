import * as first from "./0001-first.ts";

/** Every migration by name, oldest first; a released one is never edited. */
export const migrations = { "0001-first": first } as const;
