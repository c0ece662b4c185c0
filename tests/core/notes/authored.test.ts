import { describe, expect, it } from "vitest";
import { readNote } from "#src/core/notes/read-note.ts";

const three = "A) alpha\nB) beta\nC) gamma\n";

/**
 * What is read out of a note, in short: "c3:1" is a choice of three whose second is right, "+" an explanation, "p" pinned
 * options, "tf:True" a statement, and "!code@line" a problem.
 */
function readings(text: string): string {
  const { questions, problems } = readNote({ file: "exam.md", text });
  const read = questions.map(({ kind, options, key, explanation, isPinned }) => {
    if (kind === "true-false") return `tf:${options[key[0] ?? -1]}${explanation === null ? "" : "+"}`;
    return `c${options.length}:${key}${explanation === null ? "" : "+"}${isPinned ? "p" : ""}`;
  });
  const told = problems.filter(({ code }) => code !== "noFacts").map(({ code, line }) => `!${code}@${line}`);
  return [...read, ...told].join(" ");
}

const unitsOf = (text: string) => readNote({ file: "exam.md", text }).units.map((unit) => unit.text);

describe("statements marked as true or false", () => {
  it.each([
    ["The cell is alive. (T)", "tf:True"],
    ["The cell is dead. (F)", "tf:False"],
    ["The cell is alive (True)", "tf:True"],
    ["The cell is alive. [True]", "tf:True"],
    ["The cell is dead. [F]", "tf:False"],
    ["The cell is dead. Answer: F", "tf:False"],
    ["The cell is dead.\nAnswer: F", "tf:False"],
    ["- True/False: The cell is alive. Answer: T", "tf:True"],
    ["Hücre canlıdır. (Doğru)", "tf:True"],
    ["Hücre ölüdür. (Yanlış)", "tf:False"],
    ["Hücre bir canlı için temeldir. (D)", "tf:True"],
    ["Hücre bir canlı için gereksizdir. (Y)", "tf:False"],
    ["Die Zelle ist lebendig. (richtig)", "tf:True"],
    ["Die Zelle ist tot. (falsch)", "tf:False"],
    ["La célula es viva. (verdadero)", "tf:True"],
    ["La célula es muerta. (Falso)", "tf:False"],
    ["La cellule est vivante. (vrai)", "tf:True"],
    ["La cellule est morte. (faux)", "tf:False"],
    ["细胞是有生命的。(对)", "tf:True"],
    ["细胞是死的。（错）", "tf:False"],
    ["The cell is alive. (T)\nThe sun is cold. (F)\nWater is wet. (T)", "tf:True tf:False tf:True"],
    ["Tıp bir bilimdir. (D)\n\nBitki hücrelerinde sentrozom bulunur. (Y)", "tf:True tf:False"],
    ["The cell is dead. (T/F) F", "tf:False"],
    ["The cell is dead. True or False? False", "tf:False"],
    ["T / F : The cell is dead. F", "tf:False"],
    ["The cell is dead. False", "tf:False"],
    ["El agua es seca. Falso", "tf:False"],
    ["1. The cell is dead - FALSE\n2. The cell is alive : True", "tf:False tf:True"],
    ["1. The cell is dead. F\n2. The cell is alive. T", "tf:False tf:True"],
    ["True/False: The cell is dead. Answer: False, it grows.", "tf:False+"],
    ["The cell is alive. (T)\nExplanation: it has a metabolism", "tf:True+"],
    ["The cell is alive. (?)\nThe sun is hot. (T)", "tf:True !questionWithoutKey@1"],
  ])("%j is %s and no fact", (text, read) => {
    expect(readings(text)).toBe(read);
    expect(unitsOf(text)).toEqual([]);
  });
});

it("a letter behind a sentence is a name where the line has no number", () => {
  expect(readings("The gas constant of the ideal gas is called R. F")).toBe("");
});

