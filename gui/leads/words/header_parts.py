"""Words inside column names that change nothing, or everything. Folded."""

from __future__ import annotations

# Dropped before a column name is compared.
_NOISE_WORDS = """
the a an of your our my s required optional primary main principal principale hauptkontakt new current 1
01 i contact contacts lead leads person persons prospect prospects people customer user work business
professional le la les l de du des d un une votre interlocuteur pro professionnel professionnelle der
die das ihr ihre kontakt kontakts kontaktperson ansprechpartner ansprechpartners geschaftlich
geschaeftlich pflichtfeld el los las del su contacto contactos persona obligatorio il lo gli dell della
contatto referente obbligatorio het een uw contactpersoon zakelijk zakelijke verplicht value field
column text crm hubspot salesforce apollo do da dos das seu sua obrigatorio contato trabalho
profissional comercial sluzbowy sluzbowa wymagane osoby kontaktowej kontaktu arbete arbejde arbeid jobb
pa obligatorisk pakollinen tyo yhteyshenkilon pracovni kontaktni povinne zorunlu is obligatoriu al
kotelezo kapcsolattarto munkahelyi обязательно контакта контактного лица рабочий рабочая робочий робоча
必須 任意 ご担当者 担当者 必填 联系人 聯絡人 필수 담당자
"""
NOISE: frozenset[str] = frozenset(_NOISE_WORDS.split())

# A column with one of these says something about the thing, and is not the thing: "Email status".
_BLOCKER_WORDS = """
status state stage type typ tipo size count id ids uuid guid key industry sector revenue turnover
employees headcount founded year date time created updated modified opened clicked sent bounced score
rating rank owner source quelle fuente origine list lists tag tags segment category categorie kategorie
note notes comment comments description bio summary about headline title titel titre titolo cargo job
role position poste puesto fonction funktion department abteilung departement dipartimento seniority
level followers connections city ville stadt ciudad citta stad street strasse rue calle via straat zip
postal plz postcode cap region province provincia county language sprache langue idioma lingua taal lang
locale currency gender geschlecht genre genero sesso salutation anrede civilite tratamiento aanhef
prefix suffix confidence quality validity validation catch deliverability opt consent subscribed
unsubscribed gdpr dsgvo rgpd timezone fax logo photo image picture avatar keywords technologies siret
siren vat ust tva nif cif iva kvk btw duns naics sic ticker branche secteur rubro settore gehalt salary
amount price deal pipeline message subject body snippet icebreaker facebook twitter instagram youtube
github xing skype birthday geburtstag anniversary dob etat statut estado stato effectif effectifs
mitarbeiterzahl empleados dipendenti medewerkers grosse taille tamano dimensione omvang umsatz ingresos
fatturato omzet chiffre naf ape cidade setor ramo funcao cep bairro stanowisko miasto branza ulica
wojewodztwo pocztowy stilling yrke bransch kommun avdeling avdelning afdeling postnummer anstallda
ansatte titteli kaupunki toimiala postinumero katuosoite osasto pozice funkce mesto obor ulice psc
oddeleni pozicia pozisyon gorev sehir ilce sektor departman functie oras judet beosztas varos pozicio
iranyitoszam megye iparag должность город отрасль отдел индекс регион статус дата источник комментарий
посада місто галузь длъжност град θεση πολη κλαδοσ τμημα 役職 部署 部門 住所 都道府県 業種 職種 備考
职位 职务 部门 城市 行业 地址 备注 직책 직급 부서 도시 주소 업종 비고
"""
BLOCKERS: frozenset[str] = frozenset(_BLOCKER_WORDS.split())

# A phone or a LinkedIn page of these is not the person's.
_COMPANY_WORDS = """
company companies organization organisation org account corporate firm hq headquarters headquarter
switchboard employer societe entreprise standard etablissement siege compte firma firmen unternehmen
unternehmens zentrale betrieb empresa compania centralita organizacion azienda aziendale societa
centralino impresa ditta bedrijf bedrijfs organisatie onderneming centrale general generale firmy spolki
foretag foretagets virksomhed virksomhedens bedrift bedriftens vaxel yritys yrityksen vaihde spolecnosti
sirket sirketin santral companiei firmei ceg kozponti компании организации компанії организация компания
会社 企業 代表 公司 总机 회사 대표 الشركة החברה
"""
COMPANY_WORDS: frozenset[str] = frozenset(_COMPANY_WORDS.split())

# A bare "name" is a first, last or full name, or a company, by what stands beside it.
_NAME_WORDS = "name names nom noms nombre nome naam namen navn namn nimi nazwa meno nev jmeno nume"
_NAME_WORDS += " ad adi isim ismi имя імя име ονομα 名前 お名前 名字 이름 الاسم اسم שם"
NAME_WORDS: frozenset[str] = frozenset(_NAME_WORDS.split())

# Of several columns for one field, one with these is the second choice.
_SECOND_CHOICE_WORDS = """
personal private privat privee personnel personnelle personale prive secondary second 2 3 other alternate
alternative autre andere otro altro old former previous ancien alt catchall company corporate office fixe
festnetz landline fisso fijo vast home whatsapp generic
"""
SECOND_CHOICE: frozenset[str] = frozenset(_SECOND_CHOICE_WORDS.split())

# Named so, it may be the field; beside something surer it is not.
_VAGUE_WORDS = """
customer | client | account | school | brand | business | agency | cliente | kunde | klant | marke
marque | marca | merk | compte | cuenta | relatie | group | groupe | gruppo | structure | contact | person
lead | prospect | employee | recipient | participant | candidate | attendee | speaker | kontakt | personne
persona | persoon | contacto | contatto | mitarbeiter | responsable | responsabile | titolare | titular
first | last | url | internet | li | call | numero | recapito | interno | posta | staat | profile url
profile link | profil url | url profil | site url | agence | agenzia | agentur | bureau | cabinet
institution | attivita | negocio | identite | business name | account name | marchio | zaak | geschaft
other phone | контакт | контрагент | сотрудник | osoba | yetkili | kisi | calisan | angajat | decident
munkatars | dolgozo | henkilo | tyontekija | medarbetare | medarbejder | pessoa | interlocutor
الموقع | الجهة | البريد | サイト | hp | stranky | почта | пошта | apelido | apelidos | decisor | fone
instituicao | denumire | denumirea | 地址 | 组织 | 機構 | 机构 | 소속 | 연락처 | 국적
"""
VAGUE: frozenset[str] = frozenset(
    phrase.strip() for line in _VAGUE_WORDS.strip().splitlines() for phrase in line.split("|")
)

# As a part of a longer name these say nothing: "last activity", "contact frequency", "site visits".
TOO_GENERAL: frozenset[str] = VAGUE | frozenset(
    [
        "www",
        "web",
        "site",
        "sito",
        "sitio",
        "land",
        "portable",
        "fixe",
        "fijo",
        "fisso",
        "mobile",
        "mobil",
        "mails",
    ]
)
