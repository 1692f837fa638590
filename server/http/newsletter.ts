/** `/api/newsletter`: for whoever holds an address or the link of a mail; no account is needed. */
import { newSubscriptionSchema, subscriptionChangeSchema, subscriptionTokenSchema } from '#shared/protocol/people.ts'
import { parseWith } from '#shared/protocol/parse.ts'
import { readJson } from './bodies.ts'
import type { Guard } from './guard.ts'
import type { HttpParts } from './httpParts.ts'

export function newsletterRoutes({ on }: Guard, { newsletter, limits, sealing, publicUrl }: HttpParts): void {
  on('POST /api/newsletter', async (request, response) => {
    const { email, language } = parseWith(newSubscriptionSchema, await readJson(request))
    await limits.newsletter.spend({ account: sealing.addressKey(email), address: request.ip })
    newsletter.ask(email, language)
    response.status(202).json({})
  })

  on('POST /api/newsletter/confirmation', async (request, response) => {
    const { token } = parseWith(subscriptionTokenSchema, await readJson(request))
    response.set('Cache-Control', 'no-store').json(await newsletter.confirm(token))
  })

  on('POST /api/newsletter/preferences', async (request, response) => {
    const { token } = parseWith(subscriptionTokenSchema, await readJson(request))
    response.set('Cache-Control', 'no-store').json(newsletter.look(token))
  })

  on('PUT /api/newsletter/preferences', async (request, response) => {
    const { token, language } = parseWith(subscriptionChangeSchema, await readJson(request))
    response.set('Cache-Control', 'no-store').json(await newsletter.change(token, language))
  })

  // RFC 8058: the mail program posts to the very address of the header, and its body says nothing that is needed.
  on('POST /api/newsletter/unsubscription', async (request, response) => {
    const { token } = parseWith(subscriptionTokenSchema, request.query)
    await newsletter.end(token)
    response.json({})
  })

  // Whoever opens that address in a browser is asked on a page: fetching a link must end nothing.
  on('GET /api/newsletter/unsubscription', (request, response) => {
    const { token } = parseWith(subscriptionTokenSchema, request.query)
    response.redirect(303, `${publicUrl()}/newsletter/unsubscribe#${encodeURIComponent(token)}`)
  })
}
