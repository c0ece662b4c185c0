import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { App } from "../app/app.ts";
import type { DailyStore } from "../app/stores.ts";

/** What is asked for when somebody reads the metrics: numbers that the program knows anyway. */
export type Gauges = {
  readonly roundsOpen: () => Promise<number>;
  readonly gatewayReady: () => boolean;
  readonly databaseWritable: () => boolean;
  readonly sendsQueued: () => number;
  /** UTC milliseconds; null before the first. */
  readonly lastBackupAt: () => number | null;
};

/** The program's own measures, in Prometheus' text format. */
export type Metrics = {
  /** The content type and the text of all metrics now. */
  text(): Promise<{ readonly type: string; readonly text: string }>;
  /** Says where the gauges' numbers come from; until then they are left out. */
  watch(gauges: Gauges): void;
  /** An interaction was acknowledged so many milliseconds after it came in. */
  acknowledged(milliseconds: number): void;
  /** Discord answered a request with this HTTP status. */
  requested(status: number): void;
  /** A request waits for a rate limit. */
  rateLimited(): void;
  /** The same app, whose answers to questions are counted by what became of them. */
  counting(app: App): App;
  /** The same store; how late each daily concept comes is measured. */
  timing<Store extends Pick<DailyStore, "sent">>(daily: Store): Store;
};

/** Seconds; three are the most that Discord waits. */
const ACKNOWLEDGED = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3];
const DAILY = [5, 15, 30, 60, 120, 300, 900, 3_600, 21_600];

/** Makes the metrics of one process; Node's own (memory, event loop, garbage collection) are among them. */
export function makeMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const acknowledgement = new Histogram({
    name: "cohort_acknowledgement_seconds",
    help: "Time from an interaction's arrival to Discord's answer to its acknowledgement",
    buckets: ACKNOWLEDGED,
    registers,
  });
  const answers = new Counter({
    name: "cohort_answers_total",
    help: "Answers to questions of rounds, by what became of them",
    labelNames: ["outcome"],
    registers,
  });
  const lag = new Histogram({
    name: "cohort_daily_lag_seconds",
    help: "How long after its time a daily concept came",
    buckets: DAILY,
    registers,
  });
  const requests = new Counter({
    name: "cohort_discord_requests_total",
    help: "Requests that Discord answered, by HTTP status",
    labelNames: ["status"],
    registers,
  });
  const limited = new Counter({
    name: "cohort_discord_rate_limited_total",
    help: "Times that a request had to wait for a rate limit",
    registers,
  });
  return {
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    watch: (gauges) => watch(gauges, registers),
    acknowledged: (milliseconds) => acknowledgement.observe(milliseconds / 1_000),
    requested: (status) => requests.inc({ status }),
    rateLimited: () => limited.inc(),
    counting: (app) => ({
      ...app,
      rounds: {
        ...app.rounds,
        async press(press) {
          const outcome = await app.rounds.press(press);
          answers.inc({ outcome: outcome.kind });
          return outcome;
        },
      },
    }),
    timing: (daily) => ({
      ...daily,
      async sent(slot, message) {
        await daily.sent(slot, message);
        lag.observe(Math.max(0, message.at - slot.dueAt) / 1_000);
      },
    }),
  };
}

function watch(gauges: Gauges, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => number | null | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await read();
        if (value !== null) this.set(value);
      },
    });
  gauge("cohort_rounds_open", "Rounds that have begun and not ended", gauges.roundsOpen);
  gauge("cohort_gateway_ready", "1 while Discord is connected", () => Number(gauges.gatewayReady()));
  gauge("cohort_database_writable", "1 while the database takes writes", () =>
    Number(gauges.databaseWritable()),
  );
  gauge("cohort_sends_queued", "Messages that wait to go out", gauges.sendsQueued);
  gauge("cohort_backup_timestamp_seconds", "When this process made its last nightly backup", () => {
    const at = gauges.lastBackupAt();
    return at === null ? null : at / 1_000;
  });
}
