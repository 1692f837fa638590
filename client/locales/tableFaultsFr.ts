/** The same words in French. */
import type { tableFaultsEn } from './tableFaultsEn.ts'

export const tableFaultsFr: Readonly<Record<keyof typeof tableFaultsEn, string>> = {
  'tableFault.not-utf8': 'Le fichier n’est pas un texte en UTF-8.',
  'tableFault.not-a-table': 'Ce n’est pas un tableau à colonnes.',
  'tableFault.too-many-rows': 'Le tableau a trop de lignes pour un seul import.',
  'tableFault.no-header': 'La première ligne doit nommer les colonnes.',
  'tableFault.column-unknown': 'Cette colonne n’existe pas.',
  'tableFault.column-twice': 'Cette colonne figure deux fois.',
  'tableFault.beyond-header': 'Cette ligne a plus de cellules que l’en-tête.',
  'tableFault.quote-open': 'Un guillemet n’est jamais fermé.',
  'tableFault.quote-followed': 'Un guillemet fermant est suivi d’autre chose.',
  'tableFault.quote-within': 'Un guillemet se trouve au milieu d’une cellule.',
  'tableFault.missing': 'Cette cellule ne peut pas être vide.',
  'tableFault.id-missing': 'L’identifiant manque.',
  'tableFault.id-twice': 'Une autre ligne a cet identifiant.',
  'tableFault.period-missing': 'La période manque.',
  'tableFault.not-a-pledge': 'Ce n’est pas une promesse.',
  'tableFault.programme-unknown': 'Ce programme n’existe pas.',
  'tableFault.not-a-number': 'Ce n’est pas un nombre tel que 4000000 ou 2,5.',
  'tableFault.number-ambiguous': 'Ce nombre peut se lire de deux façons\u202f; écrivez-le sans séparateurs.',
  'tableFault.not-months': 'Ce ne sont pas des mois de 1 à 12.',
  'tableFault.not-yes-or-no': 'Seuls «\xa0yes\xa0» et «\xa0no\xa0» sont possibles ici.',
  'tableFault.not-valid': 'Cette valeur n’est pas possible ici.',
}
