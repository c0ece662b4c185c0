import { describe, expect, it } from "vitest";
import { leansOnForeignOthers, leansOnHeading, leansOnOthers } from "#src/core/questions/terms/leaning.ts";

describe("a text leans on another line", () => {
  it.each([
    "In December 1849 he was led out to a mock execution in the capital.",
    "At Leipzig she met the critics of her school.",
    "The term in V² stands for aerodynamic drag.",
    "King Edmund of East Anglia was killed by the same army in late 869.",
    "The steady-state limit of that transfer is reached at 90 degrees.",
    "Turán generalized this in 1941 to graphs without a larger clique.",
    "Type V crosses the growth plate after a crush.",
    "The 2005 Act presumes that each adult has capacity.",
    "The range of such a projectile is greatest at 45 degrees.",
    "Bernard was the crusade's most famous preacher and spoke at Vézelay.",
    "William of Rubruck, another Franciscan, stayed at the court.",
    "The first of these is known as freehold and the second as leasehold.",
    "By induction the distance is at most that of the first two terms.",
    "Since the fault is still there, the breaker trips and locks out.",
    "Ore's theorem needs only d(u) + d(v) ≥ n for all non-adjacent pairs.",
    "W. H. R. Rivers, who went along, developed the genealogical method.",
    "Verification procedures show that the system works.",
    "LRU does not suffer from this anomaly.",
    "QDA drops that assumption and gets curved boundaries.",
    "That plateau causes a long refractory period.",
    "The movement owes its name to a painting.",
    "Peterson's algorithm solves the problem for two processes.",
    "The median is the only one of the three that makes sense here.",
    "All of them except the short head arise from the pelvis.",
    "Traps, in contrast, are caused by the running program itself.",
    "The four stages are absorption, distribution, metabolism and excretion.",
    "In ergative languages such as Basque it is treated like the object.",
    "After it Sicily became the first Roman province.",
    "Roughly 30 % of it is reflected back to space.",
    "An innominate term falls between them, and the remedy depends.",
    "Reliance damages cover wasted expenditure instead.",
    "Efficiency is then only 50 %.",
    "Averaged over the whole sphere this is about 340 watts.",
    "Vitamin B12 is an exception, as the liver holds enough for years.",
    "A mere request for information does not (Stevenson v McLean 1880).",
    "Endothermic ones absorb heat and have a positive value.",
    "On his way he blinded the Cyclops Polyphemus.",
    "so absolute zero can't be reached in a finite number of steps.",
    "Antigone, his daughter, buried her brother against the king's order.",
    "The nymph kept him on an island for seven years.",
    "Michelangelo later designed the dome of that church.",
    "Piaget saw such talk as egocentric.",
    "Corals under stress expel these algae, most often in summer.",
    "The ratings system of the MPAA replaced it in 1968.",
    "Bonds below that are called junk bonds.",
    "Meselson and Stahl showed this in 1958 with isotopes.",
    "Because of this, +1 is the more stable state of thallium.",
    "His works cut wide boulevards through the old quarters.",
    "The same kind of wind is called the Chinook in Canada.",
    "Marie Sallé was her rival and was admired for expression.",
    "Parameterised queries are the main defence against it.",
    "Doris Humphrey based hers on fall and recovery.",
    "Myoglobin therefore holds oxygen more tightly than before.",
    "The grid is older, since early cities had straight streets.",
    "Jones and Harris showed the effect in 1967.",
    "The second bomb hit the city three days later.",
    "Both schemes called for tall towers set in open green space.",
    "A dry cough is a common side effect because bradykinin accumulates.",
    "A Howe truss works the other way round.",
    "Farragut's fleet captured the largest Southern city that same month.",
    "Radcliffe-Brown asked instead how they keep the social structure going.",
    "Together with Shockley they received the 1956 prize in physics.",
    "Fomepizole is given for both of these alcohols.",
    "Six more Deep South states had followed before Lincoln took office.",
    "An unmarried father named on a birth certificate has it too.",
    "Eccentric = it lengthens under tension, as when a weight is lowered.",
    "Roth and Shapley won in 2012 for stable matching.",
    "However, a virus needs a host cell to copy its genes.",
    "Another type of joint allows rotation about one axis.",
    "Edmund Gettier attacked the analysis in 1963 in a short paper.",
    "Schelling and Aumann received it in 2005 for their work.",
    "On the third day Pickett led his charge against the centre.",
    "Slower than the one above it but faster than the flow in the ground.",
    "Turkey, Lebanon and Jordan took in large numbers of them.",
    "In stage 3 the birth rate falls, as children become more expensive.",
    "The birth rate falls too, as children become more expensive.",
    "In R v Blaue the rule covered a victim who refused a transfusion.",
    "The curve falls every northern summer as plants grow.",
    "Non-functional requirements, also called quality attributes, state how well it should do it.",
    "Lake Michigan is the only one that lies wholly inside the United States.",
    "Stalin kept the eastern European states from accepting it.",
    "The Soviet Union was boycotting the Security Council at the time.",
    "George Orwell used the phrase in an essay of October 1945.",
    "Tenebrism is an extreme form of it.",
    "Amortisation applies the same idea to intangible assets.",
    "Coleridge contributed The Rime of the Ancient Mariner to the first edition.",
    "Following the Steinfeld and Keidan case in the Supreme Court, they were opened to all couples.",
    "Bidding one's true value is weakly dominant there.",
    "Lindbergh did it alone in May 1927.",
    "Helmut Kohl became West German chancellor through one in 1982.",
    "Site preparation comes first and reduces competing vegetation.",
    "The search starts from a basic feasible solution.",
    "During discharge both of its plates turn into lead sulfate.",
    "Joan Robinson brought the term into economics in 1933.",
    "The US then led the force that fought under the UN flag.",
    "An innominate (or intermediate) term falls between them, and so on.",
  ])("%s", (text) => {
    expect(leansOnOthers(text)).toBe(true);
  });

  it.each([
    "II. Mehmed'e bu yüzden Fatih unvanı verilir.",
    "Deshalb teilt sich die Zelle erneut.",
    "Das Wormser Edikt verhängte die Reichsacht über ihn.",
    "Der Kaiser besiegte sie 1547 bei Mühlberg.",
    "Tausende von ihnen starben 1572 in der Bartholomäusnacht.",
    "Seine 95 Thesen gegen den Ablasshandel tragen das Datum 31. Oktober 1517.",
    "Auf dem Reichstag zu Worms weigerte er sich im April 1521 zu widerrufen.",
    "Am 3. Januar 1521 wurde er vom Papst gebannt.",
    "Por eso el verbo cambia de raíz.",
  ])("in another language: %s", (text) => {
    expect(leansOnForeignOthers(text)).toBe(true);
  });
});

