import { describe, expect, it } from "vitest";
import { whyNoStatement } from "#src/core/facts/statement.ts";

const why = (text: string) => whyNoStatement({ kind: "sentence", text, line: 1, endLine: 1, heading: [] });

describe("a line is a fact", () => {
  it.each([
    "The loss function in deep learning quantifies the difference between prediction and target.",
    "Early stopping monitors validation performance and halts training when the model begins to overfit.",
    "Mitochondria produce most of the cell's ATP.",
    "RAID 0 stripes data across disks without redundancy.",
    "Crossing over happens in prophase I of meiosis.",
    "Oxytocin causes contractions of the uterus during labor.",
    "Episodic memory stores personally experienced events.",
    "Check digits detect most typing errors.",
    "A lookup table stores the results of earlier calls in the table of a database.",
    "The figure of speech is a device that departs from plain words.",
    "细胞核储存遗传物质并控制细胞的活动。",
    "The area above the curve is the integral of its upper part.",
  ])("when it states something: %s", (text) => {
    expect(why(text)).toBeNull();
  });
});

describe("a line is no fact", () => {
  it.each([
    ["tooShort", "Cells divide quickly"],
    ["tooLong", `A cell is ${"very ".repeat(60)}small.`],
    ["noVerb", "Parts of a typical animal cell"],
    ["question", "What is the powerhouse of the cell?"],
    ["listIntro", "A typical cell has these parts:"],
    ["reference", "It is found in almost all cells."],
    ["reference", "However, some cells have no nucleus."],
    ["reference", "For example, red blood cells have no nucleus."],
    ["layout", "As shown in figure 3, the nucleus is round."],
    ["layout", "See the figure above."],
    ["layout", "The table below lists all organelles."],
    ["layout", "Mitosis has the following phases."],
    ["layout", "This chapter explains cell division."],
    ["layout", "The enzyme described above breaks down starch."],
    ["quotation", "“Every cell comes from a cell that was there before.”"],
    ["instruction", "Note that the nucleus stores the DNA."],
    ["instruction", "Compare the steps of mitosis and meiosis."],
    ["instruction", "Use a buffer to keep the pH constant."],
    ["opinion", "I think cells are the best part of biology."],
    ["instruction", "Remember the parts of the cell!"],
  ])("but %s: %s", (code, text) => {
    expect(why(text)).toBe(code);
  });
});
