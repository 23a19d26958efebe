// Runs before the first paint, so that a person who chose the dark scheme never sees a white flash.
// A file of its own because the content security policy allows no inline script.
;(function chooseColorScheme() {
  var chosen
  try {
    chosen = localStorage.getItem('bmms.color-scheme')
  } catch (_refused) {
    chosen = null
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
