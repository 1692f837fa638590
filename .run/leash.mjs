// Loaded into a process that a starting script launched: when that script is gone, however it went, the process ends too.
import { isMainThread } from 'node:worker_threads'

if (isMainThread && process.connected) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
