/** What a printed label says of who speaks: a role, a name, an outlet, in the orders in which transcripts print them. */
import { foldSpace } from './lineText.ts'
import type { Side, Speaker } from './vocabulary.ts'

const SIDE_BY_ROLE: readonly (readonly [Side, RegExp])[] = [
  [
    'press',
    /^(reporters?|questions?|questioners?|interviewer(?:in)?|q|journalists?|correspondents?|press|media|(?:follow-up )?question|journalistes?|presse|(?:zusatz)?fragen?|journalist(?:in|en)?|reporter(?:in)|preguntas?|periodistas?|prensa|perguntas?|domand[ae]|(?:gi|j)ornalista|vraag|вопрос|журналист(?:ка)?|корреспондент|питання|ερώτηση|记者|記者|问|問|提问|提問|質問|기자|질문|سؤال|السؤال|صحفي(?:ة)?|الصحفي(?:ة)?|שאלה|प्रश्न|सवाल)\.?$/iu,
  ],
  [
    'podium',
    /^(answers?|responses?|réponses?|antwort(?:en)?|respuestas?|respostas?|rispost[ae]|antwoord|ответ|відповідь|απάντηση|答|回答|发言人|發言人|답|답변|جواب|الجواب|إجابة|תשובה|उत्तर|जवाब|spokes(?:man|woman|person)|porte-parole|sprecher(?:in)?|portavoz)\.?$/iu,
  ],
  [
    'moderator',
    /^(moderator|moderatorin|moderatrice|modérat(eur|rice)|moderador(a)?|operator|host|модератор|主持人|司会|사회자)$/iu,
  ],
  [
    'interpreter',
    /^(interpreter|translator|interprète|traduct(eur|rice)|dolmetscher(in)?|intérprete|переводчи(к|ца)|翻译|翻譯|通訳|통역|مترجم)$/iu,
  ],
]

const ROLE_NOUN =
  /(?<![\p{L}\p{M}])(?:secretary|general|president|chair|chairman|chairwoman|chairperson|premier|chancellor|commissioner|directora?|mayor|governor|senator|ambassador|envoy|representative|spokes(?:m[ae]n|wom[ae]n|person|people)|chief|head|officer|commander|admiral|colonel|captain|professor|deputy|executive|treasurer|engineer|coordinator|delegate|adviser|advisor|manager|judge|prosecutor|moderator|host|operator|interpreter|translator|reporter|journalist|correspondent|editor|secrétaire|présidente?|ministre|chancelière?|commissaire|directeur|directrice|maire|gouverneure?|sénat(?:eur|rice)|ambassad(?:eur|rice)|représentante?|porte-parole|chef|cheffe|amiral|capitaine|professeure?|modérat(?:eur|rice)|interprète|journaliste|rédact(?:eur|rice)|minister(?:in)?|kanzler(?:in)?|sprecher(?:in)?|staatssekretär(?:in)?|präsident(?:in)?|vorsitzende[rn]?|direktor(?:in)?|bürgermeister(?:in)?|ministr[oa]|president[ae]|portavoz|secretari[oa]|alcalde(?:sa)?|analyst|economist|physician|undersecretary|comptroller|inspector|counsel(?:or|lor)|coach|superintendent|marshal|warden|keeper)(?![\p{L}\p{M}])/iu

const FOLLOW_UP =
  /^(?:follow[- ]?up(?: question)?|relance|question de suivi|nachfrage|zusatz(?:frage)?|repregunta|追问|追問)$/iu

/** "Follow-up": asked once more, by whoever asked before. */
export function isFollowUp(label: string): boolean {
  return FOLLOW_UP.test(label)
}

/** Names a role that somebody holds, such as "Harbour Director". */
export function namesRole(text: string): boolean {
  return ROLE_NOUN.test(text)
}

/**
 * "Harbour Director, Oona Vey" and "Oona Vey, Harbour Director" are a role and a name, told apart by the words;
 * "Kit Marsh [Tideway Radio]" and "Kit Marsh, Tideway Radio" are somebody of the press; "Reporter" is a role alone.
 */
export function describeLabel(label: string): Omit<Speaker, 'id'> {
  const printed = foldSpace(label)
  const generic = sideOfRole(printed)
  if (generic !== undefined) return { label: printed, name: null, role: printed, outlet: null, side: generic }
  const withOutlet = /^(.{2,80}?)\s*[[(（]([^\])）]{2,80})[\])）]$/u.exec(printed)
  if (withOutlet !== null) {
    return { label: printed, name: withOutlet[1] ?? null, role: null, outlet: withOutlet[2] ?? null, side: 'press' }
  }
  const [first, last] = halves(printed)
  if (last === null) return { label: printed, name: first, role: null, outlet: null, side: 'podium' }
  const side = sideOfRole(first)
  if (side === 'press') return { label: printed, name: null, role: first, outlet: last, side }
  if (side !== undefined || namesRole(first)) return withRole(printed, first, last)
  return namesRole(last)
    ? withRole(printed, last, first)
    : { label: printed, name: first, role: null, outlet: last, side: 'press' }
}

/** Two parts and a role in neither: taken for a name and an outlet, which what they say may refute. */
export function isUnclearLabel(label: string): boolean {
  const printed = foldSpace(label)
  const [first, last] = halves(printed)
  return (
    last !== null && !/[[(]/.test(printed) && sideOfRole(first) === undefined && !namesRole(first) && !namesRole(last)
  )
}

function withRole(label: string, role: string, name: string): Omit<Speaker, 'id'> {
  return { label, name, role, outlet: null, side: sideOfRole(role) ?? 'podium' }
}

function sideOfRole(role: string): Side | undefined {
  if (isFollowUp(role)) return 'press'
  return SIDE_BY_ROLE.find(([, pattern]) => pattern.test(role))?.[0]
}

function halves(label: string): [string, string | null] {
  const comma = label.lastIndexOf(', ')
  return comma > 0 ? [label.slice(0, comma), label.slice(comma + 2)] : [label, null]
}
