/** Rows that a web page prints around a text and nobody says: buttons, boxes, notes below a picture, in the languages of the web. */

import { namesRole } from '#shared/domain/labels.ts'

/** Whole rows, folded by `foldRow`. */
const BUTTONS = new Set(
  `
advertisement|advertising|sponsored|sponsored content|promoted|skip to content|skip to main content|jump to content
sign in|sign up|log in|log out|subscribe|subscribe now|subscribe to our newsletter|sign up for our newsletter|my account
sign up to our newsletter|get our newsletter|newsletter|newsletter signup|join our mailing list|enter your email|enter your email address
your email address|create an account|forgot password|forgot your password|remember me|share this|share this article|share this page|share this story
share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share by email|copy link|copy the link|print this page|email this article
read more|see more|show more|load more|view all|see all|learn more|related|related articles|related stories|related content|related news|most read
most popular|trending|trending now|recommended for you|you may also like|you might also like|more on this story|more from this author|follow us|follow us on social media|back to top
accept all|accept all cookies|accept cookies|reject all|reject all cookies|decline all|cookie settings|cookie preferences|cookie policy
manage cookies|manage preferences|manage your preferences|manage your cookies|privacy policy|privacy notice|privacy settings|terms of use|terms of service|terms and conditions|all rights reserved
download pdf|download the pdf|view comments|leave a comment|post a comment
tweet|facebook|linkedin|whatsapp|x (formerly twitter)|loading|loading..|loading...|print|print page|print this article|suggest to a friend|close|close menu
article continues below|story continues below|article continues after this advertisement|i have read and accept the terms|i agree to the terms and conditions
alle akzeptieren|alle cookies akzeptieren|akzeptieren|ablehnen|alle ablehnen|einstellungen|cookie-einstellungen|datenschutz|datenschutzerklärung|impressum
impressum und datenschutz|impressum & datenschutz|nutzungsbedingungen|agb|newsletter abonnieren|newsletter bestellen|jetzt abonnieren|abonnieren|anmelden
registrieren|teilen|beitrag teilen|artikel teilen|seite drucken|mehr lesen|weiterlesen|mehr anzeigen|mehr erfahren|anzeige|werbung|zum inhalt springen|zum hauptinhalt springen
das könnte sie auch interessieren|nach oben|alle rechte vorbehalten|startseite|nur notwendige cookies|nur notwendige|nur notwendige cookies akzeptieren|link kopieren
tout accepter|tout refuser|accepter|refuser|accepter tous les cookies|refuser tous les cookies|continuer sans accepter|gérer les cookies|gérer mes préférences
paramétrer les cookies|paramètres des cookies|politique de confidentialité|mentions légales|conditions d'utilisation|tous droits réservés|partager|partager cet article
partager sur facebook|partager la page|partager cette page|imprimer|imprimer la page|fermer|x (anciennement twitter)|copier le lien|lire aussi|lire la suite|en savoir plus|voir plus|voir tout|à lire aussi|sur le même sujet|les plus lus|publicité|aller au contenu|aller au contenu principal
s'abonner|s'abonner à la newsletter|abonnez-vous|abonnez-vous à notre newsletter|je m'abonne|se connecter|connexion|s'inscrire|inscription|créer un compte|mon compte|mot de passe oublié|suivez-nous|haut de page
aceptar todo|aceptar|aceptar todas|aceptar todas las cookies|rechazar|rechazar todo|rechazar todas|rechazar todas las cookies|configurar cookies|configuración de cookies
política de privacidad|política de cookies|aviso legal|todos los derechos reservados|compartir|compartir en redes sociales|compartir este artículo|comparte este artículo|leer más|ver más
te puede interesar|también te puede interesar|lo más leído|publicidad|suscríbete|suscribirse|iniciar sesión|regístrate|crear una cuenta|síguenos|ir al contenido
accetta|accetta tutto|accetta tutti|accetta tutti i cookie|rifiuta|rifiuta tutto|rifiuta tutti|gestisci preferenze|informativa sulla privacy|tutti i diritti riservati|condividi|condividi questo articolo
leggi anche|leggi tutto|leggi di più|continua a leggere|pubblicità|iscriviti|iscriviti alla newsletter|accedi|registrati|seguici|potrebbe interessarti|vai al contenuto
accepteren|alles accepteren|alle cookies accepteren|weigeren|alles weigeren|cookie-instellingen|cookies beheren|privacybeleid|privacyverklaring|alle rechten voorbehouden|deel dit artikel|deel dit bericht
lees meer|lees ook|meer lezen|meer weergeven|advertentie|abonneer|abonneren|aanmelden|inloggen|schrijf je in|schrijf je in voor onze nieuwsbrief|volg ons|naar boven
aceitar|aceitar tudo|aceitar todos|aceitar todos os cookies|rejeitar|rejeitar tudo|rejeitar todos|definições de cookies|política de privacidade|todos os direitos reservados|partilhar|partilhar este artigo
compartilhar|compartilhar este artigo|ler mais|leia mais|leia também|saiba mais|publicidade|subscrever|subscrever a newsletter|assine a newsletter|assine nossa newsletter|iniciar sessão|siga-nos
acceptera|acceptera alla|acceptera alla cookies|godta alle|godta alle cookies|accepter alle|accepter alle cookies|les mer|läs mer|læs mere|annonse|annonce|del artikkelen|logga in|logg inn|log ind
zaakceptuj wszystkie|odrzuć wszystkie|czytaj więcej|czytaj także|udostępnij|reklama|zaloguj się|wszelkie prawa zastrzeżone|přijmout vše|číst více|sdílet|přihlásit se
принять все|читать далее|читайте также|поделиться|реклама|войти|подписаться|все права защищены|прийняти всі|читати далі|читайте також|поділитися|увійти
`
    .trim()
    .split(/[|\n]/u),
)

