"""The server answers its own page on the loopback interface, and refuses everybody else."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.watch.serving import PATIENCE, Served, copied, watching


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with watching(copied(tmp_path_factory.mktemp("served"))) as found:
        yield found


def digest(served: Served) -> str:
    with served.states() as states:
        found: str = next(states)["page"]["digest"]
        return found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/page.css", "text/css; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/bold.ttf", "font/ttf"),
        ("/choices", "application/json"),
    ],
)
def test_its_own_files_come_guarded(served: Served, path: str, kind: str) -> None:
    answer = served.ask(path)
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert "server" not in answer.headers


def test_pictures_and_pdfs_are_served(served: Served) -> None:
    page = digest(served)
    picture = served.ask(f"/pictures/{page}/600")
    assert (picture.headers["content-type"], picture.body[:3]) == ("image/jpeg", b"\xff\xd8\xff")
    pdf = served.ask(f"/pdfs/{page}")
    assert (pdf.headers["content-type"], pdf.body[:5]) == ("application/pdf", b"%PDF-")
    assert "allies-bring-ukraine-closer.pdf" in pdf.headers["content-disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/page.html",
        "/page.py",
        "/server.py",
        "/../server.py",
        "/page/page.html",
        "/%2e%2e/%2e%2e/pyproject.toml",
        "/..%2f..%2fpyproject.toml",
        "//etc/passwd",
        "/copy/china.yaml",
        "/pictures/0000000000000000/600",
        "/pictures/..%2f..%2fbrief/600",
        "/pdfs/../../china.yaml",
        "/events?style=%2Fetc%2Fpasswd",
        "/events?style=..%2Fown.yaml",
        "/events?paper=a3",
        "/events/",
    ],
)
def test_there_is_nothing_else(served: Served, path: str) -> None:
    answer = served.ask(path)
    assert answer.status in (307, 404)  # 307: the same path without its last stroke
    assert b"title:" not in answer.body
    assert b"root:" not in answer.body


@pytest.mark.parametrize("width", ["63", "4097", "9" * 5000, "-5", "x", "1e3", "٦٠٠"])
def test_a_picture_has_bounds(served: Served, width: str) -> None:
    assert served.ask(f"/pictures/{digest(served)}/{quote(width)}").status == 404


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "127.0.0.1:1", "localhost.example.org:{port}", "", "[::1]"]
)
def test_another_name_for_this_machine_is_refused(served: Served, host: str) -> None:
    for path in ("/", "/choices", "/events"):
        answer = served.ask(path, Host=host.format(port=served.port))
        assert answer.status == 421
        assert len(answer.body) < 100


@pytest.mark.parametrize("name", ["Огляд.pdf", "Ü, 100% 'x'.pdf", "a;b=c.pdf", "😀.pdf"])
def test_a_pdf_has_its_name_in_any_letters(tmp_path: Path, name: str) -> None:
    tmp_path.joinpath("brief.yaml").write_text(f'title: x\nfilename: "{name}"\n', "utf-8")
    with watching(tmp_path) as served:
        answer = served.ask(f"/pdfs/{digest(served)}")
    assert answer.status == 200
    kind, field = answer.headers["content-disposition"].split("; ")
    assert (kind, unquote(field.removeprefix("filename*=UTF-8''"))) == ("inline", name)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST"])
def test_its_own_names_are_answered(served: Served, name: str) -> None:
    host = f"{name}:{served.port}"
    assert served.ask("/", Host=host).status == 200
    origin = f"http://{host.lower()}"
    assert served.ask("/choices", Origin=origin, Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "http://localhost"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"},
    ],
    ids=str,
)
def test_another_page_is_refused(served: Served, headers: dict[str, str]) -> None:
    for path in ("/", "/choices", "/events", "/page.js"):
        assert served.ask(path, **headers).status == 403


def test_a_link_to_the_front_page_may_be_followed(served: Served) -> None:
    visit = {
        "Sec_Fetch_Site": "cross-site",
        "Sec_Fetch_Mode": "navigate",
        "Sec_Fetch_Dest": "document",
    }
    assert served.ask("/", **visit).status == 200
    assert served.ask("/choices", **visit).status == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"])
def test_nothing_can_be_changed(served: Served, method: str) -> None:
    for path in ("/", "/choices", "/events", "/nothing"):
        assert served.ask(path, method).status == 405


def raw(served: Served, data: bytes) -> bytes:
    """The first of what comes back for some bytes."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=PATIENCE) as connection:
        connection.sendall(data)
        return connection.recv(65536)


def test_a_huge_request_is_refused(served: Served) -> None:
    host = f"Host: 127.0.0.1:{served.port}\r\n".encode()
    huge = b"GET / HTTP/1.1\r\n" + host + b"X: " + b"x" * 60_000
    assert b" 400 " in raw(served, huge)
    body = b"POST /choices HTTP/1.1\r\n" + host + b"Content-Length: 99999999999\r\n\r\nabc"
    assert b" 405 " in raw(served, body)
    assert b" 400 " in raw(served, b"\x16\x03\x01 this is no HTTP\r\n\r\n")
    assert served.ask("/").status == 200


def test_a_slow_client_holds_up_nobody(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port)) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127")
        with served.states() as unread:  # asks for states and never reads them
            assert served.ask(f"/pictures/{digest(served)}/600").status == 200
            assert next(unread)["isCurrent"]


def test_no_other_interface_is_bound(served: Served) -> None:
    # The whole of 127.0.0.0/8 is this machine; only the one address is bound.
    with socket.socket() as another:
        another.settimeout(PATIENCE)
        assert another.connect_ex(("127.0.0.2", served.port)) != 0


def test_what_an_author_writes_is_never_markup() -> None:
    page = Path(__file__).parents[2] / "briefing" / "watch" / "page"
    for script in page.glob("*.js"):
        text = script.read_text("utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval("):
            assert way not in text
    for file in page.glob("page.*"):
        text = file.read_text("utf-8")
        assert "http://" not in text
        assert "https://" not in text
