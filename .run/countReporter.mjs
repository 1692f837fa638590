// Counts what Vitest ran, for the last line of `npm test`; written to the file named in DOORSTEP_COUNT.
import { writeFileSync } from 'node:fs'

export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors, reason) {
    const count = { passed: 0, failed: 0, skipped: 0, broken: [], reason }
    for (const module of modules) countModule(module, count)
    for (const error of unhandledErrors) count.broken.push(`an error outside any test: ${error.message}`)
    writeFileSync(process.env.DOORSTEP_COUNT, JSON.stringify(count))
  }
}

function countModule(module, count) {
  let failedHere = 0
  for (const test of module.children.allTests()) {
    const { state } = test.result()
    // A test that was collected and never ran (its file crashed, the run was cut) has not passed.
    const kind = state === 'pending' ? 'failed' : state
    count[kind] += 1
    if (kind === 'failed') failedHere += 1
  }
  // A file that cannot be loaded, or a hook that throws around passing tests, fails without any failed test.
  if (module.state() === 'failed' && failedHere === 0)
    count.broken.push(`${module.relativeModuleId} failed outside its tests`)
}
