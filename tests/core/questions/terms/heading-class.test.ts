import { expect, it } from "vitest";
import { classInHeading } from "#src/core/questions/terms/heading-class.ts";

it.each([
  ["Organelles", "Organelles"],
  ["Activation Functions", null],
  ["Network Types", "Network"],
  ["Types of Rivers", "Rivers"],
  ["Core Concepts", null],
  ["Events", null],
  ["Activation Functions and Problems", null],
  ["Optimization", null],
  ["Gas", null],
])("the heading “%s” names the class %j", (heading, named) => {
  expect(classInHeading(heading)).toBe(named);
});
