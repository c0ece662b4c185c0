import fc from "fast-check";

const words =
  "cell gene ribosome membrane the of a is are stores divides protein enzyme energy Mitochondria ATP β-carotene naïve 1958 3.5 % hücre ışık Zelle größte célula α=β 细胞核 U.S. e.g. L1 x^2".split(
    " ",
  );

const phrase = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
  .map((all) => all.join(" "));
const sentence = phrase.map((text) => `The cell ${text} holds.`);
const cell = phrase.map((text) => text.replaceAll("|", ""));

/** Blocks that stand by themselves: what they say doesn't change with what is above or below them. */
export const plainBlock = fc.oneof(
  sentence,
  fc.array(sentence, { minLength: 2, maxLength: 4 }).map((all) => all.join("\n")),
  fc.tuple(phrase, phrase).map(([front, back]) => `**${front}** – ${back} more`),
  fc.tuple(phrase, phrase).map(([front, back]) => `${front} :: ${back}`),
  fc
    .array(fc.tuple(phrase, phrase), { minLength: 1, maxLength: 4 })
    .map((all) => all.map(([front, back]) => `${front} :: ${back}`).join("\n")),
  fc.tuple(phrase, phrase).map(([front, back]) => `Q: ${front}?\nA: ${back}`),
  fc
    .tuple(sentence, phrase)
    .map(([text, part]) => `${text} It holds =={${part}}== and {{c1::${part}::hint}} here.`),
  fc
    .array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 })
    .map((all) => `| Thing | Kind |\n|---|---|\n${all.map(([a, b]) => `| ${a} | ${b} |`).join("\n")}`),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `<p>${text}</p>`),
);

/** Blocks that use, introduce or explain others. */
const bindingBlock = fc.oneof(
  phrase.map((text) => `## ${text}`),
  phrase.map((text) => `##${text}`),
  fc.array(phrase, { minLength: 1, maxLength: 5 }).map((all) => all.map((each) => `- ${each}`).join("\n")),
  fc.array(phrase, { minLength: 1, maxLength: 4 }).map((all) => all.map((each) => `  - ${each}`).join("\n")),
  fc
    .tuple(
      phrase,
      fc.array(phrase, { minLength: 2, maxLength: 5 }),
      fc.constantFrom("A", "B", "E", "?", "A, B"),
    )
    .map(([stem, options, key]) =>
      [
        `Which ${stem}? (${key})`,
        ...options.map((each, at) => `${String.fromCharCode(65 + at)}. ${each}`),
      ].join("\n"),
    ),
  fc.tuple(sentence, fc.constantFrom("T", "F", "?", "True")).map(([text, key]) => `${text} (${key})`),
  phrase.map((text) => `\`\`\`\n${text}\n\`\`\``),
  phrase.map((text) => `$${text}$ and $$${text}$$`),
  fc.constantFrom(
    "---",
    "![a](b.png)",
    "[x](y)",
    "<details>",
    "</details>",
    "?",
    "??",
    "[^1]: note",
    "1. B 2. C",
  ),
);

const junk = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "```",
        "==",
        "::",
        "{{c1::",
        "}}",
        "[[",
        "]]",
        "$",
        "$$",
        "|",
        "<",
        "<div",
        "**",
        "%%",
        "\u0000",
        "\r",
        "\n",
        "\t",
        "- ",
        "> ",
        "1. ",
        "A) ",
        "(T)",
        "Answer:",
      ),
      { maxLength: 20 },
    )
    .map((all) => all.join("")),
);

/** Notes as people write them, and as they don't: every form that is read, cut anywhere, with junk between. */
export const anyDocument = fc
  .record({
    blocks: fc.array(
      fc.oneof({ weight: 4, arbitrary: plainBlock }, { weight: 4, arbitrary: bindingBlock }, junk),
      {
        maxLength: 14,
      },
    ),
    front: fc.constantFrom("", "", "---\ntitle: T\n---\n", "---\ntitle: [\n---\n", "---\nopen: 1\n"),
    glue: fc.constantFrom("\n\n", "\n\n", "\n", "\r\n\r\n"),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ blocks, front, glue, cut }) => {
    const whole = front + blocks.join(glue);
    return cut > 0.8 ? whole.slice(0, Math.floor(whole.length * cut)) : whole;
  });
