/** How amounts of money are said: numbers, scales, currencies, ranges. */
import { describe, expect, it } from 'vitest'
import { amountsIn, inFrench } from './said.ts'

describe('amounts in English', () => {
  it.each([
    ['We have raised $2.5bn.', '2500000000 $'],
    ['We have raised €500m so far.', '500000000 EUR'],
    ['The loan is NOK 500 million.', '500000000 NOK'],
    ['It cost two and a half billion dollars.', '2500000000 $'],
    ['It cost a quarter of a trillion.', '250000000000'],
    ['It cost half a million pounds.', '500000 GBP'],
    ['It cost three quarters of a billion yen.', '750000000 JPY'],
    ['It cost one hundred and twenty-five million US dollars.', '125000000 USD'],
    ['It cost a billion and a half.', '1500000000'],
    ['It cost three million two hundred thousand zloty.', '3200000 PLN'],
    ['It cost 1,250,000.50 euros.', '1250000.5 EUR'],
    ['It cost 40 million New Zealand dollars.', '40000000 NZD'],
    ['It cost 40 million U.S. dollars.', '40000000 USD'],
    ['It cost 40 million Swedish kronor.', '40000000 SEK'],
    ['It cost 40 million kronor.', '40000000 kr'],
    ['It costs between 2 and 3 billion euros.', '2000000000–3000000000 EUR'],
    ['It costs from two to three billion euros.', '2000000000–3000000000 EUR'],
    ['It costs $40m–$45m.', '40000000–45000000 $'],
    ['It costs 900 million to 1 billion.', '900000000–1000000000'],
    ['Inflation is at 2.5 per cent.', '2.5 %'],
    ['It rose by half a point, to 3%.', '3 %'],
    ['It rose by 2 percentage points.', '2 percentage points'],
  ])('%s', (text, amount) => expect(amountsIn(text)).toEqual([amount]))
})

describe('amounts in French', () => {
  it.each([
    ['Cela coûte soixante-quinze millions.', '75000000'],
    ['Cela coûte un milliard et demi d’euros.', '1500000000 EUR'],
    ['Cela coûte quatre-vingt-dix millions de couronnes norvégiennes.', '90000000 NOK'],
    ['Cela coûte quatre-vingt-dix-sept millions de francs suisses.', '97000000 CHF'],
    ['Cela coûte deux cent mille dollars canadiens.', '200000 CAD'],
    ['Cela coûte mille milliards.', '1000000000000'],
    ['Cela coûte 1\u202f000,5 millions d’euros.', '1000500000 EUR'],
    ['Cela coûte 1 250 000 euros.', '1250000 EUR'],
    ['Cela coûte 1.250.000,5 euros.', '1250000.5 EUR'],
    ['Cela coûte 3 Md€.', '3000000000 EUR'],
    ['Cela coûte 12 M€.', '12000000 EUR'],
    ['Cela coûte un demi-million de livres sterling.', '500000 GBP'],
    ['Cela coûte un quart de milliard.', '250000000'],
    ['Cela coûte de 2 à 3 milliards.', '2000000000–3000000000'],
    ['Cela coûte entre deux et trois milliards.', '2000000000–3000000000'],
    ['Cela coûte une vingtaine de millions de dollars.', '20000000 $'],
    ['C’est 2,5 pour cent.', '2.5 %'],
    ['C’est un billion d’euros.', '1000000000000 EUR'],
  ])('%s', (text, amount) => expect(amountsIn(text, inFrench)).toEqual([amount]))
})

describe('amounts without a number', () => {
  it.each(['We speak of tens of billions.', 'It takes several hundred million.', 'It swallowed billions of euros.'])(
    '%s',
    (text) => expect(amountsIn(text)[0]).toMatch(/^no number/u),
  )
  it('has none of scales that are only compared', () => {
    expect(amountsIn('It will not be billions, it will be trillions.')).toEqual([])
  })
})
