"""Countries as lists write them: ISO 3166-1 codes, and their names in six languages.

Codes are lower case, names folded as by ``folding.fold_words``.
"""

from __future__ import annotations

_COUNTRY_CODES_WORDS = """
ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw
by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi
fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in
io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me
mf mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf
pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv
sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug um us uy uz va vc ve vg vi vn vu wf ws ye
yt za zm zw
"""
COUNTRY_CODES: frozenset[str] = frozenset(_COUNTRY_CODES_WORDS.split())

_OTHER_CODES_WORDS = """
uk usa uae gbr fra deu esp ita nld bel che aut can aus irl swe nor dnk fin pol prt ind jpn chn bra mex
"""
_OTHER_CODES = frozenset(_OTHER_CODES_WORDS.split())

_NAMES = """
united states | united states of america | u s a | u s | etats unis | vereinigte staaten | estados unidos
ee uu | stati uniti | verenigde staten | amerika | america | united kingdom | great britain | england
scotland | wales | northern ireland | royaume uni | grande bretagne | angleterre | vereinigtes konigreich
grossbritannien | reino unido | gran bretana | inglaterra | regno unito | gran bretagna
verenigd koninkrijk | groot brittannie | ireland | irlande | irland | irlanda | ierland | france
frankreich | francia | frankrijk | germany | allemagne | deutschland | alemania | germania | duitsland
spain | espagne | spanien | espana | spagna | spanje | italy | italie | italien | italia | netherlands
the netherlands | holland | pays bas | niederlande | paises bajos | holanda | paesi bassi | olanda
nederland | belgium | belgique | belgien | belgica | belgio | belgie | switzerland | suisse | schweiz
suiza | svizzera | zwitserland | austria | autriche | osterreich | oesterreich | oostenrijk | luxembourg
luxemburg | luxemburgo | lussemburgo | portugal | portogallo | sweden | suede | schweden | suecia | svezia
zweden | sverige | norway | norvege | norwegen | noruega | norvegia | noorwegen | norge | denmark
danemark | dinamarca | danimarca | denemarken | danmark | finland | finlande | finnland | finlandia
suomi | iceland | islande | island | islandia | islanda | ijsland | poland | pologne | polen | polonia
polska | czech republic | czechia | republique tcheque | tchequie | tschechien | republica checa | chequia
repubblica ceca | tsjechie | slovakia | slovaquie | slowakei | eslovaquia | slovacchia | slowakije
hungary | hongrie | ungarn | hungria | ungheria | hongarije | romania | roumanie | rumanien | rumania
roemenie | bulgaria | bulgarie | bulgarien | bulgarije | greece | grece | griechenland | grecia
griekenland | croatia | croatie | kroatien | croacia | croazia | kroatie | slovenia | slovenie | slowenien
eslovenia | serbia | serbie | serbien | servie | ukraine | ucrania | ucraina | oekraine | russia | russie
russland | rusia | rusland | russian federation | estonia | estonie | estland | latvia | lettonie
lettland | letonia | lettonia | letland | lithuania | lituanie | litauen | lituania | litouwen | turkey
turquie | turkei | turquia | turchia | turkije | turkiye | cyprus | chypre | zypern | chipre | cipro
malta | malte | liechtenstein | monaco | andorra | andorre | albania | albanie | north macedonia
montenegro | bosnia and herzegovina | moldova | belarus | georgia | armenia | azerbaijan | kazakhstan
uzbekistan | canada | kanada | mexico | mexique | mexiko | messico | brazil | bresil | brasilien | brasil
brasile | brazilie | argentina | argentine | argentinien | argentinie | chile | chili | cile | colombia
colombie | kolumbien | peru | perou | venezuela | ecuador | equateur | uruguay | paraguay | bolivia
bolivie | costa rica | panama | guatemala | honduras | el salvador | nicaragua | cuba | dominican republic
republica dominicana | puerto rico | jamaica | australia | australie | australien | new zealand
nouvelle zelande | neuseeland | nueva zelanda | nuova zelanda | nieuw zeeland | china | chine | cina
japan | japon | giappone | india | inde | indien | south korea | korea | coree du sud | sudkorea
corea del sur | corea del sud | zuid korea | republic of korea | taiwan | hong kong | singapore
singapour | singapur | malaysia | malaisie | malasia | maleisie | indonesia | indonesie | indonesien
thailand | thailande | tailandia | vietnam | viet nam | philippines | philippinen | filipinas | filippine
filipijnen | pakistan | bangladesh | sri lanka | nepal | united arab emirates | emirats arabes unis
vereinigte arabische emirate | emiratos arabes unidos | emirati arabi uniti | verenigde arabische emiraten
saudi arabia | arabie saoudite | saudi arabien | arabia saudita | saoedi arabie | qatar | katar | kuwait
koweit | bahrain | oman | jordan | jordanie | lebanon | liban | libanon | libano | israel | israele
egypt | egypte | agypten | egipto | egitto | morocco | maroc | marokko | marruecos | marocco | tunisia
tunisie | tunesien | tunez | algeria | algerie | algerien | argelia | algerije | south africa
afrique du sud | sudafrika | sudafrica | zuid afrika | nigeria | kenya | kenia | ghana | senegal
ivory coast | cote d ivoire | cameroon | cameroun | ethiopia | tanzania | uganda | rwanda | angola
mozambique | madagascar | mauritius | maurice | namibia | zambia | zimbabwe | botswana
"""

COUNTRY_NAMES: frozenset[str] = frozenset(
    name.strip() for line in _NAMES.strip().splitlines() for name in line.split("|")
)

COUNTRIES: frozenset[str] = COUNTRY_CODES | _OTHER_CODES | COUNTRY_NAMES
