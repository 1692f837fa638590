/** What each refusal and each fault means to a person, in French. */
import type { FaultKey } from './faultKeys.ts'

export const refusalsFr = {
  'refusal.behind': 'Le serveur rattrape son retard. Il répondra dans un instant.',
  'refusal.briefing-already-exists': 'Un point de presse porte déjà ce nom.',
  'refusal.briefing-already-started': 'Le point de presse a déjà commencé.',
  'refusal.briefing-ended': 'Le point de presse est terminé.',
  'refusal.briefing-not-found': 'Aucun point de presse à cette adresse. Le lien a peut-être été tronqué.',
  'refusal.briefing-not-live': 'Le point de presse n’est pas en direct.',
  'refusal.command-malformed': 'Le serveur n’a pas compris cette demande.',
  'refusal.internal': 'Le serveur a commis une erreur. Elle est notée ; réessayez.',
  'refusal.not-permitted': 'Vous n’avez pas le droit de faire cela ici.',
  'refusal.outcome-unknown': 'Aucune réponse à temps. L’effet est incertain.',
  'refusal.server-closing': 'Le serveur redémarre. Réessayez dans un instant.',
  'refusal.store-down': 'Le serveur ne peut pas joindre ses données. Rien n’a été modifié.',
  'refusal.too-busy': 'Le serveur est surchargé. Réessayez dans un instant.',
  'refusal.too-many-requests': 'Trop de demandes. Patientez un instant.',
  'refusal.token-already-used': 'Ce lien a déjà servi.',
  'refusal.token-unknown': 'Le serveur n’accepte pas ce jeton.',
  'fault.not-connected': 'Pas de connexion. Rien n’a été envoyé.',
  'fault.not-reached': 'Le serveur est injoignable.',
  'fault.body-too-large': 'C’est trop long.',
  'fault.other': 'Une erreur s’est produite ({code}).',
} as const satisfies Record<FaultKey, string>
