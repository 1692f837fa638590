/** Labels in scripts without capitals, and in others than the Latin one. */
import { describe, expect, it } from 'vitest'
import { brief, readingOf } from './readingOf.ts'

describe('labels in another script', () => {
  it.each([
    ['记者', '林伟', '：', '什么时候开放？', '五月。'],
    ['记者', 'Lin Wei', ': ', '什么时候开放？', '五月。'],
    ['問', '答', '：', 'いつ開きますか。', '五月です。'],
    ['기자', '김민준', ': ', '언제 엽니까?', '5월에요.'],
    ['سؤال', 'الوزير', ': ', 'متى يفتح الجسر؟', 'في مايو.'],
    ['Вопрос', 'А. Берг', ': ', 'Когда откроется мост?', 'В мае.'],
  ])('tell who asks and who answers: %s, %s', (asker, answerer, colon, question, answer) => {
    const once = [`${asker}${colon}${question}`, `${answerer}${colon}${answer}`]
    const reading = readingOf(...once, ...once)
    expect(brief(reading)).toEqual([
      `1 question ${asker}: ${question}`,
      `2 answer ${answerer}: ${answer}`,
      `3 question ${asker}: ${question}`,
      `4 answer ${answerer}: ${answer}`,
    ])
    expect(reading.speakers.map(({ side }) => side)).toEqual(['press', 'podium'])
    expect(reading.speakers[0]).toMatchObject({ name: null, role: asker })
  })

  it('remember the outlet in wide brackets', () => {
    const { speakers } = readingOf(
      '陈明：早上好。',
      '李丽（海港报）：什么时候开放？',
      '陈明：五月。',
      '李丽：花了多少钱？',
      '陈明：很多。',
    )
    expect(speakers.map(({ name, outlet, side }) => [name, outlet, side])).toEqual([
      ['陈明', null, 'podium'],
      ['李丽', '海港报', 'press'],
    ])
  })

  it('are none where somebody is quoted, and doubted where nobody asks them', () => {
    const rows = ['林伟：大家早上好。', '他说：不贵。', '预算：九千万。', '记者：什么时候开放？', '林伟：五月。']
    const { labels, uncertain } = readingOf(...rows, ...rows)
    expect(labels.map(({ label }) => label)).toEqual(['林伟', '预算', '记者'])
    expect(uncertain.filter(({ reason }) => reason === 'label-guessed').map(({ text }) => text)).toEqual(['预算'])
  })

  it('name nobody in a document whose script has capitals', () => {
    const rows = ['Question: When?', 'Oona Vey: In May.', '密码：至少十二个字符', 'Question: Sure?', 'Oona Vey: Yes.']
    expect(readingOf(...rows, ...rows).labels.map(({ label }) => label)).toEqual(['Question', 'Oona Vey'])
  })
})
