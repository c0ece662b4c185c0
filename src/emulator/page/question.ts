import type { Message } from "../message.ts";

/** How a message lets people answer: by one of its buttons, by several options of its menu, or by a form behind a button. */
export type Answering =
  | { readonly kind: "press"; readonly buttons: readonly string[] }
  | { readonly kind: "choose"; readonly menu: string; readonly values: readonly string[] }
  | { readonly kind: "write"; readonly button: string; readonly words: readonly string[] };

/** A message that asks everyone something, and until when, in UTC milliseconds. */
export type OpenQuestion = {
  readonly messageId: string;
  readonly answering: Answering;
  readonly closesAt: number;
};

const letter = /^([A-Z]|true|false)$/i;
const timestamp = /<t:(\d+)(?::R)?>/g;
const word = /\p{L}{5,}/gu;
const usualMs = 20_000;

/**
 * The question that a message asks, judged as a person would: two or more buttons that are letters or true and false, open
 * until the time that the text names, or else for twenty seconds; or a menu of which several may be chosen, or a button to
 * answer by, until the time that is named. Null for everything else.
 */
export function questionIn(message: Message, now: number): OpenQuestion | null {
  if (message.visibleTo !== null) return null;
  const times = [...message.content.matchAll(timestamp)].map((match) => Number(match[1]) * 1000);
  const named = Math.max(...times, 0);
  const answering = pressed(message) ?? (named > 0 ? (chosen(message) ?? written(message)) : null);
  return answering && { messageId: message.id, answering, closesAt: named || now + usualMs };
}

function buttonsOf({ buttons }: Message, label: RegExp): readonly string[] {
  return buttons.flatMap((one) =>
    one.customId !== null && !one.disabled && label.test(one.label) ? [one.customId] : [],
  );
}

function pressed(message: Message): Answering | null {
  const buttons = buttonsOf(message, letter);
  return buttons.length < 2 ? null : { kind: "press", buttons };
}

function chosen({ menus }: Message): Answering | null {
  const menu = menus.find(
    ({ disabled, maxValues, options }) => !disabled && maxValues > 1 && options.length > 1,
  );
  return menu === undefined
    ? null
    : { kind: "choose", menu: menu.customId, values: menu.options.map(({ value }) => value) };
}

/** What people write is a guess: a word that the question itself has. */
function written(message: Message): Answering | null {
  const [button] = buttonsOf(message, /^answer$/i);
  const [, ...asked] = message.content.split("\n");
  const words = asked.join(" ").match(word) ?? ["no idea"];
  return button === undefined ? null : { kind: "write", button, words };
}
