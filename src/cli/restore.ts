import { parseArgs } from "node:util";
import { migrations } from "../../migrations/index.ts";
import { drillRestore, RestoreRefusal, restoreDatabase } from "../storage/restore.ts";
import { UsageError } from "./usage-error.ts";

/** `cohort restore BACKUP DATABASE`, or `--drill` to try it without touching anything. Returns the exit code. */
export function restore(args: readonly string[]): number {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { drill: { type: "boolean", default: false } },
  });
  const [copy, file] = positionals;
  if (copy === undefined || positionals.length > 2 || (file === undefined) !== values.drill)
    throw new UsageError("Name the backup and the database's file, or the backup and --drill.");
  try {
    if (file === undefined) {
      tell(drillRestore(copy, migrations));
      console.log(`${copy} can be restored. Nothing was changed.`);
      return 0;
    }
    const { rows, before } = restoreDatabase({ copy, file, now: Date.now() }, migrations);
    tell(rows);
    console.log(`Restored ${copy} to ${file}.${before === null ? "" : ` What was there is ${before}.`}`);
    return 0;
  } catch (error) {
    if (!(error instanceof RestoreRefusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

function tell(rows: ReadonlyMap<string, number>): void {
  for (const [table, count] of rows) console.log(`${String(count).padStart(9)}  ${table}`);
}
