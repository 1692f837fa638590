/** Where the keyboard goes on in a list whose entry is about to go: to the next one, the one before, or the heading. */
export function focusBeside(event: Event): void {
  focusBesideOf(event.target instanceof Element ? event.target.closest('li') : null)
}

export function focusBesideOf(entry: HTMLLIElement | null): void {
  const beside = entry?.nextElementSibling ?? entry?.previousElementSibling
  const heading = entry?.closest('section')?.querySelector<HTMLElement>('h3')
  const next = beside?.querySelector<HTMLElement>('button') ?? heading
  next?.focus()
}
