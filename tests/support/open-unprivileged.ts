import Database from "better-sqlite3";
import { migrations } from "../../migrations/index.ts";
import { openDatabase } from "../../src/storage/database.ts";

/** A program that opens a database as somebody for whom file modes count: root may write what is read-only. */
const [file = ""] = process.argv.slice(2);
const NOBODY = 65_534;
// SQLite's own library is loaded while it can be.
new Database(":memory:").close();
if (process.getuid?.() === 0) process.setuid?.(NOBODY);
try {
  await (await openDatabase(file, migrations)).close();
  console.log("opened");
} catch (error) {
  console.log(String(error));
}
