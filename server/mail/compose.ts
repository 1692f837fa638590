/** An order as a message: the words of its template, and the headers that mail programs act on. */
import type { SendMailOptions } from 'nodemailer'
import { headerText, wireAddress } from './headerText.ts'
import type { MailOrder } from './mail.ts'
import type { SpooledMail } from './spool.ts'
import { contentOf, type Site } from './templates/content.ts'
import { renderHtml } from './templates/html.ts'
import { renderText } from './templates/text.ts'

/** `mark`: what the Message-ID follows from, so that a mail that is sent twice is recognised. */
export function compose({ order, placedAt }: SpooledMail, mark: string, from: string, site: Site): SendMailOptions {
  const sender = wireAddress(from, 'from')
  const content = contentOf(order, site)
  const subject = headerText(content.subject)
  return {
    from: { name: headerText(site.name), address: sender },
    to: { name: '', address: wireAddress(order.to) },
    subject,
    text: renderText(content, order.language, site),
    html: renderHtml(content, order.language, site),
    date: new Date(placedAt),
    messageId: `<${mark}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': order.language,
      ...listHeaders(order, site),
    },
  }
}

/** RFC 2369, 2919 and 8058. The one-click post is promised only where it is encrypted, as RFC 8058 has it. */
function listHeaders(order: MailOrder, site: Site): Record<string, string> {
  if (order.template !== 'digest') return {}
  const { unsubscribeUrl } = order.data
  const isEncrypted = unsubscribeUrl.startsWith('https:')
  return {
    'List-Id': `<digest.${new URL(site.url).hostname}>`,
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    ...(isEncrypted && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
  }
}
