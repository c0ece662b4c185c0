/** What a correct bot never does, whatever befalls it; "emulator" is a fault of the emulator itself. */
export type ViolationRule =
  | "unknownRoute"
  | "invalidBody"
  | "allowedMentions"
  | "privilegedIntent"
  | "gateway"
  | "emulator";

/** One break of a rule, with where it happened and what was wrong. */
export type Violation = {
  readonly at: number;
  readonly rule: ViolationRule;
  readonly where: string;
  readonly detail: string;
};

/** The breaks so far, oldest first, and a way to add one. */
export type Violations = {
  readonly list: readonly Violation[];
  readonly add: (rule: ViolationRule, where: string, detail: string) => void;
};

/** An empty list of violations, timed by `now`. */
export function createViolations(now: () => number): Violations {
  const list: Violation[] = [];
  return { list, add: (rule, where, detail) => void list.push({ at: now(), rule, where, detail }) };
}
