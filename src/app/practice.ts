import { StudyError } from "../core/errors.ts";
import { drawExercise, type PracticeKind } from "../core/exercises/draw.ts";
import { type Exercise, isQuestion } from "../core/exercises/exercise.ts";
import { creditsFor, factsIn, namedIn } from "../core/exercises/grade.ts";
import { type Deed, isAnswered, isGiven, type Response, respond } from "../core/exercises/response.ts";
import { reviewable } from "../core/exercises/reviewable.ts";
import type { Question } from "../core/questions/question.ts";
import { seeded, shuffled } from "../core/random.ts";
import type { App, Asker, Member } from "./app.ts";
import type { NewId } from "./ports.ts";
import { openView, type PracticeView, practiceView } from "./practice-views.ts";
import { type AskedOfMember, claimIn, makeReporting, type ReportingParts } from "./reporting.ts";
import type { RuledStudies, RuledStudy } from "./ruled-study.ts";
import type { DailyStore, Practice, PracticeChange, PracticeStore, RoundStore } from "./stores.ts";
import { factIdOf, type Study } from "./study.ts";

const DAILY_FACTS = 7;
/** Facts practised lately aren't asked again while others are left. */
const LATELY = 500;

export type PracticeParts = ReportingParts & {
  readonly practice: PracticeStore;
  readonly daily: DailyStore;
  readonly rounds: Pick<RoundStore, "beingAsked">;
  readonly studies: RuledStudies;
  readonly newId: NewId;
};

/** What an exercise is wished to be. */
export type PracticeWish = { readonly topic: string | null; readonly kind: PracticeKind };

/** Private, untimed exercises without points; what a member was wrong on comes first. */
export function makePractice(parts: PracticeParts): App["practice"] {
  const { practice, daily, rounds, studies, clock, newId } = parts;
  const reporting = makeReporting(parts);
  type From = PracticeWish & { readonly asker: Asker; readonly origin: Practice["origin"] };

  async function ask(study: Study, exercise: Exercise, { asker, ...wish }: From): Promise<PracticeView> {
    const id = newId();
    const shown = isQuestion(exercise) ? withShuffledOptions(exercise, id) : exercise;
    const factIds = factsIn(exercise).map((fact) => factIdOf(study, fact));
    const { guildId, userId } = asker;
    const asked = { id, guildId, userId, ...wish, factIds, exercise: shown, response: null };
    await practice.ask(asked, clock());
    return openView(asked);
  }

  async function next(asker: Asker, wish: PracticeWish): Promise<PracticeView> {
    const study = await studies(asker.guildId);
    const { bank, barred } = study;
    const factIds = await practice.lately(asker.userId, asker.guildId, LATELY);
    const missedIds = await practice.missed(asker.userId, asker.guildId);
    const prints = new Map([...study.factIds].map(([print, id]) => [id, print]));
    const printsOf = (ids: readonly string[]) => ids.flatMap((id) => prints.get(id) ?? []);
    const [lately, missed] = [printsOf(factIds), printsOf(missedIds)];
    const exercise = drawExercise({ bank, barred, ...wish, seed: newId(), lately, missed });
    return ask(study, exercise, { ...wish, asker, origin: "practice" });
  }

  async function own(asker: Asker, practiceId: string): Promise<Practice | null> {
    const found = await practice.load(practiceId);
    const isOwn = found?.userId === asker.userId && found.guildId === asker.guildId;
    return isOwn ? found : null;
  }

  /** The very question that a round is asking waits for its reveal: its answer would be told here. */
  async function refuseBeingAsked({ guildId, exercise, response }: Practice): Promise<void> {
    if (guildId === null || response !== null || !isQuestion(exercise)) return;
    if ((await rounds.beingAsked(guildId)).has(exercise.id)) throw new StudyError("beingAsked");
  }

  /** A server's member is shown what is right once they have done an exercise; null before. */
  async function askedOf({ guildId, userId }: Member, practiceId: string): Promise<AskedOfMember | null> {
    const asked = await own({ guildId, userId }, practiceId);
    if (asked === null || asked.response === null) return null;
    const { exercise, response } = asked;
    if (!isAnswered(exercise, response)) return null;
    const given = isQuestion(exercise) && isGiven(response) ? response : null;
    const claim = isQuestion(exercise) ? claimIn(exercise, given) : unnamedIn(exercise, response);
    return { guildId, userId, askedIn: { practiceId }, question: reviewable(exercise), given, claim };
  }

  return {
    next,
    async nextAfter(asker, practiceId) {
      const before = await own(asker, practiceId);
      return next(asker, { topic: before?.topic ?? null, kind: before?.kind ?? "mixed" });
    },
    async fromDaily(asker: Member, slot) {
      const study = await studies(asker.guildId);
      const factIds = await daily.postsUpTo(asker.guildId, slot, DAILY_FACTS);
      const lately = await practice.lately(asker.userId, asker.guildId, DAILY_FACTS);
      const choosable = factIds.flatMap((factId) => {
        const question = questionOn(study, factId);
        return question === null ? [] : [{ factId, question }];
      });
      const fresh = choosable.find(({ factId }) => !lately.includes(factId));
      const chosen = fresh ?? choosable[0];
      if (chosen === undefined) throw new StudyError("noDailyQuestion");
      return ask(study, chosen.question, { asker, topic: null, kind: "mixed", origin: "daily" });
    },
    async show(asker, practiceId) {
      const found = await own(asker, practiceId);
      return found === null ? null : practiceView(found);
    },
    async respond(asker, practiceId, deed) {
      const found = await own(asker, practiceId);
      if (found === null || respond(found.exercise, found.response, deed) === null) return null;
      await refuseBeingAsked(found);
      const after = await practice.change(practiceId, clock(), (now) => changeBy(now, deed));
      return after === null ? null : practiceView(after);
    },
    async reporting(asker, practiceId) {
      return reporting.reporting(await askedOf(asker, practiceId));
    },
    async report(asker, practiceId, reason) {
      return reporting.report(await askedOf(asker, practiceId), reason);
    },
  };
}

/** What was written of a list and named nothing of it; null where that is nothing, or no list. */
function unnamedIn(exercise: Exercise, response: Response): string | null {
  const wrong = exercise.kind === "list" ? namedIn(exercise, response).wrong : [];
  return wrong.length === 0 ? null : wrong.join(", ");
}

function changeBy({ exercise, factIds, response: before }: Practice, deed: Deed): PracticeChange {
  const response = respond(exercise, before, deed) ?? before;
  if (response === null || !isAnswered(exercise, response)) return { response, credits: [] };
  const ids = new Map(factsIn(exercise).map((fact, at) => [fact, factIds[at]]));
  const credits = creditsFor(exercise, response).flatMap(({ fact, credit }) => {
    const factId = ids.get(fact);
    return factId === undefined ? [] : [{ factId, credit }];
  });
  return { response, credits };
}

function withShuffledOptions(question: Question, seed: string): Question {
  return question.isPinned ? question : { ...question, options: shuffled(question.options, seeded(seed)) };
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
