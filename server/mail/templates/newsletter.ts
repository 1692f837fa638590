/** The mail that asks whether a subscription was meant. Nothing that a stranger typed stands in it. */
import type { Template } from './content.ts'
import { fr } from './phrases.ts'

export const newsletterConfirm: Template<'newsletter-confirm'> = {
  en: ({ url }, site) => ({
    subject: `Please confirm: the digest of ${site.name}`,
    preview: 'One click and you get it after each briefing.',
    heading: 'Do you want the digest?',
    blocks: [
      {
        kind: 'paragraph',
        text: `Somebody asked ${site.name} to send a digest of each briefing to this address: what was asked, and what was answered.`,
      },
      { kind: 'link', words: 'Yes, send it to me', url },
      { kind: 'paragraph', text: 'If it was not you, do nothing: without your yes, no digest is sent.' },
    ],
    why: `This address was typed into the subscription page of ${site.name}.`,
    footLinks: [],
  }),
  fr: ({ url }, site) => ({
    subject: fr`À confirmer : le résumé de ${site.name}`,
    preview: fr`Un clic, et vous le recevez après chaque point de presse.`,
    heading: fr`Voulez-vous recevoir le résumé ?`,
    blocks: [
      {
        kind: 'paragraph',
        text: fr`Quelqu’un a demandé à ${site.name} d’envoyer à cette adresse un résumé de chaque point de presse : les questions, et ce qui a été répondu.`,
      },
      { kind: 'link', words: fr`Oui, je veux le recevoir`, url },
      {
        kind: 'paragraph',
        text: fr`Si ce n’était pas vous, ne faites rien : sans votre accord, aucun résumé n’est envoyé.`,
      },
    ],
    why: fr`Cette adresse a été saisie dans la page d’abonnement de ${site.name}.`,
    footLinks: [],
  }),
}
