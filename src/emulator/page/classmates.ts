import type { Emulator } from "../emulator.ts";
import type { Member } from "../member.ts";
import type { Message } from "../message.ts";
import { chanceOf } from "./chance.ts";
import { type OpenQuestion, questionIn } from "./question.ts";

/** Virtual members who answer questions by themselves. */
export type Classmates = {
  /** How many play along. */
  readonly count: () => number;
  /** Lets so many play along from now on, at most all there are; they begin with the questions that are open. */
  readonly setCount: (count: number) => void;
  /** Ends their answers. */
  readonly close: () => void;
};

/** What a classmate takes for right. */
export type Guess =
  | { readonly kind: "press"; readonly button: string }
  | { readonly kind: "choose"; readonly menu: string; readonly values: readonly string[] }
  | { readonly kind: "write"; readonly button: string; readonly text: string };

/** A guess that a classmate is going to make, `delayMs` from now. */
export type Plan = { readonly guess: Guess; readonly delayMs: number };

type Asked = { readonly question: OpenQuestion; readonly players: Set<string> };

const extended = 3_000;

/**
 * Puts classmates into a guild. They don't know the answers: each question has one answer that many believe in, right or
 * not. The same seed gives the same characters and choices.
 */
export function createClassmates(emulator: Emulator, all: readonly Member[], seed: number): Classmates {
  const asked = new Map<string, Asked>();
  const timers = new Set<NodeJS.Timeout>();
  let playing = 0;

  const later = (delayMs: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, delayMs);
    timers.add(timer);
  };
  const play = (entry: Asked, message: Message) => {
    for (const member of all.slice(0, playing)) {
      if (entry.players.has(member.id)) continue;
      entry.players.add(member.id);
      const left = entry.question.closesAt - Date.now();
      for (const { guess, delayMs } of plansOf(`${seed} ${member.id}`, entry.question, left)) {
        later(delayMs, () => void act(emulator, member, message, guess));
      }
    }
  };
  const look = (message: Message) => {
    const question = questionIn(message, Date.now());
    if (question === null) return void asked.delete(message.id);
    const known = asked.get(message.id);
    const isNew = !known || question.closesAt > known.question.closesAt + extended;
    const entry = isNew ? { question, players: new Set<string>() } : known;
    asked.set(message.id, entry);
    play(entry, message);
  };
  const stop = emulator.on((happening) => {
    if (happening.kind === "messageDeleted") asked.delete(happening.message.id);
    if (happening.kind === "messageCreated" || happening.kind === "messageUpdated") look(happening.message);
  });

  return {
    count: () => playing,
    setCount: (count) => {
      playing = Math.max(0, Math.min(all.length, count));
      for (const channel of emulator.channels()) {
        for (const message of emulator.messages(channel)) look(message);
      }
    },
    close: () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/**
 * What a classmate does with a question that is open for `leftMs` more: mostly one answer somewhere in that time, sometimes a
 * change of mind, now and then one just too late, now and then nothing.
 */
export function plansOf(who: string, question: OpenQuestion, leftMs: number): readonly Plan[] {
  if (leftMs <= 0) return [];
  const character = chanceOf(who);
  const slowness = 0.15 + 0.45 * character();
  const insight = 0.2 + 0.3 * character();
  const mood = chanceOf(`${who} ${question.messageId}`);
  const fate = mood();
  if (fate < 0.08) return [];
  const choice = () => guess(question, insight, mood());
  if (fate < 0.15) return [{ guess: choice(), delayMs: leftMs + 100 + 1_500 * mood() }];
  const spread = 0.5 + mood() + mood() * mood();
  const delayMs = Math.min(leftMs - 300, Math.max(900, leftMs * slowness * spread * 0.7));
  const first = { guess: choice(), delayMs: Math.max(0, delayMs) };
  const again = delayMs + 800 + 2_500 * mood();
  const changes = mood() < 0.1 && again < leftMs;
  return changes ? [first, { guess: choice(), delayMs: again }] : [first];
}

function guess(question: OpenQuestion, insight: number, roll: number): Guess {
  const { answering, messageId } = question;
  switch (answering.kind) {
    case "press":
      return { kind: "press", button: pick(answering.buttons, messageId, insight, roll) };
    case "write":
      return {
        kind: "write",
        button: answering.button,
        text: pick(answering.words, messageId, insight, roll),
      };
    case "choose": {
      const sure = pick(answering.values, messageId, insight, roll);
      const others = answering.values.filter((value) => value !== sure);
      const believed = others.filter((value) => chanceOf(`${messageId} ${value}`)() < 0.3 + 0.3 * roll);
      return { kind: "choose", menu: answering.menu, values: [sure, ...believed] };
    }
  }
}

/** Many believe in the same one, right or not. */
function pick(from: readonly string[], messageId: string, insight: number, roll: number): string {
  const believed = Math.floor(chanceOf(messageId)() * from.length);
  const others = from.filter((_, index) => index !== believed);
  const other = others[Math.floor(((roll - insight) / (1 - insight)) * others.length)];
  return (roll < insight ? from[believed] : other) ?? from[0] ?? "";
}

/** What is no longer there when its time comes doesn't happen, as for any person. */
async function act(emulator: Emulator, member: Member, message: Message, what: Guess): Promise<void> {
  const current = emulator.message(message.id, message.channelId);
  if (!current) return;
  if (what.kind === "choose") {
    const isThere = current.menus.some((one) => one.customId === what.menu && !one.disabled);
    if (isThere) await member.choose(current, what.menu, what.values);
    return;
  }
  const isThere = current.buttons.some((one) => one.customId === what.button && !one.disabled);
  if (!isThere) return;
  const { modal } = await member.press(current, what.button);
  const field = modal?.fields[0];
  if (what.kind === "write" && modal && field)
    await member.submit(modal, { [field.customId]: what.text.slice(0, field.maxLength) });
}
