/**
 * The one catalogue of texts that members and admins see. Every function takes plain text, escapes it and gives text
 * that is ready for Discord; nothing else in the edge holds a sentence.
 */
export * from "./wording/board.ts";
export * from "./wording/commands.ts";
export * from "./wording/common.ts";
export * from "./wording/daily.ts";
export * from "./wording/help.ts";
export * as notes from "./wording/notes.ts";
export * from "./wording/practice.ts";
export * from "./wording/press.ts";
export * as privacy from "./wording/privacy.ts";
export * as questions from "./wording/questions.ts";
export * from "./wording/refusal.ts";
export * as reports from "./wording/reports.ts";
export * from "./wording/round.ts";
export * from "./wording/settings.ts";
export * from "./wording/study.ts";
