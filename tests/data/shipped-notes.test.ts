import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeLibrary } from "../../src/core/facts/library.ts";
import { readNote } from "../../src/core/notes/read-note.ts";

const file = "deep-learning.md";
const note = readNote({ file, text: readFileSync(new URL(`../../data/${file}`, import.meta.url), "utf8") });
const { facts } = makeLibrary([note]);

/** What the note must teach: each topic, and how one of its facts is recognised. */
const taught: readonly (readonly [topic: string, fact: RegExp])[] = [
  ["loss function", /^A loss function measures how far the prediction/u],
  ["cross-entropy", /^Cross-entropy is a loss function .*classification/u],
  ["convex sets", /^A convex set is .*line segment between any two of its points/u],
  ["perceptron hyperplane", /weights of a perceptron define a hyperplane/u],
  ["feature learning", /^Deep learning .*without manual feature engineering/u],
  ["depth", /additional hidden layer .*more abstract/u],
  ["dense layers", /also called a dense layer/u],
  ["dense layers decide", /^A dense layer .*decision/u],
  ["softmax", /^Softmax is .*sum to 1/u],
  ["sigmoid", /^Sigmoid is an activation function/u],
  ["sigmoid makes gradients vanish", /^Sigmoid makes gradients vanish in deep networks/u],
  ["softsign", /^Softsign is an activation function/u],
  ["softsign beside tanh", /^Softsign .*than tanh.*saturation/u],
  ["ReLU", /^ReLU \(Rectified Linear Unit\) is an activation function/u],
  ["ReLU's blocked negative side", /^ReLU blocks the gradient of negative inputs/u],
  ["non-linearity", /^Without a nonlinear activation function/u],
  ["vanishing gradients", /^The vanishing gradient problem is/u],
  ["what eases vanishing gradients", /^LSTM .*ReLU .*ease the vanishing gradient problem/u],
  ["exploding gradients", /^The exploding gradient problem is/u],
  ["backpropagation", /^Backpropagation .*from the output to the input .*chain rule/u],
  ["dropout", /^Dropout is .*disables randomly chosen neurons/u],
  ["L1", /^L1 regularization .*sparsity.*exactly to zero/u],
  ["L2", /^L2 regularization is a regularization method/u],
  ["noise injection", /^Noise injection is a regularization method/u],
  ["early stopping", /^Early stopping is .*validation/u],
  ["Adam joins momentum and adaptive rates", /^Adam .*combines momentum with the adaptive learning rates/u],
  [
    "Adam's two averages",
    /^Adam is an optimizer that keeps running averages of gradients and of their squares/u,
  ],
  ["momentum", /^Momentum is .*inertial term/u],
  ["momentum speeds up and passes minima", /^Momentum speeds up convergence .*local minima/u],
  ["CNN", /^A CNN \(Convolutional Neural Network\) .*local receptive fields/u],
  ["parameter sharing", /^Parameter sharing in a CNN .*fewer weights/u],
  ["RNN", /^An RNN \(Recurrent Neural Network\) .*hidden state/u],
  ["RNN for language", /^An RNN suits language modeling/u],
  ["GRU", /^A GRU \(Gated Recurrent Unit\) is a type of RNN/u],
  ["BPTT", /^BPTT \(Backpropagation Through Time\) .*unrolling/u],
  ["GAN", /^A GAN \(Generative Adversarial Network\) is/u],
  ["generator", /^The generator is the half of a GAN .*fool the discriminator/u],
  ["discriminator", /^The discriminator is the half of a GAN .*fake/u],
  ["tanh", /^Tanh \(hyperbolic tangent\) is an activation function/u],
  ["leaky ReLU", /^Leaky ReLU is an activation function/u],
  ["GELU", /^GELU \(Gaussian Error Linear Unit\)/u],
  ["batch normalization", /^Batch normalization is a normalization method/u],
  ["layer normalization", /^Layer normalization is a normalization method/u],
  ["SGD", /^Stochastic gradient descent \(SGD\) is/u],
  ["RMSProp", /^RMSProp .*is an optimizer/u],
  ["AdaGrad", /^AdaGrad .*is an optimizer/u],
  ["LSTM", /^An LSTM \(Long Short-Term Memory\) is a type of RNN/u],
  ["Transformer", /^A Transformer is an architecture/u],
  ["attention", /^Self-attention is a mechanism/u],
  ["autoencoder", /^An autoencoder is an architecture/u],
  ["pooling", /^Max pooling is a pooling operation/u],
];

describe("the shipped note on deep learning", () => {
  it.each(taught)("teaches: %s", (_topic, pattern) => {
    expect(facts.map(({ text }) => text).filter((text) => pattern.test(text))).not.toEqual([]);
  });

  it("has at least 120 facts", () => {
    expect(facts.length).toBeGreaterThanOrEqual(120);
  });

  it("has nothing that a person should look at, and every statement in it is a fact", () => {
    expect(note.problems).toEqual([]);
    expect(facts.length).toBe(note.units.length);
  });

  it("says nothing twice", () => {
    const bare = facts.map(({ text }) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " "));
    expect(bare.filter((text, at) => bare.indexOf(text) < at)).toEqual([]);
  });

  it("puts every fact under a heading", () => {
    expect(facts.filter(({ heading }) => heading.length === 0)).toEqual([]);
  });

  it("opens no fact with a word that points at another line", () => {
    const pointing = /^(?:it|they|this|that|these|those|he|she|however|therefore|thus|also)\b/iu;
    expect(facts.map(({ text }) => text).filter((text) => pointing.test(text))).toEqual([]);
  });

  it("keeps every fact short enough to be read on a phone", () => {
    const words = (text: string) => text.split(" ").length;
    expect(facts.map(({ text }) => text).filter((text) => words(text) < 8 || words(text) > 30)).toEqual([]);
  });
});
