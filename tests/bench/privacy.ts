import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import Database from "better-sqlite3";
import { migrations } from "../../migrations/index.ts";
import { makePrivacy } from "../../src/app/privacy.ts";
import { seeded } from "../../src/core/random.ts";
import { openDatabase } from "../../src/storage/database.ts";
import { makeStores } from "../../src/storage/index.ts";
import { makeMemberExports } from "../../src/storage/member-exports.ts";
import { handmadeFacts, handmadeQuestion } from "../support/bank.ts";

const SEED = process.env.COHORT_SEED ?? "privacy";
const GUILD = "100";
const ME = "900000000000000000";
const ROUNDS = 2_000;
const QUESTIONS = 10;
const PLAYERS = 40;
/** Milliseconds: an export, an erasure, and a stall of the event loop at p99. */
const LIMIT = { export: 5_000, erasure: 5_000, stall: 50 };

/** Writes rounds that 1,000 members played, one of them in every round. */
function fill(file: string): void {
  const random = seeded(SEED);
  const database = new Database(file);
  database.pragma("foreign_keys = off");
  const facts = handmadeFacts("Networks", ["Layers", "Routes"], 100);
  const frozen = facts.map((fact) => JSON.stringify(handmadeQuestion(fact)));
  const put = (table: string, columns: string) =>
    database.prepare(`insert into ${table} (${columns}) values (${columns.replace(/[^,]+/g, "?")})`);
  const fact = put("facts", "fact_id,file,text");
  const round = put(
    "rounds",
    "round_id,guild_id,channel_id,starter_user_id,kind,seconds,pace,speed,phase,position,wished,started_at,ended_at,end,ranked",
  );
  const question = put(
    "round_questions",
    "round_id,position,fact_id,question_id,frozen,duration,opened_at,closes_at,closed_at,revealed_at,answered",
  );
  const answer = put(
    "answers",
    "round_id,position,answer_user_id,choice,credit,pressed_at,left_ms,interaction_id",
  );
  const award = put(
    "awards",
    'guild_id,award_user_id,round_id,position,question_id,topics,points,"right",answers,local_date,awarded_at',
  );
  const entry = put("board_entries", "guild_id,board_user_id,question_id,local_date,round_id,position");
  let serial = 0;
  database.transaction(() => {
    for (const at of facts.keys()) fact.run(`f${at}`, "networks.md", "A fact.");
    for (let count = 0; count < ROUNDS; count += 1) {
      const id = `r${count}`;
      const at = 1_000_000 + count * 1_000;
      const date = new Date(count * 8_640_000).toISOString().slice(0, 10);
      round.run(
        id,
        GUILD,
        "5",
        ME,
        "mixed",
        20,
        1,
        1,
        "over",
        QUESTIONS,
        QUESTIONS,
        at,
        at + 900,
        "finished",
        1,
      );
      const others = Array.from({ length: PLAYERS - 1 }, () => `9${String(Math.floor(random() * 1e15))}`);
      for (let position = 1; position <= QUESTIONS; position += 1) {
        const about = Math.floor(random() * facts.length);
        const times = [at, at + 10, at + 10, at + 20] as const;
        question.run(id, position, `f${about}`, `q${about}`, frozen[about], 20_000, ...times, PLAYERS);
        for (const user of [ME, ...others]) {
          const right = random() < 0.7 ? 1 : 0;
          answer.run(id, position, user, right, right, at + 5, 9_000, String(10n ** 18n + BigInt(serial++)));
          award.run(GUILD, user, id, position, `q${about}`, '["Networks"]', 100 * right, right, 1, date, at);
          if (user !== ME || position === 1) entry.run(GUILD, user, `${serial}`, date, id, position);
        }
      }
    }
  })();
  database.exec(`insert into totals (guild_id, period, topic, total_user_id, points, "right", answers, rounds)
    select guild_id, 'all', '', award_user_id, sum(points), sum("right"), count(*), 1 from awards group by award_user_id`);
  database.close();
}

