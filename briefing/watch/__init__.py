"""`briefing watch`: a web page that shows a folder's page, built again at each save.

`builder` builds the folder, `state` is what a browser shows, as JSON, `broadcast` sends it to every
browser, `file_watcher` notices saves, `server` answers requests, and `origin_guard` refuses those
that come from elsewhere. `page/` is what runs in the browser.
"""
