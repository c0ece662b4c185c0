import type { APIButtonComponentWithCustomId, APIModalInteractionResponseCallbackData } from "discord.js";
import type { PracticeAnswerView, PracticeView } from "../../app/practice-views.ts";
import type { AskedQuestion } from "../../app/views.ts";
import { SELF_GRADES } from "../../core/exercises/response.ts";
import { answerForm } from "../../core/questions/given.ts";
import { type Body, type ButtonRow, button, MESSAGE_LIMIT, type MenuRow, menu, rows } from "../body.ts";
import { clip, fitted } from "../clip.ts";
import { customIdOf } from "../custom-ids.ts";
import { escaped, escapedStem, plainLine } from "../escape.ts";
import * as say from "../wording.ts";
import { form } from "./form.ts";
import { answerButtons, asked, optionsMenu } from "./question.ts";
import { explained } from "./reveal.ts";

/** Discord's limit; letters of more than twenty options leave no room for [Next] before the answer. */
const MOST_ROWS = 5;
/** A recalled fact has so many characters at least, however little room there is. */
const LEAST = 80;

/** A private exercise as it is now. */
export function renderPractice(view: PracticeView | PracticeAnswerView): Body {
  return view.state === "open" ? open(view) : answered(view);
}

function open(view: PracticeView): Body {
  const heading = view.heading === null ? [] : [say.practiceHeading(view.heading)];
  const content = fitted(MESSAGE_LIMIT, (room) =>
    [say.practiceTitle(view.from, view.exercise), ...heading, ...askedLines(view, room)].join("\n"),
  );
  const { controls, beside } = controlsOf(view);
  const below = rows([...beside, ...nextButton(view, "plain")]);
  return { content, components: [...controls, ...below].slice(0, MOST_ROWS) };
}

function askedLines({ exercise }: PracticeView, room: number): readonly string[] {
  switch (exercise.form) {
    case "question":
      return asked(exercise.question);
    case "matching":
      return say.matchingLines(exercise, room);
    case "order":
      return say.orderLines(exercise, room);
    case "list":
      return [say.nameAll(exercise)];
    case "recall": {
      const { answer } = exercise;
      const told = answer === null ? [] : ["", recalled(answer.text, room), say.fromNotes(answer.source, 0)];
      return [say.recallQuestion(exercise), ...told, ...(answer === null ? [] : [say.howWell])];
    }
  }
}

type Controls = {
  readonly controls: readonly (ButtonRow | MenuRow)[];
  /** Buttons that stand in one row with [Next]. */
  readonly beside: readonly APIButtonComponentWithCustomId[];
};

/** What an exercise is done by. */
function controlsOf({ practiceId, exercise }: PracticeView): Controls {
  switch (exercise.form) {
    case "question":
      return questionControls(practiceId, exercise.question);
    case "matching": {
      const { rights, picks } = exercise;
      return pickControls({ practiceId, texts: rights, picks, placeholder: say.whatBelongsTo(exercise) });
    }
    case "order": {
      const { shown, picks } = exercise;
      return pickControls({ practiceId, texts: shown, picks, placeholder: say.whichStep(exercise) });
    }
    case "list":
      return { controls: [], beside: [writeButton(practiceId)] };
    case "recall":
      if (exercise.answer === null)
        return {
          controls: [],
          beside: [button(say.showAnswer, customIdOf({ kind: "practiceShow", practiceId }), "main")],
        };
      return {
        controls: [],
        beside: SELF_GRADES.map((grade) =>
          button(say.selfGrades[grade], customIdOf({ kind: "practiceGrade", practiceId, grade })),
        ),
      };
  }
}

function questionControls(practiceId: string, question: AskedQuestion): Controls {
  switch (answerForm(question)) {
    case "option":
      return {
        controls: rows(
          answerButtons(question, (choice) => customIdOf({ kind: "practice", practiceId, choice })),
        ),
        beside: [],
      };
    case "options":
      return {
        controls: [optionsMenu(question, customIdOf({ kind: "practiceOptions", practiceId }))],
        beside: [],
      };
    case "text":
      return { controls: [], beside: [writeButton(practiceId)] };
  }
}

