"""A page and its imprint become a PDF file: tagged, archival, the same bytes every time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFObjectReference,
    PDFString,
)

from briefing.frozen import Frozen
from briefing.makeup.page import Page
from briefing.press.press import Attachment, Edition, Imprint
from briefing.press.reportlab.draw import Case, Pen
from briefing.press.reportlab.faces import Faces
from briefing.press.reportlab.file import write_file
from briefing.press.reportlab.metadata import xmp_packet
from briefing.press.reportlab.metrics import HarfBuzzMetrics
from briefing.press.reportlab.objects import Document, Indirect, Stream, reference, text_string
from briefing.press.reportlab.pictures import Darkroom
from briefing.press.reportlab.srgb import srgb_profile
from briefing.press.reportlab.structure import StructureTree
from briefing.units import Size

if TYPE_CHECKING:
    from briefing.makeup.stamp import Stamp

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

    def print_copies(self, page: Page, stamps: tuple[Stamp, ...], imprint: Imprint) -> Edition:
        """The page once for each stamp, as one file that keeps the same standards."""
        from briefing.press.reportlab.multiply import Overprint, digest, multiply

        pdf, content, added = self._print((page,), imprint, stamps)
        names = (stamp.name for stamp in stamps)
        copies = [Overprint(*pair) for pair in zip(names, added, strict=True)]
        return Edition(multiply(pdf, copies), digest(content, copies))

    def _print(
        self, pages: tuple[Page, ...], imprint: Imprint, stamps: tuple[Stamp, ...]
    ) -> tuple[bytes, bytes, list[bytes]]:
        """The file, the content of its last page, and what each stamp adds to that on its copy."""
        size, texts = pages[0].size, [stamp.texts for stamp in stamps]
        added: list[bytes] = []
        document = PDFDocument(compression=0, invariant=1, pdfVersion=(1, 7), lang=imprint.language)
        tree = StructureTree(size.height, len(pages))
        case = Case(self.faces, self._darkroom, (*(page.items for page in pages), *texts))
        images: dict[str, Any] = {}
        content = b""
        for at, page in enumerate(pages):
            tree.begin(document.thisPageRef())
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
                _catalogue(document, tree.root(), imprint, is_single=len(pages) == 1)
            content = "\n".join((*pen.operators, "")).encode("ascii")
            # /ID covers only the time and the title until it is told of the content.
            document.updateSignature(content)
            shown = {name: images[name] for name in pen.images}
            document.addPage(Indirect(_Sheet(size, at, content, shown, links).write))
        return write_file(document), content, added


class _Sheet(Frozen):
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
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s %s]/Contents %s/Resources<</Font %s%s"
            b"/ProcSet[/PDF/Text/ImageB/ImageC/ImageI]>>%s/StructParents %d/Tabs/S>>"
        ) % (
            reference(document, document.Pages),
            *(f"{length:.4f}".rstrip("0").rstrip(".").encode("ascii") for length in self.size),
            reference(document, Stream(self.content)),
            PDFObjectReference("BasicFonts").format(document),
            b"/XObject<<%s>>" % named if named else b"",
            b"/Annots[%s]" % links if links else b"",
            self.number,
        )


def _embed_fonts(document: Document, case: Case) -> None:
    """The fonts of all pages, once the last has said which glyphs it needs."""
    for font in case.fonts.values():
        for name, written in font.objects().items():
            document.idToObject["BasicFonts"][name] = written


def _embed_images(document: Document, pen: Pen, embedded: dict[str, Any]) -> None:
    """The images that a page draws, by name; one that an earlier page drew is in the file."""
    for name, image in pen.images.items():
        if name not in embedded:
            document.updateSignature(image.data)
            embedded[name] = document.Reference(image.stream())


def _catalogue(document: Document, root: Indirect, imprint: Imprint, *, is_single: bool) -> None:
    """What the file says of itself, hung on its catalogue."""
    catalogue = document.Catalog
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents", "AF"]
    catalogue.StructTreeRoot = root
    catalogue.MarkInfo = PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = PDFDictionary(_preferences(is_single=is_single))
    catalogue.OutputIntents = PDFArray([PDFDictionary(_output_intent())])
    packet = xmp_packet(imprint, _PRODUCER)
    # Metadata stays readable to tools that know no PDF (ISO 19005-2, 6.6.2.1).
    catalogue.Metadata = Stream(packet, compress=False, Type="/Metadata", Subtype="/XML")
    document.info = _info(imprint)
    document.updateSignature(packet)
    if imprint.attachments:
        _attach(document, imprint.attachments, imprint.created)


def _preferences(*, is_single: bool) -> dict[str, str]:
    """What a reader's print dialogue starts from (ISO 32000-1, 12.2): 100 %, a page on one side."""
    preferences = {"DisplayDocTitle": "true", "PrintScaling": "/None"}
    return preferences | {"Duplex": "/Simplex"} if is_single else preferences


def _output_intent() -> dict[str, object]:
    return {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": Stream(srgb_profile(), N=3),
    }


class _Info(PDFInfo):  # type: ignore[misc]  # ReportLab is untyped
    """The information dictionary, without the entries that would be empty."""

    def __init__(self, entries: dict[str, str]) -> None:
        super().__init__()
        self._entries = {key: value for key, value in entries.items() if value}

    def digest(self, signature: Any) -> None:
        """The XMP packet, already in the signature, says all of it."""

    def format(self, document: Document) -> bytes:
        """The dictionary's bytes, as ReportLab asks for them."""
        values = self._entries.items()
        pairs = (b"/%s %s" % (key.encode(), text_string(value)) for key, value in values)
        return b"<<%s/Trapped/False>>" % b"".join(pairs)


def _info(imprint: Imprint) -> _Info:
    return _Info(
        {
            "Title": imprint.title,
            "Author": imprint.author,
            "Subject": imprint.subject,
            "Keywords": imprint.keywords,
            "Creator": imprint.creator,
            "Producer": _PRODUCER,
            "CreationDate": _date(imprint.created),
            "ModDate": _date(imprint.created),
        }
    )


def _date(moment: datetime) -> str:
    """A moment of UTC (ISO 32000-1, 7.9.4)."""
    return f"D:{moment.year:04}{moment:%m%d%H%M%S}Z"


def _attach(document: Document, attachments: tuple[Attachment, ...], moment: datetime) -> None:
    """Embed files that go with the whole document (ISO 19005-3, 6.8)."""
    files = []
    for attachment in sorted(attachments, key=lambda attachment: attachment.name):
        document.updateSignature(attachment.data)
        size = f"<</Size {len(attachment.data)}/ModDate({_date(moment)})>>"
        media_type = "/" + attachment.media_type.replace("/", "#2F")
        stream = Stream(attachment.data, Type="/EmbeddedFile", Subtype=media_type, Params=size)
        files.append((attachment, _file_specification(attachment, stream)))
    names = [part for file, entry in files for part in (PDFString(file.name), entry)]
    document.Catalog.AF = PDFArray([entry for _, entry in files])
    document.Catalog.Names = PDFDictionary(
        {"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})}
    )


def _file_specification(attachment: Attachment, stream: Stream) -> Indirect:
    name, says = text_string(attachment.name), text_string(attachment.says)

    def write(document: Document) -> bytes:
        place = reference(document, stream)
        return b"<</Type/Filespec/F %s/UF %s/AFRelationship/%s/EF<</F %s/UF %s>>/Desc %s>>" % (
            name,
            name,
            attachment.relationship.encode("ascii"),
            place,
            place,
            says,
        )

    return Indirect(write)
