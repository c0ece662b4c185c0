import { z } from "zod";
import { SELF_GRADES, type SelfGrade } from "../core/exercises/response.ts";
import { hash } from "../core/random.ts";
import { remembering } from "../core/remembering.ts";

type InRound = { readonly roundId: string };
type OfQuestion = InRound & { readonly position: number };
type OfPractice = { readonly practiceId: string };

type Contents = {
  readonly answer: OfQuestion & { readonly choice: number };
  /** The button that opens the form of a typed answer, and that form. */
  readonly write: OfQuestion;
  readonly written: OfQuestion;
  /** A menu of options, of which all that fit are chosen. */
  readonly options: OfQuestion;
  readonly rightToo: OfQuestion;
  readonly revealNow: OfQuestion;
  readonly report: OfQuestion;
  /** A menu of reasons. */
  readonly reportWhy: OfQuestion;
  /** The form for an answer that isn't on record. */
  readonly claim: OfQuestion;
  /** Of one question, or of the whole round with position 0. */
  readonly result: OfQuestion;
  readonly startNow: InRound;
  readonly stop: InRound;
  readonly misses: InRound;
  readonly again: InRound;
  readonly practice: OfPractice & { readonly choice: number };
  /** The button that opens the form of a written answer, and that form. */
  readonly practiceWrite: OfPractice;
  readonly practiceWritten: OfPractice;
  readonly practiceOptions: OfPractice;
  /** A menu of what is left to be picked, and the button that takes the last pick back; `at` is how many were made. */
  readonly practicePick: OfPractice & { readonly at: number };
  readonly practiceBack: OfPractice & { readonly at: number };
  readonly practiceShow: OfPractice;
  readonly practiceGrade: OfPractice & { readonly grade: SelfGrade };
  readonly practiceNext: OfPractice;
  readonly practiceReport: OfPractice;
  readonly practiceWhy: OfPractice;
  readonly practiceRightToo: OfPractice;
  readonly testMe: { readonly slot: string };
  readonly board: { readonly cursor: string };
  readonly share: object;
  readonly draftSave: { readonly id: string };
  readonly draftDrop: { readonly id: string };
  /** `id` is the change's version. */
  readonly noteUndo: { readonly id: string };
  /** `id` stands for a note's file: see `noteRef`. */
  readonly noteRound: { readonly id: string };
  readonly noteExport: { readonly id: string };
  readonly notePage: { readonly id: string; readonly page: number };
  /** A menu of shared notes; which of several it is. */
  readonly sharedNotes: { readonly menu: number };
  readonly onlyOwn: object;
  readonly keepShared: object;
  readonly saveAccept: { readonly id: string };
  readonly saveWithdraw: { readonly id: string };
  /** What an editor decides about a question; `id` is the question's. */
  readonly review: { readonly deed: ReviewDeed; readonly id: string };
  readonly reviewPage: { readonly list: "flagged" | "stats"; readonly page: number };
  readonly reviewAccept: { readonly id: string; readonly claim: string };
  /** The form for a pin. */
  readonly reviewPin: { readonly id: string };
  /** `id` is what was asked: it erases what its asker asked to have erased. */
  readonly erase: { readonly id: string };
  readonly keepAll: object;
};

const reviewDeeds = ["show", "disable", "enable", "void", "pin", "unpin"] as const;
/** What an editor may ask for a question. */
export type ReviewDeed = (typeof reviewDeeds)[number];

/** What a button, a menu or a form asks for. Nothing here tells a key, and nothing is trusted before it has been looked up. */
export type ButtonPress = { [K in Kind]: { readonly kind: K } & Contents[K] }[Kind];

export type Kind = keyof Contents;

/** The first part of every id; a later layout gets a new one, and old buttons say that their round is over. */
const VERSION = "c1";

const id = z.string().regex(/^[A-Za-z0-9_-]{1,80}$/);
const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d?)$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
const position = number(1, 25);
const choice = number(0, 24);
const page = z
  .string()
  .regex(/^(0|[1-9]\d{0,3})$/)
  .transform(Number);

