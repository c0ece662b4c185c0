import { type Channel, type Emulator, type Member, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";

type Scene = {
  readonly emulator: Emulator;
  readonly bot: BotProcess;
  readonly channel: Channel;
  readonly ada: Member;
};

/** What ends the process, after what, the longest that may take in milliseconds, and the exit code. */
type End = {
  readonly limit: number;
  readonly code: number;
  /** Done before the bot is started; without it the bot is up when it ends. */
  readonly outage?: (emulator: Emulator) => unknown;
  readonly before?: (scene: Scene) => Promise<void>;
  readonly strike: (scene: Scene) => unknown;
};

/** How a process ended. */
export type Ending = {
  readonly name: string;
  readonly limit: number;
  readonly took: number;
  readonly isRight: boolean;
  readonly output: string;
};

async function amidRound({ emulator, channel, ada }: Scene): Promise<void> {
  const lobby = await ada.slash("quiz start", { questions: 2, seconds: 20 });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await ada.press(lobby.message, "Start now");
  await emulator.waitForMessage(channel, ({ content }) => content.startsWith("**Question 1 of"));
}

/** From now on no request is answered, and the end of the round is on its way. */
async function amidHangingSends(scene: Scene): Promise<void> {
  await amidRound(scene);
  scene.emulator.faults.onRequest(/./, { kind: "hang" }, 1_000);
  await scene.ada.slash("quiz stop");
}

const terminated = { limit: 8_000, code: 0, strike: ({ bot }: Scene) => bot.signal("SIGTERM") };
const unauthorised = {
  limit: 10_000,
  code: 1,
  strike: ({ emulator, ada }: Scene) => {
    emulator.faults.onRequest(/^\w+ .channels/, { kind: "status", status: 401 });
    void ada.slash("quiz stop");
  },
};
const closed = (code: number) => ({
  limit: 5_000,
  code: 1,
  strike: ({ emulator }: Scene) => emulator.faults.closeSockets(code, { resumable: false }),
});

/** Everything that ends the process. */
const ends: Readonly<Record<string, End>> = {
  "SIGTERM at rest": terminated,
  "SIGTERM amid a round": { ...terminated, before: amidRound },
  "SIGTERM while every send hangs": { ...terminated, before: amidHangingSends },
  "SIGTERM thrice while every send hangs": {
    ...terminated,
    before: amidHangingSends,
    strike: ({ bot }) => {
      for (const after of [0, 100, 1_000]) setTimeout(() => bot.signal("SIGTERM"), after);
    },
  },
  "SIGTERM on a silent socket": {
    ...terminated,
    before: async ({ emulator }) => emulator.faults.silenceSockets(),
  },
  "SIGTERM while a start waits for Discord": {
    ...terminated,
    outage: ({ faults }) => faults.onRequest("GET /gateway/bot", { kind: "status", status: 503 }, 1_000),
    before: () => new Promise((resolve) => setTimeout(resolve, 4_000)),
  },
  "one 401": { ...unauthorised, before: amidRound },
  ...Object.fromEntries(
    [4004, 4010, 4011, 4012, 4013, 4014].map((code) => [`close code ${code}`, closed(code)]),
  ),
  "close code 4014 while every send hangs": { ...closed(4014), before: amidHangingSends },
};

/** Ends a process of its own in each way, one after the other. */
export async function* runEndings(): AsyncGenerator<Ending> {
  for (const [name, end] of Object.entries(ends)) {
    const emulator = await startEmulator({ rateLimits: false });
    const guild = emulator.addGuild({ name: "Group" });
    const channel = guild.addChannel("hall");
    const bot = new BotProcess({ emulator });
    end.outage?.(emulator);
    const up = bot.start();
    if (end.outage === undefined) await up;
    else up.catch(() => undefined);
    const scene = { emulator, bot, channel, ada: guild.addMember("Ada").in(channel) };
    await end.before?.(scene);
    const since = performance.now();
    end.strike(scene);
    const code = await bot.ended();
    const took = performance.now() - since;
    const sentence = end.code === 0 || /^[A-Z][^{}]+\.$/m.test(bot.output);
    const isRight = code === end.code && took <= end.limit && sentence;
    await emulator.close();
    yield { name, limit: end.limit, took, isRight, output: bot.output };
  }
}
