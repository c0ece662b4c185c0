import { describe, expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";
import { turkishSound } from "#src/core/questions/numbers/foreign-figure.ts";
import type { QuestionKind } from "#src/core/questions/question.ts";

/** The questions of one kind that a note with these lines gives, as "stem => key". */
function shown(kind: QuestionKind, ...lines: readonly string[]): string[] {
  const text = `# Defter\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
  const { questions } = makeBank(makeLibrary([readNote({ file: "note.md", text })]));
  return questions.filter((each) => each.kind === kind).map(({ stem, key }) => `${stem} => ${key[0] ?? ""}`);
}

describe("a typed cloze that isn't English asks for", () => {
  it.each([
    [
      "what a German sentence names",
      "Das Binden der Soße mit Eigelb nennt man Legieren.",
      "Das Binden der Soße mit Eigelb nennt man ____ (L•••••en). => Legieren",
    ],
    [
      "what a Turkish sentence names",
      "Hücrenin enerji üreten organeline mitokondri adı verilir.",
      "Hücrenin enerji üreten organeline ____ (m•••••••ri) adı verilir. => mitokondri",
    ],
    [
      "what a Spanish sentence names",
      "Las proteínas que aceleran las reacciones químicas se denominan enzimas.",
      "Las proteínas que aceleran las reacciones químicas se denominan ____ (e••••as). => enzimas",
    ],
    [
      "what a French sentence names",
      "Les globules rouges transportent l'oxygène grâce à une protéine appelée hémoglobine.",
      "Les globules rouges transportent l'oxygène grâce à une protéine appelée ____ (h••••••••ne). => hémoglobine",
    ],
    [
      "a Turkish name, its suffix left where it is",
      "Mustafa Kemal Atatürk 1881'de Selanik'te doğdu.",
      "Mustafa Kemal Atatürk 1881'de ____ (S••••ik)'te doğdu. => Selanik",
    ],
    [
      "a Spanish name, its article as it is",
      "Cristóbal Colón llegó a América en 1492 con tres carabelas.",
      "Cristóbal Colón llegó a ____ (A••••ca) en 1492 con tres carabelas. => América",
    ],
    [
      "what its author made stand out",
      "La insulina es producida por el **páncreas** y regula el azúcar de la sangre.",
      "La insulina es producida por el ____ (p•••••as) y regula el azúcar de la sangre. => páncreas",
    ],
  ])("%s", (_, line, expected) => {
    expect(shown("typed", line)).toContain(expected);
  });

  it.each([
    ["two names side by side", "Selimiye Camii'ni ustalık döneminde Mimar Sinan Edirne'de yaptı."],
    ["what is denied", "El corazón no bombea linfa hacia los Pirineos."],
    ["one of several examples", "Viele Tiere wie Delfine, Schimpansen oder Krähen lernen schnell."],
    ["a line that leans on another", "Dafür sprechen die Doppelmembran und die Ribosomen der Organellen."],
  ])("nothing for %s", (_, line) => {
    expect(shown("typed", line)).toEqual([]);
  });

  it("no word that another defined term fits as well", () => {
    const lines = ["**Meiose**: Teilung in zwei Schritten", "**Mitose**: Teilung des Zellkerns"];
    const asked = shown("typed", ...lines, "In der Anaphase der Mitose wandern Chromatiden zu den Polen.");
    expect(asked.filter((each) => each.endsWith("=> Mitose"))).toEqual([]);
  });
});

describe("a number that isn't in an English sentence", () => {
  it.each([
    [
      "a German year",
      "Rudolf Virchow prägte 1855 einen Satz über die Herkunft der Zellen.",
      "Rudolf Virchow prägte ____ einen Satz über die Herkunft der Zellen. => 1855",
    ],
    ["a Turkish count", "İnsan vücudunda 206 kemik vardır.", "İnsan vücudunda ____ kemik vardır. => 206"],
    [
      "a French year",
      "Victor Hugo a publié ce roman en 1862 pendant son exil.",
      "Victor Hugo a publié ce roman en ____ pendant son exil. => 1862",
    ],
    [
      "a Spanish count",
      "El cuerpo humano adulto tiene 206 huesos.",
      "El cuerpo humano adulto tiene ____ huesos. => 206",
    ],
  ])("is asked for: %s", (_, line, expected) => {
    expect(shown("number", line)).toContain(expected);
  });

  it.each([
    "Eine Zelle ist etwa 20 Mikrometer groß und hat einen Kern.",
    "Yaklaşık 206 kemik insan vücudunda vardır.",
    "La guerra duró desde 1936 y cambió el país.",
    "Prokaryotische Zellen sind 10 Mikrometer groß, eukaryotische 100 Mikrometer.",
    "Osmanlı Devleti 1299'dan 1922'ye kadar yaşadı.",
  ])("is left where the sentence leaves it open or has several: %s", (line) => {
    expect(shown("number", line)).toEqual([]);
  });

  it("has options that its Turkish suffix fits", () => {
    const text = "# Tarih\n\n- Fatih Sultan Mehmet 1453'te İstanbul'u fethetti.\n";
    const { questions } = makeBank(makeLibrary([readNote({ file: "note.md", text })]));
    const options = questions.find(({ kind }) => kind === "number")?.options ?? [];
    expect(options.length).toBeGreaterThanOrEqual(3);
    for (const option of options) expect(turkishSound(Number(option))).toBe(turkishSound(1453));
  });

  it.each([
    [1453, 1944, true],
    [1299, 1309, true],
    [1727, 1732, true],
    [1923, 1920, false],
    [1900, 1990, false],
    [2000, 1998, true],
  ])("sounds alike in Turkish: %i and %i: %s", (a, b, alike) => {
    expect(turkishSound(a) === turkishSound(b)).toBe(alike);
  });
});
