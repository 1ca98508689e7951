"""Domains that name no company: providers of private mail, social sites, and bare endings like ``co.uk``."""

from __future__ import annotations

# Whatever the ending: yahoo.fr, yahoo.co.jp.
MAIL_PROVIDER_NAMES: frozenset[str] = frozenset(
    {"gmail", "googlemail", "yahoo", "ymail", "rocketmail", "hotmail", "gmx", "aol", "yandex"}
)

_MAIL_PROVIDERS_WORDS = """
outlook.com outlook.fr outlook.de outlook.es outlook.it outlook.be outlook.pt outlook.com.br outlook.in
outlook.jp outlook.dk live.com live.fr live.de live.nl live.be live.it live.se live.no live.dk live.co.uk
live.ca live.com.au live.com.pt live.com.mx live.cn msn.com passport.com windowslive.com icloud.com me.com
mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com
fastmail.com fastmail.fm hushmail.com mail.com email.com usa.com inbox.com zohomail.com zohomail.eu
duck.com mailbox.org posteo.de posteo.net riseup.net web.de t-online.de freenet.de arcor.de online.de
kabelmail.de email.de mail.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at utanet.at liwest.at
orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr aliceadsl.fr numericable.fr
club-internet.fr cegetel.net libertysurf.fr dbmail.com libero.it virgilio.it tiscali.it alice.it tin.it
inwind.it iol.it email.it fastwebnet.it telefonica.net terra.es ya.com ono.com movistar.es euskaltel.net
sapo.pt netcabo.pt clix.pt iol.pt ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl chello.nl casema.nl
upcmail.nl kpnplanet.nl solcon.nl quicknet.nl zonnet.nl skynet.be scarlet.be pandora.be btinternet.com
virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk btopenworld.com plusnet.com
eircom.net comcast.net verizon.net sbcglobal.net att.net bellsouth.net cox.net charter.net earthlink.net
optonline.net juno.com netzero.net roadrunner.com rr.com windstream.net mindspring.com prodigy.net
pacbell.net ameritech.net centurylink.net suddenlink.net shaw.ca sympatico.ca telus.net videotron.ca
bell.net bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz mail.ru inbox.ru list.ru bk.ru
rambler.ru ya.ru internet.ru ukr.net i.ua wp.pl o2.pl onet.pl op.pl interia.pl interia.eu poczta.fm
gazeta.pl tlen.pl seznam.cz email.cz centrum.cz post.cz volny.cz azet.sk centrum.sk zoznam.sk freemail.hu
citromail.hu indamail.hu abv.bg mail.bg comhem.se bredband.net spray.se online.no broadpark.no jubii.dk
ofir.dk stofanet.dk mail.dk luukku.com kolumbus.fi elisanet.fi suomi24.fi qq.com vip.qq.com foxmail.com
163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn 21cn.com tom.com hanmail.net daum.net
nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp biglobe.ne.jp hinet.net pchome.com.tw
rediffmail.com sify.com indiatimes.com uol.com.br bol.com.br terra.com.br ig.com.br prodigy.net.mx
walla.co.il walla.com netvision.net.il otenet.gr forthnet.gr mynet.com webmail.co.za mweb.co.za
telkomsa.net mailinator.com guerrillamail.com yopmail.com 10minutemail.com tempmail.com
"""
MAIL_PROVIDERS: frozenset[str] = frozenset(_MAIL_PROVIDERS_WORDS.split())

_SOCIAL_SITES_WORDS = """
linkedin.com facebook.com instagram.com twitter.com x.com youtube.com tiktok.com xing.com pinterest.com
github.com medium.com t.me wa.me crunchbase.com angel.co linktr.ee fb.com fb.me lnkd.in bit.ly threads.net
reddit.com vk.com weibo.com
"""
SOCIAL_SITES: frozenset[str] = frozenset(_SOCIAL_SITES_WORDS.split())

_PUBLIC_SUFFIXES_WORDS = """
co.uk org.uk ac.uk gov.uk me.uk ltd.uk plc.uk com.au net.au org.au co.nz org.nz co.jp or.jp ne.jp ac.jp
co.kr or.kr com.br org.br net.br com.mx org.mx com.ar com.co com.pe com.ve com.ec com.uy co.za org.za
com.cn net.cn org.cn com.hk com.tw com.sg com.my com.ph com.vn co.id co.th co.in org.in net.in com.tr
org.tr co.il org.il com.eg com.sa com.ng co.ke com.gh com.pk com.bd com.ua com.pl net.pl org.pl com.pt
com.es com.gr com.cy com.mt com.ro com.hr com.ru asso.fr com.fr
"""
PUBLIC_SUFFIXES: frozenset[str] = frozenset(_PUBLIC_SUFFIXES_WORDS.split())
