/** A command line that was written wrongly; its message says how to write it. */
export class UsageError extends Error {}
