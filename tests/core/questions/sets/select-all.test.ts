import { describe, expect, it } from "vitest";
import { wordsOf } from "#src/core/facts/english.ts";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { materialOf } from "#src/core/questions/material.ts";
import { selectAlls } from "#src/core/questions/sets/select-all.ts";
import { areOpposed } from "#src/core/questions/terms/opposed.ts";
import { notesIn } from "#tests/support/note-texts.ts";
import { libraryOf } from "../library-of.ts";

const proposalsOf = (...lines: readonly string[]) => selectAlls(materialOf(libraryOf(...lines), wordsOf));
const questionsOf = (...lines: readonly string[]) =>
  proposalsOf(...lines).candidates.map(({ question }) => question);
const codesOf = (...lines: readonly string[]) => proposalsOf(...lines).rejected.map(({ code }) => code);

const cues = [
  "Retinal disparity and convergence are binocular depth cues.",
  "Monocular depth cues include linear perspective, interposition, texture gradient and motion parallax.",
] as const;

describe("which of these belong to a set", () => {
  it("is asked where another set excludes it, with two right and two wrong options at least", () => {
    const [binocular, monocular] = questionsOf(...cues);
    expect(binocular?.stem).toBe("Which of these are binocular depth cues?");
    expect(binocular?.key).toEqual(["Convergence", "Retinal disparity"]);
    expect(monocular?.stem).toBe("Monocular depth cues: which of these are among them?");
    for (const { key, options, kind } of [binocular, monocular].filter((each) => each !== undefined)) {
      expect(kind).toBe("select-all");
      expect(key.every((each) => options.includes(each))).toBe(true);
      expect(key.length).toBeGreaterThanOrEqual(2);
      expect(options.length - key.length).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(6);
    }
  });

  it("belongs to the fact that states the set, and is explained by it", () => {
    const facts = libraryOf(...cues).facts;
    expect(questionsOf(...cues).map(({ fact }) => fact)).toEqual(facts.map(({ fingerprint }) => fingerprint));
    expect(questionsOf(...cues).map(({ explanation }) => explanation)).toEqual(cues);
  });

  it("is asked of a closed list beside terms that share a word with it", () => {
    const [levels] = questionsOf(
      "The SQL standard defines four isolation levels: read uncommitted, read committed, repeatable read and serializable.",
      "A dirty read is reading data written by a transaction that has not committed yet.",
      "A phantom read happens when a repeated query returns new rows.",
    );
    expect(levels?.options.filter((each) => !levels.key.includes(each))).toEqual([
      "Dirty read",
      "Phantom read",
    ]);
  });

  it.each([
    [
      "classes of one word that nothing is in two of",
      ["Frogs, toads and newts are amphibians.", "Snakes, lizards and turtles are reptiles."],
      ["Frogs", "Newts", "Toads"],
    ],
    [
      "one line for each member",
      [
        "Basalt is an extrusive rock that cools on the surface.",
        "Rhyolite is an extrusive rock that is rich in silica.",
        "Granite is an intrusive rock that cools in the crust.",
        "Gabbro is an intrusive rock that is poor in silica.",
      ],
      ["Basalt", "Rhyolite"],
    ],
  ])("is asked of %s", (_, lines, members) => {
    const [first] = questionsOf(...lines);
    expect(first?.key.every((each) => members.includes(each))).toBe(true);
    expect(first?.options.filter((each) => !first.key.includes(each)).length).toBeGreaterThanOrEqual(2);
  });

  it("lets the head of the class stand in options of both sides", () => {
    const [dna] = questionsOf(
      "DNA viruses include the adenoviruses and poxviruses.",
      "RNA viruses include measles virus, rabies virus and the coronaviruses.",
    );
    expect(dna?.key).toEqual(["Adenoviruses", "Poxviruses"]);
  });
});

describe("every such question of the tuned notes", () => {
  const notes = notesIn("tests/judged/notes/tuned/");
  const made = selectAlls(materialOf(makeLibrary(notes.map(readNote)), wordsOf)).candidates;

  it.each(made.map(({ question }) => [question.stem, question] as const))(
    "has right and wrong options that differ, and is kept as a fact's own: %s",
    (_, { key, options, fact, stem }) => {
      const wrong = options.filter((option) => !key.includes(option));
      expect(Math.min(key.length, wrong.length)).toBeGreaterThanOrEqual(2);
      expect(options.length).toBeLessThanOrEqual(6);
      expect(new Set(options.map((option) => option.toLowerCase())).size).toBe(options.length);
      expect(options.every((option) => option.length <= 100 && !stem.includes(option))).toBe(true);
      expect(made.filter(({ question }) => question.fact === fact)).toHaveLength(1);
    },
  );

  it("are of several shapes", () => {
    const stems = made.map(({ question }) => question.stem);
    for (const shape of [/^Which of these are/u, /go with/u, /: which of these are among them/u])
      expect(stems.some((stem) => shape.test(stem))).toBe(true);
  });
});

describe("nothing is asked about a set", () => {
  it.each([
    [
      "that another may overlap",
      "noOtherSet",
      [
        "Essential amino acids include leucine and valine.",
        "Hydrophobic amino acids include alanine and proline.",
      ],
    ],
    [
      "that shares a member with the other",
      "noOtherSet",
      ["Primary sources include letters and diaries.", "Secondary sources include textbooks and diaries."],
    ],
    [
      "that is above the other",
      "noOtherSet",
      ["Rocks include granite and basalt.", "Sedimentary rocks include shale and limestone."],
    ],
    [
      "whose wrong options a further line puts into it",
      "fewMembers",
      [
        "Fixed costs include rent and insurance.",
        "Variable costs include packaging and wages.",
        "In the short run wages are fixed costs as well.",
      ],
    ],
    [
      "whose members its name tells",
      "fewMembers",
      [
        "Symmetric ciphers include the symmetric block cipher and the symmetric stream cipher.",
        "Asymmetric ciphers include RSA, ElGamal and ECC.",
      ],
    ],
    [
      "by acronyms beside words",
      "unlikeMembers",
      ["Symmetric ciphers include Blowfish and Serpent.", "Asymmetric ciphers include RSA and ECC."],
    ],
  ])("%s", (_, code, lines) => {
    expect(
      questionsOf(...lines).filter(({ fact }) => fact === libraryOf(...lines).facts[0]?.fingerprint),
    ).toEqual([]);
    expect(codesOf(...lines)).toContain(code);
  });
});

describe("words that exclude each other", () => {
  it.each([
    ["aerobic", "anaerobic"],
    ["Monocular", "binocular"],
    ["renewable", "non-renewable"],
    ["saturated", "unsaturated"],
    ["hydrophilic", "hydrophobic"],
    ["water-soluble", "fat-soluble"],
    ["igneous", "metamorphic"],
  ])("%s, %s", (a, b) => {
    expect(areOpposed(a, b)).toBe(true);
    expect(areOpposed(b, a)).toBe(true);
  });

  it.each([
    ["essential", "hydrophobic"],
    ["natural", "renewable"],
    ["loop", "thiazide"],
    ["active", "active"],
    ["universal", "bilateral"],
  ])("but not %s, %s", (a, b) => {
    expect(areOpposed(a, b)).toBe(false);
  });
});
