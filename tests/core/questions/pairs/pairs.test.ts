import { describe, expect, it } from "vitest";
import { makeLibrary } from "#src/core/facts/library.ts";
import { readNote } from "#src/core/notes/read-note.ts";
import { makeBank } from "#src/core/questions/bank.ts";

const bankOf = (text: string) => makeBank(makeLibrary([readNote({ file: "deck.md", text })]));
const asked = (text: string) =>
  bankOf(text).questions.map(({ stem, key, options }) => [
    stem,
    key[0],
    options.filter((each) => !key.includes(each)),
  ]);
const refused = (text: string) => bankOf(text).rejected.map(({ fact, code }) => [fact.text, code]);

describe("a deck of cards", () => {
  const capitals = "France :: Paris\nPeru :: Lima\nKenya :: Nairobi\nJapan :: Tokyo\n";

  it("asks each back for its front, with other backs as wrong options", () => {
    expect(asked(capitals)).toContainEqual([
      "France: ____",
      "Paris",
      expect.arrayContaining(["Lima", "Nairobi", "Tokyo"]),
    ]);
    expect(asked(capitals)).toHaveLength(4);
  });

  it("asks two-way cards both ways, and a question as it stands", () => {
    const stems = asked(
      `${capitals}\nHow long is a football match? :: 90 minutes\nItaly ::: Rome\nSpain ::: Madrid\nNorway ::: Oslo\n`,
    ).map(([stem]) => stem);
    expect(stems).toContain("Italy: ____");
    expect(stems).toContain("____: Rome");
    expect(stems).not.toContain("How long is a football match?");
  });

  it("doesn't ask for an acronym by its own words, however it is written", () => {
    const notes =
      "Acas: the Advisory, Conciliation and Arbitration Service\nPILON: money paid instead of notice\nTUPE: rules for a transferred business\nRedundancy: a job that ends\n";
    expect(asked(notes).map(([, key]) => key)).not.toContain("Acas");
  });

  it("takes a definition that begins with an article for one", () => {
    const notes = [
      "Alpha quixotine: a salt that dissolves gold in cold water",
      "Omega quixotine: a salt that glows in the dark",
      "Beta quixotine: a salt that turns red in bright sunlight",
      "Gamma quixotine: a salt that melts at room temperature",
    ];
    expect(asked(notes.join("\n")).map(([, key]) => key)).toContain("Omega quixotine");
  });

  it.each([
    ["one of what another line names", "Type II: above, through the physis"],
    ["an amount of what isn't said", "Stage G2: 60 to 89"],
    ["a formula of what isn't said", "Slope: about h²/(2L), which is always subtracted"],
  ])("takes %s for no term", (_, line) => {
    const notes = `${line}\nPer-unit value: a quantity over its base\nSlack bus: a bus that takes up the losses\nLoad factor: average over peak\n`;
    expect(refused(notes)).toContainEqual([expect.stringContaining(line.slice(0, 5)), "noTerm"]);
  });

  it("takes no clause before a colon for a term", () => {
    const notes =
      "Japan uses both: 50 Hz in the east\nPer-unit value: a quantity over its base\nSlack bus: a bus that takes up the losses\nLoad factor: average over peak\n";
    expect(refused(notes)).toContainEqual([expect.stringMatching(/^Japan uses both/u), "noTerm"]);
    expect(asked(notes).map(([, key]) => key)).not.toContain("Japan uses both");
  });

  it("gives none where two safe wrong options are missing", () => {
    expect(asked("France :: Paris\nPeru :: Lima\n")).toEqual([]);
    expect(refused("France :: Paris\nPeru :: Lima\n")).toEqual([
      ["France: Paris", "fewOptions"],
      ["Peru: Lima", "fewOptions"],
    ]);
  });

  it("never offers what may mean the same: a shared gloss, a slip of the pen, a part of the key", () => {
    const vocabulary =
      "laufen :: to run\nweglaufen :: to run away\ngehen :: to walk\nschlafen :: to sleep\nessen :: to eat\ntrinken :: to drink\n";
    for (const [, key, wrong] of asked(vocabulary)) {
      if (key === "to run") expect(wrong).not.toContain("to run away");
      if (key === "to run away") expect(wrong).not.toContain("to run");
    }
    const spelled = asked(
      "a cat :: Katze\na kitten :: Kätzchen\na tomcat :: Kater\na katze :: Katzen\na dog :: Hund\na cow :: Kuh\n",
    );
    expect(spelled.find(([, key]) => key === "Katze")?.[2]).not.toContain("Katzen");
  });

  it("gives none where its front shows the back", () => {
    expect(
      refused("capital of Mexico :: Mexico City\nPeru :: Lima\nKenya :: Nairobi\nJapan :: Tokyo\n"),
    ).toContainEqual(["capital of Mexico: Mexico City", "givenAway"]);
  });
});