/** Rows that begin as a page's do and go on with its own words: a headline, a year, a name. */
const BEGINNINGS: readonly RegExp[] = [
  /^(?:©|\(c\)|copyright ©|copyright \d{4}\b)/u,
  /^(?:read (?:more|also|next)|see also|related|more on this|you may also like|watch|in pictures|advertisement|sponsored)\s?[:>»→|]/u,
  /^(?:lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu)|auch interessant|das könnte sie auch interessieren|anzeige)\s?[:>»→|]/u,
  /^(?:à lire(?: aussi)?|lire (?:aussi|également|la suite)|voir aussi|sur le même sujet|publicité)\s?[:>»→|]/u,
  /^(?:te puede interesar|también te puede interesar|lea también|lee también|leer más|más información|publicidad)\s?[:>»→|]/u,
  /^(?:leggi (?:anche|di più)|potrebbe interessarti|lees (?:ook|meer)|leia (?:também|mais)|ler mais|läs (?:mer|också)|les (?:mer|også)|læs (?:mere|også)|czytaj (?:także|więcej)|читайте также)\s?[:>»→|]/u,
  /^link to (?:the )?(?:video|audio|recording|photos?)\b/u,
  /^(?:published|posted|publié|veröffentlicht)(?: on| le| am)?:?\s(?:\p{L}{3,9}\.?,? )?\d.{0,40}\b\d{4}\b.{0,30}$/u,
  /^(?:comments?|kommentare?|commentaires?|comentarios?|commenti|comentários|reacties|kommentarer|komentarze|комментарии) ?\(\d{1,5}\)$/u,
  /^\d{1,5} (?:comments?|kommentare?|commentaires?|comentarios?|commenti|comentários|reacties|kommentarer)$/u,
  /^(?:reading time|temps de lecture|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|lästid|lesetid|læsetid)\s?:?\s*\d{1,3}\s?min(?:\.|\p{L}{0,5})$/u,
  /^\d{1,3}[ -]?min(?:ute)?s? (?:read|listen|watch|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd|läsning)$/u,
  /^(?:get|try|enjoy) (?:your first )?\d{1,2} (?:months?|weeks?|days?|issues?) (?:for|free)(?!\p{L})[^.!?]{0,30}$/u,
  /^(?:story|article) continues (?:below|after)(?: this)? advertisement$/u,
  /^(?:we|this (?:web ?)?site|our (?:web ?)?site) uses? cookies(?: and [^.]{1,60}?)? (?:to|on|for|so)\b/u,
]

