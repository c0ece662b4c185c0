import type { CompiledQuery, DatabaseConnection, Dialect, Driver } from "kysely";

/**
 * SQLite's lock for writing, as several connections in one thread can hold it: whoever wants to write waits for its turn. The
 * lock itself would keep the whole thread waiting, and whoever holds it too.
 */
export class WriteTurns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn; gives what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#last = promise;
    await before;
    return resolve;
  }

  /** The same dialect, whose transactions and single writes wait for their turn; it reads at any time. */
  over(dialect: Dialect): Dialect {
    return { ...dialect, createDriver: () => new TurnedDriver(dialect.createDriver(), this) };
  }
}

const reads = /^\s*(?:select|with|pragma)\b/i;

class TurnedDriver implements Driver {
  readonly #driver: Driver;
  readonly #turns: WriteTurns;
  /** Ends the turn of the transaction under way. */
  #end: (() => void) | null = null;

  constructor(driver: Driver, turns: WriteTurns) {
    this.#driver = driver;
    this.#turns = turns;
  }

  init: Driver["init"] = (options) => this.#driver.init(options);
  releaseConnection: Driver["releaseConnection"] = (connection) => this.#driver.releaseConnection(connection);

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await this.#driver.acquireConnection();
    return {
      executeQuery: (query) => this.#execute(connection, query),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    };
  }

  beginTransaction: Driver["beginTransaction"] = async (connection, settings) => {
    this.#end = await this.#turns.take();
    try {
      await this.#driver.beginTransaction(connection, settings);
    } catch (error) {
      this.#ended();
      throw error;
    }
  };

  commitTransaction: Driver["commitTransaction"] = async (connection) => {
    await this.#driver.commitTransaction(connection);
    this.#ended();
  };

  rollbackTransaction: Driver["rollbackTransaction"] = async (connection) => {
    try {
      await this.#driver.rollbackTransaction(connection);
    } finally {
      this.#ended();
    }
  };

  destroy: Driver["destroy"] = async (options) => {
    await this.#driver.destroy(options);
    this.#ended();
  };

  async #execute<R>(connection: DatabaseConnection, query: CompiledQuery) {
    if (this.#end !== null || reads.test(query.sql)) return connection.executeQuery<R>(query);
    const end = await this.#turns.take();
    try {
      return await connection.executeQuery<R>(query);
    } finally {
      end();
    }
  }

  #ended(): void {
    this.#end?.();
    this.#end = null;
  }
}
