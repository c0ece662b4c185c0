/** Nouns that name no key concept by themselves, singular and in lower case: nobody could tell why just they are asked for. */
const nouns = new Set(
  "algorithm variant scheme metric formula ability inability absence alternative round access account act action activity addition advance advantage age agent aim amount answer application approach area argument arrangement aspect attempt author average basis beginning behaviour behavior benefit bit body book branch breakdown bulk case cause center centre century chance change character characteristic choice circumstance claim class code collection color colour combination comparison component concept condition connection consequence consideration constant construction contact contrast control copy core cost country couple course damage data date day decade decision decrease default definition degree demand depth description design detail development device difference difficulty direction discovery discussion disease distance distinction division doubt duration edge effect effort element end ending entry environment error event evidence example exception exchange existence experience experiment explanation expression extent extreme face fact factor failure family feature field figure flow focus following force form foundation frequency front function future gain goal ground group growth half hand head height help history hour idea identity importance improvement increase individual information input instance interest issue item job key kind knowledge lack language layer lead length letter level life light likelihood limit line link list loss lot machine main majority man manner mark mass material matter maximum meaning means measure mechanism member message method middle minimum minority minute mode model moment month most motion movement name nature need net number object objective occurrence one operation opinion opportunity opposite option order organism origin other outcome output outside page pair paper part participant party past path pattern peak people percent percentage performance period person phase phenomenon picture piece place plan point portion position possibility power practice presence present pressure principle problem procedure process product production property proportion protection purpose quality quantity question range rate ratio reach reaction reader reason record reduction reference region relation relationship representation requirement research resource respect response rest result return review rise role rule sample scale section segment selection sense sentence sequence series set setting shape share shift side sign site situation size skill solution sort source space speed spread stage standard start state statement step stop strategy strength structure study style subject sum support surface system table target task technique tendency term test text theory thing thought time tool top total trend trial type unit use user value variation variety version view volume way week weight whole width woman word work world year other rise fall drop advantage reverse own two three four five six seven eight nine ten dozen hundred thousand million billion everything anything something nothing everyone someone textbook lecture note exam project programme program package payload substance agency institution organisation organization gas liquid solid verb noun patient client boy girl child adult person crutch earth board vessel agreement resort none risk indicator content scene".split(
    " ",
  ),
);

/** Describing words that make no concept of the noun behind them. */
const adjectives = new Set(
  "able average mean median overall net gross surface annual daily typical maximum minimum abundant additional appropriate available bad basic best better big bigger brief broad central certain clear close common complete complex considerable constant current different difficult direct distinct due early easy effective enough entire equal essential exact extra fast few final first following full further general given good great greater greatest half hard heavy high higher highest huge identical important independent individual large larger largest last lasting leading late later latest least less likely little local long longer longest low lower lowest main major many minor modern more most much multiple natural necessary new next normal numerous old only opposite original other overall own particular past popular possible present previous primary proper public pure quick rare real recent regular related relative remaining same second several severe short shorter shortest significant similar simple single slow small smaller smallest so-called some special specific standard strong stronger strongest sudden sufficient such third total true typical unique unusual useful usual various visible incoming outgoing conventional classic modern traditional successful certain known unknown very weak weaker well whole wide widespread young".split(
    " ",
  ),
);

/** Whether a word names no concept by itself, in singular or plural. */
export function isDullNoun(word: string): boolean {
  const low = word.toLowerCase();
  return nouns.has(low) || singulars(low).some((each) => nouns.has(each));
}

/** Whether a word only says how much, how good or which. */
export function isDullAdjective(word: string): boolean {
  return adjectives.has(word.toLowerCase());
}

function singulars(low: string): string[] {
  if (!low.endsWith("s")) return [];
  return [low.slice(0, -1), low.replace(/es$/u, ""), low.replace(/ies$/u, "y")];
}

/** "data unit" and "order of sharps": general words for something that the notes name otherwise. */
export function isDullName(name: string): boolean {
  const words = (name.split(/ of /u)[0] ?? "").split(" ");
  const isNamed = words.length > 1 && words.some((word, at) => at > 0 && /^\p{Lu}/u.test(word));
  return !isNamed && words.every((word) => isDullAdjective(word) || isDullNoun(word));
}

/** Whether a word describes so many things that it tells no kind of one: "average", "surface". */
export function isGeneralAdjective(word: string): boolean {
  return adjectives.has(word.toLowerCase());
}