const layouts = z.union([
  z
    .tuple([z.literal("answer"), id, position, choice])
    .transform(([kind, roundId, position, choice]) => ({ kind, roundId, position, choice })),
  z
    .tuple([
      z.enum(["write", "written", "options", "revealNow", "report", "reportWhy", "rightToo", "claim"]),
      id,
      position,
    ])
    .transform(([kind, roundId, position]) => ({ kind, roundId, position })),
  z
    .tuple([z.literal("result"), id, number(0, 25)])
    .transform(([kind, roundId, position]) => ({ kind, roundId, position })),
  z
    .tuple([z.enum(["startNow", "stop", "misses", "again"]), id])
    .transform(([kind, roundId]) => ({ kind, roundId })),
  z
    .tuple([z.literal("practice"), id, choice])
    .transform(([kind, practiceId, choice]) => ({ kind, practiceId, choice })),
  z
    .tuple([z.enum(["practicePick", "practiceBack"]), id, choice])
    .transform(([kind, practiceId, at]) => ({ kind, practiceId, at })),
  z
    .tuple([z.literal("practiceGrade"), id, z.enum(SELF_GRADES)])
    .transform(([kind, practiceId, grade]) => ({ kind, practiceId, grade })),
  z
    .tuple([
      z.enum([
        "practiceWrite",
        "practiceWritten",
        "practiceOptions",
        "practiceShow",
        "practiceNext",
        "practiceReport",
        "practiceWhy",
        "practiceRightToo",
      ]),
      id,
    ])
    .transform(([kind, practiceId]) => ({ kind, practiceId })),
  z.tuple([z.literal("testMe"), id]).transform(([kind, slot]) => ({ kind, slot })),
  z.tuple([z.literal("board"), id]).transform(([kind, cursor]) => ({ kind, cursor })),
  z.tuple([z.enum(["share", "onlyOwn", "keepShared", "keepAll"])]).transform(([kind]) => ({ kind })),
  z
    .tuple([
      z.enum([
        "draftSave",
        "draftDrop",
        "noteUndo",
        "noteRound",
        "noteExport",
        "saveAccept",
        "saveWithdraw",
        "erase",
      ]),
      id,
    ])
    .transform(([kind, id]) => ({ kind, id })),
  z.tuple([z.literal("notePage"), id, page]).transform(([kind, id, page]) => ({ kind, id, page })),
  z
    .tuple([z.literal("review"), z.enum(reviewDeeds), id])
    .transform(([kind, deed, id]) => ({ kind, deed, id })),
  z
    .tuple([z.literal("reviewPage"), z.enum(["flagged", "stats"]), page])
    .transform(([kind, list, page]) => ({ kind, list, page })),
  z.tuple([z.literal("reviewAccept"), id, id]).transform(([kind, id, claim]) => ({ kind, id, claim })),
  z.tuple([z.literal("reviewPin"), id]).transform(([kind, id]) => ({ kind, id })),
  z.tuple([z.literal("sharedNotes"), choice]).transform(([kind, menu]) => ({ kind, menu })),
]);

/** Every kind that there is, as the layouts name them. */
export const kinds: readonly Kind[] = layouts.options.flatMap(({ in: { def } }) => {
  const [first] = def.items;
  return "options" in first ? first.options : [...first.values];
});

const customId = z
  .string()
  .max(100)
  .startsWith(`${VERSION}:`)
  .transform((text) => text.split(":").slice(1))
  .pipe(layouts);

/** So many are remembered: a question's few buttons are pressed by many. */
const REMEMBERED = 1_000;

/** Reads a custom id; null for one that is not ours, forged or of an older layout. */
export const readCustomId = remembering(REMEMBERED, (text): ButtonPress | null => {
  const parsed = customId.safeParse(text);
  return parsed.success ? parsed.data : null;
});

/** Writes a custom id; an id that Discord or `readCustomId` would refuse is a bug and throws. */
export function customIdOf(press: ButtonPress): string {
  const text = joined(press.kind, argumentsOf(press));
  customId.parse(text);
  return text;
}

/** What stands after the kind, in the order of the layouts. */
function argumentsOf(press: ButtonPress): readonly (string | number)[] {
  if ("choice" in press)
    return "roundId" in press
      ? [press.roundId, press.position, press.choice]
      : [press.practiceId, press.choice];
  if ("roundId" in press) return "position" in press ? [press.roundId, press.position] : [press.roundId];
  if ("at" in press) return [press.practiceId, press.at];
  if ("grade" in press) return [press.practiceId, press.grade];
  if ("practiceId" in press) return [press.practiceId];
  if ("deed" in press) return [press.deed, press.id];
  if ("list" in press) return [press.list, press.page];
  if ("claim" in press) return [press.id, press.claim];
  if ("page" in press) return [press.id, press.page];
  if ("id" in press) return [press.id];
  if ("slot" in press) return [press.slot];
  if ("cursor" in press) return [press.cursor];
  return "menu" in press ? [press.menu] : [];
}

/** A note's file as a custom id can hold it: the same for the same name, and no name itself. */
export function noteRef(file: string): string {
  return hash("note", file).slice(0, 16);
}

/** How a custom id of that kind begins, with its first parts. */
export function joined(kind: Kind, parts: readonly (string | number)[]): string {
  return [VERSION, kind, ...parts].join(":");
}
