import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { START } from "../support/rounds.ts";
import { StoredRounds } from "../support/stored-rounds.ts";

let stored: StoredRounds;
beforeEach(async () => {
  stored = await StoredRounds.open();
});
afterEach(() => stored.databases.close());

describe("facts", () => {
  const fact = (text: string, fingerprint: string) => ({
    fingerprint,
    kind: "sentence" as const,
    text,
    file: "a.md",
    line: 1,
    endLine: 1,
    topic: "A",
    heading: [],
    sourceLink: null,
  });
  let made = 0;
  const sync = (...facts: readonly ReturnType<typeof fact>[]) =>
    stored.stores.facts.sync(facts, () => `id-${made++}`, START);

  test("keep their lasting id while their fingerprint is known, also when they were gone for a time", async () => {
    const first = await sync(fact("one", "f1"), fact("two", "f2"));
    await sync(fact("two", "f2"));
    const again = await sync(fact("one", "f1"), fact("two", "f2"), fact("three", "f3"));
    expect([again.get("f1"), again.get("f2")]).toEqual([first.get("f1"), first.get("f2")]);
    expect(new Set(again.values()).size).toBe(3);
  });

  test("that are gone are retired, and come back", async () => {
    const { db } = await stored.databases.open();
    const retired = async (id: string | undefined) =>
      (
        await db
          .selectFrom("facts")
          .select("retired_at")
          .where("fact_id", "=", id ?? "")
          .executeTakeFirst()
      )?.retired_at;
    const id = (await sync(fact("one", "f1"))).get("f1");
    await sync();
    expect(await retired(id)).toBe(START);
    await sync(fact("one", "f1"));
    expect(await retired(id)).toBeNull();
  });
});
