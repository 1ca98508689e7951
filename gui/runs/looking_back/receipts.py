"""Receipts of runs: made from the books, and saved as files."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from gui.leads.receipt import make_receipt
from gui.runs.clock import utc_now
from gui.sheets.output.safe_save import safe_save

if TYPE_CHECKING:
    from datetime import date, datetime

    from gui.leads.money import CreditPrice
    from gui.leads.receipt import Receipt
    from gui.leads.report import Report
    from gui.store.runs import RunRecord


def receipt_of(record: RunRecord, report: Report, price: CreditPrice | None) -> Receipt:
    """The receipt of a run, with the days of this computer's calendar."""
    return make_receipt(
        report,
        Path(record.file).name,
        record.realm,
        record.state,
        began=_day(record.created_at),
        ended=None if record.finished_at is None else _day(record.finished_at),
        printed=_day(utc_now()),
        price=price,
    )


async def save_receipt(out: Path, content: bytes, source: Path) -> None:
    """Write a receipt, whole or not at all, and never onto the run's list.

    Raises:
        OutputError: it cannot be written there.
    """
    await asyncio.to_thread(_save, out, content, source)


def _save(out: Path, content: bytes, source: Path) -> None:
    with safe_save(out, source) as temporary:
        temporary.write_bytes(content)


def _day(moment: datetime) -> date:
    return moment.astimezone().date()
