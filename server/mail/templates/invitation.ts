/** The mail that brings an invitation link. */
import type { InvitedRole, MailLanguage } from '../mail.ts'
import type { Block, Template } from './content.ts'
import { fr, momentIn } from './phrases.ts'

const words = (text: string): Block => ({ kind: 'paragraph', text })

const AS: Readonly<Record<MailLanguage, Readonly<Record<InvitedRole, string>>>> = {
  en: { owner: 'as an owner', moderator: 'as a moderator', captioner: 'as a captioner', reporter: 'as a reporter' },
  fr: {
    owner: 'comme responsable',
    moderator: 'à rejoindre la modération',
    captioner: 'à rejoindre la saisie',
    reporter: 'comme journaliste',
  },
}

export const invitation: Template<'invitation'> = {
  en: ({ role, outlet, url, endsAt }, site) => ({
    subject: `Your invitation to ${site.name}`,
    preview: `You are invited ${AS.en[role]}.`,
    heading: 'You are invited',
    blocks: [
      words(`${site.name} invites you ${AS.en[role]}${outlet === null ? '' : `, for ${outlet}`}.`),
      { kind: 'link', words: 'Accept the invitation', url },
      ...(endsAt === null ? [] : [words(`The link is good until ${momentIn('en', endsAt, site.timeZone)}.`)]),
      words('Whoever has the link can use it, so do not pass it on.'),
    ],
    why: `Somebody at ${site.name} sent the invitation to this address.`,
    footLinks: [],
  }),
  fr: ({ role, outlet, url, endsAt }, site) => ({
    subject: fr`Votre invitation chez ${site.name}`,
    preview: fr`Une invitation ${AS.fr[role]}.`,
    heading: fr`Une invitation pour vous`,
    blocks: [
      words(fr`${site.name} vous invite ${AS.fr[role]}${outlet === null ? '' : fr`, pour ${outlet}`}.`),
      { kind: 'link', words: fr`Accepter l’invitation`, url },
      ...(endsAt === null ? [] : [words(fr`Le lien est valable jusqu’au ${momentIn('fr', endsAt, site.timeZone)}.`)]),
      words(fr`Quiconque possède le lien peut s’en servir : ne le transmettez pas.`),
    ],
    why: fr`Quelqu’un chez ${site.name} a envoyé l’invitation à cette adresse.`,
    footLinks: [],
  }),
}