describe("options", () => {
  it.each([
    "A. alpha\nB. beta\nC. gamma\nAnswer: B",
    "A) alpha\nB) beta\nC) gamma\nAnswer: B",
    "(A) alpha\n(B) beta\n(C) gamma\nAnswer: B",
    "a) alpha\nb) beta\nc) gamma\nAnswer: B",
    "- A. alpha\n- B. beta\n- C. gamma\n\nAnswer: B",
    "A) alpha B) beta C) gamma\nAnswer: B",
    "- [ ] alpha\n- [x] beta\n- [ ] gamma",
    "1. [ ] alpha\n2. [x] beta\n3. [ ] gamma",
    "A) alpha\n**B) beta**\nC) gamma",
    "A) alpha\nB) **beta**\nC) gamma",
    "A) alpha\nB) beta ✓\nC) gamma",
  ])("%j are read below a stem", (options) => {
    const { questions, units } = readNote({ file: "exam.md", text: `Which is second?\n${options}\n` });
    expect(questions).toMatchObject([
      { stem: "Which is second?", options: ["alpha", "beta", "gamma"], key: [1], isPinned: false, line: 1 },
    ]);
    expect(units).toEqual([]);
  });

  it.each([
    "### 3. Which is second?\n\n",
    "**Q1.** Which is second?\n",
    "**Q1. Which is second?**\n\n",
    "Q1: Which is second?\n",
    "Question 1: Which is second?\n",
    "7. Which is second?\n\n",
    "Which is second? (2 pts)\n",
    "Which is second? (1.0 points)\n",
  ])("have the stem without its number and points: %j", (stem) => {
    const { questions } = readNote({ file: "exam.md", text: `${stem}${three}\nAnswer: B\n` });
    expect(questions).toMatchObject([{ stem: "Which is second?", key: [1] }]);
  });

  it.each([
    ["Which? (C)\nA) alpha\nB) beta\nC) All of the above", "c3:2p"],
    ["Which? (A)\nA) alpha\nB) beta\nC) None of the above", "c3:0p"],
    ["Hangisi doğrudur? (C)\nA) alfa\nB) beta\nC) Yukarıdakilerin hepsi", "c3:2p"],
    ["Hangisi doğrudur? (C)\nA) alfa\nB) beta\nC) Hiçbiri", "c3:2p"],
    ["Was ist richtig? (C)\nA) alpha\nB) beta\nC) Keine der genannten Antworten", "c3:2p"],
    ["Was ist richtig? (C)\nA) alpha\nB) beta\nC) Alle oben genannten", "c3:2p"],
    ["¿Cuál es? (C)\nA) alfa\nB) beta\nC) Todas las anteriores", "c3:2p"],
    ["Laquelle ? (C)\nA) alpha\nB) bêta\nC) Toutes les réponses ci-dessus", "c3:2p"],
    ["哪个对？(C)\nA. 红\nB. 绿\nC. 以上都对", "c3:2p"],
    ["Which? (C)\nA) alpha\nB) beta\nC) A and B\nD) gamma", "c4:2p"],
    ["Which? (C)\nA) alpha\nB) beta\nC) Both A and B", "c3:2p"],
    ["Which letter is second? (B)\nA) alpha\nB) beta\nC) face", "c3:1"],
  ])("stay in order only where one refers to others: %j", (text, read) => {
    expect(readings(text)).toBe(read);
  });
});

