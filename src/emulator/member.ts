import { type Channel, directChannel } from "./channel.ts";
import type { RegisteredCommand } from "./command.ts";
import type { OptionValues } from "./command-option.ts";
import {
  autocompleteDeed,
  chooseDeed,
  contextDeed,
  type DeedPart,
  placeOf,
  pressDeed,
  shownTo,
  slashDeed,
  submitDeed,
} from "./deed.ts";
import { postMessage, removeMessage } from "./history.ts";
import type { Deed, Outcome } from "./interaction.ts";
import type { Json } from "./json.ts";
import { createMessage, type Message } from "./message.ts";
import type { Modal, ModalValues } from "./modal.ts";
import { type Doer, offeredCommands } from "./offer.ts";
import { has, permissionsIn } from "./permission.ts";
import type { User } from "./user.ts";
import type { World } from "./world.ts";

/** When something is done: `at` is the time that Discord sees it (now), `delayMs` how much later the bot is told (0). */
export type Timing = { readonly at?: number; readonly delayMs?: number };

/** Carries a deed to the bot and tells what came of it. */
export type Perform = (deed: Deed, timing: Timing) => Promise<Outcome>;

/**
 * Somebody who uses the bot, in one channel. What Discord's client wouldn't let a person do is refused with an error in
 * words; everything else resolves to what they got, "failed" when the bot didn't answer within three seconds.
 */
export type Member = {
  readonly id: string;
  readonly name: string;
  /** Where the member stands. */
  readonly channel: () => Channel;
  /** The same member in another channel. */
  readonly in: (channel: Channel) => Member;
  /** The same member in the private channel with the bot. */
  readonly inBotDm: () => Member;
  /** The same member in a private channel with somebody else, where the app is only installed to the user. */
  readonly inPrivateChannel: () => Member;
  /** The commands that Discord's client offers the member in this channel. */
  readonly commands: () => readonly RegisteredCommand[];
  /** Sends a slash command: "quiz start" with values for its options. */
  readonly slash: (command: string, values?: OptionValues, timing?: Timing) => Promise<Outcome>;
  /** Types into an option of a half-typed command and gets its choices. */
  readonly autocomplete: (
    command: string,
    option: string,
    typed: string,
    others?: OptionValues,
  ) => Promise<Outcome>;
  /** Presses a button, named by its label or its custom id. */
  readonly press: (message: Message, button: string, timing?: Timing) => Promise<Outcome>;
  /** Chooses in a menu, named by its custom id, by the options' values or labels. */
  readonly choose: (
    message: Message,
    menu: string,
    values: readonly string[],
    timing?: Timing,
  ) => Promise<Outcome>;
  /** Fills in and sends a modal, by its fields' labels or custom ids. */
  readonly submit: (opened: Outcome | Modal, values: ModalValues, timing?: Timing) => Promise<Outcome>;
  /** Uses a context-menu command on a message or a member. */
  readonly contextMenu: (name: string, target: Message | Member, timing?: Timing) => Promise<Outcome>;
  /** Writes a message in the channel. The bot isn't told: that would need a privileged intent. */
  readonly say: (content: string) => Message;
  /** Deletes a message that the member may delete, or dismisses a private one. */
  readonly remove: (message: Message) => void;
  /** Sends whatever it is given, unchecked, as a changed client could. */
  readonly interact: (raw: RawDeed, timing?: Timing) => Promise<Outcome>;
};

/** An interaction made by hand. */
export type RawDeed = { readonly type: Deed["type"]; readonly data: Json; readonly message?: Message };

/** Who a member is, and where; the place may change. `locale` is the language of their client ("en-US"). */
export type Standing = { readonly user: User; readonly here: () => Channel; readonly locale?: string };

/** A member of the world, standing somewhere. */
export function createMember(world: World, perform: Perform, given: Standing): Member {
  const { user, here, locale = "en-US" } = given;
  const act = (part: DeedPart, timing: Timing = {}, place = here()) =>
    perform({ ...part, user, channel: place, locale, at: timing.at ?? world.now() }, timing);
  const stand = (place: Channel) => createMember(world, perform, { ...given, here: () => place });
  const doer = () => ({ world, user, channel: here() });
  return {
    id: user.id,
    name: user.name,
    channel: here,
    in: stand,
    inBotDm: () => stand(directChannel(world, [user, world.bot])),
    inPrivateChannel: () => stand(directChannel(world, [user])),
    commands: () => offeredCommands(doer()),
    slash: async (command, values = {}, timing) => act(slashDeed(doer(), command, values), timing),
    autocomplete: async (words, option, typed, others = {}) =>
      act(autocompleteDeed(doer(), { words, option, typed, others })),
    press: async (message, button, timing) => {
      const current = shownTo(world, user, message);
      return act(pressDeed(current, button), timing, placeOf(world, current));
    },
    choose: async (message, menu, values, timing) => {
      const current = shownTo(world, user, message);
      return act(chooseDeed(world, current, menu, values), timing, placeOf(world, current));
    },
    submit: async (opened, values, timing) => {
      const modal = "opener" in opened ? opened : opened.modal;
      if (!modal) throw new Error("There is no open modal to submit");
      return act(submitDeed(modal, values), timing, modal.opener.channel);
    },
    contextMenu: async (name, target, timing) => act(contextDeed(doer(), name, target), timing),
    say: (content) => say(doer(), content),
    remove: (message) => remove(world, user, message),
    interact: async (raw, timing) =>
      act(
        { type: raw.type, data: raw.data, source: raw.message ?? null, title: "sends a forged interaction" },
        timing,
      ),
  };
}

function say({ world, user, channel }: Doer, content: string): Message {
  const place = { channelId: channel.id, guildId: channel.guildId, author: user };
  return postMessage(world, channel, createMessage(world, place, { content }));
}

function remove(world: World, user: User, message: Message): void {
  const current = shownTo(world, user, message);
  const channel = placeOf(world, current);
  const isOwn = current.author.id === user.id || current.visibleTo === user.id;
  if (!isOwn && !has(permissionsIn(world, channel, user.id), "ManageMessages")) {
    throw new Error(`${user.name} may not delete the message "${current.content.slice(0, 60)}"`);
  }
  removeMessage(world, channel, current);
}
