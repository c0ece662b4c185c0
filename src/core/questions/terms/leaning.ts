import { dateWords } from "../../facts/months.ts";

const elsewhere =
  /\b((days?|weeks?|months?|years?|hours?|decades?|centur(y|ies)|soon|shortly) (later|afterwards?|earlier)|the (next|following|previous) (day|week|month|year|time|moment)|(?<!at )the same (day|week|month|year|time|moment)|the (latter|former)|(?:the )?(?:first|second|third|last|latter|former|both|all|each|none) of these(?=[.,;]| (?:is|are|was|were|has|have|and|can)\b)|that same (day|week|month|year|time|moment)|the other way (a?round|about)|on the other hand|(soon|shortly) after[.,]|that (year|day|time)|(is|are|means) (just |exactly )?(the (opposite|reverse)|something (else|different))(?! (of|to|from)))\b/iu;

/** Rules of law and the like, which a case speaks of as "the rule". */
const rulings = "rule|test|principle|doctrine|defence|defense|exception|duty|ban|plan|strategy";

const generals =
  "method|technique|procedure|approach|idea|theory|concept|phenomenon|disease|condition|drug|experiment|study|treaty|battle|book|work|author|law|model|movement|problem|anomaly|assumption|plateau|curve|criterion|claim|argument|event|episode|stage|effect|step|cycle|analysis|expedition|phrase|term|expression|search|extinction";

/** "the method" with nothing that says which: an earlier line or a heading does. */
const unnamed = new RegExp(
  String.raw`\b(?:\p{Ll}+(?:ed|es|s)|brought|took|gave|found|in|of|by|with|to|for) the (?:${generals})(?=[.,;]| in (?:\d|an?\b)| into\b| for (?:two|three)\b| and\b|$)|^The (?:${generals}) (?:is|was|has|had|owes|owed|began|ended|starts|started|stops|stopped|comes|came|goes|went|got|gets|shows|showed|says|means|occurs|causes|falls|fell|rises|rose)\b|^The (?:theory|method|division|rule|procedure|technique|approach) \p{Ll}{3,}s (?!of\b)\p{Ll}|^(?:In|Under|By|At|With|For) [^,]{2,40},? the (?:${generals}|${rulings}) (?:\p{Ll}+ed|\p{Ll}+s|is|was)\b`,
  "u",
);

/** "Both schemes", "is a common side effect because": of which, of what, another line says. */
const bare = new RegExp(
  String.raw`^Both (?:${generals}|scheme|plan|type|form|process|group|side|system|structure)(?:s|es)\b(?! of\b)|\b(?:is|are|was|were) (?:an?|the) (?:\p{Ll}+ )?(?:side effect|result|consequence|cause|symptom|reason|advantage|disadvantage|drawback|risk|feature|example)s?(?= because\b|[.,;]|$)`,
  "u",
);

/** "these two organelles", "all three anomalies", "one of the three": counted elsewhere. */
const counted =
  /\b(?:these|those|all|the other) (?:two|three|four|five|six|seven)\b(?! of)|\bof the (?:two|three|four|five)(?! \p{L}+)|\bof the (?:two|three|four|five) (?:that|which|and|is|are|has|was)\b|^The (?:two|three|four|five|six|seven|other) \p{Ll}+ (?:are|were)\b/iu;

/** "this anomaly", "that assumption": a noun that an earlier line has named. */
const pointed = new RegExp(
  String.raw`\b(?:this|these|those|such an?) (?:\p{Ll}+ )?(?:${generals}|process|effect|reaction|result|value|change|loss|state|type|case|group|way|rule|system|structure|cell|organ|method)s?\b|\bthat (?:${generals}|effect|reaction|result|value|state|rule|period)\b(?! (?:a|an|the|every|all|no)\b)`,
  "iu",
);

