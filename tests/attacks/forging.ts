import { inspect } from "node:util";
import { sql } from "kysely";
import { seeded } from "../../src/core/random.ts";
import { type Channel, type Emulator, type Member, startEmulator } from "../../src/emulator/index.ts";
import type { Db } from "../../src/storage/database.ts";
import { handmadeBank, handmadeFacts } from "../support/bank.ts";
import { LiveBot } from "../support/live-bot.ts";
import { type Attacker, asksForAll, forged, type Loot, pick } from "./forgeries.ts";

/** What a run of forgeries did; `faults` is empty where none changed, crashed or showed anything. */
export type ForgeryReport = { readonly sent: number; readonly faults: readonly string[] };

/** What is sent: `atOnce` are under way at the same time. */
type Wish = { readonly seed: string; readonly count: number; readonly atOnce?: number };

/** So many are under way at once, unless fewer are wished for, and so many are sent while one question stands open. */
const AT_ONCE = 40;
const PER_QUESTION = 20_000;

type Stage = {
  readonly emulator: Emulator;
  readonly bot: LiveBot;
  readonly hall: Channel;
  readonly ada: Member;
  readonly den: Channel;
  readonly boss: Member;
  readonly attackers: readonly Attacker[];
};

/** A group with rights in order, and two who have none: one of its own members, and one of another server. */
async function openStage(): Promise<Stage> {
  const emulator = await startEmulator({ rateLimits: false });
  const bot = new LiveBot(emulator, handmadeBank(handmadeFacts("Networks", ["Layers", "Routes"], 40)));
  await bot.start();
  const [group, other] = [emulator.addGuild({ name: "Group" }), emulator.addGuild({ name: "Other" })];
  const [hall, den] = [group.addChannel("hall"), other.addChannel("den")];
  const ada = group.addMember("Ada", { permissions: ["ManageGuild", "ManageMessages"] }).in(hall);
  const [nell, mallory] = [group.addMember("Nell").in(hall), other.addMember("Mallory").in(den)];
  await ada.slash("settings set", { starters: "managers" });
  const boss = other.addMember("Boss", { permissions: ["ManageGuild"] }).in(den);
  await boss.slash("settings set", { starters: "managers" });
  nell.say("mine");
  mallory.say("mine");
  const attackers = [
    { member: nell, guildId: group.id },
    { member: mallory, guildId: other.id },
  ];
  return { emulator, bot, hall, den, ada, boss, attackers };
}

/** Opens a question, answers it, and leaves much half-done that could be changed; gives all that could be named. */
async function setUp({ emulator, bot, hall, den, ada, boss, attackers }: Stage): Promise<Loot> {
  const lobby = await ada.slash("quiz start", { questions: 2, seconds: 120, kind: "choice" });
  if (lobby.message === null) throw new Error(`No lobby: ${lobby.content}`);
  await ada.press(lobby.message, "Start now");
  const asked = await emulator.waitForMessage(
    hall,
    ({ content, buttons, id }) =>
      content.includes("Question 1 of") && buttons.length > 0 && BigInt(id) > BigInt(lobby.message?.id ?? 0),
  );
  await ada.press(asked, asked.buttons[0]?.customId ?? "");
  for (const kind of ["choice", "typed", "recall"]) await ada.slash("practice", { kind });
  await ada.slash("daily set", { channel: hall.id, time: "09:00" });
  await ada.slash("daily now");
  await ada.slash("leaderboard", {});
  await ada.slash("leaderboard", { share: true });
  await ada.slash("privacy delete");
  await ada.slash("notes list");
  await boss.slash("daily now");
  await boss.slash("privacy delete");
  const { db } = bot.database();
  const unsent = () => db.selectFrom("round_sends").select("send_id").where("sent_at", "is", null).execute();
  while ((await unsent()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  const messages = [...emulator.messages(hall, ada.id), ...emulator.messages(den, boss.id)];
  const customIds = messages.flatMap(({ buttons, menus }) => [
    ...buttons.flatMap(({ customId }) => customId ?? []),
    ...menus.map(({ customId }) => customId),
  ]);
  const people = [ada, boss, ...attackers.map(({ member }) => member)];
  return { customIds, messages, userIds: people.map(({ id }) => id) };
}

/** What a member may change of their own by commands that everybody has. */
const own = ["practice_questions", "practice_answers", "hidden_members", "erasure_requests"];

/** What the bot notes of its own work on a round while time passes, forgeries or not. */
const claims = ["owner", "owned_until", "tries"];

/** Every row of every table, but for when the bot was last there, and what the attackers may change: what is kept of themselves. */
async function stateOf(db: Db, attackers: readonly Attacker[]): Promise<ReadonlySet<string>> {
  const ids = attackers.map(({ member }) => member.id);
  const tables = await db.introspection.getTables();
  const rows = tables
    .filter(({ name }) => name !== "presence")
    .map(async ({ name }) => {
      const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
      const isTheirs = (row: Record<string, unknown>) =>
        own.includes(name) &&
        Object.entries(row).some(([column, id]) => column.endsWith("_user_id") && ids.includes(String(id)));
      return rows
        .filter((row) => !isTheirs(row))
        .map((row) => `${name}: ${JSON.stringify(withoutClaims(row))}`);
    });
  return new Set((await Promise.all(rows)).flat());
}

function withoutClaims(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !claims.includes(column)));
}

