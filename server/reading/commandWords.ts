/** The words of the two commands in both languages. */

export type CommandLanguage = 'en' | 'fr'

export interface CommandWords {
  readonly faults: string
  readonly unknownOption: (option: string) => string
  readonly valueMissing: (option: string) => string
  readonly noValueWanted: (option: string) => string
  readonly needs: (option: string, other: string) => string
  readonly excludes: (option: string, other: string) => string
  readonly required: (option: string) => string
  readonly notUrl: (value: string) => string
  readonly notSpeed: (value: string) => string
  readonly notBriefing: (value: string) => string
  readonly notToken: string
  readonly notRun: (value: string) => string
  readonly notLanguage: (value: string) => string
  readonly fileMissing: string
  readonly tooManyFiles: (count: number) => string
  readonly noPlainArguments: (value: string) => string
  readonly unreadableFile: (file: string, why: string) => string
  readonly noText: string
  readonly noServer: (path: string) => string
  readonly otherServer: (url: string, found: string) => string
  readonly playing: (lines: number, minutes: string) => string
  readonly played: (lines: number) => string
  readonly ended: string
  readonly stillLive: string
  readonly interrupted: string
  readonly again: (reason: string, seconds: string) => string
  readonly refused: (what: string, why: string) => string
  readonly away: (why: string) => string
  readonly run: (run: string) => string
  readonly sent: (taken: number, refused: number) => string
  readonly notJson: string
  readonly replayUsage: string
  readonly linesUsage: string
}

const SPEED_RANGE = '0.1–1000'

export const COMMAND_WORDS: Readonly<Record<CommandLanguage, CommandWords>> = {
  en: {
    faults: 'The arguments are not usable:',
    unknownOption: (option) => `${option} is not an option`,
    valueMissing: (option) => `${option} has no value`,
    noValueWanted: (option) => `${option} takes no value`,
    needs: (option, other) => `${option} needs ${other}`,
    excludes: (option, other) => `${option} and ${other} exclude each other`,
    required: (option) => `${option} is missing`,
    notUrl: (value) => `--url ${value} is not an address that begins with http:// or https://`,
    notSpeed: (value) => `--speed ${value} is not a number from ${SPEED_RANGE}`,
    notBriefing: (value) => `--briefing ${value} is not a briefing id (lower-case letters, digits and -, at most 48)`,
    notToken: '--token or --owner is not a token (16 to 200 letters, digits, - and _)',
    notRun: (value) => `--run ${value} is not a run id (letters, digits and ._:-, at most 40)`,
    notLanguage: (value) => `--lang ${value} is neither en nor fr`,
    fileMissing: 'the transcript file is missing',
    tooManyFiles: (count) => `${count} files are given, and one is wanted`,
    noPlainArguments: (value) => `${value} is not wanted: the lines come on standard input`,
    unreadableFile: (file, why) => `${file} cannot be read: ${why}`,
    noText: 'it is no text in UTF-8, UTF-16 or Windows-1252',
    noServer: (path) =>
      `No running server was found on this machine (there is no ${path}). Start one, or give --briefing and --token, or --url and --owner.`,
    otherServer: (url, found) =>
      `${url} is not the server that runs here (${found}): give --owner, or --briefing and --token.`,
    playing: (lines, minutes) => `${lines} lines, about ${minutes} min at this speed`,
    played: (lines) => `${lines} lines were said`,
    ended: 'The briefing is ended.',
    stillLive: 'The briefing stays live.',
    interrupted: 'Interrupted.',
    again: (reason, seconds) => `not answered (${reason}), again in ${seconds} s`,
    refused: (what, why) => `refused: ${what}: ${why}`,
    away: (why) => `the server does not answer: ${why}`,
    run: (run) => `run ${run}: to go on after an interruption, send the same input again with --run ${run}`,
    sent: (taken, refused) => `${taken} taken, ${refused} refused`,
    notJson: 'begins like JSON and is none, or not an object',
    replayUsage:
      'npm run replay -- FILE [--briefing ID --token T] [--owner T] [--speed 4] [--url U] [--keep-live] [--lang en|fr]',
    linesUsage: 'npm run lines -- --briefing ID --token T [--url U] [--run ID] [--lang en|fr]',
  },
  fr: {
    faults: 'Ces arguments ne conviennent pas :',
    unknownOption: (option) => `${option} n’est pas une option`,
    valueMissing: (option) => `${option} n’a pas de valeur`,
    noValueWanted: (option) => `${option} ne prend pas de valeur`,
    needs: (option, other) => `${option} demande ${other}`,
    excludes: (option, other) => `${option} et ${other} s’excluent`,
    required: (option) => `${option} manque`,
    notUrl: (value) => `--url ${value} n’est pas une adresse qui commence par http:// ou https://`,
    notSpeed: (value) => `--speed ${value} n’est pas un nombre entre ${SPEED_RANGE}`,
    notBriefing: (value) =>
      `--briefing ${value} n’est pas un identifiant de point de presse (minuscules, chiffres et -, 48 au plus)`,
    notToken: '--token ou --owner n’est pas un jeton (16 à 200 lettres, chiffres, - et _)',
    notRun: (value) => `--run ${value} n’est pas un identifiant de passage (lettres, chiffres et ._:-, 40 au plus)`,
    notLanguage: (value) => `--lang ${value} n’est ni en ni fr`,
    fileMissing: 'le fichier de la transcription manque',
    tooManyFiles: (count) => `${count} fichiers sont donnés, il en faut un`,
    noPlainArguments: (value) => `${value} est de trop : les lignes viennent de l’entrée standard`,
    unreadableFile: (file, why) => `${file} ne peut pas être lu : ${why}`,
    noText: 'ce n’est pas un texte en UTF-8, UTF-16 ou Windows-1252',
    noServer: (path) =>
      `Aucun serveur ne tourne sur cette machine (${path} n’existe pas). Démarrez-en un, ou donnez --briefing et --token, ou --url et --owner.`,
    otherServer: (url, found) =>
      `${url} n’est pas le serveur qui tourne ici (${found}) : donnez --owner, ou --briefing et --token.`,
    playing: (lines, minutes) => `${lines} lignes, environ ${minutes} min à cette vitesse`,
    played: (lines) => `${lines} lignes ont été dites`,
    ended: 'Le point de presse est terminé.',
    stillLive: 'Le point de presse reste en direct.',
    interrupted: 'Interrompu.',
    again: (reason, seconds) => `pas de réponse (${reason}), nouvel essai dans ${seconds} s`,
    refused: (what, why) => `refusé : ${what} : ${why}`,
    away: (why) => `le serveur ne répond pas : ${why}`,
    run: (run) => `passage ${run} : pour reprendre après une interruption, renvoyez la même entrée avec --run ${run}`,
    sent: (taken, refused) => `${taken} reçues, ${refused} refusées`,
    notJson: 'commence comme du JSON et n’en est pas, ou n’est pas un objet',
    replayUsage:
      'npm run replay -- FICHIER [--briefing ID --token T] [--owner T] [--speed 4] [--url U] [--keep-live] [--lang en|fr]',
    linesUsage: 'npm run lines -- --briefing ID --token T [--url U] [--run ID] [--lang en|fr]',
  },
}

/** French where the terminal's locale says so; English otherwise. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): CommandLanguage {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return locale.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}