/** A word that stands for what only an earlier line names. */
const pronouns: readonly RegExp[] = [
  // "His works cut …", "so absolute zero …", "The same kind of wind …"
  /^(?:so|his|her|their|its|the same)\b/iu,
  // "All of them …", "Most of the rest …", "Endothermic ones …"
  /^(?:all|both|none|most|some|many|each|neither|either|one|two|three) of (?:them|these|those)\b/iu,
  /^(?:most of )?the rest\b|^\p{L}+ ones\b|\b(?:hers|theirs)\b/iu,
  // "After it …", "On his way he …", "In such languages it is …"
  /^(?:after|before|since|during|under|with|for|like|unlike) (?:it|this|that|them|him|her)\b/iu,
  /^(?:on|in|at|with|for) (?:his|her|their) \p{L}+ (?:he|she|they)\b/iu,
  /^(?:in|for|with|at|on|by|under|like|unlike|following|despite|throughout) [^,.;]{3,60}?,? (?:it|they) \p{Ll}+/iu,
  // "… is weakly dominant there"
  /^(?!.*\b(?:in|at|on|to|from|near|where|into|over|through|inside|within)\b).*\bthere[.]?$/iu,
  // "However, …", "…, however, …", "Another type …", "Six more states had …", "Eccentric = it lengthens", "… has it too", "… won in 2012"
  /^(?:However|By contrast|In contrast|Therefore|Thus|Hence|Instead|Likewise|Similarly|Moreover|Furthermore|Meanwhile|Consequently|Nevertheless|As a result|For this reason|Afterwards|Then|Later|Soon),|, however,/u,
  /\b[Oo]n the (?:first|second|third|fourth|fifth|next|last) day\b(?! of\b)/u,
  /^Another\b|^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d+) (?:more|others?|further)\b/u,
  /[=:] (?:it|they|he|she)\b|\b(?:has|have|had|does|do|did|is|are|was|were) (?:it|them|so) too\b|\bwon (?:in|for)\b/u,
  /^(?:[Tt]ogether|[Aa]long) with [^,.;]{3,60}?,? (?:it|they|he|she) \p{Ll}+/u,
  // "… than the one above it", "the birth rate falls too", "In stage 3 the …", "… how well it should do it"
  /\bthe ones? (?:above|below|before)\b|\b\p{Ll}+(?:s|ed|ell|ose|rew|oes|id) too(?=[,.;]| as\b| because\b|$)/u,
  /^In (?:stage|phase|step|part|chapter) (?:\p{N}+|\p{Lu}|one|two|three|four|five)\b(?! of\b)/u,
  /^(?!(?:An?|The|Each|Every|One) )[^.;]{0,80}\b(?:how|what|where|when|whether) (?:\p{Ll}+ )?it (?:should|must|can|will|do|does)\b/u,
  // "… is the only one that …", "… kept the states from accepting it", "… was boycotting it at the time"
  /\b(?:is|are|was|were) the only ones? (?:that|which|who|in|with|to)\b|\bfrom \p{Ll}+ing (?:it|them)(?=[.,;]|$)|\b(?:form|kind|type|version|case|example|sort) of (?:it|them)(?=[.,;]|$)/u,
  /\b(?:was|were) \p{Ll}+ing\b[^.;]* at the time[.]?$|\bthen (?:led|became|took|won|lost|moved|turned)\b/u,
  // "the same idea", "contributed it to the first edition"
  /\bthe same (?:idea|thing|principle|way|rule|reason|method|trick)\b(?! (?:as|that|of|in|for)\b)|\bthe (?:first|second|original) edition(?=[.,;]|$)|^\S+(?: \S+)? (?:did|does) it\b/u,
  // "By induction …", "Since the fault is still there, …", "… needs only d(u) + d(v) ≥ n, again with n ≥ 3"
  // "the first two systems", "here 810/900"
  /\b[Tt]he (?:first|last|other) (?:two|three|four) \p{Ll}+s\b(?! (?:of|in|on|to|that|who|which)\b)|\bhere \d/u,
  /^By (?:induction|symmetry|contradiction|hypothesis|assumption|definition|construction)\b|^Since the \p{Ll}+ (?:is|are|was|were) still\b/u,
  /\bagain with\b|^\S+(?: \S+){0,3} needs only\b|, who went along,|^(?:Article|Section|Rule|Field|Clause|Chapter|Regulation|Annex|Schedule) \d+\b(?! of\b)|^\p{Lu}\p{Ll}+ (?:answered|replied|responded|reacted) (?:with|by)\b|\b(?:That|This) (?:restriction|condition|rule|requirement|limit)\b|\bis therefore \d|^The (?:resolution|stele|treaty|act|order|decree|letter|inscription|relief)\b(?! (?:of|on|in|at)\b)|\bof the (?:stele|tablet|resolution|inscription)(?= (?:shows?|is|was|are))|^An? (?:first|second|third) \p{Ll}+ (?:reported|held|made|sent)\b|, another \p{Lu}\p{Ll}+,|\b[Tt]he (?:1[89]|20)\d\d (?:Act|Treaty|Convention|Directive|Regulations?|Agreement|Constitution|edition|study|paper|law)\b|\bof such an? \p{Ll}+\b(?! (?:that|as|which|who)\b)|\b(?:is|was|were) the \p{Ll}+['’]s (?:most|first|last|only|main)\b|^(?:Type|Class|Grade|Stage|Level|Group) (?:[IVX]+|\d+|\p{Lu}) (?:is|are|was|has|passes|crosses|runs|goes|affects|involves|means|shows|occurs|extends)\b|\bas its cause\b|\bits opening\b/u,
  // "The term in V² stands for …"
  /^The (?:first |second |third |last )?(?:term|factor) (?:in|with) /u,
  // "became chancellor through one", "Site preparation comes first"
  /\b(?:through|by|with|without|under|after|before|via) one(?=[.,;]|$| in \d)|^\S+(?: \S+){0,3} comes (?:first|second|third|next|last)\b/u,
  // "During discharge both of its plates …"
  /^(?:during|in|on|at|after|before) \p{L}+,? (?:both|all|each|one|two|most|some) of (?:its|their)\b/iu,
  // "30 % of it …", "… falls between them", "… a defence against it."
  /^.{0,60}\b(?:between|among) (?:it|them)\b|^.{0,40}\b(?:of|between|from|among) (?:it|them)\b|\b(?:against|without|behind) (?:it|them)[.,]/iu,
  // "Marie Sallé was her rival …", "Averaged over the sphere this is …"
  /^\S+(?: \S+){0,5} (?:is|was|are|were) (?:its|her|his|their) /iu,
  /^[^,.;]{0,50}\bthis (?:is|was|means|makes|gives)\b/iu,
  // "… instead.", "… is then 50 %", "Myoglobin therefore …", "…, in contrast, …", "… is older, since …"
  /^(?!.*(?:\bnot\b|n['’]t\b|\brather than\b|\bno longer\b|, but )).*\binstead\b(?! of\b)|\binstead[.!]?$|\b(?:is|are|was) then\b|,? (?:in|by) contrast(?=[,.])/iu,
  /^\S+(?: \S+){0,4} (?:therefore|thus|hence|consequently)\b|\b(?:is|are) \p{L}+er,? (?:since|because|and)\b/iu,
  // "… is an exception", "… isn't enough (…)", "… was also so"
  /\bis an exception\b(?! (?:to|of))|\b(?:is|are|was|were) also (?:true|so)\b/iu,
  /\b(?:is|are|do|does)(?:n['’]t| not)(?: enough| either)?(?=\s*(?:\(|\.|$))/iu,
];

/** "In December 1849 he …", "At Leipzig she …": a time or a place before the pronoun, and nobody. */
const dates = new RegExp(`\\b(?:${dateWords})\\b`, "gu");
const whenOrWhere =
  /^(?:In|At|On|From|Around|By|During|Until) (?:(?:the|of|early|late|mid|\p{Lu}[\p{L}.-]*|\d+(?:th|st|nd|rd)?s?)? ?)+,? ?$/u;

/** "On his way he blinded …", "Antigone, his daughter": nobody named before whom it could mean. */
function lacksPerson(text: string): boolean {
  if (/^\p{Lu}[\p{L}-]+, (?:his|her|their) /u.test(text)) return true;
  const pronoun = /\b(?:he|him|his|she|her|hers)\b/u.exec(text);
  if (pronoun === null) return false;
  const before = text.slice(0, pronoun.index).replaceAll(dates, "");
  if (whenOrWhere.test(before)) return true;
  const isNamed =
    /(?<=\s)\p{Lu}\p{L}/u.test(before) ||
    /^\p{Lu}\p{L}+(?:['’]s)? \p{Ll}+(?:ed|s|ew|ote|aw|ook|ave|ade)\b/u.test(before);
  const isSomebody =
    /\b(?:man|woman|king|queen|emperor|pope|author|writer|painter|artist|god|goddess|child|mother|father|son|daughter|person|someone|somebody|everyone|patient|owner|player|buyer|seller|judge|employee|employer|member|student|teacher|hero|soldier|ruler|sultan)\b/iu.test(
      before,
    );
  return !isNamed && !isSomebody;
}

const verbs =
  "is|are|was|were|has|have|had|can|may|might|must|will|means|makes|leads|gives|happens|allows|causes|lets|helps|keeps|shows|leaves|takes|reduces|increases|prevents|produces|requires|explains|ensures|results|as|that|who|which|a|an|in|of|by|for|to|and|or|at";

const nouns = new RegExp(
  String.raw`\b(?:these|those|such|this) (?!(?:${verbs})\b)(\p{Ll}{3,})\b(?! (?:that|who|which|whose|in which)\b)`,
  "u",
);

/** "that church", "such talk", "these algae": what it is stands in another line, unless the sentence names it before. */
export function pointsBack(text: string): boolean {
  const found = nouns.exec(text);
  if (
    found !== null &&
    !text
      .slice(0, found.index)
      .toLowerCase()
      .includes(found[1] ?? "")
  )
    return true;
  return points.test(text) || isBareObject(text);
}

const points =
  /\b(?:of|in|for|by|to|with|at|from|below|above|than) that(?: \p{Ll}+)?(?=[.,;]|$| (?:is|was|are|were|has|had)\b)|\b(?:below|above|before|after|under|over|than|from|of|by) that (?:are|is|was|were)\b|\b(?:Because of|Despite|For|After|With|By|In) this\b|\b(?:showed|shows|found|did|does|\p{Ll}{3,}(?:ed|es|s)) this(?=[.,;]|$| (?:in|to|for|by|with|at|as|from)\b)|\bby the same \p{Ll}+(?= in\b|[.,;]|$)|\bthat the system works\b/u;

/** "reduces it by …", "replaced it in 1968": an object that no part of the sentence has named. */
function isBareObject(text: string): boolean {
  const found = /^([^,;:]{3,60}?)\b\p{L}{3,}(?:s|ed|es) it\b/u.exec(text);
  return (
    found !== null &&
    !/\b(?:that|which|who|when|if|because|until|so|and(?! \p{Lu})|but|before|after|by|without|while|as|where)\b/u.test(
      found[1] ?? "",
    )
  );
}

/** "asked how they keep …": nothing before that many could be. */
function lacksThem(text: string): boolean {
  const found = /\b(?:they|them|theirs?)\b/u.exec(text);
  if (found === null || found.index === 0) return false;
  const before = text.slice(0, found.index);
  return !/\b\p{L}*[^s\P{L}]s\b|\b(?:people|children|men|women|mice|feet|teeth|data|species|and|or|both|each|every|\p{L}+(?:eria|ae|ia|ungi|uclei|ese|ish|tch))\b/u.test(
    before,
  );
}

/** The same in other languages: "bu yüzden", "deshalb", "por eso", "c'est pourquoi". */
const foreign =
  /(?<!\p{L})(?:bu (?:yüzden|nedenle|sebeple|sayede|durum\p{L}*|olay\p{L}*|dönem\p{L}*|zafer\p{L}*|savaş\p{L}*|antlaşma\p{L}*)|bunun|böylece|aynı yıl|^die (?:zwei|drei|vier|fünf|sechs) \p{L}+ sind|^[^,;:]*(?:ihn|ihm|ihnen)|^[^,;:]* (?:wurde|war|hat|hatte|ist|wird|kam|ging|starb|schrieb) (?:er|sie)|^[^,;:]* \p{Ll}+te (?:er|sie)|^(?:sein|seine|ihre?) \p{Lu}\p{L}+|^(?:seine|ihre) \d+|deshalb|daher|dadurch|dieser|dieses|diesem|diesen|por eso|por ello|(?:este|esta|estos|estas) (?:proceso|fenómeno|caso|tipo|forma|grupo|etapa|época|método|periodo|período|efecto|relación)s?|esto (?:es|se|permite|hace)|(?:ce|cette|ces) (?:processus|phénomène|cas|type|forme|groupe|étape|époque|méthode|période|effet)s?|cela|c['’]est pourquoi)(?!\p{L})/iu;

/** "took in large numbers of them": nothing before that they could be. */
function lacksMany(text: string): boolean {
  const found =
    /\b(?:numbers?|many|most|some|all|few|half|both|each|part|two|three|four) of (?:them|these|those)\b/u.exec(
      text,
    );
  if (found === null) return false;
  const before = text.slice(0, found.index);
  return !/\b\p{Ll}{2,}(?:[^s\P{Ll}]s|en|ae|eria|ple)\b|^\p{L}+[^s\P{L}]s\b/u.test(
    before.replace(/\b\p{Ll}+s (?:in|up|on|off|out)\b/gu, ""),
  );
}

const leanings: readonly RegExp[] = [elsewhere, unnamed, bare, counted, pointed, ...pronouns];

/** Whether an English text leans on what another line says: "three days later", "the latter", "the method", "this anomaly". */
export function leansOnOthers(text: string): boolean {
  return (
    leanings.some((pattern) => pattern.test(text)) ||
    lacksPerson(text) ||
    lacksMany(text) ||
    lacksThem(text) ||
    pointsBack(text)
  );
}

/** Those of whom or of what a heading tells which are meant: "The patient breathes …", "The principle assumes …". */
const underHeading = new RegExp(
  String.raw`^(?:The|Both|All|Most) (?:${generals}|${rulings}|patient|infant|baby|mother|woman|man|victim|child|system|breaker|fault|company|firm|army|church|party|government|revolt|siege|reform|ship|machine|device|code|score|scale|committee|court|agency|tool|index|set|list)s? (?!of\b)\p{Ll}`,
  "u",
);

/**
 * Whether an English statement needs the heading that it stands under. No heading is shown above a statement to be judged, so
 * such a one isn't asked.
 */
export function leansOnHeading(text: string): boolean {
  return (
    underHeading.test(text) ||
    /^(?:(?:Class|Grade|Stage|Type|Group|Level|Phase) )?(?:\p{Lu}|\d+|[IVX]+) (?:is|are|has|=)/u.test(text)
  );
}

/** Whether a text in another language leans on what another line says. */
export function leansOnForeignOthers(text: string): boolean {
  return foreign.test(text);
}
