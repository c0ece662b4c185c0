import type { Message } from "../message.ts";

/** A message that asks everyone something: its answer buttons, and until when, in UTC milliseconds. */
export type OpenQuestion = {
  readonly messageId: string;
  readonly buttons: readonly string[];
  readonly closesAt: number;
};

const answer = /^([A-Z]|true|false)$/i;
const timestamp = /<t:(\d+)(?::R)?>/g;
const usualMs = 20_000;

/**
 * The question that a message asks, judged as a person would: two or more buttons that are letters or true and false, open
 * until the time that the text names, or else for twenty seconds. Null for everything else.
 */
export function questionIn(message: Message, now: number): OpenQuestion | null {
  if (message.visibleTo !== null) return null;
  const buttons = message.buttons.flatMap(({ label, customId, disabled }) =>
    customId !== null && !disabled && answer.test(label) ? [customId] : [],
  );
  if (buttons.length < 2) return null;
  const times = [...message.content.matchAll(timestamp)].map((match) => Number(match[1]) * 1000);
  return { messageId: message.id, buttons, closesAt: Math.max(...times, 0) || now + usualMs };
}
