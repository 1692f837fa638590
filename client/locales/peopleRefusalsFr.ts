/** What each refusal of people's routes means to a person, in French. */
import type { PeopleFaultKey } from './peopleFaults.ts'

export const peopleRefusalsFr = {
  'refusal.account-changed-meanwhile': 'Ce compte a été modifié entre-temps. Relisez avant de décider.',
  'refusal.account-last-owner': 'C’est le dernier responsable. Nommez d’abord quelqu’un d’autre.',
  'refusal.account-not-found': 'Ce compte n’existe plus.',
  'refusal.code-expired': 'Ce code n’est plus valable. Demandez-en un nouveau.',
  'refusal.code-too-many': 'Trop de codes ont été demandés aujourd’hui.',
  'refusal.code-too-soon': 'Un code vient d’être envoyé. Patientez avant d’en demander un autre.',
  'refusal.code-tried-out': 'Ce code a été mal saisi trop souvent et ne fonctionne plus. Demandez-en un nouveau.',
  'refusal.code-wrong': 'Ce n’est pas le code envoyé.',
  'refusal.credentials-wrong': 'L’adresse et le mot de passe ne vont pas ensemble.',
  'refusal.invitation-ended': 'Cette invitation a pris fin.',
  'refusal.invitation-unknown': 'Le serveur ne connaît pas cette invitation, ou elle a été retirée.',
  'refusal.invitation-used-up': 'Cette invitation a servi autant de fois que prévu.',
  'refusal.outlet-already-exists': 'Un média porte déjà ce nom.',
  'refusal.outlet-in-use': 'Quelqu’un est accrédité pour ce média ; il ne peut pas être supprimé.',
  'refusal.outlet-not-found': 'Ce média n’existe plus.',
  'refusal.password-common': 'Ce mot de passe est de ceux que l’on essaie en premier. Choisissez-en un bien à vous.',
  'refusal.password-weak': 'Le mot de passe ne remplit pas encore toutes les conditions.',
  'refusal.registration-closed': 'Cette rédaction ne prend pas d’inscriptions. Demandez-lui une invitation.',
  'refusal.subscription-unknown': 'Le serveur ne connaît pas ce lien de la lettre. Il est peut-être trop ancien.',
} as const satisfies Record<PeopleFaultKey, string>
