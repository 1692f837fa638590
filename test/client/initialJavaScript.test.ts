/** What counts as the JavaScript that a page loads before it can be read. */
import { expect, it } from 'vitest'
import { initialChunks } from '../../client/initialJavaScript.ts'

it('counts the entry, the view and whatever they import, each once, and leaves other views out', () => {
  const chunk = (fileName: string, more = {}) => [fileName, { type: 'chunk', fileName, ...more }] as const
  const chunks = new Map([
    chunk('entry.js', { isEntry: true, imports: ['vue.js'] }),
    chunk('reader.js', { facadeModuleId: '/x/views/ReaderView.vue', imports: ['vue.js', 'live.js'] }),
    chunk('other.js', { facadeModuleId: '/x/views/OtherView.vue', imports: ['heavy.js'] }),
    chunk('vue.js'),
    chunk('live.js', { imports: ['vue.js'] }),
    chunk('heavy.js'),
  ])
  const names = initialChunks(chunks, ['views/ReaderView.vue']).map(({ fileName }) => fileName)
  expect(names.toSorted()).toEqual(['entry.js', 'live.js', 'reader.js', 'vue.js'])
})
