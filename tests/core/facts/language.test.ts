import { expect, it } from "vitest";
import { wordsOf } from "#src/core/facts/english.ts";
import { isEnglish } from "#src/core/facts/language.ts";

it.each([
  "The nucleus stores the genetic material of a cell.",
  "Ludwig van Beethoven wrote nine symphonies.",
  "RNNs process sequential data.",
  "La Niña is the cold phase of the cycle.",
  "Die casting is a process that forces metal into a mold.",
])("is English: %s", (text) => {
  expect(isEnglish(wordsOf(text))).toBe(true);
});

it.each([
  "Der Zellkern ist ein Organell, das die DNA speichert.",
  "La mitochondrie est un organite qui produit l'ATP.",
  "El núcleo es un orgánulo que almacena el ADN.",
  "Mitokondri hücre için enerji ve ATP üretir.",
  "细胞核储存遗传物质并控制细胞的活动。",
  "Ядро хранит генетический материал клетки.",
])("is not English: %s", (text) => {
  expect(isEnglish(wordsOf(text))).toBe(false);
});
