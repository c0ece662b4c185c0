/** Stands for a dollar sign that opens no formula, so that "$50 and $60" is no TeX; as long as the sign itself. */
const PLAIN_DOLLAR = "\ue000";

/** The text as it was written. */
export function withDollars(text: string): string {
  return text.includes(PLAIN_DOLLAR) ? text.replaceAll(PLAIN_DOLLAR, "$") : text;
}

/**
 * Marks each single dollar sign of a line that opens no formula. As in Pandoc, a formula opens before and closes behind
 * a sign that is no space, and no digit follows it; and no sum of money goes on in words.
 */
export function guardMoney(line: string): string {
  let guarded = "";
  let at = 0;
  for (let sign = line.indexOf("$"); sign !== -1; sign = line.indexOf("$", at)) {
    guarded += line.slice(at, sign);
    const run = /^\$+/u.exec(line.slice(sign, sign + 3))?.[0] ?? "$";
    const close = run === "$" ? closeOf(line, sign) : sign + run.length;
    guarded += close === null ? PLAIN_DOLLAR : line.slice(sign, close);
    at = close ?? sign + 1;
  }
  return at === 0 ? line : guarded + line.slice(at);
}

/** Where the formula that opens at a sign ends; null where none does. */
function closeOf(line: string, open: number): number | null {
  if (line[open - 1] === "\\" || /\s/u.test(line[open + 1] ?? " ")) return null;
  const close = line.indexOf("$", open + 1);
  if (close === -1 || /\s/u.test(line[close - 1] ?? " ") || /\d/u.test(line[close + 1] ?? "")) return null;
  const inside = line.slice(open + 1, Math.min(close, open + 200));
  const isMoney = /^\d/u.test(inside) && !inside.includes("\\") && /\s\p{L}{3}/u.test(inside);
  return isMoney ? null : close + 1;
}