describe("a glossary", () => {
  it.each([
    [
      "English",
      "Osmosis: movement of water across a membrane\nMitosis: division of a nucleus\nEnzyme: protein that speeds up a reaction\n",
      "Osmosis",
    ],
    [
      "German",
      "Osmose: Bewegung von Wasser durch eine Membran\nMitose: Teilung eines Zellkerns\nEnzym: Eiweiß, das eine Reaktion beschleunigt\n",
      "Osmose",
    ],
    [
      "Turkish",
      "Ozmoz: suyun zardan geçişi\nMitoz: çekirdeğin ikiye bölünmesi\nEnzim: tepkimeyi hızlandıran protein\n",
      "Ozmoz",
    ],
    ["Chinese", "渗透：水穿过膜的运动\n有丝分裂：细胞核一分为二\n酶素：加快反应速度的蛋白质\n", "渗透"],
  ])("in %s asks the term for its definition, and the definition for its term", (_, text, key) => {
    expect(asked(text).map(([, each]) => each)).toContain(key);
    const kinds = bankOf(text).questions.map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(["definition", "definition", "definition", "term", "term", "term"]);
  });

  it("never offers a term of which another line says the same", () => {
    const text =
      "Osmosis: movement of water across a membrane\nMitosis: division of a nucleus\nEnzyme: protein that speeds up a reaction\nImbibition: swelling of dry seeds\n\nImbibition is movement of water too, across a membrane.\n";
    expect(asked(text).find(([, key]) => key === "Osmosis")?.[2]).not.toContain("Imbibition");
  });
});

it("pairs of other tables' classes are no wrong options", () => {
  const table = (kind: string, names: readonly string[]) =>
    `| ${kind} | Year |\n|---|---|\n${names.map((name, at) => `| ${name} | ${1900 + at} |`).join("\n")}\n`;
  const text = `${table("Planet", ["Mars", "Venus", "Saturn"])}\n${table("Moon", ["Io", "Titan", "Triton"])}`;
  for (const [, key, wrong] of asked(text)) {
    const planets = ["Mars", "Venus", "Saturn"];
    expect(wrong).toEqual(expect.not.arrayContaining(planets.includes(String(key)) ? ["Io"] : ["Mars"]));
  }
  expect(asked(text).length).toBeGreaterThan(0);
});

it("what a table's first column holds is said before its gap", () => {
  const text = "| Port | Protocol |\n|---|---|\n| 22 | SSH |\n| 25 | SMTP |\n| 53 | DNS |\n| 80 | HTTP |\n";
  expect(asked(text).map(([stem]) => stem)).toContain("Port: ____ – Protocol: SSH");
});

it("facts whose formula can't be shown are not asked", () => {
  const { questions, rejected } = bankOf(
    "The matrix $\\begin{pmatrix} a \\end{pmatrix}$ is a square matrix of order 1.\n",
  );
  expect(questions).toEqual([]);
  expect(rejected).toMatchObject([{ code: "inexact" }]);
});

describe("what a deck has twice", () => {
  const rest = "Peru :: Lima\nKenya :: Nairobi\nJapan :: Tokyo\nChile :: Santiago\n";

  it("is asked once where both sides are alike", () => {
    const { questions, rejected } = bankOf(`France :: Paris\n\n${rest}\nFrance :: Paris\n`);
    expect(questions.filter(({ stem }) => stem === "France: ____")).toHaveLength(1);
    expect(rejected.map(({ code }) => code)).toEqual(["ambiguous"]);
  });

  it("is never asked where one side has two others", () => {
    const stems = asked(`bank :: Ufer\nbank :: Geldhaus\nshore :: Ufer\n${rest}`).map(([stem]) => stem);
    expect(stems).not.toContain("bank: ____");
    expect(stems).not.toContain("shore: ____");
  });
});

