import { afterEach, beforeEach, expect, onTestFailed } from "vitest";
import type { Question } from "../../src/core/questions/question.ts";
import {
  type Channel,
  type Emulator,
  type Member,
  type Message,
  startEmulator,
} from "../../src/emulator/index.ts";
import { handmadeBank, handmadeFacts, handmadeQuestion } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";

/** A server with a bot that asks questions of one form, and members in a channel where a round can be. */
export type Hall = {
  readonly emulator: Emulator;
  readonly bot: LiveBot;
  readonly guildId: string;
  readonly channel: Channel;
  /** Whoever starts the rounds. */
  readonly ada: Member;
  readonly ben: Member;
  /** Starts a round of so many questions and gives the first one's message. */
  readonly ask: (questions?: number) => Promise<Message>;
  /** The message of a question once its answer is shown. */
  readonly revealed: (question: Message) => Promise<Message>;
};

async function openHall(make: (question: Question) => Question): Promise<Hall> {
  const emulator = await startEmulator({ rateLimits: false });
  const guild = emulator.addGuild({ name: "Study group" });
  const channel = guild.addChannel("quiz");
  const [ada, ben] = [guild.addMember("Ada").in(channel), guild.addMember("Ben").in(channel)];
  const facts = handmadeFacts("Networks", ["Layers"], 8);
  const bot = new LiveBot(
    emulator,
    handmadeBank(facts, new Map(), (fact) => make(handmadeQuestion(fact))),
  );
  await bot.start();
  return {
    emulator,
    bot,
    guildId: guild.id,
    channel,
    ada,
    ben,
    ask: async (questions = 1) => {
      const lobby = await ada.slash("quiz start", { questions, seconds: 5 });
      if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
      await ada.press(lobby.message, "Start now");
      return emulator.waitForMessage(channel, ({ content }) => content.startsWith("**Question 1 of"));
    },
    revealed: ({ id }) =>
      emulator.waitForMessage(channel, (one) => one.id === id && one.content.includes("· closed"), 15_000),
  };
}

/** Gives each test a hall of its own. A test may break none of Discord's rules, and nothing may be logged as an error. */
export function useHall(make: (question: Question) => Question, set: (hall: Hall) => void): void {
  let hall: Hall;
  beforeEach(async () => {
    hall = await openHall(make);
    onTestFailed(() => console.log(hall.emulator.transcript(), hall.bot.log));
    set(hall);
  });
  afterEach(async () => {
    const { violations } = hall.emulator;
    await hall.bot.close();
    await hall.emulator.close();
    expect(violations).toEqual([]);
    expect(hall.bot.log.filter(({ level }) => level === "error")).toEqual([]);
  });
}
