"""A folder becomes a live page in the browser, drawn again as it is saved.

`desk` builds, `scene` says what a browser shows, `hub` hands a scene to every browser, `ear`
hears of saves, `server` answers, and `guard` decides whom. `page/` is what runs in the browser.
"""