it("options are of one kind: verbs with verbs, years with years, capitals with capitals", () => {
  const deck =
    "laufen :: to run\nHund :: the dog\ngehen :: to walk\nKatze :: the cat\nspringen :: to jump\nKuh :: the cow\nMauerfall :: 1989\nPeru :: Lima\n";
  for (const [, key, wrong] of asked(deck)) {
    const opening = String(key).split(" ")[0];
    for (const each of wrong ?? []) expect(String(each).split(" ")[0]).toBe(opening);
  }
  expect(asked(deck)).toHaveLength(6);
});

it("questions with one template are told apart by their own words", () => {
  const text = ["France:Paris", "Spain:Madrid", "Italy:Rome", "Germany:Berlin", "Austria:Vienna"]
    .map((each) => each.split(":"))
    .map(([land, city]) => `Q: What is the capital of ${land}?\nA: ${city}\n`)
    .join("\n");
  expect(asked(text)).toHaveLength(5);
});

it("a deck of 2,000 cards is asked without a long wait, twice as many in at most thrice the time", () => {
  const names = (at: number) =>
    [...String(100_000 + at)]
      .map((digit) => "ka lo mi ne ru ta vi so pe du".split(" ")[Number(digit)])
      .join("");
  const timeOf = (count: number) => {
    const lines = Array.from({ length: count }, (_, at) => `${names(at)} :: ${names(at * 7 + 31)}x`);
    const before = process.cpuUsage();
    bankOf(lines.join("\n"));
    return process.cpuUsage(before).user / 1000;
  };
  timeOf(200);
  expect(timeOf(2000)).toBeLessThan(3 * timeOf(1000) + 500);
});

it("options of a German definition have its gender and number", () => {
  const { questions } = bankOf(
    [
      "# Zelle\n",
      "Golgi-Apparat: Stapel von Zisternen, der Proteine sortiert\n",
      "Zellkern: Raum im Inneren, der die Chromosomen birgt\n",
      "Spindel: langer Apparat, der Tochterzellen trennt\n",
      "Aquaporine: kleine Kanäle, die Wasser leiten\n",
      "Ribosomen: winzige Teilchen, die Eiweiße bauen\n",
    ].join("\n"),
  );
  const golgi = questions.find(({ key }) => key[0] === "Golgi-Apparat");
  expect(golgi?.options.filter((each) => /Aquaporine|Ribosomen/u.test(each))).toEqual([]);
  expect(golgi?.options).toHaveLength(3);
});

it("options have the gender that a definition tells", () => {
  const gods = [
    "Apollo: god of prophecy, with his oracle at Delphi",
    "Hestia: goddess of the hearth",
    "Athena: goddess of wisdom and crafts",
    "Saturn: god of battle and bloodshed",
    "Vulcan: god of fire and the forge",
  ];
  const { questions } = bankOf(`# Myths\n\n${gods.join("\n\n")}\n`);
  const apollo = questions.find(({ key, kind }) => key[0] === "Apollo" && kind === "term");
  expect([...(apollo?.options ?? [])].sort()).toEqual(["Apollo", "Saturn", "Vulcan"]);
});

it("questions that ask alike lend each other their options first", () => {
  const cards = [
    "What is the gerund of leer? :: leyendo",
    "What is the gerund of ir? :: yendo",
    "What is the gerund of decir? :: diciendo",
    "What is the participle of hacer? :: hecho",
    "What is the participle of abrir? :: abierto",
    "What is the gerund of dormir? :: durmiendo",
  ];
  const leer = bankOf(cards.join("\n")).questions.find(({ key }) => key[0] === "leyendo");
  expect([...(leer?.options ?? [])].sort()).toEqual(["diciendo", "durmiendo", "leyendo", "yendo"]);
});

it("an acronym is not asked for by the words that it stands for", () => {
  const ratios =
    "ROE - return on equity, net profit by equity\n\nROA - return on assets, net profit by assets\n\n";
  const { questions } = bankOf(`${ratios}EPS - profit for each share\n\nNPV - today's worth of later cash\n`);
  expect(questions.filter(({ key }) => /^RO[EA]$/u.test(key[0] ?? ""))).toEqual([]);
});

it("what answers a question is no option among words and their translations", () => {
  const deck =
    "libro :: book\ncasa :: house\nperro :: dog\ngato :: cat\nWhich forms does ser share? :: fui, fuiste, fue\n";
  expect(asked(deck).flatMap(([, key, wrong]) => [key, ...(wrong as string[])])).not.toContain(
    "fui, fuiste, fue",
  );
});
