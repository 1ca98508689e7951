"""Finnish column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
etunimi | etunimet | kutsumanimi | yhteyshenkilon etunimi | ensimmainen nimi
""",
    Field.LAST_NAME: """
sukunimi | yhteyshenkilon sukunimi | sukunimet
""",
    Field.FULL_NAME: """
koko nimi | yhteyshenkilo | etu ja sukunimi | etunimi ja sukunimi | sukunimi ja etunimi
sukunimi etunimi | etunimi sukunimi | henkilon nimi | kontaktihenkilo | yhteyshenkilon nimi
henkilo | paattaja | nimi etunimi sukunimi | tyontekija
""",
    Field.COMPANY: """
yritys | yrityksen nimi | yhtio | yhtion nimi | organisaatio | tyonantaja | organisaation nimi
toiminimi | asiakasyritys | yrityksen virallinen nimi | tyopaikka | yritysnimi
""",
    Field.DOMAIN: """
verkkosivu | verkkosivut | verkkosivusto | kotisivu | kotisivut | www sivu | www osoite
verkko osoite | nettisivu | nettisivut | yrityksen verkkosivu | yrityksen kotisivu
yrityksen verkkosivut | verkkotunnus | www sivut | verkkosivuston osoite | domain nimi
""",
    Field.LINKEDIN_URL: """
linkedin profiili | linkedin osoite | linkedin linkki | profiilin osoite | linkki profiiliin
linkedin profiilin osoite | linkedin tili
""",
    Field.EMAIL: """
sahkoposti | sahkopostiosoite | tyosahkoposti | s posti | sposti | henkilon sahkoposti
yrityksen sahkoposti | sahkoposti tyo | sahkopostiosoite tyo | henkilokohtainen sahkoposti | meili
""",
    Field.PHONE: """
puhelin | puhelinnumero | matkapuhelin | matkapuhelinnumero | kannykka | puh | puh nro | puhelin nro
gsm numero | tyopuhelin | suora numero | kannykkanumero | puhelinnro | mobiilinumero | puhelin tyo
puhelin mobiili
""",
    Field.COUNTRY: """
maa | maakoodi | kotimaa | maa alue | maatunnus | yrityksen maa | sijaintimaa
""",
}
