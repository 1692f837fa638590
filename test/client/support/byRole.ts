/** Finds what a person would find: an element by its role and its visible or spoken name. */
import type { VueWrapper } from '@vue/test-utils'

const SELECTORS = {
  button: 'button, [role=button]',
  link: 'a[href]',
  heading: 'h1, h2, h3, [role=heading]',
  textbox: 'textarea, input:not([type=radio]):not([type=checkbox])',
  radio: 'input[type=radio]',
  log: '[role=log]',
  article: 'article',
} as const

function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent ?? null
  const labelled =
    element.id === '' ? null : (element.ownerDocument.querySelector(`label[for="${element.id}"]`)?.textContent ?? null)
  return (label ?? labelled ?? element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Throws with the names that there are, so that a failing test says what the page showed. */
export function byRole(
  wrapper: Pick<VueWrapper, 'element'>,
  role: keyof typeof SELECTORS,
  name: string | RegExp,
): HTMLElement {
  const around: ParentNode = wrapper.element.parentElement ?? wrapper.element
  const all = [...around.querySelectorAll<HTMLElement>(SELECTORS[role])]
  const found = all.find((element) =>
    typeof name === 'string' ? nameOf(element).startsWith(name) : name.test(nameOf(element)),
  )
  if (found === undefined) throw new Error(`no ${role} named ${String(name)} among: ${all.map(nameOf).join(' | ')}`)
  return found
}
