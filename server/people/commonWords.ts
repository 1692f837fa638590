/** The words that passwords are made of: a kept list of the commonest passwords, and our own of what a newsroom thinks of first. */
import { dictionary } from '@zxcvbn-ts/language-common'

/** As dear as the thousandth of the list. */
const OWN_WORD_BITS = 10

/** English and French, unaccented, three letters or more. What the kept list has cheaper stays cheaper. */
const OWN_WORDS = `
  doorstep briefing briefings press pressroom presse newsroom news journalist journaliste journalism reporter reportage
  editor editorial headline deadline podium spokesman spokesperson spokeswoman microphone captions caption transcript
  question questions answer answers reponse interview conference conferences statement communique redaction redacteur
  redactrice correspondent correspondant media medias radio television tele broadcast photographer photographe camera
  accreditation accredited outlet agency agence gazette tribune journal quotidien herald times monde figaro reuters
  politics politique politician minister ministre ministry ministere president presidente chancellor parliament
  parlement commission council conseil senate senat government gouvernement mayor maire embassy ambassade republic
  republique union europe european europeen europeenne election elections campaign campagne policy treaty summit sommet
  democracy democratie liberty liberte egalite fraternite
  brussels bruxelles belgium belgique belgie strasbourg luxembourg france paris lyon marseille toulouse bordeaux lille
  nantes nice rennes montpellier grenoble geneve geneva lausanne zurich suisse switzerland london londres england
  angleterre britain scotland ireland irlande dublin germany allemagne berlin munich hamburg italy italie rome roma
  milan spain espagne madrid barcelona barcelone portugal lisbon lisbonne vienna vienne austria autriche amsterdam
  netherlands holland hollande sweden stockholm norway norvege oslo denmark copenhagen finland helsinki poland pologne
  warsaw varsovie prague budapest athens athenes greece grece ukraine kyiv kiev canada quebec montreal ottawa toronto
  america washington newyork california texas australia sydney maroc morocco algerie tunisie senegal dakar abidjan
  monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche
  january february march april may june july august september october november december
  janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  spring summer autumn winter fall printemps ete automne hiver season saison today tomorrow yesterday morning evening
  aujourdhui demain matin soir week weekend month year semaine mois annee
  password passwort passphrase passcode motdepasse monmotdepasse mypassword thisismypassword secret secrete secure
  securite security access acces login signin admin administrator administrateur utilisateur user username root system
  systeme server serveur computer ordinateur internet website email mail message welcome bienvenue hello bonjour bonsoir
  salut coucou hallo changeme changemoi letmein laissemoi entrer default defaut temporary temporaire temp test testing
  tester demo sample exemple example qwerty azerty qwertz guest invite office bureau work travail company entreprise
  jetaime iloveyou amour love loveyou monamour cheri cherie bisous bisou doudou loulou chouchou nounours papa maman
  mother father sister brother family famille maison home house baby bebe enfant enfants princess princesse prince queen
  king reine roi angel ange etoile star soleil sunshine lune moon sun ciel sky ocean mer montagne mountain river riviere
  jardin garden fleur flower rose tulipe marguerite chocolat chocolate cafe coffee fromage cheese vin wine biere beer
  pizza banane banana cerise cherry orange pomme apple fraise strawberry chat chien cheval lapin chaton souris tigre lion
  cat dog horse rabbit kitten tiger dragon panda dolphin dauphin papillon butterfly monkey football footballer basketball
  baseball rugby tennis hockey cyclisme velo voiture moto ferrari porsche renault peugeot citroen mercedes liverpool
  chelsea arsenal manchester united everton tottenham juventus realmadrid olympique anderlecht musique music guitare
  guitar piano metal rock disney starwars pokemon superman batman spiderman harrypotter minecraft naruto zelda mario
  jesus christ dieu god allah bible angels vacances holiday holidays noel christmas easter paques fete party birthday
  anniversaire bonheur happy happiness lucky chance freedom peace paix power pouvoir money argent
  camille lea manon chloe emma sarah marie julie laura pauline sophie isabelle nathalie catherine nicolas thomas
  alexandre maxime antoine julien pierre jean jeanpierre paul jacques francois michel philippe laurent christophe
  stephane olivier sebastien david daniel vincent guillaume mathieu matthieu louis hugo lucas theo arthur gabriel raphael
  james john robert michael william richard joseph charles christopher matthew anthony andrew joshua george kevin
  elizabeth jennifer charlotte olivia amelia jessica emily alice victoria anna
  this that mon ma ton ta and the are you for ever forever toujours best number one two three
`

let costs: ReadonlyMap<string, number> | null = null

/** What each word costs a guesser, in bits: its rank in the list. Read at the first use, some 20 milliseconds. */
export function wordCosts(): ReadonlyMap<string, number> {
  costs ??= read()
  return costs
}

function read(): ReadonlyMap<string, number> {
  const kept = dictionary['passwords-common'].map((word, nth) => [word, Math.log2(nth + 2)] as const)
  const read = new Map(kept)
  for (const word of OWN_WORDS.trim().split(/\s+/)) {
    read.set(word, Math.min(OWN_WORD_BITS, read.get(word) ?? Infinity))
  }
  return read
}
