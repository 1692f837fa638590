/** Where the keyboard goes on in a list whose entry is about to go: to the next one, the one before, or the heading. */
export function focusBeside(event: Event): void {
  const entry = event.target instanceof Element ? event.target.closest('li') : null
  const beside = entry?.nextElementSibling ?? entry?.previousElementSibling
  const heading = entry?.closest('section')?.querySelector<HTMLElement>('h3')
  const next = beside?.querySelector<HTMLElement>('button') ?? heading
  next?.focus()
}