/** Sends so many forged interactions through the real client, and looks for anything that they changed or broke. */
export async function forge(wish: Wish): Promise<ForgeryReport> {
  const { seed, count, atOnce = AT_ONCE } = wish;
  const random = seeded("forgeries", seed);
  const stage = await openStage();
  const faults: string[] = [];
  let sent = 0;
  try {
    while (sent < count && faults.length === 0) {
      const loot = await setUp(stage);
      const { db } = stage.bot.database();
      const before = await stateOf(db, stage.attackers);
      const most = Math.min(count - sent, PER_QUESTION);
      let left = most;
      const attack = async () => {
        while (left > 0) {
          left -= 1;
          const attacker = pick(stage.attackers, random);
          if (attacker === undefined) return;
          const deed = forged(attacker, loot, random);
          const { kind, content, ephemeral, message } = await attacker.member.interact(deed);
          const on =
            deed.message === undefined ? "nothing" : JSON.stringify(deed.message.content.slice(0, 60));
          const told = `${JSON.stringify(deed.data).slice(0, 300)} by ${attacker.member.name} on ${on}`;
          const isPublic = message !== null && message.visibleTo === null;
          if (kind === "failed") faults.push(`no answer (${content}): ${told}`);
          if (kind === "update" && isPublic) faults.push(`all see another message "${content}": ${told}`);
          if (kind === "reply" && !ephemeral && !asksForAll(deed))
            faults.push(`a public answer "${content}": ${told}`);
        }
      };
      await Promise.all(Array.from({ length: atOnce }, attack));
      sent += most;
      const after = await stateOf(db, stage.attackers);
      for (const row of before) if (!after.has(row)) faults.push(`a row went: ${row}`);
      for (const row of after) if (!before.has(row)) faults.push(`a row came: ${row}`);
      const lobby = stage.emulator
        .messages(stage.hall)
        .find(({ content }) => content.includes("Question 1 of"));
      if (lobby === undefined) faults.push("the question is gone");
      await stage.ada.slash("quiz stop", {});
      await stage.ada.slash("daily off", {});
    }
    const bugs = stage.bot.log.filter(({ level }) => level === "error");
    const told = bugs.map(({ message, fields }) => `${message}: ${inspect(fields)}`);
    // A message of which Discord says that it isn't there for this member can't be changed: it is answered beside it.
    faults.push(...told.filter((bug) => !bug.includes("DiscordAPIError[10008]")));
  } finally {
    await stage.bot.close();
    await stage.emulator.close();
  }
  return { sent, faults };
}
