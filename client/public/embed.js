/*
 * For pages that embed a briefing: gives its frame the height that it says it has. It listens to frames that came from where
 * this script came from, and to nothing else; it reads nothing of the page and keeps nothing. Loading it twice does no harm.
 */
;(function () {
  var own = document.currentScript && document.currentScript.src
  var origin = own ? new URL(own).origin : null

  function heightIn(data) {
    if (typeof data !== 'object' || data === null || data.type !== 'doorstep:height') return null
    var height = data.height
    return typeof height === 'number' && height >= 1 && height <= 20000 ? Math.ceil(height) : null
  }

  function frameOf(source) {
    var frames = document.getElementsByTagName('iframe')
    for (var index = 0; index < frames.length; index += 1) {
      if (frames[index].contentWindow === source) return frames[index]
    }
    return null
  }

  /* A frame that was faster than this script has told its height to nobody. */
  function askAll() {
    var frames = document.getElementsByTagName('iframe')
    for (var index = 0; index < frames.length; index += 1) {
      var isOurs = frames[index].src.indexOf(origin + '/embed/') === 0
      if (isOurs) frames[index].contentWindow.postMessage('doorstep:ask-height', '*')
    }
  }

  window.addEventListener('message', function (event) {
    if (origin === null || event.origin !== origin) return
    var height = heightIn(event.data)
    var frame = height === null ? null : frameOf(event.source)
    if (frame !== null) frame.style.height = height + 'px'
  })
  if (origin !== null) askAll()
})()
