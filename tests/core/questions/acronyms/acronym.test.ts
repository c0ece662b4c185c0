import { describe, expect, it } from "vitest";
import { acronymItems } from "#src/core/questions/acronyms/acronym.ts";
import { expands, isAcronym } from "#src/core/questions/terms/acronym-match.ts";
import { bankOf } from "../library-of.ts";

describe("an acronym", () => {
  it.each(["GRU", "ReLU", "CNNs", "IPv6", "COX-2", "AdaGrad"])("is written like %s", (text) => {
    expect(isAcronym(text)).toBe(true);
  });
  it.each(["Adam", "momentum", "Gated Recurrent Unit", "A"])("isn't written like %s", (text) => {
    expect(isAcronym(text)).toBe(false);
  });

  it.each([
    ["GRU", "Gated Recurrent Unit"],
    ["ReLU", "Rectified Linear Unit"],
    ["BPTT", "Backpropagation Through Time"],
    ["DNA", "Deoxyribonucleic Acid"],
    ["AUC", "Area Under the Curve"],
    ["RNNs", "Recurrent Neural Networks"],
    ["FID", "Fréchet Inception Distance"],
  ])("fits its expansion: %s, %s", (acronym, expansion) => {
    expect(expands(acronym, expansion)).toBe(true);
  });
  it.each([
    ["GRU", "Gated Unit"],
    ["GRU", "Recurrent Gated Unit"],
    ["RNN", "Recurrent Neural Network Layer"],
    ["KL", "Divergence"],
  ])("doesn't fit other words: %s, %s", (acronym, expansion) => {
    expect(expands(acronym, expansion)).toBe(false);
  });
});

describe("wrong expansions", () => {
  const bank = bankOf(
    "GRU (Gated Recurrent Unit) is a network that uses two gates.",
    "The residual connection adds the input of a block to its output.",
    "Global pooling takes the mean of a map.",
    "A reset unit clears the state, a graph unit reads a graph.",
    "A rectified unit cuts off what is below zero.",
    "Generative models learn the distribution of the data.",
    "The update gate decides what is kept of the state.",
    "ViT (Vision Transformer) splits a picture into patches.",
    "FIFO (First In First Out) replaces the page that was loaded first.",
    "Validation tests compare models on held-out examples.",
  );
  const items = acronymItems(bank);

  it("differ from the key and from one another, and fit the acronym's letters", () => {
    for (const { acronym, key, wrong } of items) {
      expect(new Set([key, ...wrong]).size).toBe(wrong.length + 1);
      expect(wrong.length).toBeGreaterThanOrEqual(2);
      for (const text of wrong) expect(expands(acronym, text), text).toBe(true);
    }
    expect(items.map(({ acronym }) => acronym)).toContain("GRU");
  });

  it("leave a word alone that gives more than one letter", () => {
    const vision = items.find(({ acronym }) => acronym === "ViT");
    for (const text of vision?.wrong ?? []) expect(text.startsWith("Vision ")).toBe(true);
  });

  it("aren't made for what is no noun phrase", () => {
    expect(items.map(({ acronym }) => acronym)).not.toContain("FIFO");
  });

  it("keep the noun that carries the name", () => {
    for (const { key, wrong } of items)
      for (const text of wrong) expect(text.split(" ").at(-1)).toBe(key.split(" ").at(-1));
  });

  it("aren't made for a part of what an acronym stands for", () => {
    const quantum = bankOf(
      "The National Institute of Standards and Technology (NIST) published standards in 2024.",
      "A noisy qubit loses its state within microseconds.",
      "A neutral atom is held by laser light.",
    );
    expect(acronymItems(quantum).map(({ key }) => key)).not.toContain("National Institute");
  });

  it("aren't made for what everyone knows", () => {
    const health = bankOf(
      "WHO (World Health Organization) declared smallpox eradicated in 1980.",
      "The hospital keeps a record of each operation.",
      "The human host carries the parasite for years.",
    );
    expect(acronymItems(health)).toEqual([]);
  });

  it("aren't another spelling of the right one", () => {
    const jazz = bankOf(
      "ODJB (Original Dixieland Jass Band) made the first record of the new music.",
      "Jazz bands played on the boats of the river.",
      "The jazz orchestra came north with the railway.",
    );
    const texts = acronymItems(jazz).flatMap(({ wrong }) => wrong);
    expect(texts.filter((text) => /Jazz/iu.test(text))).toEqual([]);
  });
});
