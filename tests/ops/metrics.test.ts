import { expect, test } from "vitest";
import type { DailyStore } from "../../src/app/stores.ts";
import { makeMetrics } from "../../src/ops/metrics.ts";

const figure = (text: string, name: string) =>
  text
    .split("\n")
    .find((line) => line.startsWith(`${name} `))
    ?.split(" ")[1];

test("what happened is counted, what is asked for is read when somebody looks", async () => {
  const metrics = makeMetrics();
  metrics.acknowledged(40);
  metrics.acknowledged(700);
  metrics.requested(200);
  metrics.requested(503);
  metrics.requested(503);
  metrics.rateLimited();
  let open = 3;
  metrics.watch({
    roundsOpen: async () => open,
    gatewayReady: () => true,
    databaseWritable: () => false,
    sendsQueued: () => 7,
    lastBackupAt: () => 1_790_000_000_000,
  });
  const { type, text } = await metrics.text();
  expect(type).toContain("text/plain");
  expect(figure(text, "cohort_acknowledgement_seconds_count")).toBe("2");
  expect(figure(text, 'cohort_acknowledgement_seconds_bucket{le="0.05"}')).toBe("1");
  expect(figure(text, 'cohort_discord_requests_total{status="503"}')).toBe("2");
  expect(figure(text, "cohort_discord_rate_limited_total")).toBe("1");
  expect(figure(text, "cohort_rounds_open")).toBe("3");
  expect(figure(text, "cohort_gateway_ready")).toBe("1");
  expect(figure(text, "cohort_database_writable")).toBe("0");
  expect(figure(text, "cohort_sends_queued")).toBe("7");
  expect(figure(text, "cohort_backup_timestamp_seconds")).toBe("1790000000");
  expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
  open = 0;
  expect(figure((await metrics.text()).text, "cohort_rounds_open")).toBe("0");
});

test("a daily concept's lag is counted from its time, once it is recorded", async () => {
  const metrics = makeMetrics();
  const recorded: string[] = [];
  const store: Pick<DailyStore, "sent"> = { sent: async (slot) => void recorded.push(slot.localDate) };
  const slot = {
    ...{ guildId: "1", localDate: "2026-11-28", channelId: "2", factId: null, dueAt: 1_000_000, tries: 1 },
  };
  await metrics.timing(store).sent(slot, { messageId: "3", at: 1_042_000 });
  expect(recorded).toEqual(["2026-11-28"]);
  const { text } = await metrics.text();
  expect(figure(text, "cohort_daily_lag_seconds_sum")).toBe("42");
});
