/** Whether a window stands over the page: what is done to the page itself has to wait until it is closed. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open]') !== null
}
