"""English column names, and those that tools write: folded, divided by ``|``."""

from __future__ import annotations

from gui.leads.fields import Field

HEADERS: dict[Field, str] = {
    Field.FIRST_NAME: """
first name | firstname | first | given name | givenname | forename | fore name | fname | f name
first names | christian name | given names | name first | preferred name | first name s
person first name | owner first name | buyer first name
""",
    Field.LAST_NAME: """
last name | lastname | last | surname | sur name | family name | familyname | lname | l name | name last
owner last name | buyer last name | last names | surnames | second name | person last name
""",
    Field.FULL_NAME: """
full name | fullname | contact name | contact | contact person | person | person name | lead name | lead
prospect | prospect name | complete name | name surname | name and surname | first and last name
first name last name | first last name | first last | name full | employee | employee name
decision maker | decision maker name | display name | candidate | candidate name | attendee
attendee name | guest name | member name | participant | participant name | linkedin name | profile name
speaker | key contact | recipient | recipient name | contact full name | customer name full
""",
    Field.COMPANY: """
company | company name | companyname | organization | organisation | organization name | organisation name
org | org name | account | account name | employer | employer name | business | business name | firm
firm name | current company | current company name | company current | corporation | enterprise
institution | customer | client | client name | workplace | works at | current employer | legal name
company legal name | parent company name | company or account | company account | co name | agency
agency name | brand | startup | company cleaned | company name cleaned | cleaned company name
company name for emails | name company | school
""",
    Field.DOMAIN: """
domain | domain name | company domain | company domain name | website | web site | web | site | url
website url | company website | company web site | company url | company site | homepage | home page
web address | webpage | web page | www | email domain | e mail domain | mail domain | primary domain
company website url | company website domain | website domain | corporate website | business website
organization website | organisation website | account website | organization domain | company homepage
internet | internet address | site url | domain url | company link | current company domain | root domain
""",
    Field.LINKEDIN_URL: """
linkedin | linkedin url | linkedin profile | linkedin profile url | linkedin link | linkedinurl
linkedin page | linkedin address | linkedin handle | linkedin profile link | linkedin account
linkedin in | linkedin person | linkedin personal | person linkedin url | person linkedin
personal linkedin | li url | li | linkedin contact | contact linkedin | contact linkedin url
contact li profile url | linkedin member | profile url | profile link | profileurl | public profile url
default profile url | linkedin public url | linkedin profil | url linkedin | linkedin web
social linkedin | sales navigator url | li profile | linkedin contact profile url | linkedin url person
lead linkedin | lead linkedin url | linkedin id
""",
    Field.EMAIL: """
email | e mail | mail | email address | e mail address | emailaddress | mail address | mailaddress
emails | e mails | work email | work e mail | business email | business e mail | professional email
corporate email | company email | company e mail | email work | email business | contact email
primary email | email id | email addr | e mail addr | direct email | person email | lead email
main email | office email | emailid | email address work | work email address | business email address
email primary | e mail value | email value | verified email | found email | personal email | private email
email personal | secondary email | email 1
""",
    Field.PHONE: """
phone | phone number | phonenumber | telephone | telephone number | tel | tel no | tel number | phone no
mobile | mobile phone | mobile number | mobile no | cell | cell phone | cellphone | cell number | cellular
direct phone | direct dial | direct line | direct number | work phone | business phone | office phone
contact number | contact phone | contact no | phone mobile | phone direct | phone work | phone value
mobiles | work direct phone | person phone | mobile telephone | phone 1 | primary phone | ddi | gsm
whatsapp | whatsapp number | personal phone | lead phone | telephone mobile | phones | call | other phone
""",
    Field.COUNTRY: """
country | country name | country code | countrycode | nation | country region | country or region
person country | contact country | company country | location country | country of residence | iso country
country iso | mailing country | billing country | hq country | business country | lead country
country territory | business country region | home country region | other country region
""",
}
