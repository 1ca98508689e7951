"""Providers of private mail, whose domains name no company."""

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
