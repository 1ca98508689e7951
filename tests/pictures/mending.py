"""Pictures of a list with odd rows: what is offered, and what a fix looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from tests.person import until

if TYPE_CHECKING:
    from tests.pictures.take import Photographer

ODD = """First name,Last name,Company,Website,LinkedIn
Mira,Okafor,North Pier,northpier.example,
FranÃ§ois,LÃ³pez,Quai Nord,quainord.example,
Tomas,Berg,,"berg,example",
RenÃ©,Moreau,Quai Nord,quainord.example,
Okafor,Mira,North Pier,northpier.example,linkedin.com/in/mira-okafor
Anna & Tom,Lind,Lind,lind.example,
Peter,,Moss,moss.example,https://www.linkedin.com/in/peter-moss-8b12
Jonas,Vos,www.vosworks.example,,
Lea,Hansen,gmail.com,,
sales,team,Kaya Foods,kayafoods.example,
Pia,Novak,,,https://www.linkedin.com/company/verdane-mills
"""


async def mending(p: Photographer) -> None:
    """What is odd in a list, a fix offered, and the cells that it lies over."""
    path = p.folder / "spring-fair.csv"
    path.write_text(ODD, encoding="utf-8")
    p.window.open_paths([path])
    await until(lambda: p.view.opened.name == path.name)
    await p.priced()
    p.view.problems.open()
    await p.settle()
    p.take("03-fixes-offered")
    fix_all = p.view.problems.fix_bar.findChild(QPushButton, "fixAll")
    assert isinstance(fix_all, QPushButton)
    fix_all.click()
    await until(lambda: p.window.message.text.startswith("Mended"))
    await p.priced()
    p.take("03-fixes-applied")
    p.window.message.clear()
    p.view.bar.close_requested.emit()
    await p.settle()
