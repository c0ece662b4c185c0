import Database from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";
import { StudyError } from "../core/errors.ts";
import { remembering } from "../core/remembering.ts";

const STATEMENTS_KEPT = 500;

/** SQLite runs data definition inside transactions: a migration that fails leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** What SQLite says where the disk is full, read-only, failing or busy: nothing was written, and another time it may be. */
const passing = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN|BUSY|NOMEM|CORRUPT|NOTADB)/;

function isPassing(error: unknown): boolean {
  return error instanceof Database.SqliteError && passing.test(error.code);
}

/** The same statement; what the disk refuses is told to members as "not kept", with what SQLite said for the log. */
function guarded(statement: SqliteStatement): SqliteStatement {
  const told = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw isPassing(error) ? new StudyError("notKept", {}, { cause: error }) : error;
    }
  };
  return {
    reader: statement.reader,
    all: (parameters) => told(() => statement.all(parameters)),
    run: (parameters) => told(() => statement.run(parameters)),
    iterate: (parameters) => statement.iterate(parameters),
  };
}

/** Writers begin immediately: a deferred transaction that reads first may be refused later without waiting. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database: withStatementCache(database) });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** Where the disk is full SQLite has rolled back already, and a second rollback would hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Keeps prepared statements, which Kysely's own driver compiles anew for each query. */
function withStatementCache(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: remembering(STATEMENTS_KEPT, (sql) => guarded(database.prepare<unknown[]>(sql))),
  };
}

/** Kysely's SQLite dialect with immediate transactions, transactional migrations and kept statements. */
export function sqliteDialect(database: Database.Database): Dialect {
  return {
    createAdapter: (): DialectAdapter => new TransactionalAdapter(),
    createDriver: (): Driver => new ImmediateDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}
