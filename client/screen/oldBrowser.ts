/** What Chromium 79 lacks of the web and core-js does not bring. Comes before everything else. */

if (typeof AbortSignal.timeout !== 'function') {
  AbortSignal.timeout = (ms) => {
    const aborting = new AbortController()
    setTimeout(() => aborting.abort(), ms)
    return aborting.signal
  }
}

export {}
