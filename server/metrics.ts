/** What is counted and measured, as Prometheus text. One registry for each server, so that tests may run several. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  // The lag is sampled by a timer; at the default of 10 ms it wakes the process so often that deliveries cost more.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 200 })
  const registers = [registry]
  return {
    registry,
    facts: new Counter({ name: 'doorstep_facts_appended_total', help: 'Facts appended by this node', registers }),
    conflicts: new Counter({
      name: 'doorstep_append_conflicts_total',
      help: 'Appends that met another head',
      registers,
    }),
    deliveries: new Counter({
      name: 'doorstep_deliveries_total',
      help: 'Messages written to readers, by how',
      labelNames: ['by'] as const,
      registers,
    }),
    refused: new Counter({
      name: 'doorstep_refused_total',
      help: 'What was refused, by door and code',
      labelNames: ['door', 'code'] as const,
      registers,
    }),
    joins: new Counter({
      name: 'doorstep_joins_total',
      help: 'Answers to joining readers, by kind',
      labelNames: ['kind'] as const,
      registers,
    }),
    laggards: new Counter({
      name: 'doorstep_slow_readers_total',
      help: 'Readers that held too much and were told to catch up or closed',
      labelNames: ['how'] as const,
      registers,
    }),
    readers: new Gauge({ name: 'doorstep_readers', help: 'Readers joined on this node', registers }),
    requests: new Histogram({
      name: 'doorstep_http_request_seconds',
      help: 'HTTP requests by method and status class',
      labelNames: ['method', 'status'] as const,
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
      registers,
    }),
  }
}
