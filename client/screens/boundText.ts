/** Words in which nothing is parted at the end of a line that belongs together. Spaces become ones that do not break; none is added. */

const NARROW = '\u202f'
const WIDE = '\u00a0'
/** What stands behind its number: see what is after it in `UNIT`, so that `10 h` is one and `10 hommes` is none. */
const UNITS = [
  'h|min|mn|s|ms',
  'km|m|cm|mm|kg|g|t|l|ha|km/h|MW|GW|kW|MWh|GWh|kWh|TWh|Mt|Gt',
  '°C|°F|[€$£¥]|[kM][€$£]|Md€|EUR|USD|GBP|CHF|euros?|dollars?',
  'millions?|milliards?|millier|billions?|trillions?|thousand|hundred|%|‰',
].join('|')
const GAP = '[ \\u00a0\\u202f]+'
const END = '(?![\\p{L}\\p{N}])'

const RULES: readonly (readonly [RegExp, string])[] = [
  [/ +(?=[;!?]+(?:\s|[»”"')\]]|$))/gu, NARROW],
  [/ +(?=:(?:\s|$))/gu, WIDE],
  [/ +(?=»)/gu, WIDE],
  [/« +/gu, `«${WIDE}`],
  // Ten thousand, as French writes it.
  [/(?<=(?<![\p{L}\p{N}])\d{1,3}(?: \d{3})*) (?=\d{3}(?!\d))/gu, NARROW],
  [/(?<=\d) +(?=[%‰])/gu, NARROW],
  [new RegExp(`(?<=\\d) +(?=(?:${UNITS})${END})`, 'gu'), WIDE],
  [new RegExp(`(?<=\\d${GAP}(?:h|heures?)) +(?=\\d{2}(?!\\d))`, 'gu'), WIDE],
  [new RegExp(`(?<=\\d) +(?=[ap]\\.? ?m\\b)`, 'giu'), WIDE],
]

export function boundText(text: string): string {
  return RULES.reduce((bound, [gap, space]) => bound.replace(gap, space), text)
}
