"""How large a list may be, so that no file can hang the app or eat the machine's memory."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

#: A text file or a package on disk.
FILE_BYTES = 2048 * MEGABYTE
#: All members of a package together, unpacked: a million rows by 12 columns are about 700 MB.
UNPACKED_BYTES = 6144 * MEGABYTE
#: One member that is read whole (workbook, relations, styles, tables).
SMALL_PART_BYTES = 64 * MEGABYTE
#: A member larger than ``RATIO_FROM_BYTES`` grows by at most this factor; real sheets stay under 100.
EXPANSION_RATIO = 500
RATIO_FROM_BYTES = 128 * MEGABYTE
#: Members of one package.
MEMBERS = 20_000
#: Cells of the rectangle that calamine holds densely, about 32 bytes each.
DENSE_CELLS = 60_000_000
#: Columns of a list; Excel itself allows 16,384.
COLUMNS = 2_000
#: Characters of one cell, as Excel has it (Microsoft: "Excel specifications and limits").
CELL_CHARACTERS = 32_767
#: Characters of one field of a text file; a longer one is an unclosed quote or no list.
FIELD_CHARACTERS = 1_000_000
#: Characters of one row of a text file.
LINE_CHARACTERS = 4_000_000
#: Rows and columns of an Excel sheet.
SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
