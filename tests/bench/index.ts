import { benchAnswers } from "./answers.ts";
import { benchNotes } from "./notes.ts";
import { benchQuestions } from "./questions.ts";

const benches: Readonly<Record<string, () => Promise<boolean>>> = {
  answers: benchAnswers,
  notes: benchNotes,
  questions: benchQuestions,
};
const name = process.argv[2] ?? "";
const bench = benches[name];
if (bench === undefined) {
  console.error(`Which benchmark? npm run bench -- ${Object.keys(benches).join("|")}`);
  process.exit(2);
}
process.exit((await bench()) ? 0 : 1);
