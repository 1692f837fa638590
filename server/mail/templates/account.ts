/** Mails about an account: the codes for making one and for a new password, and what happened to it. */
import type { Block, Content, Site, Template } from './content.ts'
import { fr, minutesIn, momentIn } from './phrases.ts'

// No code stands in a subject: subjects are kept in the logs of every server on the way, and shown on locked screens.

const words = (text: string): Block => ({ kind: 'paragraph', text })
const code = (digits: string): Block => ({ kind: 'code', code: digits })

export const registerCode: Template<'register-code'> = {
  en: (data, site) => ({
    subject: `Your code for ${site.name}`,
    preview: `It is good for ${minutesIn('en', data.minutes)}.`,
    heading: 'Finish registering',
    blocks: [
      words(greeting('Hello', data.name, ',')),
      words('Type this code into the page where you have just registered:'),
      code(data.code),
      words(`It is good for ${minutesIn('en', data.minutes)} and can be used once. A newer code replaces it.`),
      words('If you did not register, do nothing: without the code there will be no account.'),
      words(`Keep it to yourself. Nobody at ${site.name} will ever ask you for it.`),
    ],
    why: `This address was typed into the registration page of ${site.name}.`,
    footLinks: [],
  }),
  fr: (data, site) => ({
    subject: fr`Votre code pour ${site.name}`,
    preview: fr`Il est valable ${minutesIn('fr', data.minutes)}.`,
    heading: fr`Terminer votre inscription`,
    blocks: [
      words(greeting('Bonjour', data.name, ',')),
      words(fr`Saisissez ce code dans la page d’inscription que vous avez sous les yeux :`),
      code(data.code),
      words(
        fr`Il est valable ${minutesIn('fr', data.minutes)} et ne sert qu’une fois. Un code plus récent le remplace.`,
      ),
      words(fr`Si cette inscription ne vient pas de vous, ne faites rien : sans ce code, aucun compte n’est créé.`),
      words(fr`Gardez-le pour vous. Personne, chez ${site.name}, ne vous le demandera.`),
    ],
    why: fr`Cette adresse a été saisie dans la page d’inscription de ${site.name}.`,
    footLinks: [],
  }),
}

export const accountExists: Template<'account-exists'> = {
  en: (data, site) => ({
    subject: `You already have an account at ${site.name}`,
    preview: 'Nothing was changed.',
    heading: 'You already have an account',
    blocks: [
      words(
        'Somebody has just tried to register with this address. It has an account already, so nothing was changed.',
      ),
      words('If it was you, sign in, or choose a new password if you have forgotten yours.'),
      { kind: 'link', words: 'Sign in', url: data.signInUrl },
      { kind: 'link', words: 'Choose a new password', url: data.forgottenUrl },
      words('If it was somebody else, you need do nothing: they were not told that you have an account.'),
    ],
    why: `This address was typed into the registration page of ${site.name}.`,
    footLinks: [],
  }),
  fr: (data, site) => ({
    subject: fr`Vous avez déjà un compte chez ${site.name}`,
    preview: fr`Rien n’a été modifié.`,
    heading: fr`Vous avez déjà un compte`,
    blocks: [
      words(
        fr`Quelqu’un vient d’essayer de s’inscrire avec cette adresse. Elle a déjà un compte : rien n’a été modifié.`,
      ),
      words(fr`Si c’était vous, connectez-vous, ou choisissez un nouveau mot de passe si vous avez oublié le vôtre.`),
      { kind: 'link', words: fr`Se connecter`, url: data.signInUrl },
      { kind: 'link', words: fr`Choisir un nouveau mot de passe`, url: data.forgottenUrl },
      words(fr`Si c’était quelqu’un d’autre, ne faites rien : personne n’a appris que vous avez un compte.`),
    ],
    why: fr`Cette adresse a été saisie dans la page d’inscription de ${site.name}.`,
    footLinks: [],
  }),
}

export const passwordCode: Template<'password-code'> = {
  en: (data, site) => ({
    subject: `Your code for a new password at ${site.name}`,
    preview: `The code is good for ${minutesIn('en', data.minutes)}.`,
    heading: 'Choose a new password',
    blocks: [
      words('Type this code into the page where you have just asked for a new password:'),
      code(data.code),
      words(`It is good for ${minutesIn('en', data.minutes)} and can be used once. A newer code replaces it.`),
      words('If you did not ask for it, do nothing: your password stays as it is.'),
      words(`Keep it to yourself. Nobody at ${site.name} will ever ask you for it.`),
    ],
    why: `A new password was asked for at ${site.name}, for the account with this address.`,
    footLinks: [],
  }),
  fr: (data, site) => ({
    subject: fr`Votre code pour un nouveau mot de passe chez ${site.name}`,
    preview: fr`Le code est valable ${minutesIn('fr', data.minutes)}.`,
    heading: fr`Choisir un nouveau mot de passe`,
    blocks: [
      words(fr`Saisissez ce code dans la page où vous venez de demander un nouveau mot de passe :`),
      code(data.code),
      words(
        fr`Il est valable ${minutesIn('fr', data.minutes)} et ne sert qu’une fois. Un code plus récent le remplace.`,
      ),
      words(fr`Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.`),
      words(fr`Gardez-le pour vous. Personne, chez ${site.name}, ne vous le demandera.`),
    ],
    why: fr`Un nouveau mot de passe a été demandé chez ${site.name} pour le compte de cette adresse.`,
    footLinks: [],
  }),
}

export const passwordChanged: Template<'password-changed'> = {
  en: (data, site) =>
    changed(site, {
      subject: `Your password at ${site.name} was changed`,
      preview: 'If it was not you, act now.',
      heading: 'Your password was changed',
      blocks: [
        words(`The password of your account was changed on ${momentIn('en', data.at, site.timeZone)}.`),
        words(
          'If it was you, there is nothing to do. If it was not, choose a new one at once, and change the one of your mailbox too.',
        ),
      ],
      link: 'Choose a new password',
      why: `You have an account at ${site.name} with this address.`,
    }),
  fr: (data, site) =>
    changed(site, {
      subject: fr`Votre mot de passe chez ${site.name} a été modifié`,
      preview: fr`Si ce n’était pas vous, agissez maintenant.`,
      heading: fr`Votre mot de passe a été modifié`,
      blocks: [
        words(fr`Le mot de passe de votre compte a été modifié le ${momentIn('fr', data.at, site.timeZone)}.`),
        words(
          fr`Si c’était vous, il n’y a rien à faire. Sinon, choisissez-en un nouveau sans attendre, et changez aussi celui de votre messagerie.`,
        ),
      ],
      link: fr`Choisir un nouveau mot de passe`,
      why: fr`Vous avez un compte chez ${site.name} avec cette adresse.`,
    }),
}

type Changed = Omit<Content, 'footLinks'> & { readonly link: string }

function changed(site: Site, { link, ...content }: Changed): Content {
  const url = new URL('/forgotten', site.url).href
  return { ...content, blocks: [...content.blocks, { kind: 'link', words: link, url }], footLinks: [] }
}

/**
 * Anybody may register with anybody's address: the name is the one thing in the mail that a stranger can choose. One that
 * is long, or could be taken for a link, is left out, so that nobody sends messages of their own in our name.
 */
function greeting(hello: string, name: string, end: string): string {
  const isName = name.length <= 60 && !/[/@:<>]|www\.|\p{L}\.\p{L}{2,}|\d{4}/iu.test(name)
  return isName && name !== '' ? `${hello} ${name}${end}` : `${hello}${end}`
}
