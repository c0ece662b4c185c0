import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrations } from "../../migrations/index.ts";
import { type OpenDatabase, openDatabase } from "../../src/storage/database.ts";

/** A temporary folder with databases that are closed and removed together. */
export class Databases {
  readonly folder = mkdtempSync(join(tmpdir(), "cohort-storage-"));
  readonly #open: OpenDatabase[] = [];

  file(name = "cohort.sqlite"): string {
    return join(this.folder, name);
  }

  /** Opens a file here with all migrations, or with those given. */
  async open(name?: string, given: Parameters<typeof openDatabase>[1] = migrations): Promise<OpenDatabase> {
    const database = await openDatabase(this.file(name), given);
    this.#open.push(database);
    return database;
  }

  /** Opens a file here with its tables as they were before the migration of this number, of four digits. */
  openBefore(migration: string, name?: string): Promise<OpenDatabase> {
    return this.open(
      name,
      Object.fromEntries(Object.entries(migrations).filter(([each]) => each < migration)),
    );
  }

  async close(): Promise<void> {
    for (const database of this.#open.splice(0)) await database.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
