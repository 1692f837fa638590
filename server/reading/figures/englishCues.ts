/** What tells a measure in English: the first that fits is it. */
import { cue, type Cue } from './cues.ts'
import { anywhere } from './sentence.ts'

export const ENGLISH_CUES: readonly Cue[] = [
  cue(
    'total',
    anywhere(
      '(?:are|is|am|stand|stands) (?:-|–|—|,)(?: \\S+){1,8} (?:-|–|—|,) at',
      "(?:is|are|'re|'s|am|stand|stands|standing|now|currently|still|already) (?:already |now |currently |still )?(?:at|up to)",
      "(?:we|they|it|that)'(?:re|s) (?:already |now |currently |still |maybe |perhaps |probably )?(?:at|up to)(?! (?:least|most|the most|a |an ))",
      '(?:is|are|stands) now$',
      'as of (?:\\S+ )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|midnight|noon|\\S+ (?:morning|evening|night))',
      '(?:by|at) (?:the |our )?(?:last|latest) (?:count|tally|reckoning)',
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
      '(?:hope|hopes|hoping|wish|wishes|wishing|dream|dreaming|fingers crossed) (?:for|of)',
      '(?:my|our|the) (?:\\S+ )?(?:wish|hope|dream) (?:is|would be|remains)',
      "(?:would|i'd|we'd) (?:\\S+ )?(?:love|like) to (?:see|end up|have|reach|get)",
      '(?:nice|good|great|wonderful) to (?:have|see|get|reach)',
      '(?:hope|hopes|hoping|wish|ideally)(?: \\S+){0,5} (?:get|gets|make|see|pass|cross|end up at|come to|become|becomes)(?: it)?',
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
      "(?:will|'ll|shall|going to|we'll|it'll|they'll)(?: \\S+){0,4} (?:(?:end|finish|close) (?:the (?:year|month|quarter|season)|up|at)|need|cost|require|be|come to|amount to|run to|take|rise|grow|climb|fall|exceed|total|want|call for|drop|swallow|consume|see|double|go up|go down|shrink)",
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
      "(?:we|they|all|everybody|everyone|allies|members)(?:'ve)? (?:have |has )?(?:\\S+ )?(?:committed|signed up|agreed)(?: to (?:it|that|this))(?= [,;.]|$)",
    ),
  ),
  cue(
    'total',
    anywhere(
      "(?:have|has|had|\\S+'ve|\\S+'d) (?:\\S+ )?(?:moved|carried|transported|wired|processed|handled|produced|exported|planted|housed|treated|fed|hosted|reached)",
      "(?:have|has|'ve|'s|had|we've|they've) (?:\\S+ ){0,2}(?:raised|collected|received|spent|given|paid|disbursed|delivered|gathered|mobilised|mobilized|secured|sent|provided|contributed|transferred|invested|brought|taken|banked|supplied|trained|distributed|built|sold|bought|handed|come|put|lost|used|got|amassed|counted|signed|joined|registered|vaccinated|shipped|cost|evacuated|rescued|restored|opened|cleared|repaired|donated|grown|risen)",
      '(?:fund|pot|kitty|account|bank|total|we|they) (?:now |currently |already )?(?:holds|hold|contains|shows|sits at|stands at)',
      '(?:total|sum|tally) (?:now )?(?:is|was)',
      "(?:have|has|'ve|we've|they've) (?:\\S+ ){0,2}(?:pulled|scraped|stumped|chipped|scratched|pooled|paid)(?: (?:together|up|in))",
      'since (?:january|february|march|april|may|june|july|august|september|october|november|december|then|the (?:start|beginning)|last|we (?:began|started)|20\\d\\d|day one|spring|summer|autumn|winter|easter|christmas)',
      '(?:in total|altogether|in all|total of|totals|totalled|totaling|totalling|adds up to|add up to|amounts to|comes to|sums up to|we now have|we already have|already|now have|now has|there is now|there are now|the (?:total|tally|overall sum|balance) (?:is|was))',
    ),
    anywhere(
      '(?:has|have) (?:now |already |since )*(?:flowed|come|poured|trickled|rolled|landed|arrived)(?: in)?',
      '(?:sitting |lying )?in (?:the|our) (?:bank|pot|kitty|fund|account|accounts)',
      'is what (?:we|they) (?:\\S+ )?(?:have|got|hold|raised|collected|received)',
      'since (?:it|they|we|he|she|the|its|our|that) \\S+',
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
