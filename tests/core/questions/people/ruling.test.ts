import { describe, expect, test } from "vitest";
import {
  OPTION_LIMIT,
  type Pin,
  pinFlaw,
  withPin,
  withPins,
} from "../../../../src/core/questions/people/ruling.ts";
import type { Question } from "../../../../src/core/questions/question.ts";
import { handmadeBank, handmadeFacts, handmadeQuestion } from "../../../support/bank.ts";

const facts = handmadeFacts("Networks", ["Layers"], 3);
const bank = handmadeBank(facts);
const [fact] = facts;
if (fact === undefined) throw new Error("There are no facts");
const choice = handmadeQuestion(fact);
const selectAll: Question = {
  ...choice,
  kind: "select-all",
  key: ["TCP", "UDP"],
  options: ["IP", "TCP", "UDP"],
};
const trueFalse: Question = {
  ...choice,
  kind: "true-false",
  options: ["True", "False"],
  key: ["False"],
  explanation: "False: it is “one”, not “two”.",
  isPinned: true,
};
const typed: Question = {
  ...choice,
  kind: "typed",
  options: [],
  key: ["TCP"],
  typed: { accepted: ["TCP"], others: ["UDP"], isExact: true, language: "en" },
};

const pin = (key: readonly string[], wrong: readonly string[]): Pin => ({ kind: "options", key, wrong });
const accepting = (...accepted: string[]): Pin => ({ kind: "accepted", accepted });
const answer = (key: string, ...accepted: string[]): Pin => ({ kind: "accepted", key, accepted });
const long = "x".repeat(OPTION_LIMIT + 1);
const many = Array.from({ length: 21 }, (_, at) => `way ${at}`);

describe("a pin", () => {
  test.each<[string, Question, Pin, string | null]>([
    ["of a key and two options", choice, pin(["TCP"], ["UDP", "IP"]), null],
    ["of five options", choice, pin(["a"], ["b", "c", "d", "e"]), null],
    ["as long as Discord shows", choice, pin(["x".repeat(OPTION_LIMIT)], ["b"]), null],
    ["without a key", choice, pin([], ["UDP", "IP"]), "noKey"],
    ["with two keys", choice, pin(["TCP", "UDP"], ["IP"]), "manyKeys"],
    ["with two keys where several are right", selectAll, pin(["TCP", "UDP"], ["IP"]), null],
    ["with the key among the wrong options", choice, pin(["TCP"], ["UDP", "TCP"]), "keyAmongWrong"],
    ["with the key in other letters among them", choice, pin(["TCP"], ["UDP", "  tcp "]), "keyAmongWrong"],
    ["with the same wrong option twice", choice, pin(["TCP"], ["UDP", "udp"]), "sameTwice"],
    ["of a key alone", choice, pin(["TCP"], []), "fewOptions"],
    ["of six options", choice, pin(["a"], ["b", "c", "d", "e", "f"]), "manyOptions"],
    ["with a key that is too long", choice, pin([long], ["b"]), "tooLong"],
    ["with an option that is too long", choice, pin(["a"], [long]), "tooLong"],
    ["that turns a statement round", trueFalse, pin(["True"], ["False"]), null],
    ["that makes of a statement something else", trueFalse, pin(["Yes"], ["No"]), "trueOrFalse"],
    ["of options for a typed question", typed, pin(["TCP"], ["UDP"]), "otherForm"],
    ["of ways to type for a choice", choice, accepting("TCP"), "otherForm"],
    ["of one more way to type", typed, accepting("Transmission Control Protocol"), null],
    ["of no way to type", typed, accepting(), "noneAccepted"],
    ["of too many ways", typed, accepting(...many), "manyAccepted"],
    ["of a way that is too long to be typed", typed, accepting("x".repeat(81)), "tooLongToType"],
    ["of another answer to type", typed, answer("UDP"), null],
    ["of another answer and ways to type it", typed, answer("UDP", "User Datagram Protocol"), null],
    ["of an answer without a sign to type", typed, answer("…"), "noKey"],
    ["of an answer that is too long to be typed", typed, answer("x".repeat(81)), "tooLongToType"],
    ["of an answer and too many ways", typed, answer("UDP", ...many), "manyAccepted"],
    ["of an answer to type for a choice", choice, answer("UDP"), "otherForm"],
  ])("%s", (_, question, wanted, flaw) => {
    expect(pinFlaw(question, wanted)?.code ?? null).toBe(flaw);
  });

  test("replaces key and options, and keeps id, stem, source and fact; another answer isn't explained by the note", () => {
    const explained = { ...choice, explanation: "The note's own answer is explained." };
    expect(withPin(explained, pin(["TCP"], ["UDP", "IP"]))).toEqual({
      ...choice,
      key: ["TCP"],
      options: ["IP", "TCP", "UDP"],
      explanation: choice.source.text,
      isCorrected: true,
    });
  });

  test("of the same answer beside other options keeps its explanation, also in other letters or order", () => {
    const [own = ""] = choice.key;
    expect(withPin(choice, pin([own.toUpperCase()], ["UDP"])).isCorrected).toBeUndefined();
    expect(withPin(choice, pin([own], ["UDP"]))).toEqual({ ...choice, options: ["UDP", own] });
    expect(withPin(selectAll, pin(["UDP", "TCP"], ["ARP"])).isCorrected).toBeUndefined();
    expect(withPin(selectAll, pin(["UDP"], ["ARP"])).isCorrected).toBe(true);
  });

  test("puts the key where it stood among options that keep their order", () => {
    const ordered = { ...choice, isPinned: true, options: ["one", "two", "all of the above"], key: ["two"] };
    expect(withPin(ordered, pin(["zwei"], ["eins", "all of the above"])).options).toEqual([
      "eins",
      "zwei",
      "all of the above",
    ]);
  });

  test("that turns a statement round keeps True before False, and isn't explained by what was changed", () => {
    const pinned = withPin(trueFalse, pin(["True"], ["False"]));
    expect(pinned).toEqual({
      ...trueFalse,
      key: ["True"],
      explanation: trueFalse.source.text,
      isCorrected: true,
    });
    expect(withPin(trueFalse, pin(["False"], ["True"]))).toEqual(trueFalse);
  });

  test("adds ways to type the key", () => {
    expect(withPin(typed, accepting("tee cee pee")).typed?.accepted).toEqual(["TCP", "tee cee pee"]);
  });

  test("of another form than the question's changes nothing", () => {
    expect(withPin(choice, accepting("TCP"))).toEqual(choice);
    expect(withPin(typed, pin(["TCP"], ["UDP"]))).toEqual(typed);
  });
});

describe("a bank", () => {
  test("is the same one where no question has a pin, as after the question's words have changed", () => {
    expect(withPins(bank, new Map())).toBe(bank);
    expect(withPins(bank, new Map([["the id of a question that is gone", pin(["a"], ["b"])]]))).toBe(bank);
  });

  test("has pins laid over its questions, and over the words by which they are compared", () => {
    const ruled = withPins(bank, new Map([[choice.id, pin(["Turbo encabulator"], ["Hub"])]]));
    expect(ruled.questions.map(({ id }) => id)).toEqual(bank.questions.map(({ id }) => id));
    expect(ruled.questions[0]).toMatchObject({
      key: ["Turbo encabulator"],
      options: ["Hub", "Turbo encabulator"],
    });
    expect(ruled.questions.slice(1)).toEqual(bank.questions.slice(1));
    expect(ruled.words.get(choice.id)?.keys).toEqual([["turbo", "encabul"]]);
    expect(bank.questions[0]).toEqual(choice);
  });
});
