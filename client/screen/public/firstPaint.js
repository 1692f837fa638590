/* Sets the theme of what was shown last before anything is drawn; the policy of the server allows no inline script. */
;(function () {
  try {
    var theme = localStorage.getItem('doorstep.screen.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme)
  } catch (refused) {
    /* Storage is refused: dark, as the page says. */
  }
})()
