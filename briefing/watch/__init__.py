"""A folder becomes a live page in the browser, drawn again as it is saved.

`builder` builds, `state` says what a browser shows, `broadcast` hands that to every browser,
`file_watcher` hears of saves, `server` answers, and `origin_guard` decides whom. `page/` is what
runs in the browser.
"""
