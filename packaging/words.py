"""Keeps the catalogues of translations: takes the messages from the code, compiles, lists what is missing.

    make words

The code's own words are the English ones. In resources/translations, LANGUAGE.po is what people write and
LANGUAGE.mo what the program reads. A message that is new in the code comes into the .po with nothing behind
it; one that the code lost goes out. It holds no line numbers and is sorted, so that two branches seldom
clash.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("fr",)
# Which argument of which function is a message; a pair are the two forms of a counted one.
KEYWORDS = {"tr": None, "plural": (2, 3), "say": None, "say_many": (2, 3)}
NAMES = re.compile(r"{(\w*)}")
_WIDTH = 110


def messages():
    """Return every message of the code: a text, or a pair of texts for what is counted."""
    found = extract_from_dir(str(ROOT / "gui"), [("**.py", "python")], keywords=KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def read(language):
    """Return a catalogue as it is in the tree, an empty one when there is none yet."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return Catalog(language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, language)


def updated(catalog, wanted):
    """Return the catalogue with exactly the wanted messages, and what is translated of them."""
    result = Catalog(catalog.locale, fuzzy=False, header_comment="# Enrow Desktop: written by `make words`.")
    result.creation_date = result.revision_date = catalog.creation_date
    for message in sorted(wanted, key=_first):
        known = catalog.get(_first(message))
        string = (
            known.string
            if known is not None and isinstance(known.id, tuple) == isinstance(message, tuple)
            else ""
        )
        result.add(message, string or (("", "") if isinstance(message, tuple) else ""))
    return result


def _first(message):
    return message[0] if isinstance(message, tuple) else message


def faults(catalog):
    """Return what is wrong with a catalogue, a line each."""
    lines = []
    for message in catalog:
        if not message.id:
            continue
        ids, strings = (each if isinstance(each, tuple) else (each,) for each in (message.id, message.string))
        if not all(strings):
            lines.append(f"not translated: {ids[0]!r}")
        elif message.fuzzy:
            lines.append(f"not certain: {ids[0]!r}")
        elif names(*ids) != names(*strings):
            lines.append(f"other {{names}} than in English: {ids[0]!r}")
    return lines


def names(*texts):
    """Return the names that stand for values in texts."""
    return {name for text in texts for name in NAMES.findall(text)}


def clashes(wanted):
    """Return texts that are counted in two ways, of which a catalogue can hold only one."""
    pairs = [message for message in wanted if isinstance(message, tuple)]
    return sorted({one for one, many in pairs if any(one == other and many != more for other, more in pairs)})


def written(catalog):
    """Return a catalogue as its .po file holds it."""
    file = io.BytesIO()
    write_po(file, catalog, width=_WIDTH, no_location=True, sort_output=True, ignore_obsolete=True)
    return file.getvalue()


def compiled(catalog):
    """Return a catalogue as the program reads it."""
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def main():
    """Write the catalogues anew; 1 when something is left to do in them."""
    wanted = messages()
    left = [f"two ways of counting: {text!r}" for text in clashes(wanted)]
    for language in LANGUAGES:
        catalog = updated(read(language), wanted)
        (FOLDER / f"{language}.po").write_bytes(written(catalog))
        (FOLDER / f"{language}.mo").write_bytes(compiled(catalog))
        left += [f"{language}: {line}" for line in faults(catalog)]
        sys.stdout.write(f"{language}: {len(wanted)} messages\n")
    sys.stdout.writelines(f"{line}\n" for line in left)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
