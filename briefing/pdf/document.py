"""A page and its imprint become a PDF file: tagged, archival, the same bytes every time."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.layout.page import Page
from briefing.pdf.backend import Attachment, Edition, Imprint
from briefing.pdf.content_stream import Case, Pen
from briefing.pdf.font_files import Faces
from briefing.pdf.harfbuzz import HarfBuzzMetrics
from briefing.pdf.images import Darkroom
from briefing.pdf.metadata import srgb_profile, xmp_packet
from briefing.pdf.objects import Array, Dictionary, Document, Indirect, Stream, literal, text_string
from briefing.pdf.tagging import StructureTree
from briefing.units import Size

if TYPE_CHECKING:
    from briefing.layout.copy_stamp import Stamp

_PRODUCER = "ReportLab"


class ReportLabPress:
    """Prints pages to PDF; keeps faces open, shapes and images warm for the next one."""

    def __init__(self) -> None:
        self.faces = Faces()
        self.metrics = HarfBuzzMetrics(self.faces)
        self._darkroom = Darkroom()

    def print(self, pages: tuple[Page, ...], imprint: Imprint) -> bytes:
        """The pages as one PDF/UA-1 and PDF/A file, all of one size, each font embedded once."""
        return self._print(pages, imprint, ())[0]

    def print_copies(self, page: Page, stamps: "tuple[Stamp, ...]", imprint: Imprint) -> Edition:
        """The page once for each stamp, as one file that keeps the same standards."""
        # loaded only for copies
        from briefing.pdf.numbered_copies import Overprint, digest, multiply

        pdf, content, added = self._print((page,), imprint, stamps)
        names = (stamp.name for stamp in stamps)
        copies = [Overprint(*pair) for pair in zip(names, added, strict=True)]
        return Edition(multiply(pdf, copies), digest(content, copies))

    def _print(
        self, pages: tuple[Page, ...], imprint: Imprint, stamps: "tuple[Stamp, ...]"
    ) -> tuple[bytes, bytes, list[bytes]]:
        """The file, the content of its last page, and what each stamp adds to that on its copy."""
        size, texts = pages[0].size, [stamp.texts for stamp in stamps]
        added: list[bytes] = []
        document = Document(imprint.language)
        tree = StructureTree(size.height, len(pages))
        case = Case(self.faces, self._darkroom, (*(page.items for page in pages), *texts))
        images: dict[str, Any] = {}
        content, catalogue = b"", dict[str, Any]()
        for at, page in enumerate(pages):
            tree.begin_page()
            pen = Pen(page, case, tree)
            if page is pages[-1]:
                added += (operators.encode("ascii") for operators in pen.overprint(texts))
                _embed_fonts(document, case)
            _embed_images(document, pen, images)
            links = [
                document.Reference(tree.annotate(element, rect))
                for element, rects in pen.links.items()
                for rect in rects
            ]
            if page is pages[-1]:
                is_single = len(pages) == 1
                catalogue = _catalogue(document, tree.root(), imprint, is_single=is_single)
            content = "\n".join((*pen.operators, "")).encode("ascii")
            # /ID covers only the time and the title until it is told of the content.
            document.updateSignature(content)
            shown = {name: images[name] for name in pen.images}
            document.addPage(Indirect(_Sheet(size, at, content, shown, links).write))
        return document.to_bytes(catalogue, _info(imprint)), content, added


class _Sheet(NamedTuple):
    """What a page (ISO 32000-1, 7.7.3.3) says of itself: no font and no image but ours."""

    size: Size
    number: int
    content: bytes
    images: dict[str, Any]
    links: list[Any]

    def write(self, document: Document) -> bytes:
        """The page's dictionary."""
        images = ((name, place.format(document)) for name, place in self.images.items())
        named = b"".join(b"/%s %s" % (name.encode("ascii"), place) for name, place in images)
        links = b" ".join(place.format(document) for place in self.links)
        lengths = (f"{length:.4f}".rstrip("0").rstrip(".") for length in self.size)
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents %s/Resources<</Font %s%s"
            b"/ProcSet[/PDF/Text/ImageB/ImageC/ImageI]>>%s/StructParents %d/Tabs/S>>"
        ) % (
            document.refer(document.Pages),
            " ".join(lengths).encode("ascii"),
            document.refer(Stream(self.content)),
            document.refer(document.fonts),
            b"/XObject<<%s>>" % named if named else b"",
            b"/Annots[%s]" % links if links else b"",
            self.number,
        )


