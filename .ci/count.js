// Plain JavaScript for any Node from 20: prints "PASSED FAILED" from the test runner's JSON report. A file that
// didn't load and a test that was skipped count as failed; a report without a single test is refused.
import { readFileSync } from "node:fs";

const files = JSON.parse(readFileSync(process.argv[2], "utf8")).testResults;
const tests = files.flatMap((file) => file.assertionResults);
const passed = tests.filter((test) => test.status === "passed").length;
const unloaded = files.filter(
  (file) => file.status !== "passed" && !file.assertionResults.some((test) => test.status === "failed"),
).length;
if (tests.length === 0) throw new Error("The test runner's report names no test.");
console.log(`${passed} ${tests.length - passed + unloaded}`);