describe("keys", () => {
  it.each([
    "**Answer: B**",
    "Ans: B",
    "Ans. B",
    "Correct answer is B",
    "The correct answer is B.",
    "Cevap: B",
    "Doğru cevap: B",
    "Antwort: B",
    "Lösung: B",
    "Respuesta: B",
    "Réponse : B",
    "答案：B",
    "Answer: beta",
    "Answer: B) beta",
    "(B)",
    "<details><summary>Answer</summary>\n\nB\n\n</details>",
    "<details><summary>Answer</summary>Answer: B</details>",
  ])("stand below the options: %j", (key) => {
    expect(readings(`Which is second?\n${three}\n${key}\n`)).toBe("c3:1");
  });

  const two = `1. Which is second?\n\n${three}\n2. Which is first?\n\n${three}\n`;
  it.each([
    ["1. B 2. A", "c3:1 c3:0"],
    ["## Answer key\n\n1. B\n2. A", "c3:1 c3:0"],
    ["## Cevap anahtarı\n\n1-B, 2-A", "c3:1 c3:0"],
    ["## Answers\n\n1. B", "c3:1 !questionWithoutKey@7"],
    ["Answers: 1-B, 2-A", "c3:1 c3:0"],
    ["Answer Key: 1) b, 2) a", "c3:1 c3:0"],
    ["Answers:\n\n1. B – beta is second\n2. A", "c3:1 c3:0"],
    ["Cevap Anahtarı: 1-B 2-A", "c3:1 c3:0"],
    ["## Answers\n\n1. B 2. A 2. C", "c3:1 !questionWithoutKey@7"],
  ])("stand in a list at the end: %j", (list, read) => {
    expect(readings(`${two}${list}\n`)).toBe(read);
    expect(unitsOf(`${two}${list}\n`)).toEqual([]);
  });

  it("are in no list for two questions of one number", () => {
    const question = (heading: string) => `## ${heading}\n\n1. Which is it?\n\n${three}\n`;
    const list = "## Answers\n\n1. B\n";
    expect(readings(question("One") + question("Two") + list)).toBe(
      "!questionWithoutKey@3 !questionWithoutKey@11",
    );
  });

  it.each([
    ["A", ["B", "A", "O"], "!keyUnreadable@1"],
    ["E", ["D", "E", "F"], "c3:1"],
    ["B) one", ["one", "two", "three"], "!keyUnreadable@1"],
    ["a. one", ["one", "two", "three"], "c3:0"],
    ["A and B", ["one", "two", "three"], "c3:0,1"],
  ])("are not guessed where a letter and an option's text differ: %s of %j", (key, options, read) => {
    const lines = options.map((option, at) => `${"ABC"[at]}. ${option}`).join("\n");
    expect(readings(`Which is it?\n${lines}\nAnswer: ${key}\n`)).toBe(read);
  });

  it("are looked for in their own section's list", () => {
    const section = (title: string, key: string) =>
      `## ${title}\n\n1. Which is it?\n\n${three}\n### Answers\n\n1. ${key}\n\n`;
    expect(readings(section("One", "B") + section("Two", "A"))).toBe("c3:1 c3:0");
  });

  it.each([
    ["(A, B)", "c3:0,1"],
    ["(A and C)", "c3:0,2"],
    ["(Hepsi)", "c3:0,1,2"],
    ["(all)", "c3:0,1,2"],
    ["(alle)", "c3:0,1,2"],
    ["(todas)", "c3:0,1,2"],
    ["(toutes)", "c3:0,1,2"],
    ["(全部)", "c3:0,1,2"],
  ])("may name several options: %s", (key, read) => {
    expect(readings(`Which are letters? ${key}\n${three}`)).toBe(read);
  });
});

describe("questions as they are found", () => {
  it.each([
    [
      "- A: alpha\n- B: beta\n\n<details><summary>Answer</summary>\n\n#### Answer: B\n\nSo.\n\n</details>",
      "c2:1+",
    ],
    ["A- alpha\nB- beta\nC- gamma\nAnswer: B", "c3:1"],
    ["A.Alpha\nB.Beta\nC.Gamma\nAns:B", "c3:1"],
    ["A) alpha B) beta C) gamma (B)", "c3:1"],
    ["a) alpha b) beta c) gamma\nAnswer: b", "c3:1"],
  ])("%j is %s", (options, read) => {
    const sign = options.startsWith("A)") || options.startsWith("a)") ? " " : "\n";
    expect(readings(`1. Which letter is it?${sign}${options}`)).toBe(read);
  });

  it("code below a question's heading is part of its stem", () => {
    const text = "### 1. What is shown?\n\n```js\nf()\n```\n\n- A: one\n- B: two\n\nAnswer: B\n";
    const [question] = readNote({ file: "exam.md", text }).questions;
    expect(question).toMatchObject({ stem: "What is shown? f()", line: 1 });
  });

  it.each(["1.- ", "(1) ", "[1] ", "3- ", "2．", "1、"])("the number %s is no part of a stem", (number) => {
    const [question] = readNote({
      file: "exam.md",
      text: `${number}Which is it?\n${three}Answer: B`,
    }).questions;
    expect(question?.stem).toBe("Which is it?");
  });

  it("options behind the beginning of a sentence are told where they have no key, and are no fact", () => {
    const text = "# Part\n\n1. What is it?\nA. x\nB. y\nC. z\n\n2. Blood flows into the\nA. x\nB. y\nC. z\n";
    expect(readings(text)).toBe("!questionWithoutKey@3 !questionWithoutKey@8");
    expect(unitsOf(text)).toEqual([]);
  });
});

