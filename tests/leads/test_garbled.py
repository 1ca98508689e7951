"""Garbled letters are repaired where that is beyond doubt, and healthy text in any script is left alone."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gui.leads.garbled import ungarbled

GARBLED = {
    "FranÃ§ois": "François",
    "MÃ¼ller": "Müller",
    "LÃ³pez": "López",
    "GarcÃ\xada": "García",
    "JÃ©rÃ´me": "Jérôme",
    "Ã‰lodie": "Élodie",
    "BjÃ¸rn": "Bjørn",
    "ZoÃ«": "Zoë",
    "FranÃƒÂ§ois": "François",
    "DvoÅ™Ã¡k": "Dvořák",
    "AÄŸaoÄŸlu": "Ağaoğlu",
    "KovaÄ\x8d": "Kovač",
    "Nguyá»…n": "Nguyễn",
    "L’OrÃ©al": "L’Oréal",
    "Lâ€™OrÃ©al": "L’Oréal",
    "StraÃŸe": "Straße",
    "ç\x8e‹ä¼Ÿ": "王伟",
    "×“×•×“": "דוד",
    "ÐœÐ°Ñ€Ð¸Ð½Ð°": "Марина",
    "Jos√©": "José",
    "G√∂ran": "Göran",
    "O&#39;Brien": "O'Brien",
    "Beyonc&eacute;": "Beyoncé",
    "Moss &amp; Co": "Moss & Co",
}
HEALTHY = (
    """
Mira Okafor|François|Müller|García|Jérôme|Élodie|Bjørn|Zoë|Dvořák|Ağaoğlu|Kovač
Nguyễn Thị Hoa|Đặng|Łukasz Łódź|Ærø|Ångström|Ägypten|Þór|Ñáñez|SÃO JOSÉ|SÃO
CONCEIÇÃO|ÂNGELA|ÃNGELO|JOÃO|MÜLLER|ÖZTÜRK|ÓSKAR|Ó hÓgáin|ŠKODA|ÅSA|Çağrı Çelik
İpek Işıl|Ğ|Jürgen Groß|Søren Ærøskøbing|Anaïs|Loïc|Hélène Lefèvre|Noël|Žižek
Ștefan Țîrlea|Ő Űr|Мария Петрова|Ёлкина Зоя|Ім'я Їжак|Зоя|山田太郎|王伟|陳大文|김민준|이서연
佐藤 美咲|カタカナ|محمد الحسن|ليلى|דוד לוי|ג'ורג'|Μαρία Παππά|Ελένη|สมชาย|अनन्या|தமிழ்
Lâm Bảo|Trần|Phạm|Ã|Â|Å|CAFÉ™|Lumo™|Moss & Co|R&D|AT&T|Q&A; more
naïve “quoted” Ltd|L’Oréal|Quai d’Orsay – Paris|«Ромашка»|„Ä“|€uro Ltd|½ Pint
Señor & Señora|Ø|œuvre|Æon|ΑΝΤΩΝΗΣ|ÉTÉ|ÇA VA|À LA CARTE|Ünlü|ÑUÑOA|ŁÓDŹ|Ħamrun
Ŵyn|Ð|Íñigo Ibáñez|Ãâ|Añó|ÉÉ|ÄÖÜ|äöüß|åäö|ÅÄÖ|æøå|ÆØÅ
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize(("text", "meant"), GARBLED.items())
def test_garbled_letters_are_repaired(text: str, meant: str) -> None:
    assert ungarbled(text) == meant


@pytest.mark.parametrize("name", HEALTHY)
def test_healthy_text_is_left_alone(name: str) -> None:
    assert ungarbled(name) == ""


@pytest.mark.parametrize("text", ["M�ller", "FranÃ\ufffdois", "JosÃ", "", "plain", "\u00c5\u0081ukasz\ufffd"])
def test_what_is_lost_is_not_guessed(text: str) -> None:
    assert ungarbled(text) == ""


@pytest.mark.parametrize("name", [name for name in HEALTHY if not name.isascii()])
def test_a_repair_is_never_repaired_again(name: str) -> None:
    mended = ungarbled(name.encode().decode("windows-1252", "ignore"))
    assert not mended or ungarbled(mended) == ""


# The micro sign counts as a letter and is in no name.
LETTERS = st.characters(categories=["Ll", "Lu"], max_codepoint=0x17F, exclude_characters="µ")


@given(st.text(alphabet=LETTERS, max_size=12))
@example("œä")
def test_words_of_european_letters_with_case_as_usual_are_left_alone(word: str) -> None:
    name = word.capitalize()
    if not any(c in name for c in "ÃÂÐÑÅÄÎÏÌÍÙØÛÚãâ"):
        assert ungarbled(name) == ""
