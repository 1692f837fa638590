/** The words that web pages put around a text: accounts, consent, newsletters, sharing. A line's count of them is evidence. */

const PAGE_WORDS: readonly RegExp[] = [
  /\bcookies?\b/iu,
  /\bpasswords?\b|\bmots? de passe\b|\bpasswort\b|\bcontraseña\b/iu,
  /\bnewsletters?\b|\binfolettres?\b|\blettre d['’]information\b/iu,
  /\be-?mail address\b|\badresse (?:e-?mail|électronique)\b|\bcourriel\b/iu,
  /\b(?:sign|log)(?:ged)?[ -]?(?:in|out|up)\b|\bconnectez-vous\b|\bse (?:dé)?connecter\b|\b(?:dé)?connexion\b|\binscri(?:vez|re|ption|t|te)\b/iu,
  /\bsubscrib(?:e|ing)\b|\babonne(?:z|r)\b|\bs['’]abonner\b/iu,
  /\bclick(?:ing)?\b|\bcliquez\b|\bcliquer\b/iu,
  /\b(?:button|bouton)\b/iu,
  /\bdownload(?:s|ing)?\b|\btélécharge(?:z|r|ment)\b/iu,
  /\b(?:web ?site|web ?page|browser|site web|navigateur)\b/iu,
  /\b(?:your|an?|my) account\b|\b(?:votre|mon|un) compte\b/iu,
  /\b(?:share|partager) (?:this|on|via|cette|cet|ce|sur)\b/iu,
  /\ball rights reserved\b|\btous droits réservés\b|©/iu,
  /\b(?:privacy|terms of (?:use|service)|politique de confidentialité|conditions d['’]utilisation|mentions légales)\b/iu,
  /\b(?:characters?|caractères)\b.*\b(?:spaces?|espaces?|digits?|chiffres?|symbols?|symboles?)\b/iu,
  /\b(?:send|receive|received|new|enter|envoyer|envoyé|reçu|recevoir|nouveau|saisissez|entrez)\b.{0,40}\bcode\b/iu,
  /\b(?:accept|reject|manage|accepter|refuser|gérer) (?:all|your|the|tous|toutes|tout|vos|les)\b.{0,20}\b(?:cookies?|preferences|préférences)\b/iu,
  /\bhttps?:\/\/|\bwww\./iu,
]

const ENOUGH = 2_000

/** How many different kinds of page words the line holds. */
export function countPageWords(text: string): number {
  const looked = text.slice(0, ENOUGH)
  return PAGE_WORDS.filter((pattern) => pattern.test(looked)).length
}
