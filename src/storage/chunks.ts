/** Keeps multi-row inserts far below SQLite's limit of bound values. */
const ROWS_PER_INSERT = 500;

/** Rows in parts that one insert can take. */
export function chunks<T>(rows: readonly T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_PER_INSERT);
  return Array.from({ length: count }, (_, at) =>
    rows.slice(at * ROWS_PER_INSERT, (at + 1) * ROWS_PER_INSERT),
  );
}
