import * as guilds from "./0001-guilds.ts";
import * as facts from "./0002-facts.ts";
import * as rounds from "./0003-rounds.ts";
import * as scores from "./0004-scores.ts";
import * as daily from "./0005-daily.ts";
import * as practice from "./0006-practice.ts";
import * as notes from "./0007-notes.ts";
import * as answers from "./0008-answers.ts";
import * as reviews from "./0009-reviews.ts";
import * as practiceAnswers from "./0010-practice-answers.ts";
import * as ranks from "./0011-ranks.ts";
import * as privacy from "./0012-privacy.ts";
import * as roundsPerHour from "./0013-rounds-per-hour.ts";
import * as answersInOrder from "./0014-answers-in-order.ts";
import * as absences from "./0015-absences.ts";

/** Every migration by name, oldest first; a released one is never edited. */
export const migrations = {
  "0001-guilds": guilds,
  "0002-facts": facts,
  "0003-rounds": rounds,
  "0004-scores": scores,
  "0005-daily": daily,
  "0006-practice": practice,
  "0007-notes": notes,
  "0008-answers": answers,
  "0009-reviews": reviews,
  "0010-practice-answers": practiceAnswers,
  "0011-ranks": ranks,
  "0012-privacy": privacy,
  "0013-rounds-per-hour": roundsPerHour,
  "0014-answers-in-order": answersInOrder,
  "0015-absences": absences,
} as const;
