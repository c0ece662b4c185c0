/** A source's line, linked where its note tells an address: the label ends with the line, and stands where sources stand. */
const source =
  /(?<=^-# |^From your notes, |^Your notes still say, |\*, )\[[^\]\n]+:\d+\]\(<https?:\/\/[^<>\s]+>\)/gmu;

/** The one picture of a fact that has an address on the web, at the end of its own line. */
const picture = /(?<=^Picture: (?:.*, )?)<https?:\/\/[^\s<>()]+>$/gmu;

/** What Discord makes live of the bot's own sentences, each only in the sentence that it belongs to. */
const onPurpose: readonly RegExp[] = [
  source,
  picture,
  /(?<=^The message: )<https:\/\/discord\.com\/channels\/[\d/@me]+>$/gmu,
  /(?<=^A round is already running here: )https:\/\/discord\.com\/channels\/\d+\/\d+(?:\/\d+)?(?=\. )/gu,
  /(?<=^The daily concept comes [^<\n]* in )<#\d+>(?=, from )/gmu,
  /(?<=^The daily concept of [^<\n]* in )<#\d+>(?= was skipped: )/gmu,
  /(?<=^Posted in )<#\d+>(?=\.)/gu,
  /(?<=^The round is in )<#\d+>(?=\.)/gu,
  /(?<=^To do: daily concept\. I may not do this in )<#\d+>(?=: )/gmu,
  /(?<=^I had to end a round in )<#\d+>(?=[.:])/gu,
  /(?<=^I may not do that in )<#\d+>(?=\. Missing permissions: )/gu,
  /(?<=^Discord didn't take my message in )<#\d+>(?= just now\.)/gu,
  /(?<=^Rounds: only in (?:<#\d+>, )*)<#\d+>/gmu,
  /(?<=^Failures and reports go to: )<#\d+>$/gmu,
  /(?<=^Notes' editors: )<@&\d+>$/gmu,
  /(?<=^Who may start a round: members with )<@&\d+>$/gmu,
  /(?<=^\*\*(?:Cohort turns |Setup\*\* )[\s\S]*)<\/[a-z][a-z ]*:\d+>/gu,
  /(?<=\b(?:First question|[Cc]loses|until|changed|erased on|Next:|Next: <t:\d+:f>,|the round on|ended on|can be) )<t:\d+:[RDtf]>/gu,
];

/** A message's text without what the bot makes live on purpose; it keeps what notes, names and files brought in. */
export function withoutOwnMarks(text: string): string {
  return onPurpose.reduce((rest, pattern) => rest.replaceAll(pattern, "·"), text);
}
