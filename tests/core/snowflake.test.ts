import { expect, test } from "vitest";
import { compareSnowflakes, snowflakeAt as leastAt, snowflakeTime } from "../../src/core/snowflake.ts";
import { snowflakeAt } from "../support/snowflake.ts";

test("an id tells when Discord made it, as the API reference's example does", () => {
  expect(snowflakeTime("175928847299117063")).toBe(1_462_015_105_796);
});

test("the lower bits change nothing about the time", () => {
  const at = Date.UTC(2026, 10, 23);
  expect(snowflakeTime(snowflakeAt(at, 0))).toBe(at);
  expect(snowflakeTime(snowflakeAt(at, 2 ** 22 - 1))).toBe(at);
});

test.each([
  ["9", "10", -1],
  ["999999999999999999", "1000000000000000000", -1],
  ["175928847299117063", "175928847299117064", -1],
  ["175928847299117063", "175928847299117063", 0],
  ["2", "1", 1],
])("%s and %s are ordered as numbers, beyond what a double holds", (a, b, sign) => {
  expect(Math.sign(compareSnowflakes(a, b))).toBe(sign);
});

test("the least id of a time tells that time, and the one before it an earlier one", () => {
  const at = Date.UTC(2026, 10, 23);
  const least = leastAt(at + 0.5);
  expect(snowflakeTime(least)).toBe(at);
  expect(snowflakeTime(String(BigInt(least) - 1n))).toBe(at - 1);
});

test("the least id of a time before Discord is 0", () => {
  expect(leastAt(Date.UTC(2014, 11, 31))).toBe("0");
  expect(leastAt(Date.UTC(2015, 0, 1))).toBe("0");
});
