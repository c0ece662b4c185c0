import { backup } from "./cli/backup.ts";
import { check } from "./cli/check.ts";
import { exportNotes } from "./cli/export.ts";
import { questions } from "./cli/questions.ts";
import { restore } from "./cli/restore.ts";
import { UsageError } from "./cli/usage-error.ts";

const usage = `cohort: Cohort's command line
  cohort check FILE_OR_DIR… [--json]        the topics, facts and problems of notes
  cohort questions FILE_OR_DIR… [--seed N] [--limit N] [--json] [--why]
                                            the questions that notes give, and why a fact gives none
  cohort export FILE_OR_DIR… [--format anki|csv] [--out FILE]
                                            cards and questions for Anki or a spreadsheet
  cohort backup DATABASE COPY               a checked copy of the database, also while the bot runs
  cohort restore BACKUP DATABASE            puts a backup in place; the bot must be stopped
  cohort restore BACKUP --drill             tries it and changes nothing`;

// A reader that has seen enough (`| head`) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await run(process.argv.slice(2));

async function run([command, ...args]: readonly string[]): Promise<number> {
  try {
    if (command === "help" || [command, ...args].includes("--help")) {
      console.log(usage);
      return 0;
    }
    if (command === "check") return await check(args);
    if (command === "backup") return backup(args);
    if (command === "restore") return restore(args);
    if (command === "export") return await exportNotes(args);
    if (command === "questions") return await questions(args);
    throw new UsageError(command === undefined ? "Say what to do." : `There is no command “${command}”.`);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${usage}`);
    return 2;
  }
}
