import { benchAnswers } from "./answers.ts";
import { benchBackup } from "./backup.ts";
import { benchBoards } from "./boards.ts";
import { benchImport } from "./import.ts";
import { benchMemory } from "./memory.ts";
import { benchNotes } from "./notes.ts";
import { benchPrivacy } from "./privacy.ts";
import { benchQuestions } from "./questions.ts";
import { benchStart } from "./start.ts";
import { benchWave } from "./wave.ts";

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  answers: benchAnswers,
  backup: benchBackup,
  boards: benchBoards,
  import: benchImport,
  memory: benchMemory,
  notes: benchNotes,
  privacy: benchPrivacy,
  questions: benchQuestions,
  wave: benchWave,
  start: benchStart,
};
const name = process.argv[2] ?? "";
const bench = benches[name];
if (bench === undefined) {
  console.error(`Which benchmark? npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exit(2);
}
process.exit((await bench()) ? 0 : 1);
