import { standsForMending } from "../core/questions/people/ruling.ts";
import type { Question } from "../core/questions/question.ts";
import { isTypedRight } from "../core/questions/typed.ts";
import type { App } from "./app.ts";
import { mayEdit, refuseOthers } from "./editors.ts";
import type { RulingStore, StatisticsStore, StoredRuling } from "./question-stores.ts";
import type { Fix, PageOf, ReviewedQuestion, ShownStatistics } from "./question-views.ts";
import { pinned, reviewed, unruled } from "./reviews.ts";
import type { RoundStore } from "./stores.ts";
import { answered, type Studies } from "./study.ts";
import type { GuildSettings } from "./views.ts";

const CHOICES = 25;
const ROWS_A_PAGE = 5;

export type ListParts = {
  readonly rulings: RulingStore;
  readonly statistics: StatisticsStore;
  /** Without rulings: what the notes give. */
  readonly studies: Studies;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly rounds: Pick<RoundStore, "beingAsked">;
};

function pageOf<T>(all: readonly T[], wanted: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1);
  return { rows: all.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE), page, pages, total: all.length };
}

function byPlace(
  { question: { source: a } }: ReviewedQuestion,
  { question: { source: b } }: ReviewedQuestion,
) {
  if (a.file === b.file) return a.line - b.line;
  return a.file < b.file ? -1 : 1;
}

/** What rounds have shown about some questions of a server, pins laid over them; those that no round has shown are left out. */
export async function shownStatistics(
  statistics: StatisticsStore,
  guildId: string,
  questions: readonly Question[],
): Promise<ReadonlyMap<string, ShownStatistics>> {
  const all = await statistics.of(guildId);
  const wrong = await statistics.wrongAnswers(
    guildId,
    questions.map(({ id }) => id),
  );
  return new Map(
    questions.flatMap((question) => {
      const own = all.get(question.id);
      const mostPicked =
        (wrong.get(question.id) ?? []).find(({ text }) => !isRightNow(question, text)) ?? null;
      return own === undefined ? [] : [[question.id, { ...own, mostPicked }]];
    }),
  );
}

/** What was judged wrong before an editor pinned it isn't any more. */
function isRightNow({ key, typed }: Question, text: string): boolean {
  return typed === null ? key.includes(text) : isTypedRight(text, typed);
}

function isFlagged({ disabledBy, reports }: StoredRuling): boolean {
  return disabledBy !== null || reports.size > 0;
}

/** Lists of a server's questions for its editors, who may be playing: what a round is asking now is left out. */
export function makeQuestionLists(
  parts: ListParts,
): Pick<App["questions"], "named" | "flagged" | "stats" | "fixes"> {
  const { rulings, statistics, studies, settings, rounds } = parts;

  async function ruled(guildId: string): Promise<readonly StoredRuling[]> {
    const beingAsked = await rounds.beingAsked(guildId);
    return (await rulings.all(guildId)).filter(({ question }) => !beingAsked.has(question.id));
  }

  /** What is reported or disabled, or pinned as long as the note gives the same question; each at its line of now. */
  async function fixes(guildId: string): Promise<readonly Fix[]> {
    const { questions } = (await studies(guildId)).bank;
    const current = new Map(questions.map((question) => [question.id, question]));
    return (await ruled(guildId)).flatMap((ruling) => {
      const { pin } = ruling;
      const now = current.get(ruling.question.id);
      const isPinned = pin !== null && now !== undefined && standsForMending(pin);
      if (!isFlagged(ruling) && !isPinned) return [];
      const question = now ?? ruling.question;
      return [{ ...reviewed({ ...ruling, question }), noted: isPinned ? answered(question).answers : null }];
    });
  }

  return {
    async named(member, typed) {
      const { guildId } = member;
      if (!mayEdit(member, await settings(guildId))) return [];
      const { questions } = (await studies(guildId)).bank;
      const kept = (await rulings.all(guildId)).map(({ question }) => question);
      const all = new Map([...kept, ...questions].map((question) => [question.id, question]));
      const wanted = typed.trim().toLowerCase();
      return [...all.values()]
        .filter(
          ({ id, stem, source }) => id === wanted || `${stem}\n${source.file}`.toLowerCase().includes(wanted),
        )
        .slice(0, CHOICES)
        .map(({ id, stem, source }) => ({ questionId: id, stem, file: source.file }));
    },
    async flagged(member, page) {
      refuseOthers(member, await settings(member.guildId));
      const flagged = (await ruled(member.guildId)).filter(isFlagged);
      return pageOf(flagged.map(reviewed), page);
    },
    async stats(member, page) {
      const { guildId } = member;
      refuseOthers(member, await settings(guildId));
      const all = await statistics.of(guildId);
      const beingAsked = await rounds.beingAsked(guildId);
      const { questions } = (await studies(guildId)).bank;
      const asked = questions
        .filter(({ id }) => !beingAsked.has(id))
        .flatMap((question) => {
          const { credit = 0, answers = 0 } = all.get(question.id) ?? {};
          return answers === 0 ? [] : [{ question, share: credit / answers }];
        })
        .sort((a, b) => a.share - b.share);
      const { rows, ...rest } = pageOf(asked, page);
      const kept = new Map((await rulings.all(guildId)).map((ruling) => [ruling.question.id, ruling]));
      const own = rows.map(({ question }) => ({
        ...(kept.get(question.id) ?? unruled(question)),
        question,
      }));
      const shown = await shownStatistics(statistics, guildId, own.map(pinned));
      return {
        ...rest,
        rows: own.flatMap((ruling) => {
          const numbers = shown.get(ruling.question.id);
          return numbers === undefined ? [] : [{ ...reviewed(ruling), statistics: numbers }];
        }),
      };
    },
    async fixes(member) {
      refuseOthers(member, await settings(member.guildId));
      return (await fixes(member.guildId)).toSorted(byPlace);
    },
  };
}
