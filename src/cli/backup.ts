import { parseArgs } from "node:util";
import { BackupRefusal, backupDatabase } from "../storage/backup.ts";
import { UsageError } from "./usage-error.ts";

/** `cohort backup DATABASE COPY`: copies a database, also while the bot runs. Returns the exit code. */
export function backup(args: readonly string[]): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file, copy] = positionals;
  if (file === undefined || copy === undefined || positionals.length > 2) {
    throw new UsageError("Name the database's file and the file for its copy.");
  }
  try {
    backupDatabase(file, copy);
  } catch (error) {
    if (!(error instanceof BackupRefusal)) throw error;
    console.error(error.message);
    return 1;
  }
  console.log(`Backed up ${file} to ${copy}.`);
  return 0;
}
