import type { Command } from "../src/discord/command.ts";
import { daily } from "./daily.ts";
import { fact } from "./fact.ts";
import { help } from "./help.ts";
import { leaderboard } from "./leaderboard.ts";
import { practice } from "./practice.ts";
import { quiz } from "./quiz.ts";
import { settings } from "./settings.ts";

/** Every command: the one list that is registered and dispatched from. */
export const commands: readonly Command[] = [fact, quiz, practice, leaderboard, daily, settings, help];
