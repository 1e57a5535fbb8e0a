"""What others make of an email: another MIME parser, the validator of HTML, and axe-core.

None comes from PyPI, so `.ci/run` runs this, and says in BRIEFING_NODE where npm's packages lie and
in BRIEFING_CHROMIUM what Chromium is called; a plain `pytest` does not collect it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from briefing.mail.message import Headers, as_draft
from briefing.workflows.mail import Email, write_email
from tests.conftest import ROOT, SECTIONS

PAGES = ROOT / "tests/pages"
BRIEFS = [SECTIONS, *(PAGES / name for name in ("charts", "everything", "french", "ukrainian"))]
NAMED = pytest.mark.parametrize("place", BRIEFS, ids=lambda place: place.name)
ENVELOPE = Headers(("Ann Ó <ann@example.org>", "bob@example.org"), sender="desk@example.org")
# Reads an email from standard input, and writes what it has found as JSON.
POSTAL = """
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import PostalMime from "postal-mime";
const { from, to, subject, text, html, attachments } = await PostalMime.parse(readFileSync(0));
const files = attachments.map(({ filename, mimeType, content }) => [
  filename, mimeType, createHash("sha256").update(Buffer.from(content)).digest("hex"),
]);
console.log(JSON.stringify({ from: from.address, to, subject, text, html, files }));
"""


def node() -> Path:
    return Path(os.environ["BRIEFING_NODE"])


def written(place: Path) -> Email:
    return write_email(place, ENVELOPE)


def html(email: Email) -> str:
    body = email.message.get_body(("html",))
    assert body
    content: str = body.get_content()
    return content


@NAMED
def test_another_parser_reads_the_same(place: Path) -> None:
    email = written(place)
    call = ["node", "--input-type=module", "-e", POSTAL]
    done = subprocess.run(
        call, cwd=node().parent, input=as_draft(email.message), capture_output=True
    )
    found = json.loads(done.stdout)
    plain = email.message.get_body(("plain",))
    assert plain
    assert found["from"] == "desk@example.org"
    assert found["to"] == [
        {"address": "ann@example.org", "name": "Ann Ó"},
        {"address": "bob@example.org", "name": ""},
    ]
    assert found["subject"] == email.message["Subject"]
    assert found["text"].split() == plain.get_content().split()
    assert found["html"].split() == html(email).split()
    name = email.file_name
    assert found["files"] == [[name, "application/pdf", sha256(email.pdf).hexdigest()]]


def test_the_html_is_valid(tmp_path: Path) -> None:
    for place in BRIEFS:
        tmp_path.joinpath(f"{place.name}.html").write_text(html(written(place)), "utf-8")
    jar = node() / "vnu-jar/build/dist/vnu.jar"
    call = ["java", "-jar", str(jar), "--Werror", *map(str, tmp_path.glob("*.html"))]
    done = subprocess.run(call, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    tmp_path.joinpath("wrong.html").write_text("<p><ul></p>")
    assert subprocess.run([*call[:4], str(tmp_path / "wrong.html")], capture_output=True).returncode


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    path = shutil.which(os.environ["BRIEFING_CHROMIUM"])
    assert path
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


@NAMED
def test_nothing_bars_a_reader(place: Path, page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(html(written(place)))
    page.add_script_tag(path=node() / "axe-core/axe.min.js")
    found = page.evaluate("axe.run()")
    assert [each["id"] for each in found["violations"]] == []
    assert len(found["passes"]) > 10
    assert asked == []


def test_what_bars_a_reader_is_found(page: Any) -> None:
    page.set_content('<p style="color:#eee;background:#fff">pale</p>')
    page.add_script_tag(path=node() / "axe-core/axe.min.js")
    found = page.evaluate("axe.run()")
    assert "color-contrast" in [each["id"] for each in found["violations"]]
