"""A language's code becomes the words that the press itself puts on a page."""

from typing import NamedTuple


class Words(NamedTuple):
    """The words that the press itself puts on a page.

    `updated` stands before a date, `updated_at` before a time alone. In `page` stand the
    page's number and how many there are; so do in `copy` those of a copy on paper. In `attached`
    stands a file's name: that is for an email.
    """

    key_figures: str
    source: str
    sources: str
    updated: str
    updated_at: str
    brief: str
    page: str
    copy: str
    version: str
    reference: str
    qr_code: str
    attached: str


WORDS = {
    "en": Words(
        key_figures="Key figures",
        source="Source",
        sources="Sources",
        updated="last updated",
        updated_at="last updated",
        brief="Brief",
        page="Page {number} of {count}",
        copy="Copy {number} of {count}",
        version="Version",
        reference="Reference",
        qr_code="QR code",
        attached="The whole page is attached: {name}",
    ),
    "fr": Words(
        key_figures="Chiffres clés",
        source="Source",
        sources="Sources",
        updated="mis à jour le",
        updated_at="mis à jour à",
        brief="Note",
        page="Page {number} sur {count}",
        copy="Exemplaire {number} sur {count}",
        version="Version",
        reference="Référence",
        qr_code="Code QR",
        attached="La page entière est jointe : {name}",
    ),
    "uk": Words(
        key_figures="Ключові цифри",
        source="Джерело",
        sources="Джерела",
        updated="оновлено",
        updated_at="оновлено о",
        brief="Довідка",
        page="Сторінка {number} з {count}",
        copy="Примірник {number} з {count}",
        version="Версія",
        reference="Номер",
        qr_code="QR-код",
        attached="Уся сторінка — у вкладенні: {name}",
    ),
    "de": Words(
        key_figures="Kennzahlen",
        source="Quelle",
        sources="Quellen",
        updated="zuletzt aktualisiert am",
        updated_at="zuletzt aktualisiert um",
        brief="Vermerk",
        page="Seite {number} von {count}",
        copy="Ausfertigung {number} von {count}",
        version="Fassung",
        reference="Zeichen",
        qr_code="QR-Code",
        attached="Die ganze Seite liegt bei: {name}",
    ),
    "es": Words(
        key_figures="Cifras clave",
        source="Fuente",
        sources="Fuentes",
        updated="actualizado el",
        updated_at="actualizado a las",
        brief="Nota",
        page="Página {number} de {count}",
        copy="Ejemplar {number} de {count}",
        version="Versión",
        reference="Referencia",
        qr_code="Código QR",
        attached="La página completa va adjunta: {name}",
    ),
    "pl": Words(
        key_figures="Kluczowe liczby",
        source="Źródło",
        sources="Źródła",
        updated="zaktualizowano",
        updated_at="zaktualizowano o",
        brief="Notatka",
        page="Strona {number} z {count}",
        copy="Egzemplarz {number} z {count}",
        version="Wersja",
        reference="Sygnatura",
        qr_code="Kod QR",
        attached="Cała strona jest w załączniku: {name}",
    ),
}
