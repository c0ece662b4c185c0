import { describe, expect, it } from "vitest";
import type { BlankReason } from "#src/core/questions/typed/blank.ts";
import { gapped } from "#src/core/questions/typed/gapped.ts";
import { hintFor } from "#src/core/questions/typed/hint.ts";
import { nameBlanks } from "#src/core/questions/typed/name-blanks.ts";
import { namesOf } from "#src/core/questions/typed/names.ts";
import { phraseBlanks } from "#src/core/questions/typed/phrase-blanks.ts";
import { bankOf } from "./library-of.ts";

/** The first sentence of a note, and where its phrases are looked up. */
function first(...lines: readonly string[]) {
  const bank = bankOf(...lines);
  const [sentence] = bank.sentences;
  if (sentence === undefined) throw new Error(`no sentence in “${lines.join(" ")}”`);
  return { sentence, sources: { bank, names: namesOf(bank) } };
}

function phrases(line: string): string[] {
  const { sentence, sources } = first(line);
  return phraseBlanks(sentence, sources).map(({ from, to }) => line.slice(from, to));
}

function names(line: string): string[] {
  return nameBlanks(first(line).sentence).map(({ from, to }) => line.slice(from, to));
}

/** What is made of leaving out a text for a reason: the code of what speaks against it, or the stem. */
function left(
  text: string,
  { reason, line }: { readonly reason: BlankReason; readonly line: string },
): string {
  const { sentence, sources } = first(line);
  const from = line.indexOf(text);
  const blank = { from, to: from + text.length, reason, score: 1 };
  const made = gapped({ sentence, blank, sources }, 1);
  return "code" in made ? made.code : made.question.stem;
}

describe("a phrase is no blank where it is", () => {
  it.each([
    ["a part of one written word", "Classic Ethernet used CSMA/CD on a shared cable.", "CSMA"],
    ["a name before its number", "The full handshake needs one round trip in TLS 1.3 at most.", "TLS"],
    ["one of several examples", "Many people own small pets such as hamsters and canaries.", "hamsters"],
    [
      "what the claim denies",
      "The newer protocol does not use broadcast requests on the link.",
      "broadcast requests",
    ],
    ["the unit of a number", "The header of this protocol takes 20 bytes at the start.", "bytes"],
    [
      "a verb with what it is done to",
      "Exocytosis releases material by fusing vesicles with walls.",
      "fusing vesicles",
    ],
    ["a verb behind a plural", "Unit tests check small pieces of code in isolation.", "check small pieces"],
    [
      "a verb behind “which”",
      "Half-life is the time in which half of the nuclei of a sample decay.",
      "sample decay",
    ],
    [
      "a verb behind “so”",
      "A jibe moves the stern through the wind, so the boom swings across.",
      "boom swings",
    ],
    [
      "a verb behind “that”",
      "Greedy decoding is a method that picks the single most probable token.",
      "picks",
    ],
    ["in brackets", "The pump of this cell has two parts (a membrane anchor and a core).", "membrane anchor"],
    ["behind a hedge", "Central banks often raise interest rates against inflation.", "interest rates"],
    [
      "only what describes the noun behind it",
      "Nationalism and empire are the long-term causes usually listed in books.",
      "long-term",
    ],
  ])("%s", (_, line, text) => {
    expect(phrases(line)).not.toContain(text);
  });

  it("but where a clause of its own is hedged, and for what is shown as it is", () => {
    expect(phrases("A switch works mainly at one layer, but a router reads network headers.")).toContain(
      "network headers",
    );
    expect(
      phrases("Tetanus toxin blocks the release of transmitters and produces spastic paralysis."),
    ).toContain("spastic paralysis");
  });
});

describe("a name is a blank", () => {
  it.each([
    ["The model was proposed by Singer and Nicolson in a paper.", ["Singer and Nicolson"]],
    [
      "On a summer day Gavrilo Princip shot Archduke Franz Ferdinand.",
      ["Gavrilo Princip", "Archduke Franz Ferdinand"],
    ],
    ["Italy signed the secret Treaty of London in April.", ["Treaty of London"]],
    ["At dawn the army was routed by Austrian and German forces.", []],
    ["The telegram was a German proposal of alliance.", []],
    ["In the model (Atkinson and Shiffrin) memory has three stores.", []],
  ])("in “%s”: %j", (line, expected) => {
    expect(names(line)).toEqual(expected);
  });
});

describe("a blank is refused", () => {
  it.each([
    [
      "keyShape",
      "MTU",
      "The largest frame of this link, its MTU (Maximum Transmission Unit), has 1500 bytes.",
      "phrase",
    ],
    [
      "partOfName",
      "Race",
      'The "Race to the Sea" followed the battle, and trenches ran to the mountains.',
      "phrase",
    ],
    [
      "keyShape",
      "physician Paracelsus",
      "That the dose makes the poison was said by the physician Paracelsus of Basel.",
      "phrase",
    ],
    ["partOfName", "North Sea", "The line of trenches ran from the North Sea to the Sea of Azov.", "phrase"],
    [
      "partOfName",
      "Francis Beaufort",
      "The Beaufort scale of wind was devised by Francis Beaufort for sailors.",
      "name",
    ],
    [
      "secondSentence",
      "Colin Cherry",
      "Simons demonstrated blindness to a gorilla in 1999. party effect is by Colin Cherry.",
      "name",
    ],
    [
      "manyGaps",
      "rows",
      "Rows are counted by groups of rows and then by columns of rows in a table.",
      "phrase",
    ],
    ["shortStem", "gene transfer", "Transduction is gene transfer by phages.", "phrase"],
    [
      "keyShape",
      "house of many small rooms",
      "The old house of many small rooms was sold by its last owner in spring.",
      "marked",
    ],
    ["dullKey", "data", "The second layer of the stack adds an address to the data it receives.", "phrase"],
  ] as const)("as %s: %s", (code, text, line, reason) => {
    expect(left(text, { reason, line })).toBe(code);
  });

  it("no more where only the end of its name is seen: then its beginning is asked for", () => {
    const line = "Iconic memory is visual and short, whereas echoic memory is auditory and lasts longer.";
    expect(left("echoic memory", { reason: "phrase", line })).toContain("whereas ____ (e•••ic) memory");
  });
});

describe("a hint", () => {
  it.each([
    ["project", "program"],
    ["opioids", "opiates"],
    ["summer", "spring"],
    ["packages", "payloads"],
    ["polymer", "plastic"],
  ])("tells “%s” from “%s”", (key, other) => {
    expect(hintFor(key)).not.toBe(hintFor(other));
  });

  it.each([
    ["caspases", "c•••••es"],
    ["subnet mask", "s•••et m••k"],
    ["Treaty of London", "T•••ty of L•••on"],
    ["sodium-potassium pump", "s•••um-p••••••um p••p"],
    ["ARP", "•••"],
    ["CNNs", "•••s"],
    ["MAC address", "M•• a••••ss"],
    ["T. E. Lawrence", "T. E. L•••••ce"],
    ["Weber's law", "W•••r's l••"],
    ["細胞核", "•••"],
  ])("of “%s” is “%s”", (key, hint) => {
    expect(hintFor(key)).toBe(hint);
  });
});
