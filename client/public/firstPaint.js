/* Sets the remembered theme and language before anything is drawn; the policy of the server allows no inline script. */
;(function () {
  try {
    var kept = JSON.parse(localStorage.getItem('doorstep.reading') || '{}')
    if (kept.theme === 'light' || kept.theme === 'dark') document.documentElement.dataset.theme = kept.theme
    var language = localStorage.getItem('doorstep.language')
    var offered = (document.documentElement.dataset.languages || 'en fr').split(' ')
    if (language && offered.indexOf(language) >= 0) document.documentElement.lang = language
  } catch {
    /* Storage is refused or holds something else: the preferences of the system decide. */
  }
})()