function writeButton(practiceId: string) {
  return button(say.write, customIdOf({ kind: "practiceWrite", practiceId }), "main");
}

/** One menu for the next pick, of all that isn't picked yet. */
function pickControls({
  practiceId,
  texts,
  picks,
  placeholder,
}: {
  readonly practiceId: string;
  readonly texts: readonly string[];
  readonly picks: readonly number[];
  readonly placeholder: string;
}): Controls {
  const at = picks.length;
  const options = texts
    .map((text, choice) => ({ label: say.letteredOption(choice, text), value: String(choice) }))
    .filter((_, choice) => !picks.includes(choice));
  const customId = customIdOf({ kind: "practicePick", practiceId, at });
  const back = button(say.takeBack, customIdOf({ kind: "practiceBack", practiceId, at }));
  return {
    controls: [menu({ customId, placeholder, options, most: 1 })],
    beside: at === 0 ? [] : [back],
  };
}

function nextButton({ from, practiceId }: PracticeView | PracticeAnswerView, look: "main" | "plain") {
  return from === "practice"
    ? [button(say.next, customIdOf({ kind: "practiceNext", practiceId }), look)]
    : [];
}

function answered(view: PracticeAnswerView): Body {
  const content = fitted(MESSAGE_LIMIT, (room) => answeredLines(view, room).join("\n"));
  return { content, components: rows([...nextButton(view, "main"), ...reportButtons(view)]) };
}

/** What was typed in vain may be called right too. */
function reportButtons({ practiceId, mayReport, exercise, credit }: PracticeAnswerView) {
  if (!mayReport) return [];
  const report = button(say.report, customIdOf({ kind: "practiceReport", practiceId }));
  const isMiss =
    exercise.form === "question"
      ? exercise.given.kind === "text" && credit < 1
      : exercise.form === "list" && exercise.wrong.length > 0;
  return isMiss
    ? [button(say.rightToo, customIdOf({ kind: "practiceRightToo", practiceId })), report]
    : [report];
}

function answeredLines(view: PracticeAnswerView, room: number): readonly string[] {
  const { exercise } = view;
  const verdict = say.practiceVerdict(view);
  switch (exercise.form) {
    case "question": {
      const { question } = exercise;
      const source = say.besideAnswer(question, Math.min(room, 80));
      return [...asked(question), verdict, explained(question, room), source];
    }
    case "matching": {
      const lines = exercise.pairs.map(({ line }) => line);
      return [verdict, ...say.pairLines(exercise, room), say.fromLines(exercise.source, lines)];
    }
    case "order":
      return [verdict, ...say.stepLines(exercise, room), say.fromNotes(exercise.source, 0)];
    case "list":
      return [verdict, ...say.memberLines(exercise), say.fromNotes(exercise.source, 0)];
    case "recall":
      return [
        say.recallQuestion({ form: "recall", cue: exercise.cue, answer: null }),
        "",
        recalled(exercise.answer, room),
        say.fromNotes(exercise.source, 0),
        verdict,
      ];
  }
}

function recalled(text: string, room: number): string {
  return escaped(clip(plainLine(text), Math.max(room, LEAST)));
}

/** The form in which a private exercise is answered by writing; null for one that isn't. */
export function practiceForm({
  practiceId,
  exercise,
}: PracticeView): APIModalInteractionResponseCallbackData | null {
  const customId = customIdOf({ kind: "practiceWritten", practiceId });
  const common = { customId, title: say.practiceForm, written: null };
  if (exercise.form === "list") {
    const content = say.nameAll(exercise);
    return form({ ...common, content, label: say.membersLabel(exercise), size: "lines" });
  }
  if (exercise.form !== "question" || answerForm(exercise.question) !== "text") return null;
  const content = escapedStem(exercise.question.stem);
  return form({ ...common, content, label: say.answerLabel, size: "line" });
}
