import { expect } from "vitest";
import { StudyError } from "../../src/core/errors.ts";
import type { Emulator, Member, Message, Outcome } from "../../src/emulator/index.ts";

/** The message that an interaction was answered with. */
export function messageOf({ message, content }: Outcome): Message {
  if (message === null) throw new Error(`No message: ${content}`);
  return message;
}

/** The message that somebody got, once it says what is waited for: what was promised comes later. */
export async function shown(
  emulator: Emulator,
  { message }: Pick<Outcome, "message">,
  says: string,
): Promise<Message> {
  if (message === null) throw new Error(`no message that says ${says}`);
  const current = () => emulator.message(message.id, message.channelId) ?? message;
  await expect.poll(() => current().content, { timeout: 3_000 }).toContain(says);
  return current();
}

/** The private message that a member got after what they did, beside what that changed; `says` is in it. */
export async function told(
  emulator: Emulator,
  member: Member,
  { interactionId }: Pick<Outcome, "interactionId">,
  says: string,
): Promise<Message> {
  const find = () =>
    emulator.messages(member.channel(), member.id).find(({ id, content, visibleTo }) => {
      const isNew = BigInt(id) > BigInt(interactionId);
      return isNew && visibleTo === member.id && content.includes(says);
    });
  await expect.poll(find, { timeout: 3_000 }).toBeDefined();
  const message = find();
  if (message === undefined) throw new Error(`nothing says ${says}`);
  return message;
}

export const labels = ({ buttons }: Message) => buttons.map(({ label }) => label);

/** What the files of a message say, by their names. */
export async function filesOf({ attachments }: Message): Promise<Readonly<Record<string, string>>> {
  const files = attachments.map(async ({ filename, url }) => {
    const response = await fetch(String(url));
    if (!response.ok) throw new Error(`${filename} can't be opened: ${response.status}`);
    return [String(filename), await response.text()] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

/** What an App does that refuses. */
export function refusing(...refusal: ConstructorParameters<typeof StudyError>): () => Promise<never> {
  return () => Promise.reject(new StudyError(...refusal));
}
