"""Pages and what they say of themselves, written as a PDF file: tagged, archival, reproducible.

`ReportLabBackend` draws each page's content stream, embeds fonts, images and attachments, and hands
all objects to `objects.Document`, which writes them. Bytes depend on the pages and their imprint
alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.layout.page import Page, Text
from briefing.pdf.content_stream import ContentStream, Resources
from briefing.pdf.font_files import Faces
from briefing.pdf.harfbuzz import HarfBuzzMetrics
from briefing.pdf.images import Encoded, ImageEncoder
from briefing.pdf.metadata import Attachment, Imprint, srgb_profile, xmp_packet
from briefing.pdf.objects import (
    Array,
    Catalogue,
    Dictionary,
    Document,
    Indirect,
    Stream,
    Writer,
    literal,
    text_string,
)
from briefing.pdf.tagging import StructureTree
from briefing.units import Size

if TYPE_CHECKING:
    from briefing.layout.copy_stamp import Stamp

_PRODUCER = "ReportLab"


class Edition(NamedTuple):
    """Copies of a page in one file, and the SHA-256 of each copy's content, in hexadecimal.

    The content is the data of all content streams of its page, joined by a line feed.
    """

    pdf: bytes
    digests: tuple[str, ...]


class ReportLabBackend:
    """Prints pages to PDF; keeps open fonts, shaped text and encoded images for the next one.

    `metrics` measure text by the fonts that are embedded.
    """

    def __init__(self) -> None:
        self.faces = Faces()
        self.metrics = HarfBuzzMetrics(self.faces)
        self._images = ImageEncoder()

    def print(self, pages: tuple[Page, ...], imprint: Imprint) -> bytes:
        """The pages as one PDF/UA-1 and PDF/A file, all of one size, each font embedded once."""
        drawn = self._draw(pages, imprint)
        return drawn.document.to_bytes(drawn.catalogue, drawn.info)

    def print_copies(self, page: Page, stamps: "tuple[Stamp, ...]", imprint: Imprint) -> Edition:
        """The page once for each stamp, as one file that keeps the same standards.

        A stamp lies on its own copy alone; all have the same mark in the structure.
        """
        # loaded only for copies
        from briefing.pdf.numbered_copies import Overprint, digests, write_copies

        drawn = self._draw((page,), imprint, [stamp.texts for stamp in stamps])
        copies = [
            Overprint(stamp.name, content)
            for stamp, content in zip(stamps, drawn.stamps, strict=True)
        ]
        return Edition(write_copies(drawn, copies), digests(drawn.content, copies))

    def _draw(
        self, pages: tuple[Page, ...], imprint: Imprint, stamps: Sequence[tuple[Text, ...]] = ()
    ) -> "Drawn":
        """All objects of a file; each of the stamps lies on the last page, on a copy of its own."""
        size, added = pages[0].size, list[bytes]()
        document = Document(imprint.language)
        tree = StructureTree(size.height, len(pages))
        resources = Resources(self.faces, self._images, (*(page.items for page in pages), *stamps))
        images: dict[str, Stream | Indirect] = {}
        for at, page in enumerate(pages):
            tree.begin_page()
            stream = ContentStream(page, resources, tree)
            if page is pages[-1]:
                added += (operators.encode("ascii") for operators in stream.overprint(stamps))
                _embed_fonts(document, resources)
            _embed_images(document, stream, images)
            links = list(_annotations(stream, tree))
            for link in links:  # by now, since objects are numbered as they are first named
                document.number(link)
            if page is pages[-1]:
                catalogue = _catalogue(document, tree.root, imprint, is_single=len(pages) == 1)
            content = "\n".join((*stream.operators, "")).encode("ascii")
            # /ID covers only the time and the title until it is told of the content.
            document.updateSignature(content)
            shown = {name: images[name] for name in stream.images}
            contents = (Stream(content),)
            sheet = PageObject(size, at, document.Pages, contents, document.fonts, shown, links)
            page_object = Indirect(sheet.write)
            document.addPage(page_object)
        return Drawn(document, catalogue, _info(imprint), tree, sheet, page_object, content, added)


def _annotations(stream: ContentStream, tree: StructureTree) -> Iterator[Indirect]:
    """The annotations of a page's links; one within the page needs the link that it leads to."""
    places = {element.anchor: rects[0] for element, (rects, _) in stream.links.items()}
    for element, (rects, words) in stream.links.items():
        if element.link or element.target in places:
            target = places[element.target] if element.target else None
            for rect in rects:
                yield tree.annotate(element, rect, "".join(words), target)


