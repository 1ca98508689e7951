"""A template's package turned into a workbook's: Excel refuses an .xlsx that says it is a template.

Source of fact: ECMA-376 part 1, 12.3.23, and [MS-OFFMACRO2], the content types of the main part.
"""

from __future__ import annotations

_TYPES = (
    (b"spreadsheetml.template.main+xml", b"spreadsheetml.sheet.main+xml"),
    (b"ms-excel.template.macroEnabled.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
)


def as_workbook(content_types: bytes) -> bytes:
    """Let the main part be a workbook; the content types of a workbook stay as they are."""
    for template, workbook in _TYPES:
        content_types = content_types.replace(template, workbook)
    return content_types