describe("explanations", () => {
  it("leave marked statements of other languages alone", () => {
    const text = `¿Cuál es?\n${three}Respuesta: a\n\nLa célula es viva. (V)\nEl sol es frío. (F)\n`;
    expect(readings(text)).toBe("c3:0 tf:True tf:False");
  });

  it.each([
    ["```\nA (wrong because first)\nB) right\n```", "A (wrong because first) B) right"],
    ["Explanation: it comes after alpha", "it comes after alpha"],
    ["Açıklama: alfadan sonra gelir", "alfadan sonra gelir"],
    ["> It comes after alpha.", "It comes after alpha."],
    ["It comes after alpha in the alphabet.", "It comes after alpha in the alphabet."],
    [
      "- A (wrong because first)\n- C (wrong because third)",
      "A (wrong because first) C (wrong because third)",
    ],
  ])("are attached and never read as options: %j", (below, explanation) => {
    const text = `Which is second?\n${three}\nAnswer: B\n\n${below}\n`;
    const { questions, units } = readNote({ file: "exam.md", text });
    expect(questions).toMatchObject([{ options: ["alpha", "beta", "gamma"], key: [1], explanation }]);
    expect(units).toEqual([]);
  });

  it("are never the next question", () => {
    const text = `Which is second?\n${three}\nAnswer: B\n\nWhich is first?\n${three}\nAnswer: A\n`;
    expect(readings(text)).toBe("c3:1 c3:0");
  });
});

describe("questions that can't be asked", () => {
  it.each([
    [`Which is second? (?)\n${three}`, "!questionWithoutKey@1"],
    [`Which is second?\n${three}`, "!questionWithoutKey@1"],
    ["Which is second?\n- [ ] alpha\n- [ ] beta", "!questionWithoutKey@1"],
    [`Which is second? (E)\n${three}`, "!keyNotAnOption@1"],
    [`Which is second?\n${three}Answer: probably one`, "!keyUnreadable@1"],
    ["Which is second? (B)\nA) alpha\nC) gamma\nD) delta", "!optionsUnclear@1"],
    ["Which is second? (B)\nA) alpha\nB) beta\nB) gamma", "!optionsUnclear@1"],
    ["Which is second?\nA) alpha\nAnswer: A", "!optionsUnclear@1"],
    ["Which? (B)\nA) p\nB) q\nC) r\nD) s\nE) t\nF) u\nG) v", "!tooManyOptions@1"],
    [`Which is second? (?)\n${three}\nWhich is first? (A)\n${three}`, "c3:0 !questionWithoutKey@1"],
  ])("are told with their line, never guessed, and are no facts: %j", (text, read) => {
    expect(readings(text)).toBe(read);
    expect(unitsOf(text)).toEqual([]);
  });
});

describe("what is no exam question", () => {
  it.each([
    "Sunlight makes vitamin (D)",
    "We look at the plants of group (A)",
    "Part A. The cell\n\nA cell is the unit of life.",
    "The heart has four chambers (Fig. B)",
    "To do today\n\n- [x] read chapter one\n- [ ] write the essay",
    "A. The cell is the unit of life.\nB. Tissue is made of cells.",
    "- A. The cell is the unit of life.\n- B. Tissue is made of cells.",
    "The unit of capacitance is the farad (F)",
    "Two kinds:\n\n- A. mitosis in the body\n- B. meiosis in the germ line",
    "There are three types: a) red, b) white, c) blue cells.",
    "Answer: every cell has a membrane",
    "See Table 1 (A, B)",
  ])("stays as it is: %j", (text) => {
    expect(readings(text)).toBe("");
    expect(unitsOf(text)).not.toEqual([]);
  });
});

describe("labels and bare letters", () => {
  it("a label alone on a line numbers the question below it, and explains nothing", () => {
    const { questions, problems } = readNote({
      file: "exam.md",
      text: "Question 1\n\nWhich gas?\nA. oxygen\nB. neon\n\n**B**\n\nQuestion 2\n\nWhich metal?\nA. iron\nB. lead\n\n## Answers\n\n2. A\n",
    });
    expect(problems).toEqual([]);
    expect(questions).toMatchObject([
      { stem: "Which gas?", key: [1], explanation: null, line: 1 },
      { stem: "Which metal?", key: [0], line: 9 },
    ]);
  });
});

it("boxes below a stem are options, and boxes below a title are things to do", () => {
  expect(readings("1) Qui vote la loi ?\n☐ Le Président\n☑ Le Parlement\n")).toBe("c2:1");
  expect(readings("To do:\n- [x] read\n- [ ] write\n")).toBe("");
  expect(readings("Shopping:\n- [x] milk\n- [ ] eggs\n")).toBe("");
  expect(readings("The parts of a cell are:\n- [x] nucleus\n- [ ] wheel\n")).toBe("c2:0");
});

it("boxes that stand below others of another line are a list of their own", () => {
  const text = "Goals for this week:\n- [x] read\n- [ ] write\nWhich is a cell?\n- [ ] stone\n- [x] egg\n";
  expect(readings(text)).toBe("c2:1");
});
