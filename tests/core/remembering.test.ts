import { expect, test } from "vitest";
import { remembering } from "../../src/core/remembering.ts";

test("what was read lately isn't read again, also where it came to nothing", () => {
  const read: string[] = [];
  const lengthOf = remembering(2, (text) => {
    read.push(text);
    return text === "" ? null : text.length;
  });
  expect([lengthOf("abc"), lengthOf(""), lengthOf("abc"), lengthOf("")]).toEqual([3, null, 3, null]);
  expect(read).toEqual(["abc", ""]);
});

test("it remembers no more than it may", () => {
  let reads = 0;
  const lengthOf = remembering(2, (text) => {
    reads += 1;
    return text.length;
  });
  for (const text of ["a", "b", "c", "a"]) lengthOf(text);
  expect(reads).toBe(4);
});
