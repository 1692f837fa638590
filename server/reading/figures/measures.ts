/** What an amount is: the sum so far, a pace, a target, a forecast, a commitment or a pledge, by the words around it. */
import type { Measure } from '#shared/domain/figures/vocabulary.ts'
import { anywhere } from './sentence.ts'
import type { Surroundings } from './surroundings.ts'

interface Cues {
  readonly lead: RegExp
  readonly near: RegExp
}
type Cue = readonly [Measure, Cues]

const NEVER = /(?!)/u
const cue = (measure: Measure, lead: RegExp, near: RegExp = NEVER): Cue => [measure, { lead, near }]

/** The first that fits is it. */
const ENGLISH: readonly Cue[] = [
  cue(
    'total',
    anywhere(
      '(?:are|is|am|stand|stands) (?:-|–|—|,)(?: \\S+){1,8} (?:-|–|—|,) at',
      "(?:is|are|'re|'s|am|stand|stands|standing|now|currently|still|already) (?:already |now |currently |still )?(?:at|up to)",
      'has (?:now )?(?:reached|passed|topped|crossed)',
      'have (?:now )?(?:reached|passed|topped|crossed)',
      'so far|to date|until now|up to now|thus far|up till now|till now|as of (?:now|today|this morning|yesterday|last night)|all told|by now',
      '(?:running|grand|overall|current) (?:total|tally|sum)(?: so far)?(?: now)? (?:is|stands at|of|comes to)',
      'the (?:total|tally|sum) (?:is now|now|is currently)',
    ),
    anywhere(
      'so far|to date|until now|up to now|thus far|up till now|till now|as of (?:now|today|this morning|yesterday|last night)|as we speak|by now|in the (?:bank|pot|kitty|account|fund) (?:now|today|already)',
    ),
  ),
  cue(
    'pace',
    anywhere(
      '(?:at|on) (?:a|the) (?:monthly |weekly |yearly |annual |steady |current )?(?:rate|pace|rhythm|clip) of',
      'running at',
      '(?:pace|rate|rhythm|flow|inflow|burn rate|run rate) (?:is|of|stands at|remains|has been)',
    ),
  ),
  cue(
    'target',
    anywhere(
      '(?:our|the|their|its|his|her|a|my|that|new|overall|initial|original|this) (?:\\S+ ){0,2}(?:target|goal|aim|objective|ambition|benchmark)s?',
      '(?:target|goal|objective)',
      '(?:aim|aims|aiming|aimed|strive|striving|targeting|shooting|working towards?|work towards?|heading for) (?:at|for|to)?',
      '(?:target|aim) for',
      '(?:want|wants|wish|wishes|would like) to (?:get|spend|invest|double|train|deliver|reach|raise|hit|have|see|be|bring|collect|arrive)',
      '(?:have|has|need) to (?:get to|reach|hit|arrive at)',
      '(?:hope|hopeful|hoping|optimistic|confident|determined|plan|trust|want|intend|sure|try|trying|like|hopes)(?: \\S+){0,9} (?:reach|get to|hit|raise|arrive at|collect|make it to|have|gather|be at)',
      "(?:we|i|they|members|it) (?:will|'ll|shall|must|should|can|have to) (?:\\S+ )?(?:reach|get to|hit|arrive at|make it to|raise|meet)",
      'to (?:reach|hit)',
    ),
    anywhere(
      '(?:is|remains|was|stays|that is|which is) (?:our|the|their|its|my) (?:target|goal|aim|objective|ambition)',
      '(?:target|goal|mark)',
    ),
  ),
  cue(
    'forecast',
    anywhere(
      '(?:could|might|may|would|should|is likely to|are likely to|will probably|is set to|are set to|is bound to)(?: \\S+){0,4} (?:be|come|cost|reach|rise|grow|climb|amount|need|go|get|exceed|total|run|take|land|end|require|add|have|fall|drop|approach|hit|double|turn|see|mean)',
      '(?:expect|expects|expected|expecting|estimate|estimates|estimated|estimating|forecast|forecasts|project|projects|projected|projection|projections|predict|predicts|predicted|anticipate|anticipates|anticipated|foresee|foreseen|reckon|reckons|assume)',
      "(?:will|'ll|shall|going to|we'll|it'll|they'll)(?: \\S+){0,4} (?:need|cost|require|be|come to|amount to|run to|take|rise|grow|climb|fall|exceed|total|want|call for|drop|swallow|consume|see|double|go up|go down|shrink)",
      '(?:need|needs|required|requires|require)(?: \\S+){0,12} next year',
      'next year(?: \\S+){0,12} (?:need|needs|require|requires|be|about|around|at least|likely|looking at)',
      'looking at|not be (?:surprised|astonished)|not surprise (?:me|us)',
      'the outlook|on current trends|by the end of (?:the decade|next year)',
    ),
    anywhere(
      '(?:will|would|could|might|may|is likely to|are likely to) (?:be|also be|then be|still be) (?:needed|required|necessary)',
      '(?:is|are) (?:expected|projected|forecast|likely|foreseen|anticipated)',
      'in the coming years',
      'will be needed',
    ),
  ),
  cue(
    'commitment',
    anywhere(
      'ramp(?:s|ed|ing)? up(?: \\S+){0,4} to',
      '(?:commit|commits|committed|committing|commitment|commitments)',
      '(?:agree|agrees|agreed|agreement|decided|decide|decides|undertake|undertakes|undertook|undertaken|vowed|vow|bound|obliged|signed up|promise|promises|promised)(?: \\S+){0,8} (?:to|on|of|for|up)',
      "(?:will|'ll|shall|are going to|is going to|intend to|intends to|plan to|plans to) (?:\\S+ )?(?:spend|invest|devote|allocate|put|dedicate|earmark|set aside|provide|contribute|give|send|deliver|donate|finance|fund|lend|add|pay|raise|increase|supply|make available|transfer|release|offer|buy|purchase|order|build|train|hand over)",
      '(?:earmarked|set aside|allocated|ring - fenced|budgeted|approved|reserved)',
    ),
    anywhere(
      '(?:will|shall|is to|are to|is going to|are going to)(?: be)? (?:set aside|spent|invested|earmarked|allocated|devoted|made available|reserved|put aside|provided|paid|released|delivered|sent|dedicated)',
      '(?:has|have) been (?:committed|earmarked|allocated|set aside|budgeted|approved|reserved|agreed)',
      'we (?:have )?committed to',
    ),
  ),
  cue(
    'total',
    anywhere(
      "(?:have|has|'ve|'s|had|we've|they've) (?:\\S+ ){0,2}(?:raised|collected|received|spent|given|paid|disbursed|delivered|gathered|mobilised|mobilized|secured|sent|provided|contributed|transferred|invested|brought|taken|banked|supplied|trained|distributed|built|sold|bought|handed|come|put|lost|used|got|amassed|counted|signed|joined|registered|vaccinated|shipped|cost|evacuated|rescued|restored|opened|cleared|repaired|donated|grown|risen)",
      'since (?:january|february|march|april|may|june|july|august|september|october|november|december|then|the (?:start|beginning)|last|we (?:began|started)|20\\d\\d|day one|spring|summer|autumn|winter|easter|christmas)',
      '(?:in total|altogether|in all|total of|totals|totalled|totaling|totalling|adds up to|add up to|amounts to|comes to|sums up to|we now have|we already have|already|now have|now has|there is now|there are now|the (?:total|tally|overall sum|balance) (?:is|was))',
    ),
    anywhere(
      '(?:has|have) (?:now |already |been |since )*(?:been )?(?:raised|collected|received|spent|paid(?: in| out)?|disbursed|delivered|gathered|mobilised|secured|sent|transferred|invested|come in|handed over|distributed|arrived|put in|used|lost|trained|contributed|given|reached|built|supplied)',
      '(?:was|were) (?:raised|collected|received|spent|paid|disbursed|delivered|gathered|mobilised|secured|sent|transferred)',
      'in (?:total|all)|altogether|already|all told|since (?:january|february|march|april|may|june|july|august|september|october|november|december|then|the (?:start|beginning)|last|we (?:began|started))',
    ),
  ),
  cue('forecast', anywhere('next year|the coming year|by 20[3-9]\\d'), anywhere('next year|the coming year')),
  cue(
    'total',
    anywhere(
      '(?:raised|collected|received|spent|disbursed|delivered|paid|gathered|shipped|took in|brought in|exported|sold|handled)',
    ),
  ),
  cue('pace', anywhere('on (?:track|course|schedule) (?:for|to)')),
]

