import type { Language } from "../notes/language.ts";

const words = (list: string) => new Set(list.split(" "));

/** Words with which a line leans on the one before it: pronouns, and words that join lines. By language, in lower case. */
export const leaning: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: words(
    "it they this these those he she him them her there here such its their we i you our your my however therefore also furthermore moreover thus hence additionally similarly consequently finally then otherwise instead meanwhile nevertheless likewise",
  ),
  tr: words(
    "bu bunlar bunun bunu buna şu şunlar o onlar onun onu ona böyle böylece burada orada ayrıca ancak fakat ama örneğin dolayısıyla sonuç bundan buradaki biz ben siz",
  ),
  de: words(
    "er sie es dies diese dieser dieses diesem diesen jene jener hier dort damit dadurch daher deshalb außerdem jedoch allerdings zudem somit also folglich dabei danach dafür dagegen dazu davon darin daraus darum deswegen hierbei hierfür wir ich ihr sein beispielsweise",
  ),
  es: words(
    "él ella ello ellos ellas esto esta este estos estas eso esa ese aquí allí además sin por también así entonces nosotros yo su sus ejemplo asimismo",
  ),
  fr: words(
    "il elle ils elles ce cela ça ceci celui celle ces cette ici là ainsi donc cependant toutefois pourtant aussi ensuite puis nous je vous son sa ses leur leurs",
  ),
  zh: new Set(),
  other: new Set(),
};

/** Openings of several words, and those of languages without spaces. */
export const leaningPhrases =
  /^(?:for (?:example|instance)\b|zum beispiel\b|z\. ?b\.|por ejemplo\b|sin embargo\b|por lo tanto\b|par exemple\b|par conséquent\b|en outre\b|bu nedenle\b|bunun için\b|[它他她其这那此]|因此|所以|但是|然而|例如|比如|另外|此外|而且)/iu;

/** References to what is seen elsewhere on the page. */
export const layouts: Readonly<Record<Exclude<Language, "en" | "other">, RegExp>> = {
  tr: /(?:^|\s)(?:aşağıda|yukarıda)(?:ki|)(?=\s|[.,])|(?:şekil|tablo|resim|sayfa|bölüm)\s?\d|(?:şekilde|tabloda|resimde) görül/iu,
  de: /\b(?:siehe|vgl\.) |\b(?:abbildung|abb\.|tabelle|tab\.|folie|seite|kapitel) ?\d|\b(?:folgenden?|folgendes|nachfolgend\p{L}*|obige[nrs]?|untenstehend\p{L}*)\b/iu,
  es: /\b(?:véase|ver (?:la |el )?(?:figura|tabla|página|capítulo))\b|\b(?:figura|tabla|página|capítulo) \d|\b(?:a continuación|siguientes?)\b/iu,
  fr: /\b(?:voir|cf\.?) |\b(?:figure|tableau|page|chapitre|diapositive) \d|\b(?:ci-dessous|ci-dessus|suivante?s?)\b/iu,
  zh: /如[上下]?[图表]|见[上下]?[图表]|[上下]图|[上下]表|如[上下]所|以下|上述|第[一二三四五六七八九十\d]+[章节页]/u,
};
