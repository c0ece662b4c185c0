/**
 * What a server may keep and do; `characters` are UTF-16 units. A million of them are some 10,000 facts, whose questions
 * take some seconds to make.
 */
export const QUOTA = {
  notes: 100,
  characters: 1_000_000,
  charactersOfNote: 500_000,
  filesOfUpload: 5,
  /** As large as Discord takes files without a boost. */
  bytesOfFile: 10 * 1024 * 1024,
  openDrafts: 20,
  openSuggestions: 200,
} as const;

const HOUR = 3_600_000;

/** How long an upload waits to be confirmed, in milliseconds. */
export const DRAFT_LIFE = HOUR;
/** How long a change of a note can be taken back, in milliseconds. */
export const UNDO_LIFE = 24 * HOUR;
/** How long a suggestion waits for an editor before it is erased, in milliseconds. */
export const SUGGESTION_LIFE = 30 * 24 * HOUR;