const FRENCH: readonly Cue[] = [
  cue(
    'total',
    anywhere(
      '(?:sommes|est|suis) (?:déjà |maintenant |désormais )?à',
      "à (?:ce jour|présent|cette date|cette heure)|jusqu' (?:ici|à présent|à maintenant|à ce jour|à aujourd'hui)|pour l' instant|pour le moment|au total (?:nous avons|ce sont)",
      'en (?:sommes|est|suis)(?: \\S+){0,2} à',
      "(?:total|montant|somme|compteur|cagnotte|fonds|caisse) (?:\\S+ ){0,5}(?:s' élève|se monte|atteint|est|s' établit)(?: désormais| maintenant| aujourd'hui| actuellement)(?: à)?",
      '(?:a|ont|avons) (?:désormais|maintenant|déjà) (?:atteint|dépassé|franchi)',
      '(?:désormais|maintenant|actuellement) (?:à|de)',
      "le (?:total|compteur) (?:s' élève|est|affiche|se monte)",
    ),
    anywhere(
      "à (?:ce jour|présent|cette date)|jusqu' (?:ici|à présent|à maintenant|à ce jour)|pour l' instant|pour le moment",
    ),
  ),
  cue(
    'pace',
    anywhere(
      '(?:au|à un) (?:rythme|train) (?:\\S+ )?de',
      'rythme (?:est|actuel|mensuel|annuel|de)(?: \\S+){0,3}',
      "à raison (?:de|d')",
    ),
  ),
  cue('forecast', anywhere('(?:pourrait|pourraient|devrait|devraient|risque de|risquent de)(?: \\S+){0,4}')),
  cue(
    'target',
    anywhere(
      '(?:objectif|objectifs|cible|but|ambition)',
      '(?:vise|visons|viser|visent|visait|visant)',
      '(?:atteindre|atteindrons|atteindra|atteindront|arriver à|arriverons à|parvenir à|parviendrons à)',
      '(?:voulons|voudrions|veux|espère|espérons|souhaitons|comptons)(?: \\S+){0,4} (?:réunir|lever|récolter|collecter|avoir|obtenir|rassembler|recueillir)',
      'faut (?:atteindre|arriver à)',
    ),
    anywhere("(?:est|reste|demeure) (?:notre|l'|leur) (?:objectif|but|cible|ambition)"),
  ),
  cue(
    'forecast',
    anywhere(
      '(?:pourrait|pourraient|devrait|devraient|pourra|risque de|risquent de)(?: \\S+){0,4}',
      "(?:prévoit|prévoyons|prévoient|prévision|prévisions|prévu|prévue|prévus|prévues|estime|estimons|estiment|estimé|estimation|estimations|attendons|s' attend|table|tablons|tablent|anticipe|anticipons|évalue|évaluons|évalués?|évaluent|projections?|chiffre|chiffrons)",
      "(?:coûtera|coûteront|faudra|sera|seront|aurons besoin|aura besoin|auront besoin|s' élèvera|s' élèveront|se montera|se situera|représentera|représenteront|montera|passera|nécessitera|demandera|exigera|va coûter|vont coûter|va falloir|allons avoir besoin|va atteindre|va représenter|avons besoin|dépassera|augmentera|baissera|grimpera|tombera)",
      "(?:l' année prochaine|l' an prochain|l' année à venir)",
    ),
    anywhere(
      "(?:l' année prochaine|l' an prochain|l' année à venir)",
      'seront nécessaires',
      'sera nécessaire',
      '(?:est|sont) (?:prévus?|attendus?|prévues?|attendues?)',
    ),
  ),
  cue(
    'commitment',
    anywhere(
      '(?:engage|engageons|engagent|engagé|engagés|engagée|engagées|engagement|engagements|engager)',
      '(?:consacrera|consacrerons|consacreront|consacrer|allouera|allouerons|affecterons|affectera|investira|investirons|investiront|dépensera|dépenserons|dépenseront|versera|verserons|verseront|mettra|mettrons|mettront|débloquera|débloquerons|débloquer|fournira|fournirons|livrera|livrerons|donnera|donnerons|enverra|enverrons|réservera|réserverons|financera|financerons|portera|porterons|porteront)',
      "(?:promis|décidé|convenu|accepté)(?: \\S+){0,6} (?:de|d'|à|consacrer|dépenser)",
      '(?:montée|monter|passer) (?:\\S+ )?(?:en puissance )?(?:à|vers)',
    ),
    anywhere(
      '(?:seront|sera) (?:consacrée?s?|allouée?s?|affectée?s?|investie?s?|dépensée?s?|débloquée?s?|mise?s? de côté|versée?s?|réservée?s?|engagée?s?)',
      '(?:ont été|a été) (?:engagée?s?|allouée?s?|réservée?s?|promis)',
    ),
  ),
  cue(
    'total',
    anywhere(
      '(?:a|ont|avons|ai|as|avez|aura) (?:\\S+ ){0,2}(?:réuni|levé|collecté|récolté|reçu|dépensé|versé|donné|payé|déboursé|livré|rassemblé|mobilisé|obtenu|envoyé|fourni|investi|recueilli|encaissé|récupéré|atteint|formé|distribué|perdu|construit|acheté|vendu|évacué|coûté|décaissé|accueilli|réparé|rétabli|rouvert|signé|rejoint)',
      "depuis (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|le début|l' an|20\\d\\d)",
      '(?:au total|en tout|déjà|au final)',
    ),
    anywhere(
      '(?:a|ont) (?:déjà |bien |aussi |tous )*été (?:réunie?s?|levée?s?|collectée?s?|récoltée?s?|reçue?s?|dépensée?s?|versée?s?|payée?s?|déboursée?s?|livrée?s?|mobilisée?s?|envoyée?s?|fournie?s?|distribuée?s?|recueillie?s?|perdue?s?|investie?s?|décaissée?s?|formée?s?|engrangée?s?)',
      'au total|en tout|déjà|depuis (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|le début)',
    ),
  ),
  cue('forecast', anywhere('\\S{2,}(?:era|eront|ira|iront|dra|dront)')),
  cue('pace', anywhere('sur la bonne voie|en bonne voie|dans les temps')),
]

/** Null where the words do not tell. `hasRate`: an amount per month and the like. */
export function measureOf({ lead, near, isFrench }: Surroundings, hasRate: boolean): Measure | null {
  const cues = isFrench ? FRENCH : ENGLISH
  const found = cues.find(([, words]) => words.lead.test(lead) || words.near.test(near))?.[0] ?? null
  if (!hasRate) return found
  if (ON_TRACK.test(lead)) return 'pace'
  return found === null || found === 'total' ? 'pace' : found
}

const ON_TRACK = anywhere('on (?:track|course)', 'sur la bonne voie', 'en bonne voie')

const STRONG = anywhere(
  "so far|to date|until now|up to now|thus far|in total|altogether|all told|target|goal|objective|aim(?:s|ing)? (?:for|to|at)|per month|a month|a week|a year|each month|à ce jour|jusqu' (?:ici|à présent)|pour l' instant|au total|en tout|objectif|par mois|par semaine|par an",
)

/** Counts of people and things are said all day long: theirs must be a clear measure. */
export function isClearMeasure({ lead, near }: Surroundings): boolean {
  return STRONG.test(lead) || STRONG.test(near)
}