/** How long something takes, and how long it holds the event loop at p99 and at most, all in milliseconds. */
async function timed<T>(act: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The export's thread alone keeps no process alive.
  const alive = setInterval(() => {}, 1_000);
  const began = performance.now();
  const result = await act();
  const took = performance.now() - began;
  delay.disable();
  clearInterval(alive);
  return { result, took, p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 };
}

/** Runs parts one after another, each in its turn of the event loop; how many there were. */
async function inParts(some: () => Promise<boolean>): Promise<number> {
  let parts = 0;
  for (; await some(); parts += 1) await new Promise((resolve) => setImmediate(resolve));
  return parts;
}

/** How long writes of others wait beside something, one begun every few milliseconds: at p99 and at most. */
async function waitsBeside<T>(write: () => Promise<unknown>, act: () => Promise<T>) {
  const waits: number[] = [];
  const writing = setInterval(() => {
    const began = performance.now();
    void write().then(() => waits.push(performance.now() - began));
  }, 5);
  const result = await act();
  clearInterval(writing);
  await write();
  const sorted = waits.toSorted((a, b) => a - b);
  return { result, waited: { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, most: sorted.at(-1) ?? 0 } };
}

/**
 * A member with 20,000 answers among 800,000 has them exported and erased, then all answers are pruned and the server is
 * erased. Limits: five seconds each for the member, and 50 ms at p99 for the event loop.
 */
export async function benchPrivacy(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-privacy-"));
  const file = join(folder, "cohort.sqlite");
  await (await openDatabase(file, migrations)).close();
  fill(file);
  console.log(
    `seed ${SEED}: ${ROUNDS * QUESTIONS * PLAYERS} answers, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`,
  );
  const { db, close } = await openDatabase(file, migrations);
  const stores = makeStores(db, "UTC");
  let ids = 0;
  const privacy = makePrivacy({
    privacy: stores.privacy,
    exports: makeMemberExports(file, Date.now),
    libraries: { of: () => Promise.reject(new Error()), changed: () => Promise.reject(new Error()) },
    clock: Date.now,
    newId: () => `id${ids++}`,
  });
  const asker = { guildId: GUILD, userId: ME };
  const whole = await timed(() => privacy.export(asker));
  const { requestId } = await privacy.askErasure(asker);
  const { result: erasure, waited } = await waitsBeside(
    () => stores.presence.alive(Date.now()),
    () => timed(() => privacy.erase(asker, requestId)),
  );
  const pruning = await timed(() => inParts(() => stores.pruning.pruneAnswers(Date.now())));
  await stores.guilds.left(GUILD, 0);
  const going = await timed(() => inParts(() => stores.guilds.eraseSome(1)));
  await close();
  rmSync(folder, { recursive: true });
  const told = ({ took, p99, most }: Omit<typeof erasure, "result">) =>
    `${took.toFixed(0)} ms, event loop p99 ${p99.toFixed(1)} ms, at most ${most.toFixed(0)} ms`;
  console.log(
    `export: ${(whole.result.bytes.length / 2 ** 20).toFixed(1)} MB ${whole.result.name} in ${told(whole)}`,
  );
  console.log(`erasure: ${told(erasure)}`);
  console.log(
    `others' writes beside it: p99 ${waited.p99.toFixed(0)} ms, at most ${waited.most.toFixed(0)} ms`,
  );
  console.log(`pruning, ${pruning.result} parts: ${told(pruning)}`);
  console.log(`a server's erasure, ${going.result} parts: ${told(going)}`);
  console.log(`limits: ${LIMIT.export} ms, ${LIMIT.erasure} ms, p99 ${LIMIT.stall} ms`);
  const stalls = [whole, erasure, pruning, going].map(({ p99 }) => p99);
  return whole.took <= LIMIT.export && erasure.took <= LIMIT.erasure && Math.max(...stalls) <= LIMIT.stall;
}
