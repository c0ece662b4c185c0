import { expect, test } from "vitest";
import { isEnglishWord, wordsOf } from "../../../src/core/facts/english.ts";

test.each(["neuron", "neutron", "osmosis", "naïve", "cannot"])("English has the word %j", (word) => {
  expect(isEnglishWord(word)).toBe(true);
});

test.each(["neurn", "osmossis", "", "two words"])("English has no word %j", (word) => {
  expect(isEnglishWord(word)).toBe(false);
});

test.each(["Hildegund's", "Quexworthy’s", "the Brontavs'"])(
  "the words of a text are the same whatever text was read before it: %s",
  (name) => {
    const said = () => wordsOf(`Work began on ${name} old square.`).map(({ text, tag }) => `${text} ${tag}`);
    const before = said();
    wordsOf(`The square is ${name}.`);
    expect(said()).toEqual(before);
  },
);

test.each(["Wałęsa", "Bashō", "Dvořák", "Łódź", "Kabakçı"])("%s is one word", (name) => {
  const [first, second] = wordsOf(`${name} wrote it.`);
  expect(first).toMatchObject({ text: name, tag: "PROPN" });
  expect(second?.text).toBe("wrote");
});

test.each([
  ["overfitting", "NOUN", "Regularization reduces overfitting in deep models."],
  ["underfitting", "NOUN", "A model that is too simple shows underfitting on its data."],
  ["dropout", "NOUN", "Dropout disables random neurons at each step."],
  ["sigmoid", "NOUN", "The sigmoid maps any number to one between 0 and 1."],
  ["softmax", "NOUN", "Softmax turns scores into probabilities."],
  ["tanh", "NOUN", "Tanh gives values between −1 and 1."],
  ["due", "ADP", "Gradients vanish due to repeated multiplication."],
  ["mitochondria", "NOUN", "Mitochondria release energy from glucose."],
])("%s is tagged %s, as a person would", (word, tag, sentence) => {
  const found = wordsOf(sentence).find(({ text }) => text.toLowerCase() === word);
  expect(found?.tag).toBe(tag);
});
