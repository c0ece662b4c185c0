import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Outcome } from "../interaction.ts";
import type { JsonObject } from "../json.ts";
import type { Member } from "../member.ts";
import type { Message } from "../message.ts";
import type { Modal } from "../modal.ts";
import { modalView, type Place } from "./view.ts";

const id = z.string().regex(/^\d{1,20}$/);
const name = z.string().min(1).max(100);
const values = z.record(z.string(), z.union([z.string().max(6000), z.number(), z.boolean()]));
const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const deed = z.intersection(
  z.object({ member: id, channel: id }),
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("slash"), command: name, values }),
    z.object({
      kind: z.literal("complete"),
      command: name,
      option: name,
      typed: z.string().max(6000),
      values,
    }),
    z.object({ kind: z.literal("press"), message: id, button: name }),
    z.object({ kind: z.literal("choose"), message: id, menu: name, values: z.array(z.string()) }),
    z.object({ kind: z.literal("submit"), modal: z.uuid(), values: fields }),
    z.object({ kind: z.literal("use"), message: id, command: name }),
    z.object({ kind: z.literal("say"), content: z.string().trim().min(1).max(2000) }),
    z.object({ kind: z.literal("upload"), name: z.string().min(1).max(255), data: z.base64() }),
  ]),
);

type Deed = z.infer<typeof deed>;

const keptModals = 200;

/** Does what a person at the page did. */
export type Doer = {
  /**
   * Resolves to what they got. What can't be done resolves to an `error` in words: Discord's client wouldn't have let
   * them do it. Rejects with a ZodError when the deed makes no sense at all.
   */
  readonly act: (sent: unknown) => Promise<JsonObject>;
};

/** A doer for a page; it remembers the modals that are open. */
export function createDoer(place: Place): Doer {
  const modals = new Map<string, Modal>();
  const keep = (modal: Modal): string => {
    const key = randomUUID();
    modals.set(key, modal);
    const oldest = modals.keys().next().value;
    if (modals.size > keptModals && oldest !== undefined) modals.delete(oldest);
    return key;
  };
  return {
    act: async (sent) => {
      const wanted = deed.parse(sent);
      try {
        if (wanted.kind === "say")
          return { kind: "said", messageId: memberOf(place, wanted).say(wanted.content).id };
        if (wanted.kind === "upload") {
          memberOf(place, wanted);
          const bytes = Buffer.from(wanted.data, "base64");
          return { kind: "uploaded", id: place.emulator.upload(wanted.name, bytes, "") };
        }
        const outcome = await carryOut(place, modals, wanted);
        return outcomeView(outcome, keep);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        return { kind: "refused", error: error.message };
      }
    },
  };
}

type Used = Exclude<Deed, { kind: "say" | "upload" }>;

async function carryOut(place: Place, modals: Map<string, Modal>, wanted: Used): Promise<Outcome> {
  const member = memberOf(place, wanted);
  switch (wanted.kind) {
    case "slash":
      return member.slash(wanted.command, wanted.values);
    case "complete":
      return member.autocomplete(wanted.command, wanted.option, wanted.typed, wanted.values);
    case "press":
      return member.press(messageOf(place, wanted), wanted.button);
    case "choose":
      return member.choose(messageOf(place, wanted), wanted.menu, wanted.values);
    case "use":
      return member.contextMenu(wanted.command, messageOf(place, wanted));
    case "submit": {
      const modal = modals.get(wanted.modal);
      if (!modal || modal.opener.user.id !== member.id) throw new Error("This form is no longer open.");
      const outcome = await member.submit(modal, wanted.values);
      if (outcome.kind !== "failed") modals.delete(wanted.modal);
      return outcome;
    }
  }
}

function memberOf(place: Place, wanted: Deed): Member {
  const member = place.people.find((one) => one.id === wanted.member);
  if (!member) throw new Error("Nobody at this page has that id. Reload it.");
  const channel = place.emulator.channel(wanted.channel);
  if (!channel || channel.guildId !== place.guild.id) throw new Error("This channel is gone.");
  return member.in(channel);
}

function messageOf(place: Place, wanted: { channel: string; message: string }): Message {
  const message = place.emulator.message(wanted.message, wanted.channel);
  if (!message) throw new Error("This message is gone.");
  return message;
}

function outcomeView(outcome: Outcome, keep: (modal: Modal) => string): JsonObject {
  const { kind, modal, message } = outcome;
  if (kind === "failed") return { kind, error: outcome.content };
  return {
    kind,
    messageId: message?.id ?? null,
    choices: outcome.choices,
    modal: modal ? modalView(keep(modal), modal) : null,
  };
}
