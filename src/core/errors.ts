/** What can go wrong through no fault of the program; each code has its sentence in `discord/wording.ts`. */
export type StudyErrorCode =
  | "noNotes"
  | "unknownTopic"
  | "noQuestions"
  | "noExercise"
  | "noFacts"
  | "roundRunning"
  | "noRound"
  | "notAllowed"
  | "missingPermissions"
  | "channelGone"
  | "notSent"
  | "unknownZone"
  | "badTime"
  | "badOption"
  | "noDaily"
  | "noDailyQuestion"
  | "lastChannel"
  | "noChannelList"
  | "guildOnly"
  | "unknownNote"
  | "notesFull"
  | "draftGone"
  | "undoGone"
  | "notesLoading"
  | "nothingToSave"
  | "suggestionGone"
  | "suggestionFull"
  | "unknownQuestion"
  | "beingAsked"
  | "claimGone"
  | "badPin"
  | "erasureGone"
  | "answersGone"
  | "notKept"
  | "tooOften";

/** A refusal meant for the member: `values` fill the placeholders of the code's sentence. */
export class StudyError extends Error {
  readonly code: StudyErrorCode;
  readonly values: Readonly<Record<string, string | number>>;

  /** `cause` is what has to be mended by whoever runs the bot, and is logged. */
  constructor(
    code: StudyErrorCode,
    values: Readonly<Record<string, string | number>> = {},
    options: ErrorOptions = {},
  ) {
    super(code, options);
    this.name = "StudyError";
    this.code = code;
    this.values = values;
  }
}
