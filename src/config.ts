import { isIP } from "node:net";
import { dirname, join } from "node:path";
import { z } from "zod";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const hostName = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return /^[a-z]/i.test(name);
  } catch {
    return false;
  }
}

function isWebAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^/]/i.test(value);
}

/** Every variable that Cohort reads. `what` and `example` are what people are told, here and in the documentation. */
const environment = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(
      /^[\x21\x23-\x26\x28-\x7e]+$/,
      'must be the bare token: one word, without quotes and without "Bot" before it',
    )
    .optional()
    .meta({
      what: "The bot's secret token. Without it the local emulator starts instead of Discord.",
      example:
        '<the token from the "Bot" page of your application, https://discord.com/developers/applications>',
    }),
  DISCORD_API_URL: z
    .string()
    .refine(isWebAddress, "must be an absolute http:// or https:// address")
    .transform((url) => new URL(url).href.replace(/\/+$/, ""))
    .prefault("https://discord.com/api")
    .meta({ what: "The API of any Discord-compatible server.", example: "https://discord.com/api" }),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^sqlite:(?!\/\/)[^?#]*[^?#/]$/.test(url),
      "must be sqlite: and the path of a file; SQLite is the only database that Cohort keeps its data in",
    )
    .transform((url) => url.slice("sqlite:".length))
    .prefault("sqlite:./cohort.sqlite")
    .meta({
      what: "Where the database file is. Without a token and when not set, `sqlite:./cohort-demo.sqlite`.",
      example: "sqlite:./cohort.sqlite",
    }),
  BACKUP_DIR: z.string().optional().meta({
    what: "Where the nightly backups go; when not set, the folder `backups` beside the database.",
    example: "/var/backups/cohort",
  }),
  BACKUPS_KEPT: z
    .string()
    .regex(/^\d{1,3}$/, "must be a whole number from 0 to 999")
    .transform(Number)
    .prefault("7")
    .meta({ what: "How many nightly backups are kept; 0 makes none.", example: "7" }),
  NOTES_DIR: z
    .string()
    .prefault("data")
    .meta({ what: "The folder with the notes: Markdown, CSV and TSV files.", example: "data" }),
  HOST: z
    .string()
    .refine(
      (host) => isIP(host) !== 0 || hostName.test(host),
      "must be one address or host name of this machine, without http:// and without a port",
    )
    .prefault("127.0.0.1")
    .meta({
      what: "The address that `/healthz` (and the emulator's page) listens on.",
      example: "127.0.0.1",
    }),
  PORT: z
    .string()
    .refine(
      (port) => /^\d{1,5}$/.test(port) && Number(port) <= 65_535,
      "must be a whole number from 0 to 65535",
    )
    .transform(Number)
    .prefault("3000")
    .meta({ what: "Its port; 0 takes any free one.", example: "3000" }),
  LOG_LEVEL: z
    .enum(logLevels, `must be one of ${logLevels.join(", ")}`)
    .prefault("info")
    .meta({ what: `The least level that is logged: ${logLevels.join(", ")}.`, example: "info" }),
  DEFAULT_TIMEZONE: z
    .string()
    .refine(isTimeZone, "must be a time zone's name from the IANA database, Region/City")
    .prefault("UTC")
    .meta({ what: "The time zone of groups that haven't chosen their own.", example: "Europe/London" }),
  KEEP_ANSWERS_DAYS: z
    .string()
    .regex(/^([3-9]\d|[1-9]\d{2,3})$/, "must be a whole number from 30 to 9999")
    .transform(Number)
    .prefault("200")
    .meta({
      what: "How many days raw answers are kept; after that only what they add up to.",
      example: "200",
    }),
  NODE_ENV: z.string().optional().meta({
    what: "`production` refuses to start without a token.",
    example: "production",
  }),
});

const described = z.object({ what: z.string(), example: z.string() });
const usesDefault = z.object({ def: z.object({ defaultValue: z.string() }) });

/** One environment variable as the documentation shows it; `default` is empty where there is none. */
export type Variable = {
  readonly name: string;
  readonly default: string;
  readonly what: string;
  readonly example: string;
};

/** The variables in the order in which `.env.example` and the README show them, read off the schema itself. */
export function configVariables(): readonly Variable[] {
  return Object.entries(environment.shape).map(([name, schema]) => {
    const unset = usesDefault.safeParse(schema);
    return {
      name,
      default: unset.success ? unset.data.def.defaultValue : "",
      ...described.parse(schema.meta()),
    };
  });
}

/** What the program needs to know to start. `token` null means the local emulator; paths are as the person gave them. */
export type Config = {
  readonly token: string | null;
  readonly discordApiUrl: string;
  readonly databasePath: string;
  /** Null where no backups are made. */
  readonly backups: { readonly folder: string; readonly keep: number } | null;
  readonly notesDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof logLevels)[number];
  readonly defaultTimezone: string;
  /** How long raw answers are kept. */
  readonly keepAnswersDays: number;
};

/** The configuration, or one message for a person that names every problem. It never repeats a value: it may be secret. */
export type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly message: string };

/** Reads the configuration from environment variables; an empty one counts as not set. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigReading {
  const trimmed = Object.entries(env).map(([name, value]) => [name, value?.trim()] as const);
  const set = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = environment.safeParse(set);
  const problems = parsed.success ? [] : parsed.error.issues.map(problemOf);
  if (set.NODE_ENV === "production" && set.DISCORD_TOKEN === undefined) {
    problems.push({ name: "DISCORD_TOKEN", wrong: "is missing, and NODE_ENV=production needs it" });
  }
  if (!parsed.success || problems.length > 0) return { ok: false, message: configRefusal(problems) };
  const value = parsed.data;
  const demo = value.DISCORD_TOKEN === undefined && set.DATABASE_URL === undefined;
  const databasePath = demo ? "./cohort-demo.sqlite" : value.DATABASE_URL;
  const folder = value.BACKUP_DIR ?? join(dirname(databasePath), "backups");
  const isBackedUp = value.DISCORD_TOKEN !== undefined && value.BACKUPS_KEPT > 0;
  return {
    ok: true,
    config: {
      token: value.DISCORD_TOKEN ?? null,
      discordApiUrl: value.DISCORD_API_URL,
      databasePath,
      backups: isBackedUp ? { folder, keep: value.BACKUPS_KEPT } : null,
      notesDir: value.NOTES_DIR,
      host: value.HOST,
      port: value.PORT,
      logLevel: value.LOG_LEVEL,
      defaultTimezone: value.DEFAULT_TIMEZONE,
      keepAnswersDays: value.KEEP_ANSWERS_DAYS,
    },
  };
}

/** What is wrong with one variable, as the rest of a sentence that begins with its name. */
export type Problem = { readonly name: string; readonly wrong: string };

function problemOf(issue: z.core.$ZodIssue): Problem {
  return { name: String(issue.path[0]), wrong: issue.message };
}

/** The one message that says why the program won't start, with an example for each variable. */
export function configRefusal(problems: readonly Problem[]): string {
  const examples = new Map(configVariables().map((variable) => [variable.name, variable.example]));
  const lines = problems.map(
    ({ name, wrong }) => `- ${name} ${wrong}. Example: ${name}=${examples.get(name)}`,
  );
  const many = problems.length === 1 ? "one setting needs" : `${problems.length} settings need`;
  return [
    `Cohort can't start: ${many} your attention.`,
    ...lines,
    "Set them in the environment or in a file named .env beside package.json; .env.example lists them all.",
  ].join("\n");
}
