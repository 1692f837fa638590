/** The shapes that can be read. Another one is a file beside this and an entry here; equals are won by the earlier. */
import { germanPressConference } from './f13GermanPressConference.ts'
import { headings } from './f10Headings.ts'
import { unlabelledAnswers } from './f15UnlabelledAnswers.ts'
import { letters } from './f16Letters.ts'
import { timedLabels } from './f17TimedLabels.ts'
import { blocks } from './f18Blocks.ts'
import { captions } from './f19Captions.ts'
import { roleNameDash } from './f1RoleNameDash.ts'
import { gluedTimes } from './f20GluedTimes.ts'
import { arrows } from './f21Arrows.ts'
import { moderatedCall } from './f22ModeratedCall.ts'
import { labelAlone } from './f3LabelAlone.ts'
import { bareQuestion } from './f7BareQuestion.ts'
import { initials } from './f9Initials.ts'
import { keyOfInitials } from './f12KeyOfInitials.ts'
import { castInHeader } from './f11CastInHeader.ts'
import { changingForm } from './f8ChangingForm.ts'
import { honorificCapitals } from './f6HonorificCapitals.ts'
import { abbreviated } from './f23Abbreviated.ts'
import { nameAndOutlet } from './f5NameAndOutlet.ts'
import { outletAsks } from './f14OutletAsks.ts'
import { inlineLabel } from './f4InlineLabel.ts'
import { capitalsAlone } from './f24CapitalsAlone.ts'
import { labelAboveWords } from './f2LabelAboveWords.ts'
import type { Detection, DocumentToRead, Grammar } from './grammar.ts'

export const GRAMMARS: readonly Grammar[] = [
  arrows,
  timedLabels,
  blocks,
  captions,
  gluedTimes,
  moderatedCall,
  germanPressConference,
  letters,
  initials,
  unlabelledAnswers,
  keyOfInitials,
  castInHeader,
  changingForm,
  honorificCapitals,
  abbreviated,
  nameAndOutlet,
  outletAsks,
  inlineLabel,
  capitalsAlone,
  labelAboveWords,
  roleNameDash,
  bareQuestion,
  headings,
  labelAlone,
]

export interface Candidate {
  readonly grammar: Grammar
  readonly detection: Detection
}

/** Every shape with how well it fits, the best first. */
export function detectGrammars(document: DocumentToRead, grammars: readonly Grammar[] = GRAMMARS): Candidate[] {
  return grammars
    .map((grammar) => ({ grammar, detection: grammar.detect(document) }))
    .sort((one, other) => other.detection.confidence - one.detection.confidence)
}
