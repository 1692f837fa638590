/** The headers of every answer: what a page from here may load, use and be used by. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What the pages use themselves; what is embedded in them gets nothing. */
const OWN_FEATURES = ['clipboard-write', 'fullscreen', 'microphone', 'screen-wake-lock']

/**
 * Browsers allow a feature that is not named, so each that Chromium knows is; one that it does not know it warns of.
 * https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
 */
const REFUSED_FEATURES = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'captured-surface-control', 'clipboard-read'],
  ...['compute-pressure', 'cross-origin-isolated', 'digital-credentials-get', 'display-capture', 'encrypted-media'],
  ...['gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'keyboard-map'],
  ...[
    'local-fonts',
    'local-network-access',
    'magnetometer',
    'midi',
    'otp-credentials',
    'payment',
    'picture-in-picture',
  ],
  ...['publickey-credentials-create', 'publickey-credentials-get', 'serial', 'speaker-selection', 'storage-access'],
  ...['sync-xhr', 'unload', 'usb', 'window-management', 'xr-spatial-tracking'],
]

const PERMISSIONS = [
  ...OWN_FEATURES.map((feature) => `${feature}=(self)`),
  ...REFUSED_FEATURES.map((feature) => `${feature}=()`),
].join(', ')

interface Asked {
  readonly url?: string | undefined
}

/** The sites whose pages may frame what is asked for. */
type MayFrame = (request: Asked) => readonly string[]

/** What pages elsewhere may embed, and nothing but that. */
const EMBEDDED = '/embed/'

/** `isSecure`: whether the public address begins with https. `framedBy`: the sites whose pages may embed a briefing. */
export function headers(isSecure: boolean, framedBy: () => readonly string[]): RequestHandler[] {
  // The desk's own page shows how it looks, also before any site is named.
  const mayFrame = ({ url }: Asked) => (url?.startsWith(EMBEDDED) === true ? ["'self'", ...framedBy()] : [])
  return [protection(isSecure, mayFrame), permissions, framed(mayFrame)]
}

/** The older header cannot name sites: where some are named, what the policy says of them is all. */
function framed(mayFrame: MayFrame): RequestHandler {
  return (request, response, next) => {
    const { length } = mayFrame(request)
    if (length === 1) response.setHeader('X-Frame-Options', 'SAMEORIGIN')
    else if (length > 1) response.removeHeader('X-Frame-Options')
    next()
  }
}

const permissions: RequestHandler = (_request, response, next) => {
  response.setHeader('Permissions-Policy', PERMISSIONS)
  next()
}

function protection(isSecure: boolean, mayFrame: MayFrame): RequestHandler {
  const ancestors = (request: Asked) => mayFrame(request).join(' ') || "'none'"

  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        workerSrc: ["'self'"],
        frameAncestors: [ancestors],
      },
    },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
}
