import type { Image } from "../core/notes/note.ts";
import type { QuestionSource } from "../core/questions/question.ts";

/** A fact as it is shown; `heading` begins with the note's title. */
export type FactView = {
  readonly text: string;
  readonly source: QuestionSource;
  /** Pictures that stand beside it; left out where there are none. */
  readonly images?: readonly Image[];
};
