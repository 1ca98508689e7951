"""Awkward workbooks of the corpus: cells that are easily read as something else than Excel shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.sheets.reading import ReadOptions
from tests.data.awkward import AwkwardFile
from tests.data.book_parts import Book, text_cell

if TYPE_CHECKING:
    from pathlib import Path

HEADER = f'<row r="1">{text_cell("A1", "Name")}{text_cell("B1", "Value")}</row>'
FIRST = ReadOptions(header_row=1)


def put(book: Book, path: Path) -> None:
    """Write a workbook made of parts."""
    path.write_bytes(book.write())


def cell_case(
    name: str,
    cell: str,
    shown: str,
    *,
    code: str = "",
    shared: str = "",
    workbook: str = "",
    remarks: tuple[str, ...] = (),
) -> AwkwardFile:
    """One cell B2 beside a name.

    Args:
        name: of the file.
        cell: the element.
        shown: what must be read.
        code: the number format of style 1.
        shared: the shared strings.
        workbook: what stands first in the workbook part.
        remarks: what must be said.
    """
    book = Book(
        f'{HEADER}<row r="2">{text_cell("A2", "Mira")}{cell}</row>',
        formats=(code,) if code else (),
        shared=shared,
        workbook=workbook,
    )
    return AwkwardFile(
        name,
        partial(put, book),
        ("Name", "Value"),
        (("Mira", shown),),
        sheet="Leads",
        remarks=remarks,
        options=FIRST,
    )


def _number(value: str) -> str:
    return f'<c r="B2" s="1"><v>{value}</v></c>'


def _texts() -> tuple[AwkwardFile, ...]:
    keep = ' xml:space="preserve"'
    phonetic = "<si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr fontId='1'/></si>"
    rich = f"<si><r><rPr><b/></rPr><t>North</t></r><r><t{keep}> pier</t></r></si>"
    item = '<c r="B2" t="s"><v>0</v></c>'
    return (
        cell_case("text-plain.xlsx", item, "Northpier", shared="<si><t>Northpier</t></si>"),
        cell_case("text-rich.xlsx", item, "North pier", shared=rich),
        cell_case("text-with-readings.xlsx", item, "東京", shared=phonetic),
        cell_case("text-blanks-kept.xlsx", item, "  00123 ", shared=f"<si><t{keep}>  00123 </t></si>"),
        cell_case("text-blanks-not-kept.xlsx", item, "00123", shared="<si><t>  00123 </t></si>"),
        cell_case("text-carriage-return.xlsx", item, "a\r\nb", shared="<si><t>a_x000D_\nb</t></si>"),
        cell_case("text-escape-itself.xlsx", item, "_x000D_", shared="<si><t>_x005F_x000D_</t></si>"),
        cell_case(
            "text-entities.xlsx", item, "Lumen & <Co>", shared="<si><t>Lumen &amp; &lt;Co&gt;</t></si>"
        ),
        cell_case("text-character-data.xlsx", item, "A & B", shared="<si><t><![CDATA[A & B]]></t></si>"),
        cell_case("text-emoji.xlsx", item, "Zoë 🍣", shared="<si><t>Zoë 🍣</t></si>"),
        cell_case("text-right-to-left.xlsx", item, "שלום", shared="<si><t>שלום</t></si>"),
        cell_case(
            "text-inline-runs.xlsx",
            f'<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t{keep}> b</t></r></is></c>',
            "a b",
        ),
        cell_case("text-digits.xlsx", text_cell("B2", "0612345678"), "0612345678"),
        cell_case("text-formula-like.xlsx", text_cell("B2", "=1+1"), "=1+1"),
        cell_case("text-long-digits.xlsx", text_cell("B2", "4111111111111111"), "4111111111111111"),
        cell_case(
            "text-under-number-format.xlsx",
            '<c r="B2" s="1" t="inlineStr"><is><t>00123</t></is></c>',
            "00123",
            code="0.00",
        ),
    )


def _numbers() -> tuple[AwkwardFile, ...]:
    shown = (
        ("zip", "123", "00000", "00123"),
        ("phone", "612345678", '"0"000000000', "0612345678"),
        ("phone-groups", "612345678", "0# ## ## ## ##", "06 12 34 56 78"),
        ("phone-plus", "33612345678", '"+"0', "+33612345678"),
        ("phone-american", "5705551234", "[<=9999999]###-####;(###) ###-####", "(570) 555-1234"),
        ("phone-general", "33612345678", "General", "33612345678"),
        ("phone-scientific", "15705551234", "0.00E+00", "15705551234"),
        ("percent", "0.256", "0%", "26%"),
        ("percent-decimals", "0.256", "0.00%", "25.60%"),
        ("thousands", "1234567.891", "#,##0.00", "1,234,567.89"),
        ("euro", "1234.5", "#,##0.00\\ [$€-40C]", "1,234.50 €"),
        ("accounting", "-1234.5", '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_(@_)', "$(1,234.50)"),
        ("negative-in-brackets", "-5", "0;(0)", "(5)"),
        ("zero-by-name", "0", '0;-0;"none"', "none"),
        ("hidden-by-format", "7", ";;;", ""),
        ("fraction", "2.25", "# ?/?", "2 1/4"),
        ("scientific", "0.00012", "0.0E+00", "1.2E-04"),
        ("general-rest", "0.30000000000000004", "General", "0.3"),
        ("long-digits", "1234567890123456789", "General", "1234567890123460000"),
        ("as-text", "123", "@", "123"),
        ("half-up", "2.675", "0.00", "2.68"),
        ("in-thousands", "1234567", "0,", "1235"),
    )
    return tuple(
        cell_case(f"number-{name}.xlsx", _number(value), text, code=code) for name, value, code, text in shown
    )


def _dates() -> tuple[AwkwardFile, ...]:
    day = "45356"
    old = "<workbookPr date1904='1'/>"
    iso = '<c r="B2" s="1" t="d"><v>2024-03-05</v></c>'
    return (
        cell_case("date-day-first.xlsx", _number(day), "05/03/2024", code="dd/mm/yyyy"),
        cell_case("date-in-words.xlsx", _number(day), "March 5, 2024", code="[$-409]mmmm d, yyyy;@"),
        cell_case("date-with-time.xlsx", _number("45356.5"), "2024-03-05 12:00", code="yyyy-mm-dd hh:mm"),
        cell_case("date-of-1904.xlsx", _number("43894"), "2024-03-05", code="yyyy-mm-dd", workbook=old),
        cell_case("date-as-text-of-iso.xlsx", iso, "05.03.2024", code="dd.mm.yyyy"),
        cell_case("time-long.xlsx", _number("1.25"), "30:00:00", code="[h]:mm:ss"),
        cell_case("time-half-days.xlsx", _number("0.75"), "6:00 PM", code="h:mm AM/PM"),
        cell_case("time-rounded.xlsx", _number("0.999994"), "23:59:59", code="h:mm:ss"),
    )


def _results() -> tuple[AwkwardFile, ...]:
    errors = ("#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!")
    told = ("1 formula has no result in the file",)
    return (
        *(
            cell_case(f"error-{number}.xlsx", f'<c r="B2" t="e"><f>A9</f><v>{text}</v></c>', text)
            for number, text in enumerate(errors, start=1)
        ),
        cell_case("error-typed-in.xlsx", '<c r="B2" s="1" t="e"><v>#N/A</v></c>', "#N/A", code="0"),
        cell_case("truth.xlsx", '<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        cell_case("formula-number.xlsx", '<c r="B2" s="1"><f>1+1</f><v>2</v></c>', "002", code="000"),
        cell_case("formula-text.xlsx", '<c r="B2" t="str"><f>A2</f><v> Mira </v></c>', " Mira "),
        cell_case("formula-empty-text.xlsx", '<c r="B2" t="str"><f>""</f><v></v></c>', ""),
        cell_case("formula-unvalued.xlsx", '<c r="B2"><f>1+1</f></c>', "", remarks=told),
        cell_case("formula-unvalued-empty.xlsx", '<c r="B2"><f>1+1</f><v></v></c>', "", remarks=told),
        cell_case("formula-unvalued-closed.xlsx", '<c r="B2"><f>1+1</f><v/></c>', "", remarks=told),
        cell_case("formula-shared.xlsx", '<c r="B2"><f t="shared" si="0"/></c>', "", remarks=told),
    )


CELL_FILES = (*_texts(), *_numbers(), *_dates(), *_results())