/** Beginnings as these are said as well: what goes on to a full stop may be somebody's sentence. */
const SAYABLE: readonly RegExp[] = [
  /^(?:subscribe|sign up) (?:to|for) (?:our|the|your)\b.{0,80}\bnewsletters?\b/u,
  /^(?:abonnez-vous|inscrivez-vous) à (?:notre|la|nos)\b.{0,40}\b(?:newsletters?|lettres? d'information|infolettres?)\b/u,
  /^(?:abonnieren sie|melden sie sich)\b.{0,60}\bnewsletter\b/u,
  /^(?:suscríbe(?:te|se)|suscribirse|regístrate)\b.{0,40}\b(?:boletín|boletines|newsletters?)\b/u,
  /^(?:iscriviti|abbonati)\b.{0,40}\bnewsletter\b/u,
  /^(?:schrijf (?:je|u) in|abonneer (?:je|u))\b.{0,40}\b(?:nieuwsbrief|newsletter)\b/u,
  /^(?:subscreva|assine|inscreva-se)\b.{0,40}\b(?:newsletter|boletim)\b/u,
  /^(?:listen to|watch) this (?:article|story|page|briefing)\b/u,
  /^(?:photos?|photograph|image|picture|foto|bild)(?: credits?| by)?\s?:\s?\S/u,
]

/** Where somebody is reached: nothing else stands on the row. */
const REACHED =
  /^(?:(?:e-?mail|mail|courriel|phone|tel(?:ephone)?|téléphone|telefon|mobile|cell|fax|twitter|x|web)\s?[.:]{0,2}\s*)?(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}|https?:\/\/\S+|www\.\S+|@\w{2,40}|\+\d[\d ()./-]{6,24}\d)$|^(?:phone|tel(?:ephone)?|téléphone|telefon|mobile|cell|fax)\s?[.:]{0,2}\s*[\d(][\d ()./-]{5,24}\d$/u

/** Who wrote it, as an article prints it; an office before the name is a briefing's header. */
const BY_LINE = /^By (?:\p{Lu}[\p{L}\p{M}.'’-]* ){1,2}\p{Lu}[\p{L}\p{M}'’-]+(?:, \p{Lu}[\p{L} ]{2,40})?$/u

/** Rows below which a page has nothing but its own. */
const FOOT =
  /^(?:©|\(c\)|related|related (?:articles|stories|content|news)|most (?:read|popular)|trending(?: now)?|recommended for you|you (?:may|might) also like|more on this story|more from this author|all rights reserved|comments?|leave a comment|das könnte sie auch interessieren|alle rechte vorbehalten|sur le même sujet|les plus lus|tous droits réservés|te puede interesar|también te puede interesar|lo más leído|todos los derechos reservados|potrebbe interessarti|tutti i diritti riservati|alle rechten voorbehouden|todos os direitos reservados)(?!\p{L})/u

/** A page's number and the marks by which a wire ends its pages. */
const PAGE_ENDS =
  /^(?:[-–—]+\s?more\s?[-–—]*|\(more\)|[-–—]\s?\d{1,4}\s?[-–—]|page \d{1,4}(?: ?(?:of|\/) ?\d{1,4})?|#{2,5}|(?:# ){2,4}#|-\s?30\s?-)$/u

/** A row of stars or dashes: it parts what stands above from what stands below. */
const RULE = /^[*_=~•·–—-](?:\s?[*_=~•·–—-]){2,}$/u
const END_OF_TEXT = /^(?:#{2,5}|(?:# ){2,4}#|-\s?30\s?-)$/u

const LONGEST = 160
const FEWEST_WORDS_SAID = 6

/** `page`: wholly a page's, so that it needs no neighbours to tell; `foot`: and so is all below it; `print`: the edge of a printed page. */
export type PageRow = 'page' | 'foot' | 'print'

export function pageRowOf(text: string): PageRow | null {
  if (text.length > LONGEST) return null
  const row = text.toLowerCase().replaceAll('’', "'")
  if (PAGE_ENDS.test(row) || RULE.test(row)) return 'print'
  if (REACHED.test(row) || (BY_LINE.test(text) && !namesRole(text.slice(3)))) return 'page'
  const folded = foldRow(row)
  const begins = BEGINNINGS.some((pattern) => pattern.test(folded)) || (beginsSayably(folded) && !isSentence(text))
  if (!BUTTONS.has(folded) && !begins) return null
  return FOOT.test(folded) ? 'foot' : 'page'
}

/** "Photo: that is what they asked for.": as a page's row begins, and as a sentence goes on. */
export function isLikePageRow(text: string): boolean {
  if (text.length > LONGEST || !isSentence(text)) return false
  return pageRowOf(text) === null && beginsSayably(foldRow(text.toLowerCase().replaceAll('’', "'")))
}

function beginsSayably(folded: string): boolean {
  return SAYABLE.some((pattern) => pattern.test(folded))
}

/** Longer than a button, up to its full stop. */
function isSentence(text: string): boolean {
  return /[.!?…]["'”’»)]*$/u.test(text) && text.split(' ').length >= FEWEST_WORDS_SAID
}

/** A header has rules of its own. */
export function isPageRow(text: string): boolean {
  return pageRowOf(text) !== null && !isRule(text)
}

export function isRule(text: string): boolean {
  return text.length <= LONGEST && RULE.test(text)
}

/** "# # #", "-30-": the text is over. */
export function isEndOfText(text: string): boolean {
  return END_OF_TEXT.test(text)
}

/** One word with the end of a sentence is said: "Teilen!" */
function foldRow(row: string): string {
  const bare = row.replace(/^[\s•·|>»→✕×+]+/u, '').replace(/[\s…|>»→✕×+]+$/u, '')
  return bare.includes(' ') ? bare.replace(/[\s.!?:]+$/u, '') : bare
}