def _embed_fonts(document: Document, case: Case) -> None:
    """The fonts of all pages, once the last has said which glyphs it needs."""
    for font in case.fonts.values():
        for name, written in font.objects().items():
            document.fonts[name] = written


def _embed_images(document: Document, pen: Pen, embedded: dict[str, Any]) -> None:
    """The images that a page draws, by name; one that an earlier page drew is in the file."""
    for name, image in pen.images.items():
        if name not in embedded:
            document.updateSignature(image.data)
            embedded[name] = document.Reference(image.stream())


def _catalogue(
    document: Document, root: Indirect, imprint: Imprint, *, is_single: bool
) -> dict[str, Any]:
    """What the file says of itself: the entries of its catalogue (ISO 32000-1, 7.7.2)."""
    packet = xmp_packet(imprint, _PRODUCER)
    document.updateSignature(packet)
    attached = _attached(document, imprint.attachments, imprint.created)
    return attached | {
        "ViewerPreferences": Dictionary(_preferences(is_single=is_single)),
        "StructTreeRoot": root,
        "MarkInfo": Dictionary({"Marked": "true"}),
        # Metadata stays readable to tools that know no PDF (ISO 19005-2, 6.6.2.1).
        "Metadata": Stream(packet, compress=False, Type="/Metadata", Subtype="/XML"),
        "OutputIntents": Array([Dictionary(_output_intent())]),
    }


def _preferences(*, is_single: bool) -> dict[str, str]:
    """What a reader's print dialogue starts from (ISO 32000-1, 12.2): 100 %, a page on one side."""
    preferences = {"DisplayDocTitle": "true", "PrintScaling": "/None"}
    return preferences | {"Duplex": "/Simplex"} if is_single else preferences


def _output_intent() -> dict[str, object]:
    return {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": literal("sRGB"),
        "Info": literal("sRGB IEC61966-2.1"),
        "DestOutputProfile": Stream(srgb_profile(), N=3),
    }


def _info(imprint: Imprint) -> Indirect:
    """The information dictionary (ISO 32000-1, 14.3.3), without the entries that would be empty."""
    entries = {
        "Title": imprint.title,
        "Author": imprint.author,
        "Subject": imprint.subject,
        "Keywords": imprint.keywords,
        "Creator": imprint.creator,
        "Producer": _PRODUCER,
        "CreationDate": _date(imprint.created),
        "ModDate": _date(imprint.created),
    }
    pairs = (b"/%s %s" % (key.encode(), text_string(it)) for key, it in entries.items() if it)
    written = b"<<%s/Trapped/False>>" % b"".join(pairs)
    return Indirect(lambda _: written)


def _date(moment: datetime) -> str:
    """A moment of UTC (ISO 32000-1, 7.9.4)."""
    return f"D:{moment.year:04}{moment:%m%d%H%M%S}Z"


def _attached(
    document: Document, attachments: tuple[Attachment, ...], moment: datetime
) -> dict[str, Any]:
    """Entries of the catalogue that embed files with the whole document (ISO 19005-3, 6.8)."""
    files = []
    for attachment in sorted(attachments, key=lambda attachment: attachment.name):
        document.updateSignature(attachment.data)
        size = f"<</Size {len(attachment.data)}/ModDate({_date(moment)})>>"
        media_type = "/" + attachment.media_type.replace("/", "#2F")
        stream = Stream(attachment.data, Type="/EmbeddedFile", Subtype=media_type, Params=size)
        files.append((attachment, _file_specification(attachment, stream)))
    if not files:
        return {}
    names = [part for file, entry in files for part in (literal(file.name), entry)]
    named = Dictionary({"EmbeddedFiles": Dictionary({"Names": Array(names)})})
    return {"Names": named, "AF": Array([entry for _, entry in files])}


def _file_specification(attachment: Attachment, stream: Stream) -> Indirect:
    name, says = text_string(attachment.name), text_string(attachment.says)

    def write(document: Document) -> bytes:
        place = document.refer(stream)
        return b"<</Type/Filespec/F %s/UF %s/AFRelationship/%s/EF<</F %s/UF %s>>/Desc %s>>" % (
            name,
            name,
            attachment.relationship.encode("ascii"),
            place,
            place,
            says,
        )

    return Indirect(write)
