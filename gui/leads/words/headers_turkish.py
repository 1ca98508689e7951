"""Turkish column names, folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
ilk ad | ilk isim | kisi adi | yetkili adi | on ad | onad
""",
    Field.LAST_NAME: """
soyad | soyadi | soyisim | soy isim | soy ad | soy adi | kisi soyadi | aile adi | yetkili soyadi
soyismi
""",
    Field.FULL_NAME: """
ad soyad | adi soyadi | isim soyisim | adi ve soyadi | ad ve soyad | tam ad | tam isim | isim soyad
ilgili kisi | yetkili kisi | yetkili | iletisim kisisi | kisi | ad soyadi | yetkili adi soyadi
isim ve soyisim | calisan | irtibat kisisi | kontak kisi
""",
    Field.COMPANY: """
sirket | sirket adi | firma adi | kurulus | isletme | isletme adi | kurum | kurum adi | isveren
sirket ismi | firma ismi | ticari unvan | ticaret unvani | firma unvani | organizasyon
sirket unvani | calistigi sirket | calistigi firma | kurulus adi | musteri firma
""",
    Field.DOMAIN: """
web sitesi | internet sitesi | web adresi | internet adresi | web sayfasi | alan adi | site adresi
sirket web sitesi | firma web sitesi | sirket sitesi | web sitesi adresi | kurumsal web sitesi
sirket alan adi | internet sayfasi | firma sitesi | websitesi
""",
    Field.LINKEDIN_URL: """
linkedin profili | linkedin adresi | linkedin baglantisi | linkedin linki | profil baglantisi
profil linki | linkedin hesabi | linkedin sayfasi | kisi linkedin
""",
    Field.EMAIL: """
e posta | eposta | e posta adresi | eposta adresi | mail adresi | email adresi | e mail adresi
kurumsal e posta | kurumsal mail | is e postasi | is e posta | sirket e postasi | elektronik posta
is maili | kisisel e posta | kurumsal email | e posta 1
""",
    Field.PHONE: """
telefon numarasi | cep telefonu | cep no | telefon no | cep numarasi | cep tel | is telefonu
gsm no | gsm numarasi | irtibat numarasi | iletisim numarasi | telefonu | tel numarasi
sabit telefon
""",
    Field.COUNTRY: """
ulke | ulke kodu | ulkesi | ulke adi | ulke bolge | sirket ulkesi | yasadigi ulke
""",
}
