import { z } from "zod";
import { StudyError } from "../core/errors.ts";
import { PERIODS, type Period } from "../core/standings.ts";

/** Where a page of a board begins; `topic` is a short tag, "" for all topics. */
export type Cursor = {
  readonly period: Period;
  readonly topic: string;
  readonly direction: "after" | "before";
  readonly points: number;
  readonly userId: string;
};

const parts = z.tuple([
  z.coerce.number().int().min(0).max(3),
  z.string().regex(/^([0-9a-f]{12})?$/),
  z.enum(["a", "b"]),
  z.coerce.number().int(),
  z.string().regex(/^\d{1,20}$/),
]);

/** A cursor as text for a button: at most 80 characters of A–Z, a–z, 0–9, "-" and "_". */
export function writeCursor({ period, topic, direction, points, userId }: Cursor): string {
  const text = [PERIODS.indexOf(period), topic, direction === "after" ? "a" : "b", points, userId].join(".");
  return Buffer.from(text).toString("base64url");
}

/** Reads what `writeCursor` wrote; a forged one is refused with StudyError `badOption`. */
export function readCursor(text: string): Cursor {
  const parsed = parts.safeParse(Buffer.from(text, "base64url").toString().split("."));
  if (!parsed.success) throw new StudyError("badOption", { option: "page", value: text });
  const [period, topic, direction, points, userId] = parsed.data;
  return {
    period: PERIODS[period] ?? "week",
    topic,
    direction: direction === "a" ? "after" : "before",
    points,
    userId,
  };
}
