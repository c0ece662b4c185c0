import { QUOTA } from "../../core/notes/quota.ts";
import { ROUNDS_PER_HOUR } from "../../core/quotas.ts";
import { count } from "./common.ts";

/** What Discord shows beside a command or an option; at most 100 characters each. */
export const describe = {
  fact: "A fact from your notes, with the line that it comes from",
  quiz: "Timed rounds that everyone plays at once",
  quizStart: "Begin a round in this channel",
  quizStop: "End the round in this channel; points so far count",
  practice: "An exercise for you alone, without a clock and without points",
  leaderboard: "Who has the most points",
  daily: "One concept a day at your group's own hour",
  dailySet: "Choose where and when the daily concept comes",
  dailyShow: "When the daily concept comes, and what became of the latest",
  dailyOff: "Switch the daily concept off",
  dailyNow: "Post the next concept at once; the daily time stays",
  settings: "How Cohort works in this server",
  settingsShow: "Show the settings",
  settingsSet: "Change some settings",
  notes: "This server's notes: list, upload, show, remove and check them",
  notesList: "What notes there are; editors switch shared ones on and off",
  notesUpload: "Add or update notes; you see what they give before anything is saved",
  notesShow: "A note's facts and the lines that need a look",
  notesRemove: "Take a note away; it can be brought back for a day",
  notesCheck: "The lines that need a look, in your notes or in a file that isn't saved",
  reviewing: "Questions that members reported, and what editors do about them",
  questionsFlagged: "Questions that are reported or disabled",
  questionsShow: "One question with its reports, what rounds have shown, and what you may do",
  questionsDisable: "Ask a question no more",
  questionsEnable: "Ask a question again; its reports so far count no more",
  questionsStats: "What rounds have shown about each question, the hardest first",
  questionsFixes: "What to mend in the notes, by file and line",
  questionsPin: "Hold a better answer or better options for a question, apart from the note",
  questionsUnpin: "Take back what was pinned",
  saveAsNote: "Save as note",
  privacy: "What I keep about you: have it, hide it or erase it",
  privacyExport: "Everything that I keep about you here, as a file; in a direct message, of all servers",
  privacyDelete: "Erase everything that I keep about you here; in a direct message, of all servers",
  privacyLeaderboard: "Whether others see you on the leaderboard and among a round's players",
  help: "What Cohort can do, how points are counted, what is left to set up",

  topic: "A note or a heading in it; type to search (default: all notes)",
  question: "A question; type some of its words to search",
  note: "A note's file name; type to search",
  file: `Markdown, text, CSV, TSV or an Anki package, at most ${QUOTA.bytesOfFile / 2 ** 20} MB`,
  moreFiles: "One more file",
  checkFile: "A file to look over; nothing of it is saved",
  about: "A word that the fact should be about",
  share: "Show it to everyone in the channel (default: only you see it)",
  questions: "How many questions (default 5)",
  seconds: "The least time for each question (default 20)",
  kind: "What kind of questions (default mixed)",
  practiceKind: "What kind of exercise (default mixed)",
  speed: "Whether a quick answer earns up to 50 points more (default yes)",
  where: "In this channel, or in a thread of its own",
  shown: "Yes: others see you (as at first); no: only you see your own rank",
  period: "Which points count (default this week)",
  dailyChannel: "Where it is posted",
  dailyTime: "Local time, like 09:00, 18.30 or 9am",
  timezone: "Type a city, pick the zone (default: the server's)",
  weekdays: "Days, like mon-fri or mon,wed,fri (default every day)",
  allowChannel: "Rounds may be here; once set, only in channels that you allowed",
  forbidChannel: "Rounds may no longer be here",
  starters: "Who may start a round",
  starterRole: "Only members with this role may start a round",
  pace: "How much time every question gets",
  roundsPerHour: `How many rounds this server may have within an hour (default ${ROUNDS_PER_HOUR.usual})`,
  place: "Where rounds are played unless the starter chooses",
  editors: "Members with this role may change the notes",
  adminChannel: "Where I tell what failed, and which questions were reported",
  clear: "Set something back to its default",
} as const;

export const choices = {
  kinds: {
    mixed: "mixed",
    choice: "choice",
    typed: "typed answers",
    "true-false": "true or false",
    term: "terms",
    acronym: "acronyms",
    number: "numbers",
    "select-all": "all that fit",
  },
  places: { here: "here", thread: "in a thread" },
  periods: { day: "today", week: "this week", month: "this month", all: "all time" },
  starters: { everyone: "everyone", managers: "members who may manage the server" },
  paces: { "1": "1x", "1.5": "1.5x", "2": "2x" },
  clears: { channels: "rounds in any channel", editors: "no editors' role", admin: "no admin channel" },
} as const;

/** What a topic holds, for a list: its facts, or where it has none its written questions. */
export function topicCount({ facts, questions }: { facts: number; questions: number }): string {
  return facts === 0 && questions > 0 ? count(questions, "question") : count(facts, "fact");
}

export function threadName(topic: string | null): string {
  return topic === null ? "Quiz" : `Quiz: ${topic}`;
}

export function roundInThread(threadId: string): string {
  return `The round is in <#${threadId}>.`;
}

export const weekdaysExample = "mon-fri or mon,wed,fri";
