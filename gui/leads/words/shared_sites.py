"""Sites that many companies share, and bare endings like ``co.uk``: domains that name no company."""

from __future__ import annotations

_SOCIAL_SITES_WORDS = """
linkedin.com facebook.com instagram.com twitter.com x.com youtube.com tiktok.com xing.com pinterest.com
github.com medium.com t.me wa.me crunchbase.com angel.co linktr.ee fb.com fb.me lnkd.in bit.ly threads.net
reddit.com vk.com weibo.com t.co goo.gl tinyurl.com ow.ly youtu.be about.me wikipedia.org yelp.com
tripadvisor.com trustpilot.com glassdoor.com indeed.com zoominfo.com dnb.com kompass.com
pagesjaunes.fr societe.com northdata.de northdata.com opencorporates.com etsy.com g.page foursquare.com
wellfound.com calendly.com behance.net dribbble.com notion.site
"""
SOCIAL_SITES: frozenset[str] = frozenset(_SOCIAL_SITES_WORDS.split())

# Pages of many companies under one name, or under no path at all.
SHARED_HOSTS: frozenset[str] = frozenset(
    {
        "sites.google.com", "maps.google.com", "play.google.com", "docs.google.com", "drive.google.com",
        "plus.google.com", "maps.app.goo.gl", "apps.apple.com", "itunes.apple.com", "web.archive.org",
    }
)  # fmt: skip
SHARED_PATHS = ("maps", "search", "url")

_PUBLIC_SUFFIXES_WORDS = """
co.uk org.uk ac.uk gov.uk me.uk ltd.uk plc.uk com.au net.au org.au co.nz org.nz co.jp or.jp ne.jp ac.jp
co.kr or.kr com.br org.br net.br com.mx org.mx com.ar com.co com.pe com.ve com.ec com.uy co.za org.za
com.cn net.cn org.cn com.hk com.tw com.sg com.my com.ph com.vn co.id co.th co.in org.in net.in com.tr
org.tr co.il org.il com.eg com.sa com.ng co.ke com.gh com.pk com.bd com.ua com.pl net.pl org.pl com.pt
com.es com.gr com.cy com.mt com.ro com.hr com.ru asso.fr com.fr
"""
PUBLIC_SUFFIXES: frozenset[str] = frozenset(_PUBLIC_SUFFIXES_WORDS.split())
