import { describe, expect, it } from "vitest";
import { clauseOf } from "#src/core/facts/clause.ts";
import { wordsOf } from "#src/core/facts/english.ts";

/** "determiner | subject | bracket | verb" of a text, as far as they are found. */
function shape(text: string): string | null {
  const words = wordsOf(text);
  const clause = clauseOf(words);
  if (clause === null) return null;
  const run = (from: number, to: number) =>
    words
      .slice(from, to)
      .map((word) => word.text)
      .join(" ");
  const { determiner, subject, bracket, verb } = clause;
  const inside = bracket === null ? "" : run(bracket.from, bracket.to);
  return [determiner, run(subject.from, subject.to), inside, words[verb]?.text].join(" | ");
}

describe("the subject and main verb of a statement", () => {
  it.each([
    ["The Softmax function outputs a probability distribution.", "the | Softmax function |  | outputs"],
    ["The Adam optimizer combines the benefits of both.", "the | Adam optimizer |  | combines"],
    ["ReLU (Rectified Linear Unit) is an activation function.", " | ReLU | Rectified Linear Unit | is"],
    ["A Recurrent Neural Network (RNN) maintains memory.", "a | Recurrent Neural Network | RNN | maintains"],
    ["Early stopping monitors performance and halts training.", " | Early stopping |  | monitors"],
    ["Parameter sharing in CNNs drastically reduces the weights.", " | Parameter sharing |  | reduces"],
    ["In a GAN, the generator learns to produce fake data.", "the | generator |  | learns"],
    ["A kernel, also called a filter, is a small grid.", "a | kernel |  | is"],
    ["S3 stores objects in buckets.", " | S3 |  | stores"],
    ["A switch forwards frames inside one network.", "a | switch |  | forwards"],
    ["The weights of a perceptron define a hyperplane.", "the | weights of a perceptron |  | define"],
    ["A perfect fifth spans seven semitones.", "a | perfect fifth |  | spans"],
    ["The blues scale adds a flattened fifth.", "the | blues scale |  | adds"],
    ["Slow start doubles the congestion window.", " | Slow start |  | doubles"],
    ["An IPv4 address is 32 bits long.", "an | IPv4 address |  | is"],
    ["A function that maps inputs to outputs is a model.", "a | function |  | is"],
    ["Napoleon sold Louisiana to the United States.", " | Napoleon |  | sold"],
    ["A composite key consists of two columns.", "a | composite key |  | consists"],
    ["2PL guarantees serializability but does not prevent deadlocks.", " | 2PL |  | guarantees"],
    ["A phantom read happens when new rows appear.", "a | phantom read |  | happens"],
    ["A variable-ratio schedule rewards after many responses.", "a | variable-ratio schedule |  | rewards"],
    ["Monetary rewards motivate workers.", " | Monetary rewards |  | motivate"],
    ["The kidneys filter blood.", "the | kidneys |  | filter"],
  ])("are found: %s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ["Structuralism, represented by Titchener, tried introspection.", " | Structuralism |  | tried"],
    ["The convoy system, adopted in 1917, reduced losses.", "the | convoy system |  | reduced"],
    ["The capsule, usually made of sugars, protects a cell.", "the | capsule |  | protects"],
    ["A natural key, by contrast, is made of real data.", "a | natural key |  | is"],
    ["Venus, which has no moons, rotates backwards.", " | Venus |  | rotates"],
    ["Introns, which are removed by splicing, interrupt genes.", " | Introns |  | interrupt"],
    [
      "Plate boundaries, where most earthquakes occur, mark the edges of plates.",
      " | Plate boundaries |  | mark",
    ],
    ["Sulfuric acid, once called oil of vitriol, dehydrates sugar.", " | Sulfuric acid |  | dehydrates"],
    ["Bach, who was born in Eisenach, composed concertos.", " | Bach |  | composed"],
    ["Marx, the son of a lawyer, wrote Capital.", " | Marx |  | wrote"],
    ["In 1917, the Bolsheviks, led by Lenin, seized power.", "the | Bolsheviks |  | seized"],
  ])("are found around a remark: %s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ["WHERE keeps only the rows that match.", " | WHERE |  | keeps"],
    ["HAVING filters groups after GROUP BY.", " | HAVING |  | filters"],
    ["COMMIT makes the changes permanent.", " | COMMIT |  | makes"],
  ])("are found where a name in capitals is another word too: %s", (text, expected) => {
    expect(shape(text)).toBe(expected);
  });

  it.each([
    ["DHCP (Dynamic Host Configuration Protocol) leases IP addresses.", /^ \| DHCP \| .* \| leases$/u],
    ["Both TCP and UDP use port numbers.", /^both \| TCP and UDP \| {2}\| use$/u],
    ["Helicobacter and Proteus both produce urease.", /^ \| Helicobacter and Proteus \| {2}\| produce$/u],
    ["Retroviruses such as HIV copy their RNA into DNA.", /^ \| Retroviruses \| {2}\| copy$/u],
    ["LSTM and GRU use cases are many.", /\| are$/u],
  ])("are found where the tagger takes the only verb for a noun: %s", (text, expected) => {
    expect(shape(text)).toMatch(expected);
  });

  it.each([
    "Lenin, Trotsky, and Stalin were Bolsheviks.",
    "October 1917, the Bolsheviks, led by Lenin, seized power.",
    "Nothing here at all",
  ])("are left alone where the shape isn't plain: %s", (text) => {
    expect(shape(text)).toBeNull();
  });
});

it("a hyphenated word is one word, with its place in the text", () => {
  const text = "Cross-entropy suits decision-making.";
  const words = wordsOf(text);
  expect(words.map((word) => word.text)).toEqual(["Cross-entropy", "suits", "decision-making", "."]);
  for (const { text: word, from, to } of words) expect(text.slice(from, to)).toBe(word);
});

it("words with digits and plural acronyms are compared as what they are", () => {
  const stems = (text: string) => wordsOf(text).map(({ stem }) => stem);
  expect(stems("L1 L2")).toEqual(["l1", "l2"]);
  expect(stems("CNNs CNN")).toEqual(["cnn", "cnn"]);
});
