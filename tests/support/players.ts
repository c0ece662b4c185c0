import type { Given } from "../../src/core/questions/given.ts";
import { seeded } from "../../src/core/random.ts";
import type { Channel, Emulator, Member, Message, Outcome } from "../../src/emulator/index.ts";
import { anyAnswer, give } from "./answering.ts";

/** One answer that the bot acknowledged, as the member was told. */
export type Told = {
  readonly member: Member;
  readonly position: number;
  readonly given: Given;
  /** By Discord's clock. */
  readonly interactionId: string;
  readonly content: string;
  readonly kind: Outcome["kind"];
};

export type PlayOptions = {
  readonly emulator: Emulator;
  readonly channel: Channel;
  readonly players: readonly Member[];
  readonly questions: number;
  /** Members press within this many milliseconds of the question. */
  readonly within: number;
  readonly seed: string;
};

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function answer(
  member: Member,
  message: Message,
  position: number,
  options: PlayOptions,
): Promise<Told[]> {
  const random = seeded(options.seed, member.id, position);
  const told: Told[] = [];
  const presses = random() < 0.2 ? 2 : random() < 0.1 ? 0 : 1;
  for (let press = 0; press < presses; press++) {
    await wait(random() * options.within);
    const isClosed =
      options.emulator.message(message.id, options.channel)?.content.includes("· closed") === true;
    if (isClosed) break;
    const given = anyAnswer(message, random);
    const { interactionId, content, kind } = await give(member, message, given);
    told.push({ member, position, given, interactionId, content, kind });
  }
  return told;
}

/** Members who answer every question of a round at seeded times, some twice, some not at all; ends with the standings. */
export async function playRound(options: PlayOptions): Promise<{ told: Told[]; standings: Message }> {
  const { emulator, channel, players, questions } = options;
  const told: Promise<Told[]>[] = [];
  for (let position = 1; position <= questions; position++) {
    const title = `Question ${position} of ${questions}`;
    const isOpen = (message: Message) =>
      message.content.includes(title) && message.content.includes("closes");
    const message = await emulator.waitForMessage(channel, isOpen, 60_000);
    told.push(...players.map((member) => answer(member, message, position, options)));
  }
  const standings = await emulator.waitForMessage(
    channel,
    (message) => message.content.includes("Round over"),
    60_000,
  );
  return { told: (await Promise.all(told)).flat(), standings };
}
