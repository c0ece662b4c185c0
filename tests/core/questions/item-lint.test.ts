import { describe, expect, it } from "vitest";
import { itemFlaw } from "#src/core/questions/item-lint.ts";
import type { Question } from "#src/core/questions/question.ts";

const title = "The First World War (1914-1918)";

function questionOf(
  kind: Question["kind"],
  stem: string,
  key: string,
  ...wrong: readonly string[]
): Question {
  return {
    id: "id",
    kind,
    fact: "fact",
    stem,
    options: [key, ...wrong],
    key: [key],
    typed: null,
    explanation: "",
    source: { file: "a.md", line: 1, heading: [title], text: "", url: null },
    isAuthored: false,
    isPinned: false,
  };
}

function typedOf(stem: string, key: string): Question {
  return { ...questionOf("typed", stem, key), options: [] };
}

describe("an item is refused", () => {
  it.each([
    [
      "whose stem begins a word as only the key does",
      questionOf("term", "____: Teilung des Cytoplasmas", "Cytokinese", "Mitose", "Meiose"),
      "givenAway",
    ],
    [
      "whose stem names a part of the key",
      questionOf("term", "____ – Shape: cocci in clusters", "Staphylococcus", "Neisseria", "Vibrio"),
      "givenAway",
    ],
    [
      "whose stem begins a word as the key ends one",
      questionOf("term", "____: von der Kernhülle umschlossen", "Zellkern", "Golgi-Apparat", "Chloroplast"),
      "givenAway",
    ],
    [
      "whose subject's letters stand in the key alone",
      questionOf("statement", "An AS ____.", "is known by an ASN", "is the successor of SSL", "is a hub"),
      "givenAway",
    ],
    [
      "whose key alone has a year",
      questionOf("choice", "____ won the contest.", "The net of 2015", "The deep net", "The wide net"),
      "oddKey",
    ],
    [
      "whose key's sign stands in its stem",
      typedOf("____ (S••••on) makes a poorer backbone, partly because Si–Si bonds are weak.", "Silicon"),
      "givenAway",
    ],
    [
      "whose key begins a longer name with its acronym behind it",
      typedOf("____ (C•••••••us) welded rail (CWR) removes most joints.", "Continuous"),
      "givenAway",
    ],
    [
      "whose formula stands right behind the gap",
      typedOf("Baking soda is ____ (s•••um b••••••••te) (NaHCO₃) and needs an acid.", "sodium bicarbonate"),
      "givenAway",
    ],
    [
      "that applies the key by its short name",
      typedOf("The ____ (d••••••••nt) is multiplicative, so det(AB) = det(A) det(B).", "determinant"),
      "givenAway",
    ],
    [
      "that shows the key's letter as a variable",
      typedOf("A(n) ____ (•-s•••e) is z = (x − m)/s, so a mark of 68 gives z = 2.", "z-score"),
      "givenAway",
    ],
    [
      "whose list spells the key",
      questionOf(
        "term",
        "____: Appearance, Pulse, Grimace, Activity, Respiration.",
        "Apgar score",
        "Bishop score",
      ),
      "givenAway",
    ],
    [
      "whose acronym and year stand behind the gap",
      typedOf(
        "The ____ (L••d R•••••••••on A••) 2002 (LRA 2002) came into force in 2003.",
        "Land Registration Act",
      ),
      "givenAway",
    ],
    [
      "whose key opens the stem and stands within it in another form",
      typedOf(
        "____ (I••••ts) are put on their backs because of SIDS (sudden ____ death syndrome).",
        "Infants",
      ),
      "twoGaps",
    ],
    [
      "whose title has a word of a typed key",
      {
        ...typedOf("____ (V••••y g••s) were moved by rail.", "Victory guns"),
        source: { file: "a.md", line: 1, heading: ["Victory and defeat"], text: "", url: null },
      },
      "givenAway",
    ],
    [
      "with an acronym of a part of the key",
      typedOf(
        "The ____ (C•••da G•••••••ic I••••••••on S•••em) of the 1960s was the first GIS.",
        "Canada Geographic Information System",
      ),
      "givenAway",
    ],
    [
      "with another spelling right behind the gap",
      typedOf("Temüjin, the future ____ (G••••is) (Chinggis) Khan, was born about 1162.", "Genghis"),
      "givenAway",
    ],
    [
      "with another number of the key's noun",
      {
        ...typedOf("Its lower ____ (t•••h) are hidden, while the fourth lower tooth is seen.", "teeth"),
        typed: { accepted: ["teeth", "tooth"], others: [], isExact: false, language: "en" as const },
      },
      "givenAway",
    ],
    [
      "with the sign of the element asked for",
      typedOf(
        "It opens ____ (p••••••um c•••••ls), and the uptake of K⁺ lowers the potential.",
        "potassium channels",
      ),
      "givenAway",
    ],
    [
      "with six letters in a row that only the key has",
      questionOf(
        "choice",
        "A(n) ____ keeps true distances.",
        "Equidistant projection",
        "Conformal projection",
      ),
      "givenAway",
    ],
    [
      "whose number stands in a name",
      questionOf(
        "number",
        "The classical method (RK4) uses ____ evaluations a step.",
        "four",
        "two",
        "three",
        "six",
      ),
      "givenAway",
    ],
    [
      "whose acronym stands behind its other words and a bracket",
      typedOf(
        "The ____ (T•••e U•••n) and Labour Relations (Consolidation) Act 1992 (TULRCA 1992) is one.",
        "Trade Union",
      ),
      "givenAway",
    ],
    [
      "that takes too long to read",
      typedOf(`The ____ (n•••••s) ${"holds this and that ".repeat(7)}of the cell.`, "nucleus"),
      "longStem",
    ],
    [
      "that states too little to be judged",
      { ...questionOf("true-false", "Noble gases have full shells.", "True", "False") },
      "shortStem",
    ],
    [
      "whose key's letter stands for an amount",
      questionOf(
        "term",
        "____: the gravitational force on a body, W = mg.",
        "Weight",
        "Normal force",
        "Friction",
      ),
      "givenAway",
    ],
    [
      "whose number stands below the line of a sign",
      questionOf(
        "number",
        "The quaternion group Q₈ is a non-abelian group of order ____.",
        "8",
        "4",
        "6",
        "32",
      ),
      "givenAway",
    ],
    [
      "whose letters tell how many are left",
      questionOf(
        "number",
        "LCC has ____ main classes and leaves out the letters I, O, W, X and Y.",
        "21",
        "11",
        "32",
        "42",
      ),
      "givenAway",
    ],
    [
      "whose key alone is in quotation marks",
      questionOf(
        "choice",
        "A(n) ____ reaches about 1,055 kW in 150 seconds.",
        "“fast” fire",
        "Compartment fire",
        "Fuel fire",
      ),
      "oddKey",
    ],
    [
      "whose sign is made of the key's letters",
      questionOf("term", "____: Cu = D60/D10", "Coefficient of uniformity", "Liquid limit", "Void ratio"),
      "givenAway",
    ],
    [
      "whose stem has the Latin root of its key",
      typedOf("A(n) ____ (a••••) contains eight ascospores.", "ascus"),
      "givenAway",
    ],
    [
      "with a full stop behind the gap that ends no sentence",
      typedOf("World 1-1 of ____ (S•••• M•••• B•••). teaches its controls.", "Super Mario Bros"),
      "broken",
    ],
    [
      "with one nuclide by its sign and by its name",
      questionOf("choice", "____ comes from a generator.", "Tc-99m", "Technetium-99m", "Gallium-68"),
      "twoNames",
    ],
    ["with marks left over", questionOf("choice", "____ holds what it is given;.", "A", "B", "C"), "broken"],
    [
      "whose key stands in the note's title",
      questionOf("number", "The war began in ____.", "1914", "1912", "1916", "1918"),
      "givenAway",
    ],
    [
      "whose key is typed and stands within another word",
      {
        ...questionOf("typed", "The degrees are ____ (t••••), supertonic and mediant.", "tonic"),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose number stands in it a second time",
      questionOf("number", "____ justices must agree (rule of four).", "four", "two", "three", "five"),
      "givenAway",
    ],
    [
      "whose acronym stands right behind the gap",
      {
        ...questionOf("typed", "____ (•-••••••• ••••••••••) (kNN) counts votes.", "k-nearest neighbours"),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose key alone can stand before “of”",
      questionOf("choice", "____ of a primary alcohol gives an aldehyde.", "Oxidation", "Benzene", "Bromine"),
      "oddKey",
    ],
    [
      "whose key is another spelling of a word that is shown",
      questionOf("term", "____: the Romans called him Hercules", "Heracles", "Hermes", "Ares"),
      "givenAway",
    ],
    [
      "whose acronym's words are shown",
      questionOf(
        "choice",
        "____ are named after Adelson-Velsky and Landis.",
        "AVL trees",
        "Tries",
        "Splay trees",
      ),
      "givenAway",
    ],
    [
      "with two gaps",
      questionOf("choice", "____ is caused by Mycobacterium ____.", "Tuberculosis", "Leprosy", "Cholera"),
      "twoGaps",
    ],
    [
      "that is typed into two gaps",
      {
        ...questionOf("typed", "Ethernet has ____ detection, Wi-Fi avoids ____.", "collisions"),
        options: [],
      },
      "twoGaps",
    ],
    ["with empty brackets", questionOf("choice", "____ () holds much.", "A", "B", "C"), "broken"],
    [
      "that is itself a question",
      questionOf("true-false", "Did women have a Renaissance?.", "True", "False"),
      "broken",
    ],
    [
      "whose numbers add up to its key",
      questionOf(
        "number",
        "The heart has ____ chambers: two atria and two ventricles.",
        "four",
        "three",
        "six",
      ),
      "givenAway",
    ],
    [
      "whose stem has a name that counts",
      questionOf("number", "Triangles are preferred as ____ points lie in a plane.", "three", "four", "five"),
      "givenAway",
    ],
    [
      "whose stem says both parts of its key",
      questionOf("term", "____ - a person liable to pay tax", "Taxpayer", "Tax bracket", "Fiscal year"),
      "givenAway",
    ],
    [
      "whose stem says one part of its key only",
      questionOf("term", "____ - a print cut away from a block", "Woodcut", "Etching", "Engraving"),
      "givenAway",
    ],
    [
      "whose stem says the words of a hyphenated key",
      {
        ...questionOf("typed", "The ____ (a••-s••) pyramid shows people by age group and sex.", "age-sex"),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose formula is shown",
      {
        ...questionOf("typed", "____ (O•••en) has two allotropes, O2 and ozone, O3.", "Oxygen"),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose title tells the expansion",
      questionOf(
        "acronym",
        "What does FWW stand for?",
        "First World War",
        "First Wide War",
        "Final World War",
      ),
      "givenAway",
    ],
    [
      "whose unit's sign is shown",
      {
        ...questionOf("typed", "Absorbed dose is measured in ____ (g••••), where 1 Gy is 1 J/kg.", "grays"),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose key is explained right behind the gap",
      {
        ...questionOf(
          "typed",
          "Adult echinoderms have ____ (f•••-p•••) (pentaradial) symmetry.",
          "five-part",
        ),
        options: [],
      },
      "givenAway",
    ],
    [
      "whose key begins the note's title",
      { ...questionOf("typed", "The ____ (w••) of 1914 began in Europe and spread.", "First"), options: [] },
      "givenAway",
    ],
    [
      "whose gap is a part of a name and its options are whole ones",
      questionOf("choice", "____ More published Utopia.", "Thomas", "Giorgio Vasari", "Sandro Botticelli"),
      "oddKey",
    ],
    [
      "whose key alone took place",
      questionOf(
        "choice",
        "____ in 1947 displaced millions.",
        "Partition",
        "Chain migration",
        "Step migration",
      ),
      "oddKey",
    ],
    [
      "whose key is a word with what it is a word for",
      questionOf("choice", "The ____ stems from a play.", "Word robot", "Delta robot", "Parallel robot"),
      "oddKey",
    ],
    [
      "whose title names what is of the key's place",
      {
        ...typedOf("____ (I•••y) took Libya from the Ottoman Empire in 1911.", "Italy"),
        source: { file: "a.md", line: 1, heading: ["Italian History"], text: "", url: null },
      },
      "givenAway",
    ],
    [
      "whose stem has the key's acronym beside the rest of its words",
      typedOf("The ____ (a•••••te) risk reduction is ARR = CER − EER.", "absolute"),
      "givenAway",
    ],
    [
      "whose stem names what is named after the key",
      questionOf("choice", "____ patented the saxophone in 1846.", "Adolphe Sax", "Theobald Boehm"),
      "givenAway",
    ],
    [
      "whose key alone of its options has a bracket",
      questionOf("term", "____: a sheet that is folded twice.", "Quarto (4to)", "Codex", "Halftone"),
      "oddKey",
    ],
    [
      "that begins amid a sentence",
      questionOf("true-false", "the matrix was fitted in a mould and metal was poured in.", "True", "False"),
      "broken",
    ],
    [
      "that lists what is to be counted",
      questionOf("number", "It stacks ____ registers: R0–R3, R12, LR, PC and xPSR.", "eight", "six", "ten"),
      "givenAway",
    ],
    [
      "that is only to be worked out",
      questionOf("number", "A subnet with a /24 prefix contains 2⁸ = ____ addresses.", "256", "128", "512"),
      "givenAway",
    ],
    [
      "whose stem tells a woman among men",
      questionOf("choice", "____ was one of the first Englishwomen to write.", "Aphra Behn", "William Blake"),
      "oddKey",
    ],
  ])("%s", (_, question, code) => {
    expect(itemFlaw(question)?.code).toBe(code);
  });
});

describe("an item is kept", () => {
  it.each([
    [
      "whose stem's word stands in wrong options too",
      questionOf("choice", "____ stores glucose in plant cells.", "Plant starch", "Plant wax", "Plant gum"),
    ],
    [
      "whose key only has letters of the stem by chance",
      { ...questionOf("typed", "The buffer was added by ____ (B•••••••) in 2000.", "Baddeley"), options: [] },
    ],
    [
      "whose acronym is spelt by a list",
      typedOf("PICO stands for ____ (P•••••••on), Intervention, Comparison and Outcome.", "Population"),
    ],
    [
      "that begins with a word of odd capitals",
      questionOf("true-false", "mRNA carries the code from the nucleus to ribosomes.", "True", "False"),
    ],
    [
      "whose words only share letters in the middle",
      questionOf("statement", "The reticulum ____.", "makes secretions", "packs grain", "moves by oars"),
    ],
    [
      "that has years in some options of statements",
      questionOf("statement", "Rods ____.", "work in dim light", "were found in 1850", "see no colour"),
    ],
  ])("%s", (_, question) => {
    expect(itemFlaw(question)).toBeNull();
  });
});
