/** What Chromium 79 lacks of the web and core-js does not bring. Comes before everything else. */

if (typeof AbortSignal.timeout !== 'function') {
  AbortSignal.timeout = (ms) => {
    const aborting = new AbortController()
    setTimeout(() => aborting.abort(), ms)
    return aborting.signal
  }
}

// Countries are then called as they were said.
if (typeof Intl.DisplayNames !== 'function') {
  const value = class {
    of(): undefined {}
  }
  Object.defineProperty(Intl, 'DisplayNames', { value, configurable: true })
}

export {}
