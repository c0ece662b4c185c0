import type { FileProblems, FileRefusal } from "../../app/note-views.ts";
import { type AttachedFile, type Body, body, MESSAGE_LIMIT } from "../body.ts";
import { fitted } from "../clip.ts";
import { notes as say } from "../wording.ts";

/** So many problems stand in the message itself; more come as a file. */
const SHOWN_PROBLEMS = 5;

/** Problems as lines of a message, each name and text shortened to `room`, or as a file where they are more than `most`. */
export type Problems = {
  readonly lines: (room: number) => readonly string[];
  readonly files: readonly AttachedFile[];
};

export function problemsIn(all: readonly FileProblems[], most = SHOWN_PROBLEMS): Problems {
  const flat = all.flatMap(({ file, problems }) => problems.map((each) => ({ file, each })));
  if (flat.length === 0) return { lines: () => [], files: [] };
  if (flat.length <= most)
    return {
      lines: (room) => [say.problemsTitle, ...flat.map(({ file, each }) => say.problem(file, each, room))],
      files: [],
    };
  const file = {
    name: "problems.txt",
    content: say.problemFile(all),
    description: say.problemFileAlt(flat.length),
  };
  return { lines: () => [say.problemsAttached(flat.length)], files: [file] };
}

/** What a check found. */
export function renderCheck(checked: readonly FileProblems[], refused: readonly FileRefusal[]): Body {
  const isClean = refused.length === 0 && checked.every(({ problems }) => problems.length === 0);
  if (isClean) return body(say.checkClean);
  const { lines, files } = problemsIn(checked);
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [...refused.map((each) => say.fileRefusal(each, room)), ...lines(room)].join("\n"),
  );
  return { ...body(content), files };
}
