import { expect, it } from "vitest";
import { isNoteToSelf } from "#src/core/questions/terms/note-to-self.ts";

it.each([
  "Balsa is a hardwood (the balsa one always comes up in the quiz).",
  "Learn this table (it was in the exam questions).",
  "TODO: draw the near field",
  "Ian Donald pioneered ultrasound in Glasgow. todo: draw the near field",
  "Is a whale a fish?",
])("%s tells its writer something", (text) => {
  expect(isNoteToSelf(text)).toBe(true);
});

it.each(["Glaucoma is found early by measuring the pressure (eye exam).", "Hooke saw cells in cork (1665)."])(
  "%s tells its reader something",
  (text) => {
    expect(isNoteToSelf(text)).toBe(false);
  },
);
