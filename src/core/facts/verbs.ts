const doubling =
  "absorb act add adjust aim apply arrange average accelerate hide slide allow answer approach assign attach balance block break build call capture carry catalyze cause change clip cluster combine comprise conduct connect contain contract control convert copy count cover create cut deal decay decline defend define degrade delay deliver depend derive describe detect dictate digest discharge display divide double drive eat emit encode encourage end enter estimate exchange exhibit expand export express extract fall feed fight filter fire flip flow fold force form forward function gain generate give govern grow guard guide handle harm help hold host house identify import improve increase influence insert issue join keep label lack last lead learn leave let limit line link list live load lock log lose lower maintain make manage map mark mask mean measure mediate meet migrate minimize mirror mix model monitor move multiply name need obey offer open operate order organize output own oxidize pack pair part pass pave pay perform permit phase place plan play pool power predict present press prevent process produce program project protect provide pull pump push qualify quantify raise range rank reach react read receive record recruit recycle reduce refer reflect regulate relay release remove render repeat replace report represent request require rescue research reset resolve respond rest result return reveal rise rotate route rule run sample save scale schedule score search secrete seek select send separate serve set shape share shift ship show shrink signal sit skip solve sort sound span speed split spread stabilize stack stage stand start state steer step stimulate stop store stress stripe structure study suffer suit sum supply support surround sustain switch synthesize tackle take talk target tax teach tell terminate test touch trace track trade train transfer transform translate transmit transport trap travel treat trigger triple turn type undercut underlie unite update use value vary view vote wait walk wall want warm wash waste watch weigh weight work wrap write yield";

const bases: ReadonlySet<string> = new Set(doubling.split(" "));
const thirdForms: ReadonlySet<string> = new Set([...bases].map(thirdForm));

/** Whether a word in lower case is the "-s" form of a verb that taggers often take for a plural noun. */
export function isThirdPerson(word: string): boolean {
  return thirdForms.has(word);
}

/** Whether a word in lower case is the plain form of such a verb. */
export function isPlainVerb(word: string): boolean {
  return bases.has(word);
}

/** Past forms that don't end in "-ed", in lower case. */
export const irregularPasts: ReadonlySet<string> = new Set(
  "arose ate began became bit blew bore bought bound broke brought built came caught chose cut dealt drank drew drove fell felt flew fought found froze gave got grew held hid kept knew laid lay led left lent let lit lost made meant met overthrew paid put ran read rang redrew rode rose said sang sank sat saw sent set shook shot showed slept sold sought spent split spoke spread sprang stole stood struck swam swept swore taught thought threw told took understood undertook upheld went withdrew woke won wore wove wrote".split(
    " ",
  ),
);

function thirdForm(base: string): string {
  if (/[^aeiou]y$/u.test(base)) return `${base.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh|o)$/u.test(base) ? `${base}es` : `${base}s`;
}
