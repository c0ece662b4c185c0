export const erase = "Erase it";
export const keep = "Keep it";

/** Where something holds: in the server where it was asked, or everywhere. */
function where(isHere: boolean): string {
  return isHere ? "in this server" : "in all servers and outside of them";
}

export function exported(isHere: boolean): string {
  const more = isHere ? " In a direct message to me, `/privacy export` gives you all servers at once." : "";
  return `Here is everything that I keep about you ${where(isHere)}.${more}`;
}

export const exportAlt = "What Cohort keeps about you, as JSON";

export function askErasure(isHere: boolean): string {
  return [
    `**Erase everything that I keep about you ${where(isHere)}?** This can't be taken back.`,
    "Gone for good are your answers, points and places on the leaderboard, your practice, reports and uploads that wait, and messages of yours that became notes.",
    "Others keep all their points, and the server its notes. What already stands in channels isn't rewritten, and backups keep your rows until they are rotated out.",
    "`/privacy export` gives you a copy first.",
  ].join("\n");
}

export const erased =
  "Erased: I keep nothing about you there any more. If you play again, you begin with nothing.";
export const kept = "Nothing was erased.";

export const shown = "Others see you on the leaderboard and among a round's players again.";
export const hidden =
  "Others no longer see you on the leaderboard, in standings and among the fastest. Your points still count: `/leaderboard` shows you, and only you, your own rank. What stands in channels already isn't rewritten.";
