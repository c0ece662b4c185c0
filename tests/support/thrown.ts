import { StudyError } from "#src/core/errors.ts";

/** The code of the refusal that some work throws; "" where it throws none. */
export function codeOfThrown(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StudyError) return error.code;
    throw error;
  }
  return "";
}
