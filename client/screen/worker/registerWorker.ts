/** Has the browser keep the page, where it can: over https, and on the machine itself. */

const ADDRESS = '/screen/worker.js'

export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it everything works but a start while the server is away.
  navigator.serviceWorker.register(ADDRESS, { scope: '/screen' }).catch(() => undefined)
}
