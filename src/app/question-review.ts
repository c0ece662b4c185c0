import { StudyError } from "../core/errors.ts";
import type { Question } from "../core/questions/question.ts";
import { type Pin, pinFlaw } from "../core/questions/ruling.ts";
import type { App, Member } from "./app.ts";
import { mayEdit, refuseOthers } from "./editors.ts";
import type { Clock } from "./ports.ts";
import type { RulingStore, StatisticsStore, StoredRuling } from "./question-stores.ts";
import type { DossierView, PageOf, ReviewedQuestion, ShownStatistics } from "./question-views.ts";
import { reviewed, unruled } from "./reviews.ts";
import type { Studies } from "./study.ts";
import type { GuildSettings } from "./views.ts";

const CHOICES = 25;
const ROWS_A_PAGE = 5;

export type ReviewParts = {
  readonly rulings: RulingStore;
  readonly statistics: StatisticsStore;
  /** Without rulings: what the notes give. */
  readonly studies: Studies;
  readonly settings: (guildId: string) => Promise<GuildSettings>;
  readonly clock: Clock;
  /** Looks after a round in which something is to be said. */
  readonly wakeRound: (roundId: string) => void;
  /** Looks after what admin channels are to be told. */
  readonly tellAdmins: () => void;
};

function pageOf<T>(all: readonly T[], wanted: number): PageOf<T> {
  const pages = Math.max(1, Math.ceil(all.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1);
  return { rows: all.slice(page * ROWS_A_PAGE, (page + 1) * ROWS_A_PAGE), page, pages, total: all.length };
}

/** What editors see of a server's questions, and decide about them. */
export function makeQuestionReview(parts: ReviewParts): App["questions"] {
  const { rulings, statistics, studies, settings, clock, wakeRound, tellAdmins } = parts;

  async function editing(member: Member): Promise<void> {
    refuseOthers(member, await settings(member.guildId));
  }

  async function inNotes(guildId: string, questionId: string): Promise<Question | null> {
    const { questions } = (await studies(guildId)).bank;
    return questions.find(({ id }) => id === questionId) ?? null;
  }

  /** A question that this server's notes give, or that it was asked and reported or ruled on. */
  async function found(guildId: string, questionId: string) {
    const now = await inNotes(guildId, questionId);
    const kept = await rulings.one(guildId, questionId);
    if (now === null && kept === null) throw new StudyError("unknownQuestion");
    const ruling: StoredRuling | null = kept ?? (now === null ? null : unruled(now));
    if (ruling === null) throw new StudyError("unknownQuestion");
    return { ruling: { ...ruling, question: now ?? ruling.question }, isGone: now === null };
  }

  async function dossier(guildId: string, questionId: string): Promise<DossierView> {
    const { ruling, isGone } = await found(guildId, questionId);
    const claims = await rulings.claims(guildId, questionId);
    return {
      ...reviewed(ruling),
      isGone,
      pin: ruling.pin,
      isTyped: ruling.question.kind === "typed",
      statistics: (await shownStatistics(guildId, [questionId])).get(questionId) ?? null,
      claims: claims.map(({ reportId, text }) => ({ id: String(reportId), text })),
    };
  }

  async function shownStatistics(guildId: string, questionIds: readonly string[]) {
    const all = await statistics.of(guildId);
    const picked = await statistics.mostPicked(guildId, questionIds);
    return new Map<string, ShownStatistics>(
      questionIds.flatMap((id) => {
        const own = all.get(id);
        return own === undefined ? [] : [[id, { ...own, mostPicked: picked.get(id) ?? null }]];
      }),
    );
  }

  /** Does what an editor decided about a question, then shows it as it is now. */
  async function deciding(
    member: Member,
    questionId: string,
    decide: (deed: { guildId: string; question: Question; userId: string }) => Promise<void>,
  ): Promise<DossierView> {
    await editing(member);
    const { guildId, userId } = member;
    const { ruling } = await found(guildId, questionId);
    await decide({ guildId, question: ruling.question, userId });
    tellAdmins();
    return dossier(guildId, questionId);
  }

  async function flagged(guildId: string): Promise<readonly ReviewedQuestion[]> {
    const all = await rulings.all(guildId);
    return all.filter(({ disabledBy, reports }) => disabledBy !== null || reports.size > 0).map(reviewed);
  }

  return {
    async named(member, typed) {
      if (!mayEdit(member, await settings(member.guildId))) return [];
      const { questions } = (await studies(member.guildId)).bank;
      const known = (await rulings.all(member.guildId)).map(({ question }) => question);
      const all = new Map([...known, ...questions].map((question) => [question.id, question]));
      const wanted = typed.trim().toLowerCase();
      return [...all.values()]
        .filter(
          ({ id, stem, source }) => id === wanted || `${stem}\n${source.file}`.toLowerCase().includes(wanted),
        )
        .slice(0, CHOICES)
        .map(({ id, stem, source }) => ({ questionId: id, stem, file: source.file }));
    },
    async flagged(member, page) {
      await editing(member);
      return pageOf(await flagged(member.guildId), page);
    },
    async show(member, questionId) {
      await editing(member);
      return dossier(member.guildId, questionId);
    },
    disable: (member, questionId) => deciding(member, questionId, (deed) => rulings.disable(deed, clock())),
    enable: (member, questionId) => deciding(member, questionId, (deed) => rulings.enable(deed, clock())),
    async void(member, questionId) {
      await editing(member);
      const { guildId, userId } = member;
      await found(guildId, questionId);
      const { roundIds } = await rulings.void({ guildId, questionId, userId }, clock());
      for (const roundId of roundIds) wakeRound(roundId);
      return { rounds: roundIds.length };
    },
    async stats(member, page) {
      await editing(member);
      const { guildId } = member;
      const all = await statistics.of(guildId);
      const kept = new Map((await rulings.all(guildId)).map((ruling) => [ruling.question.id, ruling]));
      const { questions } = (await studies(guildId)).bank;
      const share = (id: string) => (all.get(id)?.credit ?? 0) / Math.max(1, all.get(id)?.answers ?? 0);
      const asked = questions
        .filter(({ id }) => (all.get(id)?.answers ?? 0) > 0)
        .toSorted((a, b) => share(a.id) - share(b.id));
      const { rows, ...rest } = pageOf(asked, page);
      const shown = await shownStatistics(
        guildId,
        rows.map(({ id }) => id),
      );
      return {
        ...rest,
        rows: rows.flatMap((question) => {
          const own = shown.get(question.id);
          if (own === undefined) return [];
          const ruling = kept.get(question.id) ?? unruled(question);
          return [{ ...reviewed({ ...ruling, question }), statistics: own }];
        }),
      };
    },
    async fixes(member) {
      await editing(member);
      const all = await flagged(member.guildId);
      const place = ({ question }: ReviewedQuestion) => question.source;
      return all.toSorted((a, b) =>
        place(a).file < place(b).file
          ? -1
          : place(a).file > place(b).file
            ? 1
            : place(a).line - place(b).line,
      );
    },
    async pin(member, questionId, pin) {
      return deciding(member, questionId, async (deed) => {
        refuseFlawed(deed.question, pin);
        await rulings.pin(deed, () => pin, clock());
      });
    },
    unpin: (member, questionId) =>
      deciding(member, questionId, (deed) => rulings.pin(deed, () => null, clock())),
    async accept(member, questionId, claimId) {
      return deciding(member, questionId, async (deed) => {
        const claims = await rulings.claims(deed.guildId, questionId);
        const claim = claims.find(({ reportId }) => String(reportId) === claimId);
        if (claim === undefined) throw new StudyError("claimGone");
        await rulings.pin(deed, (before) => withClaim(deed.question, before, claim.text), clock());
      });
    },
  };
}

function withClaim(question: Question, before: Pin | null, text: string): Pin {
  const known = before?.kind === "accepted" ? before.accepted : [];
  const pin = { kind: "accepted", accepted: [...known.filter((each) => each !== text), text] } as const;
  refuseFlawed(question, pin);
  return pin;
}

function refuseFlawed(question: Question, pin: Pin): void {
  const flaw = pinFlaw(question, pin);
  if (flaw !== null) throw new StudyError("badPin", { flaw: flaw.code, text: flaw.text });
}
