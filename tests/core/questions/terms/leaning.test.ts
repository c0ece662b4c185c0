import { describe, expect, it } from "vitest";
import { leansOnForeignOthers, leansOnOthers } from "#src/core/questions/terms/leaning.ts";

describe("a text leans on another line", () => {
  it.each([
    "LRU does not suffer from this anomaly.",
    "QDA drops that assumption and gets curved boundaries.",
    "That plateau causes a long refractory period.",
    "The movement owes its name to a painting.",
    "Peterson's algorithm solves the problem for two processes.",
    "The median is the only one of the three that makes sense here.",
    "All of them except the short head arise from the pelvis.",
    "Traps, in contrast, are caused by the running program itself.",
    "The four stages are absorption, distribution, metabolism and excretion.",
    "In ergative languages such as Basque it is treated like the object.",
    "After it Sicily became the first Roman province.",
    "Roughly 30 % of it is reflected back to space.",
    "An innominate term falls between them, and the remedy depends.",
    "Reliance damages cover wasted expenditure instead.",
    "Efficiency is then only 50 %.",
    "Averaged over the whole sphere this is about 340 watts.",
    "Vitamin B12 is an exception, as the liver holds enough for years.",
    "A mere request for information does not (Stevenson v McLean 1880).",
    "Endothermic ones absorb heat and have a positive value.",
    "On his way he blinded the Cyclops Polyphemus.",
    "so absolute zero can't be reached in a finite number of steps.",
    "Antigone, his daughter, buried her brother against the king's order.",
    "The nymph kept him on an island for seven years.",
    "Michelangelo later designed the dome of that church.",
    "Piaget saw such talk as egocentric.",
    "Corals under stress expel these algae, most often in summer.",
    "The ratings system of the MPAA replaced it in 1968.",
    "Bonds below that are called junk bonds.",
    "Meselson and Stahl showed this in 1958 with isotopes.",
    "Because of this, +1 is the more stable state of thallium.",
    "His works cut wide boulevards through the old quarters.",
    "The same kind of wind is called the Chinook in Canada.",
    "Marie Sallé was her rival and was admired for expression.",
    "Parameterised queries are the main defence against it.",
    "Doris Humphrey based hers on fall and recovery.",
    "Myoglobin therefore holds oxygen more tightly than before.",
    "The grid is older, since early cities had straight streets.",
    "Jones and Harris showed the effect in 1967.",
    "The second bomb hit the city three days later.",
    "Both schemes called for tall towers set in open green space.",
    "A dry cough is a common side effect because bradykinin accumulates.",
    "Slower than the one above it but faster than the flow in the ground.",
    "Turkey, Lebanon and Jordan took in large numbers of them.",
    "In stage 3 the birth rate falls, as children become more expensive.",
    "The birth rate falls too, as children become more expensive.",
    "In R v Blaue the rule covered a victim who refused a transfusion.",
    "The curve falls every northern summer as plants grow.",
    "Non-functional requirements, also called quality attributes, state how well it should do it.",
    "An innominate (or intermediate) term falls between them, and so on.",
  ])("%s", (text) => {
    expect(leansOnOthers(text)).toBe(true);
  });

  it.each([
    "II. Mehmed'e bu yüzden Fatih unvanı verilir.",
    "Deshalb teilt sich die Zelle erneut.",
    "Por eso el verbo cambia de raíz.",
  ])("in another language: %s", (text) => {
    expect(leansOnForeignOthers(text)).toBe(true);
  });
});

describe("a text stands by itself", () => {
  it.each([
    "When a cell divides, it copies its chromosomes first.",
    "Hebbian theory is the theory that cells which fire together wire together.",
    "The problem of induction was posed by David Hume.",
    "A catalyst speeds up a reaction without being used up by it.",
    "Absolute zero can't be reached in a finite number of steps.",
    "Kepler published his first two laws in 1609.",
    "In 1922 Howard Carter found the tomb that made him famous.",
    "An employee owes loyalty to his or her employer.",
    "Two variables interfere if they are live at the same time.",
    "The mantle secretes the shell in those molluscs that have one.",
    "An index speeds up a query because it avoids a scan of the table.",
    "In contrast to arteries, veins have valves.",
    "One of the three types of muscle is smooth.",
    "The method of loci links each item with a place.",
    "Cholera toxin raises cAMP and this leads to loss of water.",
    "Refugees often flee on foot, and Jordan took in large numbers of them.",
    "Type 1 diabetes begins in stage 1 of the disease with antibodies.",
    "Both parents carry one copy of the gene in most families.",
    "A dry cough is a common side effect of ACE inhibitors in adults.",
    "A thermostat decides when it should switch the heating on.",
    "Too much of a nutrient can harm a lake, as too little can.",
  ])("%s", (text) => {
    expect(leansOnOthers(text)).toBe(false);
  });
});
