const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Small words of each language that sentences are read in, in lower case; those that two of them share count for both. */
export const smallWords = {
  en: words(
    "the of and to by that which with from for as at when has have is are was were be its their this these it on into than or not but can between each through during in an a who what how where does do they there after before called also such one two no if then than",
  ),
  tr: words(
    "ve bir bu için ile olarak olan da de daha çok gibi kadar ise veya her değil ne hangi hangisi en sonra önce göre üzerinde tarafından şu o mi mı mu mü nedir vardır yoktur ya ancak içinde arasında bütün tüm",
  ),
  de: words(
    "der die das den dem des und ist sind ein eine einen einem einer eines nicht mit von zu zum zur auf für im wird werden wie oder durch als auch bei nach über aus sich kein keine welche welcher welches dass wenn es sie er bedeutet",
  ),
  es: words(
    "el la los las es son una uno unos un en del de que por con para se al lo su sus y o no como más qué cuál está fue entre sobre también desde hasta cuando donde según ser",
  ),
  fr: words(
    "le la les est sont une un du des de dans pour qui que par sur avec pas ne plus au aux ce cette et ou se son sa ses il elle quel quelle entre comme aussi être où été leur dont",
  ),
} as const;

/** Letters that tell such a language, or at least speak for it. */
export const letters: Readonly<Record<keyof typeof smallWords, RegExp>> = {
  en: /['’]s\b/gu,
  tr: /[ğıİş]/gu,
  de: /[ßäöü]/giu,
  es: /[ñ¿¡áíóú]/giu,
  fr: /[çèêëîïôûœà]|\b[cdjlmnst]['’](?=\p{L})|\bqu['’]/giu,
};

/** A language that is told from those above, and not read: its small words, and letters that they lack. */
type Unread = { readonly small: ReadonlySet<string>; readonly own: RegExp | null };

/** Languages written in Latin letters that notes may come in, neighbours that share their small words as one. */
export const unreadLanguages: readonly Unread[] = [
  // Portuguese and Galician
  {
    small: words(
      "o os as a e um uma uns umas de do da dos das em no na nos nas ao aos à às pelo pela pelos pelas que não com por para se é são foi foram ser está estão como mais muito também entre até desde sobre ou seu sua seus suas quando onde isso este esta sem cada tem têm num numa",
    ),
    own: /[ãõ]/giu,
  },
  // Italian
  {
    small: words(
      "il lo la i gli le l un uno una di del dello della dell dei degli delle a al allo alla all ai agli alle da dal dalla dall dai dalle in nel nello nella nell nei nelle con su sul sulla sull per tra fra e ed o che chi non è sono si ma più anche quando dove ogni questo questa fu furono ha hanno viene vengono essere molto tutto tutti",
    ),
    own: /[ìò]/giu,
  },
  // Catalan
  {
    small: words(
      "el la els les l un una uns unes de del dels d i o a al als amb en per pel pels que no és són es va van ser com més també quan on entre fins seva seu aquest aquesta cada molt sense",
    ),
    own: /[àò]|l·l/giu,
  },
  // Romanian
  {
    small: words(
      "și şi în la de din pe cu un o unei unui care că este sunt a al ale ai au fost nu mai sau prin pentru între dintre printre după până către ca se își său sa sale lor lui cel cea cei cele când unde dar foarte fără este dintr într două",
    ),
    own: /[ăâțșţ]/giu,
  },
  // Dutch and Afrikaans
  {
    small: words(
      "de het een en van in is zijn op te met voor door aan dat die niet ook wordt worden werd werden bij naar uit om of als dan maar kan uit tussen onder tot deze dit hun haar zich er meer geen heeft hebben waren wie wat waar wanneer ʼn nie hulle",
    ),
    own: null,
  },
  // Danish, Norwegian and Swedish
  {
    small: words(
      "og och i er är en et ett den det de som på til till av af for för med at att ikke inte fra från om ved vid har hade havde kan ble blev blir bliver var mellom mellan mellem eller også også flere fleire flera når der dem sitt sina sine etter efter under over över hvor där da då han hun hon være vara to två mye meget mycket alle alla ein eit ikkje frå",
    ),
    own: /[åøæ]/giu,
  },
  // Finnish
  {
    small: words(
      "ja on ei että joka jotka jonka joiden oli ovat olivat se ne sen niiden tai kun kuin myös mutta hän he sekä ole voi voidaan kanssa ennen jälkeen välillä noin yli alle kaikki sitä niitä jossa jolla joita jota mukaan vuonna kahden",
    ),
    own: null,
  },
  // Estonian
  {
    small: words(
      "ja on ei et mis kes oli olid see need selle nende või kui ka aga ta nad ning ole võib koos enne pärast vahel umbes üle kõik mida millel aastal kaks",
    ),
    own: /[õ]/giu,
  },
  // Polish
  {
    small: words(
      "i w we z ze na do od po o u za przez przed przy pod nad jest są był była było były nie się to że który która które których jak oraz lub albo ale a dla między jego jej ich gdy kiedy gdzie także też tym tego tej co bardzo ten ta te może roku",
    ),
    own: /[ąćęłńśźż]/giu,
  },
  // Czech and Slovak
  {
    small: words(
      "a v ve z ze na do od po o u za se k ke je jsou byl byla bylo byly není si to že který která které kterého ktorý ktorá ktoré jako ako nebo alebo i ale pro pre mezi medzi jeho její ich jejich když kde také tiež tím toho co ten ta při pri sa sú bol bola nie roku dvěma",
    ),
    own: /[ěřůčšžýďťľĺŕ]/giu,
  },
  // Croatian, Bosnian, Serbian and Slovenian
  {
    small: words(
      "i u na je su se od do za sa iz po o kod pri da koji koja koje kojih što kao ili a ali bio bila bilo bili nije te također između njegov njegova kada gdje gde godine in v z so ki kot ter pa tudi med ni bil leta",
    ),
    own: /[čćšžđ]/giu,
  },
  // Hungarian
  {
    small: words(
      "a az és egy is nem hogy amely amelyek ami aki vagy mint volt voltak meg el fel le ki be de csak több ez ezek azok által között alatt után előtt szerint van vannak két nagy lehet minden ha mert",
    ),
    own: /[őű]/giu,
  },
  // Indonesian and Malay
  {
    small: words(
      "yang dan di ke dari dalam untuk dengan adalah ialah pada oleh ini itu tidak atau sebagai akan juga dapat boleh lebih antara terdiri karena kerana serta seperti para secara merupakan telah sudah bisa setiap satu dua semua sebagian tanpa sangat terletak banyak",
    ),
    own: null,
  },
  // Tagalog
  {
    small: words("ang ng mga sa na ay at ni si o ito isang para kung mula hindi nasa kay bilang din rin"),
    own: null,
  },
  // Swahili
  {
    small: words(
      "ya wa na ni kwa katika za la cha vya kutoka hadi au pia kama hii huo hiyo ambayo ambao yake wake kila kati mwaka si",
    ),
    own: null,
  },
  // Vietnamese
  {
    small: words(
      "và của là các những một được trong có cho với từ đến ở tại không người này đó khi để như bởi hay hoặc năm ra vào trên hai nhiều nằm gồm",
    ),
    own: /[ơưđạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu,
  },
  // Latin
  {
    small: words(
      "et in est sunt non ad cum ex quod qui quae ut aut sed de pro inter sive vel atque nec neque erat fuit esse hic haec hoc quam sine sub eius",
    ),
    own: null,
  },
];
