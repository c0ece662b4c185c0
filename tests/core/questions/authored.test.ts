import { describe, expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { drawQuiz } from "#src/core/questions/quiz/quiz.ts";

const bankOf = (text: string) => makeBank(makeLibrary([readNote({ file: "exam.md", text })]));
const exam =
  "# Exam\n\nWhich base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil\n\nThe cell is alive. (T)\n";

const one = {
  topic: null,
  count: 1,
  used: new Set<string>(),
  barred: new Set<string>(),
  statistics: new Map(),
} as const;

describe("authored questions", () => {
  it("are asked as they were written", () => {
    expect(bankOf(exam).questions).toMatchObject([
      {
        kind: "choice",
        stem: "Which base is in RNA only?",
        options: ["adenine", "guanine", "uracil"],
        key: ["uracil"],
        explanation: "Right is: uracil",
        isAuthored: true,
        isPinned: false,
        source: { file: "exam.md", line: 3 },
      },
      { kind: "true-false", stem: "The cell is alive.", key: ["True"], isAuthored: true, isPinned: true },
    ]);
  });

  it("can't be facts as well, and are topics' own", () => {
    const { library } = bankOf(exam);
    expect(library.facts).toEqual([]);
    expect(library.topics).toMatchObject([{ name: "Exam", facts: 0, questions: 2 }]);
  });

  it("keep the order of options that refer to each other, whatever the seed", () => {
    const bank = bankOf("Which is right? (C)\nA. one thing\nB. another thing\nC. All of the above\n");
    for (let seed = 1; seed <= 20; seed += 1) {
      const { questions } = drawQuiz({ bank, ...one, kinds: "mixed", seed });
      expect(questions[0]?.options).toEqual(["one thing", "another thing", "All of the above"]);
    }
  });

  it("keep their key through every shuffle of their options", () => {
    const places = new Set<number>();
    for (let seed = 1; seed <= 20; seed += 1) {
      const [question] = drawQuiz({ bank: bankOf(exam), ...one, kinds: ["choice"], seed }).questions;
      expect(question?.key).toEqual(["uracil"]);
      places.add(question?.options.indexOf("uracil") ?? -1);
    }
    expect(places).toEqual(new Set([0, 1, 2]));
  });

  it("come before generated ones of their heading", () => {
    const generated = "France :: Paris\nPeru :: Lima\nJapan :: Tokyo\nEgypt :: Cairo";
    const bank = bankOf(
      `# Exam\n\n${generated}\n\nWhich base is in RNA only? (C)\nA) adenine\nB) guanine\nC) uracil\n`,
    );
    expect(bank.questions.filter(({ isAuthored }) => !isAuthored).length).toBeGreaterThan(2);
    for (let seed = 1; seed <= 20; seed += 1) {
      const { questions } = drawQuiz({ bank, ...one, kinds: "mixed", seed });
      expect(questions[0]?.isAuthored).toBe(true);
    }
  });

  it("with several right options ask for all that fit, wherever they stand", () => {
    const bank = bankOf("Which are even? (A, C)\nA) two\nB) three\nC) four\n");
    const orders = new Set<string>();
    for (let seed = 1; seed <= 40; seed += 1) {
      const { questions } = drawQuiz({ bank, ...one, kinds: ["select-all"], seed });
      expect(questions).toMatchObject([{ kind: "select-all", key: ["two", "four"], typed: null }]);
      orders.add(questions[0]?.options.join() ?? "");
    }
    expect(orders.size).toBe(6);
  });

  it("are left out with a reason where they can't be asked", () => {
    const codes = (text: string) => bankOf(text).rejected.map(({ code }) => code);
    expect(codes(`Which is long? (A)\nA) ${"word ".repeat(250)}\nB) short\n`)).toEqual(["longQuestion"]);
    expect(codes(`Which is marked? (A)\nA) ${"\\_ ".repeat(450)}\nB) short\n`)).toEqual(["longQuestion"]);
    expect(codes("Which is $\\begin{matrix}a\\end{matrix}$? (A)\nA) one\nB) two\n")).toEqual(["inexact"]);
  });
});
