import type { Command, MessageCommand } from "../src/discord/command.ts";
import { daily } from "./daily.ts";
import { fact } from "./fact.ts";
import { help } from "./help.ts";
import { leaderboard } from "./leaderboard.ts";
import { notes } from "./notes.ts";
import { practice } from "./practice.ts";
import { privacy } from "./privacy.ts";
import { questions } from "./questions.ts";
import { quiz } from "./quiz.ts";
import { saveAsNote } from "./save-as-note.ts";
import { settings } from "./settings.ts";

/** Every command: the one list that is registered and dispatched from. */
export const commands: readonly (Command | MessageCommand)[] = [
  fact,
  quiz,
  practice,
  leaderboard,
  daily,
  notes,
  questions,
  saveAsNote,
  settings,
  privacy,
  help,
];
