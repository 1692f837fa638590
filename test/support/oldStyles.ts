/** What a style sheet asks of a browser that Chromium 79 does not have, where something would look different without it. */

interface Block {
  readonly head: string
  readonly declarations: readonly (readonly [property: string, value: string])[]
}

/** With the version of Chromium that first has it. Left out is what is ignored without harm, as `text-wrap` or `color-scheme`. */
const HEADS: readonly (readonly [RegExp, string])[] = [
  [/@layer\b/, '@layer (99)'],
  [/@container\b/, '@container (105)'],
  [/@(scope|starting-style|property)\b/, 'a rule of later'],
  [/:(is|where|has)\(/, ':is, :where or :has (88, 105)'],
  [/:not\([^()]*,/, ':not with a list (88)'],
  [/:focus-visible/, ':focus-visible (86)'],
  [/(^|[\s,])&/, 'nesting (112)'],
  [/@media[^{]*[<>]/, 'media ranges (104)'],
]
const PROPERTIES: readonly (readonly [RegExp, string])[] = [
  [/^inset(-inline|-block)?$/, 'inset (87)'],
  [/^(margin|padding)-(inline|block)$/, 'two logical sides at once (87)'],
  [/^(translate|rotate|scale)$/, 'single transforms (104)'],
  [/^aspect-ratio$/, 'aspect-ratio (88)'],
  [/^container(-type|-name)?$/, 'container queries (105)'],
  [/^appearance$/, 'appearance (84)'],
]
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/\b(light-dark|color-mix|oklch|oklab|lab|lch)\(/, 'colours of later (111, 123)'],
  [/\d(dvh|dvw|svh|svw|lvh|lvw|cqw|cqh|cqi|cqb|cqmin|cqmax)\b/, 'units of later (105, 108)'],
  [/\b(sin|cos|round|mod)\(/, 'functions of later (111)'],
]

/** One entry for each place, such as `.name: inset (87)`. */
export function lackingIn(css: string): readonly string[] {
  return blocksOf(css).flatMap(({ head, declarations }) => {
    const isFlex = declarations.some(([property, value]) => property === 'display' && value.includes('flex'))
    const found = [
      ...matching(HEADS, head),
      ...declarations.flatMap(([property, value]) => [
        ...matching(PROPERTIES, property),
        ...matching(VALUES, value),
        ...(isFlex && /^((row|column)-)?gap$/.test(property) ? ['gaps of flex boxes (84)'] : []),
      ]),
    ]
    return found.map((what) => `${head}: ${what}`)
  })
}

const matching = (rules: typeof HEADS, text: string) =>
  rules.filter(([pattern]) => pattern.test(text)).map(([, what]) => what)

/** Every pair of braces with what stands before it; what stands around another pair has no declarations of its own. */
function blocksOf(css: string): readonly Block[] {
  const blocks: Block[] = []
  const open: { head: string; text: string }[] = []
  let text = ''
  for (const sign of css.replace(/\/\*[\s\S]*?\*\//g, '')) {
    if (sign === '{') {
      const at = text.lastIndexOf(';') + 1
      open.push({ head: text.slice(at).trim(), text: text.slice(0, at) })
      text = ''
    } else if (sign === '}') {
      const { head, text: before } = open.pop() ?? { head: '', text: '' }
      blocks.push({ head, declarations: declarationsIn(text) })
      text = before
    } else text += sign
  }
  const statements = text.split(';').filter((statement) => statement.trim() !== '')
  return [...blocks, ...statements.map((head) => ({ head: head.trim(), declarations: [] }))]
}

function declarationsIn(text: string): readonly (readonly [string, string])[] {
  return text.split(';').flatMap((declaration) => {
    const [, property, value] = /^\s*([\w-]+)\s*:([\s\S]*)$/.exec(declaration) ?? []
    return property === undefined || value === undefined ? [] : [[property, value.trim()] as const]
  })
}