class PageObject(NamedTuple):
    """A page's dictionary (ISO 32000-1, 7.7.3.3): its number from 0, and what it refers to.

    Its resources are all fonts of the document, and the images that it draws.
    """

    size: Size
    number: int
    parent: Any
    contents: tuple[Stream, ...]
    fonts: Any
    images: dict[str, Stream | Indirect]
    links: list[Indirect]

    def write(self, file: Writer) -> bytes:
        """The dictionary."""
        lengths = (f"{length:.4f}".rstrip("0").rstrip(".") for length in self.size)
        parent, contents = file.refer(self.parent), b" ".join(map(file.refer, self.contents))
        images = b"".join(
            b"/%s %s" % (name.encode("ascii"), file.refer(image))
            for name, image in self.images.items()
        )
        links = b" ".join(map(file.refer, self.links))
        return (
            b"<</Type/Page/Parent %s/MediaBox[0 0 %s]/Contents%s/Resources<</Font %s%s"
            b"/ProcSet[/PDF/Text/ImageB/ImageC/ImageI]>>%s/StructParents %d/Tabs/S>>"
        ) % (
            parent,
            " ".join(lengths).encode("ascii"),
            b" %s" % contents if len(self.contents) == 1 else b"[%s]" % contents,
            file.refer(self.fonts),
            b"/XObject<<%s>>" % images if images else b"",
            b"/Annots[%s]" % links if links else b"",
            file.parent_key(self.number),
        )


class Drawn(NamedTuple):
    """The objects of a file before it is written; of its pages the last.

    `content` is the data of that page's content stream, and `stamps` what is added to it on each
    copy.
    """

    document: Document
    catalogue: Catalogue
    info: Indirect
    tree: StructureTree
    page: PageObject
    page_object: Indirect
    content: bytes
    stamps: list[bytes]


def _embed_fonts(document: Document, resources: Resources) -> None:
    """Add the fonts of all pages to the document, once the last page is drawn."""
    for font in resources.fonts.values():
        for name, written in font.objects().items():
            document.fonts[name] = written


def _embed_images(
    document: Document, stream: ContentStream, embedded: dict[str, Stream | Indirect]
) -> None:
    """Add the images that a page draws to those `embedded` by name, unless they are among them."""
    for name, image in stream.images.items():
        if name not in embedded:
            document.updateSignature(image.data)
            embedded[name] = (
                image.stream() if isinstance(image, Encoded) else image.object(document.fonts)
            )
            document.number(embedded[name])


def _catalogue(
    document: Document, root: Indirect, imprint: Imprint, *, is_single: bool
) -> Catalogue:
    """The catalogue (ISO 32000-1, 7.7.2), upon the structure tree's `root`."""
    packet = xmp_packet(imprint, _PRODUCER)
    document.updateSignature(packet)
    attached = _attached(document, imprint.attachments, imprint.created)
    return document.catalogue(
        {
            **attached,
            "ViewerPreferences": Dictionary(_preferences(is_single=is_single)),
            "StructTreeRoot": root,
            "MarkInfo": Dictionary({"Marked": "true"}),
            # Metadata stays readable to tools that know no PDF (ISO 19005-2, 6.6.2.1).
            "Metadata": Stream(packet, compress=False, Type="/Metadata", Subtype="/XML"),
            "OutputIntents": Array([Dictionary(_output_intent())]),
        }
    )


def _preferences(*, is_single: bool) -> dict[str, str]:
    """What a reader's print dialogue starts from (ISO 32000-1, 12.2): 100 %, a sheet a page."""
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
    """A moment of UTC as a date of PDF (ISO 32000-1, 7.9.4)."""
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

    def write(file: Writer) -> bytes:
        place = file.refer(stream)
        return b"<</Type/Filespec/F %s/UF %s/AFRelationship/%s/EF<</F %s/UF %s>>/Desc %s>>" % (
            name,
            name,
            attachment.relationship.encode("ascii"),
            place,
            place,
            says,
        )

    return Indirect(write)