describe("a text stands by itself", () => {
  it.each([
    "When a cell divides, it copies its chromosomes first.",
    "Hebbian theory is the theory that cells which fire together wire together.",
    "The problem of induction was posed by David Hume.",
    "A catalyst speeds up a reaction without being used up by it.",
    "Absolute zero can't be reached in a finite number of steps.",
    "Kepler published his first two laws in 1609.",
    "In 1922 Howard Carter found the tomb that made him famous.",
    "An employee owes loyalty to his or her employer.",
    "Two variables interfere if they are live at the same time.",
    "The mantle secretes the shell in those molluscs that have one.",
    "An index speeds up a query because it avoids a scan of the table.",
    "In contrast to arteries, veins have valves.",
    "One of the three types of muscle is smooth.",
    "The method of loci links each item with a place.",
    "Cholera toxin raises cAMP and this leads to loss of water.",
    "Refugees often flee on foot, and Jordan took in large numbers of them.",
    "Type 1 diabetes begins in stage 1 of the disease with antibodies.",
    "Both parents carry one copy of the gene in most families.",
    "A dry cough is a common side effect of ACE inhibitors in adults.",
    "A linked list uses nodes with pointers instead of an array.",
    "Prokaryotes have no nucleus; they keep their genes in the cytoplasm.",
    "Anna Freud and Melanie Klein argued over how they should treat a child.",
    "A thermostat decides when it should switch the heating on.",
    "Too much of a nutrient can harm a lake, as too little can.",
  ])("%s", (text) => {
    expect(leansOnOthers(text)).toBe(false);
  });
});

describe("a statement needs the heading above it", () => {
  it.each([
    "The patient breathes 100 per cent oxygen for about three minutes.",
    "The principle assumes random mating and a very large population.",
    "Class A is 5 to 6 points, B is 7 to 9, and C is 10 to 15.",
    "C is 5 to 6 points, B is 7 to 9, and A is 10 to 15.",
  ])("%s", (text) => {
    expect(leansOnHeading(text)).toBe(true);
  });

  it.each(["The thalamus relays sensory information.", "The system of units has seven base units."])(
    "but not: %s",
    (text) => {
      expect(leansOnHeading(text)).toBe(false);
    },
  );
});
