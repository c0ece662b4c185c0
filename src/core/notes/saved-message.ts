import type { NoteText } from "./note.ts";

/** A message of Discord that becomes a note: `url` is its own address. */
export type SavedMessage = {
  readonly guildId: string;
  readonly messageId: string;
  readonly text: string;
  readonly url: string;
};

/** The file name of the note that a message becomes. */
export function messageFile(messageId: string): string {
  return `message-${messageId}.md`;
}

/** A message as a note: its topic is shared by all saved messages, its source is the message. */
export function noteOfMessage({ guildId, messageId, text, url }: SavedMessage): NoteText {
  const source = { label: "message", url };
  return { file: messageFile(messageId), text, owner: guildId, title: "Saved messages", source };
}
