/* Sets the ground of what was shown last before anything is drawn; the policy of the server allows no inline script. */
;(function () {
  try {
    var slot = new URLSearchParams(location.search).get('slot') || ''
    var end = /^[\w-]{1,20}$/.test(slot) && slot !== '1' ? '.' + slot : ''
    var ground = (localStorage.getItem('doorstep.screenGround' + end) || '').split(' ')
    var root = document.documentElement
    if (ground[0] === 'light' || ground[0] === 'dark') root.setAttribute('data-theme', ground[0])
    if (/^[a-z-]+$/.test(ground[1] || '')) root.setAttribute('data-scene', ground[1])
  } catch (refused) {
    /* Storage is refused: dark, as the page says. */
  }
})()
