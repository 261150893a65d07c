// The front end empties the root before it has anything to show. Until its first run is drawn, the first screen stays.
(() => {
  const root = document.getElementById('root')
  const screen = root.firstElementChild
  const drawn = [
    '[data-testid=stApp][data-test-script-state=notRunning] [data-testid=stMain] :is(h1, [data-testid=stAlert])',
    '[data-testid=stException]',
    '[data-testid=stProgress]',
    '[role=dialog]',
  ].join()
  const LONGEST_WAIT = 20000
  const observer = new MutationObserver(() => {
    if (document.querySelector(drawn)) {
      stop()
    } else if (!screen.isConnected) {
      screen.inert = true // what it says is about to be said by the app
      document.body.append(screen)
      setTimeout(stop, LONGEST_WAIT)
    }
  })
  const stop = () => {
    observer.disconnect()
    screen.remove()
  }
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-test-script-state'],
  })
})()
