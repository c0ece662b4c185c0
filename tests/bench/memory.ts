import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Emulator, type Member, type Message, startEmulator } from "../../src/emulator/index.ts";
import { BotProcess } from "../support/bot-process.ts";
import { freePort, metricsAt } from "../support/measured.ts";
import { crowded } from "./start.ts";

const MEGABYTE = 2 ** 20;
const PLAYERS = 100;
const PARTS = 10;
/** Presses that come while a question closes are told that they are late: at most this share of all. */
const OTHERS = 0.01;
const LIMIT = { few: 200, many: 512, growth: 5 };

/** Memory of the whole process in megabytes. */
async function resident(port: string): Promise<number> {
  return (await metricsAt(port))("process_resident_memory_bytes") / MEGABYTE;
}

/** The most memory that the processes which a bot started have had so far, in megabytes; 0 where the system doesn't tell. */
function readersPeak({ pid }: BotProcess): number {
  if (process.platform !== "linux") return 0;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  const peaks = children.map((child) =>
    Number(/^VmHWM:\s*(\d+) kB$/mu.exec(readFileSync(`/proc/${child}/status`, "utf8"))?.[1] ?? 0),
  );
  return Math.max(0, ...peaks) / 1_024;
}

/** In so many servers: the process once it has settled, and its reader's peak while it read the notes. */
async function atRest(guilds: number): Promise<{ readonly bot: number; readonly reader: number }> {
  const emulator = await crowded(guilds);
  const port = await freePort();
  const bot = new BotProcess({ emulator, env: { PORT: port } });
  await bot.start();
  const reader = readersPeak(bot);
  await wait(50_000);
  const settled = await resident(port);
  await bot.stop();
  await emulator.close();
  return { bot: settled, reader };
}

/** What presses got: how many were acknowledged as answers, and how many got which other reply. */
type Got = { answers: number; readonly others: Map<string, number> };

/** A hall in which one round follows another. */
class Hall {
  readonly got: Got = { answers: 0, others: new Map() };
  readonly #members: readonly Member[];
  #question: Message | null = null;
  #rounds = 0;

  constructor(emulator: Emulator) {
    const guild = emulator.addGuild({ name: "Group" });
    const hall = guild.addChannel("hall");
    this.#members = Array.from({ length: PLAYERS }, (_, at) => guild.addMember(`M${at}`).in(hall));
    emulator.on((happening) => {
      if (happening.kind !== "messageCreated" || happening.message.channelId !== hall.id) return;
      const { message } = happening;
      if (/\*\*Question \d+ of /u.test(message.content)) this.#question = message;
      if (message.content.includes("Round over")) void this.begin();
    });
  }

  /** Begins a round; each is another member's, since one may begin only so many in an hour. */
  async begin(): Promise<void> {
    this.#question = null;
    const starter = this.#members[this.#rounds % this.#members.length];
    this.#rounds += 1;
    const lobby = await starter?.slash("quiz start", { questions: 25, seconds: 120, kind: "choice" });
    if (starter === undefined || lobby?.message == null) throw new Error("No round");
    await starter.press(lobby.message, "Start now");
  }

  /** So many presses, as fast as they are taken; each reply is dismissed. */
  async press(count: number): Promise<void> {
    let left = count;
    const presser = async (member: Member, at: number) => {
      while (left > 0) {
        const question = this.#question;
        if (question === null) {
          await wait(20);
          continue;
        }
        left -= 1;
        const ids = question.buttons.flatMap(({ customId }) => customId ?? []);
        const custom_id = ids[(left + at) % ids.length] ?? "";
        const { content, message } = await member.interact({
          type: 3,
          data: { component_type: 2, custom_id },
          message: question,
        });
        this.#count(content ?? "no reply", question);
        if (message !== null) member.remove(message);
      }
    };
    await Promise.all(this.#members.map(presser));
  }

  #count(reply: string, question: Message): void {
    if (/^(?:Locked in|Changed to)/u.test(reply)) {
      this.got.answers += 1;
      return;
    }
    const kind = reply.split(" ", 2).join(" ");
    this.got.others.set(kind, (this.got.others.get(kind) ?? 0) + 1);
    // It closes: nobody presses until the next one is there.
    if (this.#question === question) this.#question = null;
  }
}

/** The process's memory after each tenth of so many presses, and what they got. */
async function underLoad(all: number) {
  const emulator = await startEmulator({ rateLimits: false });
  const port = await freePort();
  const bot = new BotProcess({ emulator, env: { PORT: port } });
  await bot.start();
  const hall = new Hall(emulator);
  await hall.begin();
  const sizes: number[] = [];
  for (let part = 1; part <= PARTS; part += 1) {
    await hall.press(all / PARTS);
    await wait(3_000);
    sizes.push(await resident(port));
    console.log(`${(all / PARTS) * part} interactions: ${sizes.at(-1)?.toFixed(0)} MB`);
  }
  await bot.stop();
  await emulator.close();
  return { sizes, ...hall.got };
}

/**
 * Memory in 200 and in 2,500 servers, and its growth over a million interactions, or `INTERACTIONS` of them, nearly all of
 * which are answers to open questions. Limits: 200 and 512 MB, 5 % from the first tenth on.
 */
export async function benchMemory(): Promise<boolean> {
  const [few, many] = [await atRest(200), await atRest(2_500)];
  console.log(
    `at rest in 200 servers: ${few.bot.toFixed(0)} MB (limit ${LIMIT.few}); in 2,500: ${many.bot.toFixed(0)} MB (limit ${LIMIT.many})`,
  );
  console.log(
    `the reader's process while it reads: at most ${Math.max(few.reader, many.reader).toFixed(0)} MB beside it`,
  );
  const all = Number(process.env.INTERACTIONS ?? 1_000_000);
  const { sizes, answers, others } = await underLoad(all);
  const growth = 100 * ((sizes.at(-1) ?? 0) / (sizes[0] ?? 1) - 1);
  console.log(
    `under load: ${Math.max(...sizes).toFixed(0)} MB; growth from the first tenth on: ${growth.toFixed(1)} % (limit ${LIMIT.growth})`,
  );
  const told = [...others].map(([kind, count]) => `${count} "${kind} …"`).join(", ");
  console.log(
    `${answers} of ${all} acknowledged as answers; others: ${told || "none"} (limit ${100 * OTHERS} %)`,
  );
  const areAnswers = all - answers <= OTHERS * all;
  return few.bot <= LIMIT.few && many.bot <= LIMIT.many && growth <= LIMIT.growth && areAnswers;
}
