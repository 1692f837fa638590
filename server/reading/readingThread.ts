/** The thread in which long documents are read: a request comes in, the answer goes out as JSON. */
import { parentPort } from 'node:worker_threads'
import type { ReadingRequest } from '#shared/protocol/documents.ts'
import { answerReading } from './answerReading.ts'

parentPort?.on('message', (request: ReadingRequest) => {
  parentPort?.postMessage(JSON.stringify(answerReading(request)))
})
