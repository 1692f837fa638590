/** Mails about whether a reporter is accredited. */
import type { Block, Content, Site, Template } from './content.ts'
import { fr } from './phrases.ts'

const words = (text: string): Block => ({ kind: 'paragraph', text })

export const accreditationAccepted: Template<'accreditation-accepted'> = {
  en: ({ outlet }, site) => ({
    subject: `You are accredited at ${site.name}`,
    preview: `As a reporter for ${outlet}.`,
    heading: 'You are accredited',
    blocks: [
      words(`${site.name} has accredited you as a reporter for ${outlet}.`),
      words('From now on you can also follow the briefings that are open to accredited reporters only.'),
      { kind: 'link', words: 'See the briefings', url: site.url },
    ],
    ...whyEn(site),
  }),
  fr: ({ outlet }, site) => ({
    subject: fr`Votre accréditation chez ${site.name} est accordée`,
    preview: fr`Comme journaliste, pour ${outlet}.`,
    heading: fr`Votre accréditation est accordée`,
    blocks: [
      words(fr`${site.name} vous a accordé une accréditation de journaliste pour ${outlet}.`),
      words(fr`Vous pouvez désormais suivre aussi les points de presse réservés aux journalistes accrédités.`),
      { kind: 'link', words: fr`Voir les points de presse`, url: site.url },
    ],
    ...whyFr(site),
  }),
}

export const accreditationRefused: Template<'accreditation-refused'> = {
  en: ({ reason }, site) => ({
    subject: `Your accreditation at ${site.name}`,
    preview: 'It was not granted.',
    heading: 'You were not accredited',
    blocks: [
      words(`${site.name} has not accepted your request for accreditation.`),
      ...quoted('The reason given:', reason),
      words('Your account stays, and with it everything that is open to the public.'),
    ],
    ...whyEn(site),
  }),
  fr: ({ reason }, site) => ({
    subject: fr`Votre accréditation chez ${site.name}`,
    preview: fr`Elle n’a pas été accordée.`,
    heading: fr`Votre accréditation n’a pas été accordée`,
    blocks: [
      words(fr`${site.name} n’a pas accepté votre demande d’accréditation.`),
      ...quoted(fr`Le motif indiqué :`, reason),
      words(fr`Vous gardez votre compte, et tout ce qui est ouvert au public.`),
    ],
    ...whyFr(site),
  }),
}

export const accreditationRevoked: Template<'accreditation-revoked'> = {
  en: ({ reason }, site) => ({
    subject: `Your accreditation at ${site.name} has ended`,
    preview: 'It was withdrawn.',
    heading: 'Your accreditation was withdrawn',
    blocks: [
      words(
        `${site.name} has withdrawn your accreditation. Briefings for accredited reporters are no longer open to you.`,
      ),
      ...quoted('The reason given:', reason),
      words('Your account stays, and with it everything that is open to the public.'),
    ],
    ...whyEn(site),
  }),
  fr: ({ reason }, site) => ({
    subject: fr`Fin de votre accréditation chez ${site.name}`,
    preview: fr`Elle a été retirée.`,
    heading: fr`Votre accréditation a été retirée`,
    blocks: [
      words(
        fr`${site.name} a retiré votre accréditation. Les points de presse réservés aux journalistes accrédités ne vous sont plus ouverts.`,
      ),
      ...quoted(fr`Le motif indiqué :`, reason),
      words(fr`Vous gardez votre compte, et tout ce qui est ouvert au public.`),
    ],
    ...whyFr(site),
  }),
}

function quoted(introduction: string, reason: string): Block[] {
  return reason === '' ? [] : [words(introduction), { kind: 'quote', text: reason }]
}

function whyEn(site: Site): Pick<Content, 'why' | 'footLinks'> {
  return { why: `You have an account at ${site.name} with this address.`, footLinks: [] }
}

function whyFr(site: Site): Pick<Content, 'why' | 'footLinks'> {
  return { why: fr`Vous avez un compte chez ${site.name} avec cette adresse.`, footLinks: [] }
}
