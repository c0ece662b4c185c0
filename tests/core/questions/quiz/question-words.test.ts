import { expect, test } from "vitest";
import type { Question } from "#src/core/questions/question.ts";
import { answersOther, clash, wordsOfQuestion } from "#src/core/questions/quiz/question-words.ts";
import { handmadeFacts, handmadeQuestion } from "../../../support/bank.ts";

const [fact] = handmadeFacts("Things", ["A"], 1);
if (fact === undefined) throw new Error("no fact was made");
const base = handmadeQuestion(fact);
const plain: Question = { ...base, explanation: "", source: { ...base.source, text: "" } };
const asked: Question = {
  ...plain,
  stem: "____ divides the learning rate by a moving average.",
  options: ["RMSprop", "Adam", "Momentum"],
  key: ["RMSprop"],
};
const said = "RMSprop keeps a moving average and divides the learning rate by its root.";
const unlike: Question = { ...plain, stem: "____ is a colour.", options: ["Red", "Salt"], key: ["Red"] };
const typed = (accepted: readonly string[]): Question => ({
  ...asked,
  kind: "typed",
  options: [],
  typed: { accepted, others: [], isExact: false, language: "en" },
});

const cases: readonly (readonly [string, Question, Question, boolean])[] = [
  ["by its stem", asked, { ...unlike, stem: `${said} ____ is another.` }, true],
  ["by an option", asked, { ...unlike, options: ["Red", said] }, true],
  ["by its reveal's source line", asked, { ...unlike, source: { ...unlike.source, text: said } }, true],
  ["by its reveal's explanation", asked, { ...unlike, explanation: said }, true],
  ["not by its key's name alone", asked, { ...unlike, options: ["Red", "RMSprop"] }, false],
  ["not without its key", asked, { ...unlike, explanation: said.replace("RMSprop", "It") }, false],
  [
    "by another name that may be typed",
    typed(["Root mean square propagation", "RMSprop"]),
    { ...unlike, explanation: said },
    true,
  ],
  [
    "by one of several right options",
    { ...asked, kind: "select-all", key: ["RMSprop", "Adam"] },
    { ...unlike, explanation: said },
    true,
  ],
  [
    "as an acronym by its expansion anywhere",
    { ...asked, kind: "acronym", stem: "What does GRU stand for?", key: ["gated recurrent unit"] },
    { ...unlike, explanation: "A gated recurrent unit is small." },
    true,
  ],
  [
    "by a line that has its key and two words of what is asked",
    { ...asked, stem: "____ uses the chain rule to compute gradients one layer after the other." },
    { ...unlike, stem: "RMSprop sends the loss from output to input by the chain rule." },
    true,
  ],
  [
    "not by its key in one line and such words in two others",
    { ...asked, stem: "____ uses the chain rule to compute gradients one layer after the other." },
    { ...unlike, stem: "A chain is long.", options: ["Red", "RMSprop"], explanation: "A rule is kept." },
    false,
  ],
  [
    "by half of the words that are asked, none of them letters of its hint",
    { ...typed(["RMSprop"]), stem: "____ (r••• m••n s••••e p•••••••••on) divides the rate." },
    { ...unlike, options: ["Red", "RMSprop"], explanation: "A rate is a part." },
    true,
  ],
  [
    "as a statement by the same line",
    { ...asked, kind: "true-false", stem: said, options: ["True", "False"], key: ["True"] },
    { ...unlike, explanation: said },
    true,
  ],
];

test.each(cases)("a question is answered %s", (_, one, other, expected) => {
  expect(answersOther(wordsOfQuestion(one), wordsOfQuestion(other))).toBe(expected);
  expect(answersOther(wordsOfQuestion(other), wordsOfQuestion(one))).toBe(expected);
});

const yes: Question = { ...asked, options: ["Yes", "No"], key: ["Yes"] };
const together: readonly (readonly [string, Question, Question, boolean])[] = [
  ["by one right answer", asked, { ...unlike, key: ["rmsprop"] }, true],
  [
    "by an answer that may be typed for both",
    typed(["Root mean square", "RMSprop"]),
    { ...unlike, key: ["RMSprop"] },
    true,
  ],
  [
    "not by a wrong option that is the other's answer",
    asked,
    { ...unlike, options: ["Red", "RMSprop"] },
    false,
  ],
  ["not by a yes", yes, { ...unlike, options: ["Yes", "No"], key: ["Yes"] }, false],
  [
    "not by an answer that is one of several",
    asked,
    { ...unlike, kind: "select-all", key: ["RMSprop", "Red"] },
    false,
  ],
  ["not by answers that a sign tells apart", { ...asked, key: ["x²"] }, { ...unlike, key: ["x2"] }, false],
];

test.each(together)("two questions clash %s", (_, one, other, expected) => {
  expect(clash(wordsOfQuestion(one), wordsOfQuestion(other))).toBe(expected);
  expect(clash(wordsOfQuestion(other), wordsOfQuestion(one))).toBe(expected);
});
