// What readers set in their browser, and Streamlit's pages do not follow by themselves: the size of text, and paper.
(() => {
  const usual = 16
  const probe = document.createElement('p')
  probe.style.fontSize = 'medium'
  document.body.append(probe)
  document.documentElement.classList.toggle('large-text', parseFloat(getComputedStyle(probe).fontSize) > usual)
  probe.remove()
})()
// Ctrl+P prints the page to print of the view: whole charts, no buttons. Where the view has none, it prints the page.
;(() => {
  const sheet = document.createElement('div')
  const style = document.createElement('style')
  sheet.className = 'sheet'
  style.media = 'print'
  const read = ({ pathname, search }) => {
    const asked = new XMLHttpRequest()
    asked.open('GET', pathname + search, false) // the browser prints as soon as this function ends
    try {
      asked.send()
    } catch {
      return '' // the server is away
    }
    return asked.status === 200 ? asked.responseText : ''
  }
  addEventListener('beforeprint', () => {
    const link = document.querySelector('[data-testid=stLinkButton] a[href*="/print/"]')
    const html = link && read(link)
    if (!html) return
    const { head, body } = new DOMParser().parseFromString(html, 'text/html')
    style.textContent = head.querySelector('style').textContent
    sheet.replaceChildren(...body.children)
    document.head.append(style)
    document.body.append(sheet)
  })
  addEventListener('afterprint', () => {
    style.remove()
    sheet.remove()
  })
})()
