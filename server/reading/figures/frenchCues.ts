/** What tells a measure in French: the first that fits is it. */
import { cue, type Cue } from './cues.ts'
import { anywhere } from './sentence.ts'

export const FRENCH_CUES: readonly Cue[] = [
  cue(
    'total',
    anywhere(
      '(?:sommes|est|suis|(?:doit|devons|doivent) être) (?:déjà |maintenant |désormais |sans doute |peut - être )?à',
      '(?:au|selon le) dernier (?:décompte|pointage|relevé)',
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
      '(?:espère|espérons|souhaite|souhaitons|espérant)(?: \\S+){0,5} (?:dépassera|dépasserons|passera|passerons|franchira|franchirons|fera|ferons|aura|aurons)',
      "(?:j' espère|nous espérons|on espère|nous souhaitons|nous en espérons)$",
      "(?:j' |nous |on )?(?:aimerais|aimerions|aimerait) (?:voir|avoir|atteindre|obtenir)",
      "(?:souhait|vœu|rêve|idéal|espoir) (?:, )?(?:c' est|est|serait|reste)(?: de)?",
      "(?:je rêve|nous rêvons|on rêve) (?:de|d')",
      'croise les doigts pour',
      "(?:j' |nous |on )en (?:voudrais|voudrions|voudrait|espère|espérons|souhaite)",
      "serait (?:bon|bien|beau) (?:d'|de) avoir",
    ),
    anywhere("(?:est|reste|demeure) (?:notre|l'|leur) (?:objectif|but|cible|ambition)"),
  ),
  cue(
    'forecast',
    anywhere(
      '(?:pourrait|pourraient|devrait|devraient|pourra|risque de|risquent de)(?: \\S+){0,4}',
      "(?:prévoit|prévoyons|prévoient|prévision|prévisions|prévu|prévue|prévus|prévues|estime|estimons|estiment|estimé|estimation|estimations|attendons|s' attend|table|tablons|tablent|anticipe|anticipons|évalue|évaluons|évalués?|évaluent|projections?|chiffre|chiffrons)",
      "(?:coûtera|coûteront|faudra|sera|seront|aurons besoin|aura besoin|auront besoin|s' élèvera|s' élèveront|se montera|se situera|représentera|représenteront|montera|passera|passerons|passeront|franchira|franchirons|franchiront|dépasserons|dépasseront|nécessitera|demandera|exigera|va coûter|vont coûter|va falloir|allons avoir besoin|va atteindre|va représenter|avons besoin|dépassera|augmentera|baissera|grimpera|tombera)",
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
      "(?:s' y|nous y|y) (?:est|sommes|sont) (?:\\S+ )?engagée?s?",
      "(?:l' )?(?:avons|a|ont) (?:tous )?(?:promis|signé)(?= [,;.]|$)",
      '(?:seront|sera) (?:consacrée?s?|allouée?s?|affectée?s?|investie?s?|dépensée?s?|débloquée?s?|mise?s? de côté|versée?s?|réservée?s?|engagée?s?)',
      '(?:ont été|a été) (?:engagée?s?|allouée?s?|réservée?s?|promis)',
    ),
  ),
  cue(
    'total',
    anywhere(
      '(?:a|ont|avons|ai|as|avez|aura) (?:\\S+ ){0,2}(?:réuni|levé|collecté|récolté|reçu|dépensé|versé|donné|payé|déboursé|livré|rassemblé|mobilisé|obtenu|envoyé|fourni|investi|recueilli|encaissé|récupéré|atteint|formé|distribué|perdu|construit|acheté|vendu|évacué|coûté|décaissé|accueilli|réparé|rétabli|rouvert|signé|rejoint)',
      '(?:a|ont|avons) (?:déjà )?(?:fait (?:passer|transiter|venir)|transporté|acheminé|traité|produit|exporté|planté|logé|soigné|nourri)',
      "depuis (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|le début|l' an|20\\d\\d)",
      '(?:fonds|caisse|cagnotte|compte|pot)(?: \\S+){0,2} (?:contient|dispose|compte|affiche|détient)(?: de)?',
      "(?:total|montant) est (?:de|d')",
      '(?:engrangé|mis (?:ensemble|au pot))',
      '(?:au total|en tout|déjà|au final)',
    ),
    anywhere(
      '(?:a|ont) (?:déjà |bien |aussi |tous )*été (?:réunie?s?|levée?s?|collectée?s?|récoltée?s?|reçue?s?|dépensée?s?|versée?s?|payée?s?|déboursée?s?|livrée?s?|mobilisée?s?|envoyée?s?|fournie?s?|distribuée?s?|recueillie?s?|perdue?s?|investie?s?|décaissée?s?|formée?s?|engrangée?s?)',
      '(?:sont|est) (?:bien |déjà )?(?:rentrés?|arrivés?|entrés?)',
      'dans la (?:caisse|cagnotte)',
      "au total|en tout|déjà|depuis (?:l' \\S+|la \\S+|le \\S+|qu' \\S+|que \\S+|son \\S+|sa \\S+|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|le début)",
    ),
  ),
  cue('forecast', anywhere('\\S{2,}(?:era|eront|ira|iront|dra|dront)')),
  cue('pace', anywhere('sur la bonne voie|en bonne voie|dans les temps')),
]
