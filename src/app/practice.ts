import { StudyError } from "../core/errors.ts";
import { answerForm } from "../core/questions/given.ts";
import type { Question } from "../core/questions/question.ts";
import { drawQuiz } from "../core/questions/quiz.ts";
import { allKinds } from "../core/questions/quiz-shares.ts";
import { shortageOf } from "../core/questions/shortage.ts";
import { seeded, shuffled } from "../core/random.ts";
import type { App, Asker, Member } from "./app.ts";
import type { NewId } from "./ports.ts";
import { type AskedOfMember, makeReporting, type ReportingParts } from "./reporting.ts";
import type { RuledStudies, RuledStudy } from "./ruled-study.ts";
import type { DailyStore, PracticeQuestion, PracticeStore } from "./stores.ts";
import { answered, asked, factIdOf, fingerprintsOf, keysOf, type Study } from "./study.ts";
import type { PracticeView } from "./views.ts";

const DAILY_FACTS = 7;
/** Facts practised lately aren't asked again while others are left. */
const LATELY = 500;

export type PracticeParts = ReportingParts & {
  readonly practice: PracticeStore;
  readonly daily: DailyStore;
  readonly studies: RuledStudies;
  readonly newId: NewId;
};

function oneOf({ bank, barred, statistics }: RuledStudy, topic: string | null) {
  return { bank, barred, statistics, topic, kinds: allKinds, count: 1 };
}

/** Facts of a practice pool that come first: all not practised since the pool was last used up. */
function recentOfPool(study: RuledStudy, topic: string | null, lately: readonly string[]): Set<string> {
  const pool = drawQuiz({ ...oneOf(study, topic), seed: "pool", used: new Set() });
  return fingerprintsOf(study, lately.slice(0, Math.max(0, pool.available - 1)));
}

/** Private, untimed questions: kept for later review, no points. */
export function makePractice(parts: PracticeParts): App["practice"] {
  const { practice, daily, studies, clock, newId } = parts;
  const reporting = makeReporting(parts);
  type From = { asker: Asker; topic: string | null; origin: PracticeQuestion["origin"] };

  async function ask(
    study: Study,
    question: Question,
    { asker, topic, origin }: From,
  ): Promise<PracticeView> {
    const id = newId();
    const random = seeded(id);
    const shown = { ...question, options: shuffledUnlessPinned(question, random) };
    const factId = factIdOf(study, question.fact);
    const { guildId, userId } = asker;
    await practice.ask(
      { id, guildId, userId, origin, topic, factId, question: shown, choice: null },
      clock(),
    );
    return { practiceId: id, question: asked(shown), from: origin };
  }

  async function next(asker: Asker, topic: string | null): Promise<PracticeView> {
    const study = practisable(await studies(asker.guildId));
    const lately = await practice.lately(asker.userId, asker.guildId, LATELY);
    const used = recentOfPool(study, topic, lately);
    const [question] = drawQuiz({ ...oneOf(study, topic), seed: newId(), used }).questions;
    if (question === undefined) throw noQuestions(study, topic);
    return ask(study, question, { asker, topic, origin: "practice" });
  }

  async function own(asker: Asker, practiceId: string): Promise<PracticeQuestion | null> {
    const question = await practice.load(practiceId);
    const isOwn = question?.userId === asker.userId && question.guildId === asker.guildId;
    return isOwn ? question : null;
  }

  /** A server's member is shown the answer once they gave one; null before. */
  async function askedOf({ guildId, userId }: Member, practiceId: string): Promise<AskedOfMember | null> {
    const asked = await own({ guildId, userId }, practiceId);
    if (asked === null || asked.choice === null) return null;
    const { question, choice } = asked;
    return { guildId, userId, askedIn: { practiceId }, question, given: { kind: "option", choice } };
  }

  return {
    next,
    async nextAfter(asker, practiceId) {
      const before = await own(asker, practiceId);
      return next(asker, before?.topic ?? null);
    },
    async fromDaily(asker: Member, slot) {
      const study = practisable(await studies(asker.guildId));
      const factIds = await daily.postsUpTo(asker.guildId, slot, DAILY_FACTS);
      const lately = await practice.lately(asker.userId, asker.guildId, DAILY_FACTS);
      const choosable = factIds.flatMap((factId) => {
        const question = questionOn(study, factId);
        return question === null ? [] : [{ factId, question }];
      });
      const fresh = choosable.find(({ factId }) => !lately.includes(factId));
      const chosen = fresh ?? choosable[0];
      if (chosen === undefined) throw new StudyError("noDailyQuestion");
      return ask(study, chosen.question, { asker, topic: null, origin: "daily" });
    },
    async answer(asker, practiceId, choice) {
      const question = await own(asker, practiceId);
      if (question === null || question.question.options[choice] === undefined) return null;
      const first = await practice.answer(practiceId, choice, clock());
      return {
        practiceId,
        from: question.origin,
        question: answered(question.question),
        choice: first,
        right: keysOf(question.question).includes(first),
        mayReport: asker.guildId !== null,
      };
    },
    async reporting(asker, practiceId) {
      return reporting.reporting(await askedOf(asker, practiceId));
    },
    async report(asker, practiceId, reason) {
      return reporting.report(await askedOf(asker, practiceId), reason);
    },
  };
}

/** What is practised by the buttons of a private question: those with one right option. */
function practisable(study: RuledStudy): RuledStudy {
  const { bank } = study;
  const questions = bank.questions.filter((question) => answerForm(question) === "option");
  return { ...study, bank: { ...bank, questions } };
}

function noQuestions(study: RuledStudy, topic: string | null): StudyError {
  if (study.bank.library.facts.length === 0) return new StudyError("noNotes");
  const { bank, barred } = study;
  const reason = shortageOf({ bank, barred, topic, kinds: "mixed" });
  return new StudyError("noQuestions", { topic: topic ?? "", kind: "mixed", reason });
}

function shuffledUnlessPinned(question: Question, random: () => number): readonly string[] {
  return question.isPinned ? question.options : shuffled(question.options, random);
}

/** A question that may be asked on a fact or, where it has none, on its twin. */
function questionOn(study: RuledStudy, factId: string): Question | null {
  const fact = study.factsById.get(factId);
  if (fact === undefined) return null;
  const { twins } = study.bank;
  const questions = study.bank.questions.filter(({ id }) => !study.barred.has(id));
  const group = twins.get(fact.fingerprint);
  return (
    questions.find((question) => question.fact === fact.fingerprint) ??
    questions.find((question) => twins.get(question.fact) === group) ??
    null
  );
}
