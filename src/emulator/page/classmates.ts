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
  /** Ends their presses. */
  readonly close: () => void;
};

/** One press that a classmate is going to make, `delayMs` from now. */
export type Plan = { readonly button: string; readonly delayMs: number };

type Asked = { readonly question: OpenQuestion; readonly players: Set<string> };

const extended = 3_000;

/**
 * Puts classmates into a guild. They don't know the answers: each question has one button that many believe in, right or
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
      for (const { button, delayMs } of plansOf(`${seed} ${member.id}`, entry.question, left)) {
        later(delayMs, () => void press(emulator, member, message, button));
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
 * What a classmate does with a question that is open for `leftMs` more: mostly one press somewhere in that time, sometimes a
 * change of mind, now and then a press just too late, now and then nothing.
 */
export function plansOf(who: string, question: OpenQuestion, leftMs: number): readonly Plan[] {
  if (leftMs <= 0) return [];
  const character = chanceOf(who);
  const slowness = 0.15 + 0.45 * character();
  const insight = 0.2 + 0.3 * character();
  const mood = chanceOf(`${who} ${question.messageId}`);
  const fate = mood();
  if (fate < 0.08) return [];
  const choice = () => pick(question, insight, mood());
  if (fate < 0.15) return [{ button: choice(), delayMs: leftMs + 100 + 1_500 * mood() }];
  const spread = 0.5 + mood() + mood() * mood();
  const delayMs = Math.min(leftMs - 300, Math.max(900, leftMs * slowness * spread * 0.7));
  const first = { button: choice(), delayMs: Math.max(0, delayMs) };
  const again = delayMs + 800 + 2_500 * mood();
  const changes = mood() < 0.1 && again < leftMs;
  return changes ? [first, { button: choice(), delayMs: again }] : [first];
}

function pick({ buttons, messageId }: OpenQuestion, insight: number, roll: number): string {
  const believed = Math.floor(chanceOf(messageId)() * buttons.length);
  const others = buttons.filter((_, index) => index !== believed);
  const other = others[Math.floor(((roll - insight) / (1 - insight)) * others.length)];
  return (roll < insight ? buttons[believed] : other) ?? buttons[0] ?? "";
}

/** A press on a button that has gone in the meantime doesn't happen, as for any person. */
async function press(emulator: Emulator, member: Member, message: Message, button: string): Promise<void> {
  const current = emulator.message(message.id, message.channelId);
  const isThere = current?.buttons.some((one) => one.customId === button && !one.disabled);
  if (current && isThere) await member.press(current, button);
}
