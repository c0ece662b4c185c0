import type { Channel } from "../channel.ts";
import type { Emulator } from "../emulator.ts";
import type { Interaction } from "../interaction.ts";
import { type JsonObject, objectsOf, textOf } from "../json.ts";
import type { Member } from "../member.ts";
import type { Message } from "../message.ts";
import type { Modal } from "../modal.ts";
import type { Guild } from "../server.ts";

/** Who used which command, by the interaction's id: what stands above a reply. */
export type Uses = ReadonlyMap<string, { readonly by: string; readonly command: string }>;

/** What the page needs to know of where it stands. */
export type Place = {
  readonly emulator: Emulator;
  readonly guild: Guild;
  /** Those whom a person at the page can be. */
  readonly people: readonly Member[];
  readonly uses: Uses;
};

const shownMessages = 100;

/** Everything that a member sees, channel by channel with the newest messages last. */
export function snapshotFor(place: Place, viewer: Member, classmates: number): JsonObject {
  const { emulator, guild } = place;
  const channels = emulator.channels().filter((one) => one.guildId === guild.id);
  return {
    you: viewer.id,
    guild: { id: guild.id, name: guild.name },
    people: place.people.map(personView),
    members: guild.members().map(personView),
    classmates,
    channels: channels.map(channelView),
    commands: commandsView(viewer),
    messages: channels.flatMap((channel) =>
      emulator
        .messages(channel, viewer.id)
        .slice(-shownMessages)
        .map((message) => messageView(place, message)),
    ),
  };
}

function personView(member: Member): JsonObject {
  return { id: member.id, name: member.name };
}

/** A channel or thread as the page shows it. */
export function channelView(channel: Channel): JsonObject {
  return { id: channel.id, name: channel.name, parentId: channel.parentId, archived: channel.archived };
}

/** A message as the page shows it. */
export function messageView(place: Place, message: Message): JsonObject {
  const use = place.uses.get(textOf(message.metadata?.id));
  const thread = message.threadId === null ? undefined : place.emulator.channel(message.threadId);
  return {
    id: message.id,
    channelId: message.channelId,
    author: { name: message.author.name, bot: message.author.bot },
    content: message.startsThread ? "started a thread" : message.content,
    embeds: message.embeds,
    components: message.components,
    attachments: message.attachments.map(attachmentView),
    ephemeral: message.visibleTo !== null,
    loading: message.loading,
    createdAt: message.createdAt,
    edited: message.editedAt !== null,
    use: use && message.metadata?.type === 2 ? use : null,
    thread: thread ? { id: thread.id, name: thread.name } : null,
  };
}

/** A file as the page links it: on its own server, whatever address the bot knows that by. */
function attachmentView(attachment: JsonObject): JsonObject {
  const { pathname, search } = new URL(textOf(attachment.url));
  const description = textOf(attachment.description);
  return {
    name: textOf(attachment.filename),
    size: attachment.size ?? 0,
    path: pathname + search,
    description,
  };
}

/** What a command's use looks like above its reply: "/quiz start" without the values. */
export function useOf(interaction: Interaction): { readonly by: string; readonly command: string } {
  const words = interaction.title.split(" ");
  const end = words.findIndex((word) => word.includes(":"));
  return {
    by: interaction.user.name,
    command: (end === -1 ? words : words.slice(0, end)).join(" "),
  };
}

const subcommand = 1;
const subcommandGroup = 2;

/** The commands that a member is offered, each subcommand for itself, and those for messages. */
export function commandsView(viewer: Member): JsonObject {
  const all = viewer.commands();
  return {
    slash: all
      .filter((one) => one.type === 1)
      .flatMap((one) => typed(one.name, one.body))
      .sort((a, b) => textOf(a.words).localeCompare(textOf(b.words))),
    message: all.filter((one) => one.type === 3).map((one) => one.name),
  };
}

function typed(words: string, body: JsonObject): readonly JsonObject[] {
  const options = objectsOf(body.options);
  const inner = options.filter((one) => one.type === subcommand || one.type === subcommandGroup);
  if (inner.length > 0) return inner.flatMap((one) => typed(`${words} ${textOf(one.name)}`, one));
  return [{ words, description: textOf(body.description), options }];
}

/** An open modal as the page shows it; `id` is what its values come back with. */
export function modalView(id: string, modal: Modal): JsonObject {
  return { id, title: modal.title, parts: modal.parts, fields: modal.fields };
}
