"""The page around an article: buttons, menus, heads of link lists, orders to the reader.

One wording a row. All patterns look at lower case with plain quotes and single blanks.
"""

from __future__ import annotations

from tui.roles.wordings import Wordings, heads, words

_SITE_NAMES = heads(
    "facebook|twitter|x|whatsapp|whats app|telegram|linkedin|reddit|pinterest|instagram|tiktok"
    "|youtube|threads|bluesky|messenger|flipboard|viber|vk|google news|wechat|weibo|tumblr"
    "|mastodon|rss|email|e-mail|signal|snapchat|discord|spotify|apple podcasts"
)
_SITES = f"(?:{'|'.join(_SITE_NAMES)})"
_PIECE = "(?:article|story|page|post|video|report|news|audio|image|photo|gallery|link|url)"
_THIS = f"(?:(?: (?:this|the|our|full))? {_PIECE})?"

LINK_HEADS = Wordings(
    ("read", r"(?:also )?read(?: also| more| next| on)?|must read|what to read next|most read"),
    ("reading", r"(?:keep|further|related) reading"),
    ("see", r"see also|also see"),
    ("next", r"up next|next up"),
    ("more ", r"more on (?:this|the|these).*|more like this|more to (?:read|explore)"),
    ("more ", r"more (?:stories|news|coverage|headlines|articles|posts|from .*)"),
    (
        "related",
        r"related(?: (?:articles?|stories|topics?|content|news|posts?|links?|coverage|items|tags"
        r"|videos?))?",
    ),
    ("recommended", r"recommended(?: .{0,25})?"),
    ("trending", r"trending(?: .{0,25})?"),
    ("popular", r"(?:most )?popular(?: .{0,25})?"),
    ("suggested", r"suggested (?:topics?|stories|reading|articles)"),
    ("you ", r"(?:(?:stories|articles|news) )?you (?:may|might) .{0,40}"),
    ("most ", r"most (?:viewed|shared|recent|watched|commented)(?: .{0,20})?"),
    ("editor", r"editors?'?s? (?:picks?|choice)"),
    ("stor", r"(?:top|other|similar|more|recent|promoted|latest|sponsored) stor(?:y|ies)"),
    ("news", r"(?:top|other|similar|recent|latest) news"),
    ("articles", r"(?:top|other|similar|recent|latest) articles"),
    ("latest", r"(?:the )?latest(?: (?:videos?|updates?|headlines))?|latest (?:in|from) .{0,30}"),
    ("miss", r"don't miss|in case you missed it"),
    ("web", r"from (?:the|around the) web|around the web"),
    ("links", r"(?:useful|external|sponsored) links"),
)
"""Heads of lists of links: what follows belongs to them."""

LABELS = words(
    "share; shares; share options; share save; share this; like; dislike; love; follow; "
    "copied; copy link; copy url; copy shortlink; link copied; your reaction; your rating; "
    "your email; your name; vote; vote now; listen; listen now; play; watch; pause; watch "
    "live; watch now; play now; mute; unmute; fullscreen; full screen; loading; search; "
    "menu; home; close; cancel; submit; send; next; previous; prev; more; back; contents; "
    "table of contents; at a glance; key points; key takeaways; key facts; sections; "
    "section; tag; tags; topic; topics; category; categories; keywords; filed under; "
    "language; in this article; in this story; ad; ads; advert; adverts; advertisement; "
    "advertisements; advertisment; advertising; advertorial; promoted; sponsored; paid "
    "content; paid post; partner content; sponsored content; my account; register; "
    "subscribe; sign up; sign in; log in; login; log out; support; donate; contribute; "
    "give; join; support us; support now; donate now; join us; join now; give now; "
    "subscribe now; subscribe today; register now; create an account; newsletter; "
    "newsletters; newsletter sign up; premium; subscribers only; members only; free to "
    "read; comments; comment; replies; reactions; no comments; no comments yet; about us; "
    "contact; contact us; imprint; faq; faqs; careers; sitemap; help; cookies; privacy; "
    "accessibility; accept; accept all; accept cookies; accept all cookies; reject all; "
    "terms of use; terms of service; terms and conditions; terms & conditions; privacy "
    "policy; cookie policy; privacy notice; cookie settings; privacy settings; all rights "
    "reserved; corrections; correction; suggest a correction; text size; font size; dark "
    "mode; open in app; use app; open in the app; breaking; breaking news; live; exclusive; "
    "opinion; analysis; explainer; video; live updates; live update; just in; developing; "
    "developing story; ad feedback; print; email; e-mail; save; copy; bookmark; report; "
    "rate; gift; download; translate; tweet; pin; external link",
    "; ",
)
"""Whole lines that are a button, a menu entry or a label."""

CONTROLS = Wordings(
    # share, save, react
    ("share", rf"share(?: and follow| (?:this|it|on|via|with) .*|{_THIS})"),
    ("share", r"[\d.,]+k? shares|shares \d+"),
    (
        (*heads("share|follow|save|tweet|pin|like"), *_SITE_NAMES),
        rf"(?:(?:share|follow|save|tweet|pin|like)(?: us)?(?: (?:on|via|to))? )?{_SITES}",
    ),
    (_SITE_NAMES, rf"{_SITES}(?:[ ,|/]+(?:and )?{_SITES})+"),
    (
        heads("print|email|e-mail|save|copy|bookmark|report|rate|gift|download|translate"),
        rf"(?:print|e-?mail|save|copy|bookmark|report|rate|gift|download|translate){_THIS}",
    ),
    ("link", r"link copied.*"),
    ("reaction", r"what'?s your reaction|[\d.,]+k? reactions"),
    ("how ", r"how (?:did|do|does) (?:you|this|it).{0,30} (?:feel|reaction|story|article)"),
    ("was this", r"was this .{2,20} (?:helpful|useful).*"),
    ("rate this", r"rate this .*"),
    # listen, look
    ("listen", rf"listen(?: to this {_PIECE}.*| \(?\d.*)"),
    (
        heads("listen to|hear|watch|play|open"),
        rf"(?:listen to|hear|watch|play|open){_THIS}(?: (?:below|in full|here))?",
    ),
    ("read by", r"this (?:article|story) is read by.*"),
    (heads("image|photo|slide|page"), r"(?:image|photo|slide|page) \d+ (?:of|/) \d+"),
    ("/", r"\d+ ?/ ?\d+"),
    (
        heads("open|view|enlarge|expand|show|see|click for"),
        rf"(?:open|view|enlarge|expand|show|see|click for){_THIS} in .{{3,15}}",
    ),
    (
        heads("open|view|expand|hide|show|toggle|see|load"),
        r"(?:open|view|expand|hide|show|toggle|see|load)(?: (?:this|the|full|all))?"
        r" (?:image|gallery|caption|photos?|slideshow|all|more|less|transcript|map|replies)",
    ),
    # move about
    (
        heads("skip|jump|back|return|scroll"),
        r"(?:skip|jump) to .*|(?:back|return) to .{2,20}|scroll to continue.*",
    ),
    ("skip", r"skip (?:past|ad|advert).*"),
    ("end of", r"end of .{3,40}"),
    (heads("next|prev"), rf"(?:next|prev(?:ious)?) {_PIECE}"),
    ("continue reading", r"continue reading.*"),
    ("loading", r"loading .{0,20}"),
    ("scroll", r"scroll down.*"),
    # advertise, sell
    (
        "advert",
        r"advert(?:isement|isment)?s? ?(?:[-–—(]|scroll|skip|continue|below|feedback).{0,40}",
    ),
    ("ads ", r"ads by .*"),
    ("by ", r"(?:sponsored|paid for|presented) by .{2,40}"),
    ("continues", r"(?:story|article|content|text|post) continues.*"),
    ("sign", r"sign (?:in|up) (?:now|here|to|for|with).{0,40}"),
    ("log", r"log ?in (?:now|here|to|with).{0,40}"),
    (heads("register|subscribe"), r"(?:register|subscribe) (?:now|today|here|for|to).{0,50}"),
    ("support our", r"support our (?:work|journalism).*"),
    ("unlock", r"unlock .{0,40}"),
    ("free", r"try (?:it )?(?:for )?free.*|create a free account"),
    # talk
    ("comments", r"[\d.,]+k? comments|comments \(?\d+\)?|comments are .{3,30}"),
    ("comments", r"(?:view|read|show|see|hide|load)(?: all)?(?: [\d.,]+)? comments.*"),
    ("comment", r"\d+ comment|(?:leave|post|add|write) (?:a|your) comment.*"),
    ("reply", r"(?:leave|post|add|write) (?:a|your) reply.*"),
    ("first to", r"be the first to .*"),
    ("join the", r"join the (?:conversation|discussion|debate).*"),
    ("do you think", r"what do you think.{0,30}"),
    ("views", r"[\d.,]+k? views"),
    ("likes", r"[\d.,]+k? likes"),
    # the house
    ("about", r"about (?:the authors?|this .{3,20})"),
    ("manage", r"manage (?:cookies|consent|preferences).*"),
    ("new ", r"opens? (?:in )?(?:a )?new (?:tab|window).*"),
    ("report", r"report (?:a|an|this) .{3,25}"),
    (heads("get "), r"get (?:the|our) app.*"),
    ("google", r"(?:add|prefer) .{2,30} on google.*"),
)
"""The same where words vary."""

_SIGN = r"(?:sign up|subscribe|register)\b.*"
ORDERS = Wordings(
    ("sign up", rf"{_SIGN} (?:to|for) (?:our|get|receive|read|continue|keep|us)\b"),
    ("sign up", rf"{_SIGN}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|here|briefing)\b"),
    ("sign up", rf"{_SIGN}\b(?:channel|free|digest|today|podcast|now)\b"),
    ("subscribe", rf"{_SIGN} (?:to|for) (?:our|get|receive|read|continue|keep|us)\b"),
    ("subscribe", rf"{_SIGN}\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|here|briefing)\b"),
    ("subscribe", rf"{_SIGN}\b(?:channel|free|digest|today|podcast|now)\b"),
    ("register", rf"{_SIGN}\b(?:newsletters?|e-?mails?|alerts?|updates|here|free|to read)\b"),
    (
        heads("follow us|like us|join us|find us|reach us|support us|email|e-mail|contact us"),
        r"(?:follow|like|join|find|reach|support|e-?mail|contact) us (?:on|at|by|via|for|here)\b",
    ),
    (
        heads("follow|join|support|email|e-mail|contact|write to us|get in touch"),
        r"(?:follow|join|support|e-?mail|contact|write to|get in touch with) us\W*$",
    ),
    (
        heads("let us know|tell us"),
        r"let us know (?:what|in|if|your)\b|tell us (?:what you|how you|about your|in the)\b",
    ),
    (heads("follow"), rf"follow\b.{{0,60}} (?:on|our|via) {_SITES}\b"),
    (heads("join"), rf"join\b.{{0,60}} (?:on|our|via) {_SITES}\b"),
    (
        heads("like|find|watch|add"),
        rf"(?:like|find|watch|add)\b.{{0,30}} (?:on|via) {_SITES}\b",
    ),
    ("click", r"click (?:here|to|on|the|below|through)\b"),
    ("tap ", r"tap (?:here|to|on)\b"),
    ("swipe", r"swipe (?:to|through|left|right)\b"),
    ("scroll", r"scroll (?:down|to|through)\b"),
    (
        heads("download|get|install|try|open"),
        r"(?:download|get|install|try|open) (?:the|our) .*\bapps?\b",
    ),
    (
        heads("listen to|subscribe to"),
        r"(?:listen|subscribe) to (?:our|this|more)\b|listen to the (?:podcast|episode|latest)\b",
    ),
    (
        heads("watch|see|view|read|check out|explore|browse|visit"),
        r"(?:watch|see|view|read|check out|explore|browse|visit) (?:our|more|the full)\b",
    ),
    (heads("watch "), r"watch (?:also|live|next|below|here|it here|the (?:video|original|rest))\b"),
    (heads("read"), r"read (?:also|next|below|here|it here|the (?:original|rest))\b"),
    ("javascript", r"(?:enable|turn on|allow) javascript"),
    ("cookies", r"(?:enable|turn on|allow) cookies"),
    (
        heads("send|share|submit|email|e-mail|enter|select|manage|choose"),
        r"(?:send|share|submit|e-?mail|enter|select|manage|choose) (?:us )?your (?:story|stories"
        r"|photos?|videos?|tips?|thoughts|views|comments?|feedback|questions?|e-?mail|preferences)\b",
    ),
    ("comment", r"(?:leave|post) (?:a|your) comment"),
    ("your inbox", r"(?:get|receive|stay|keep)\b.{0,80} your inbox\b"),
    ("newsletter", r"(?:get|receive)\b.{0,80} newsletters?\b"),
    (heads("stay "), r"stay (?:up to date|informed|updated|connected|tuned)\b"),
    (heads("become a "), r"become a (?:member|subscriber|supporter|patron)\b"),
    ("share this", r"share this\b"),
    (heads("support "), r"support (?:our|independent|quality|local|free) .{0,20}journalism\b"),
    (
        heads("make a donation|consider making a donation|donate"),
        r"(?:make|consider making) a donation\b|donate (?:here|now|today|to (?:us|support))\b",
    ),
    (" in to", r"(?:log|sign) in to (?:your|read|continue|comment|save)\b"),
)
"""How a sentence begins that tells the reader to do something with the page."""

_MARK = r" ?[:|>»→] ?\S"
LINKS = Wordings(
    (
        heads("also|read|see|watch"),
        rf"(?:also )?(?:read|see|watch)(?: (?:also|more|next|on|here|now|live|this))?{_MARK}",
    ),
    (heads("see also|read also"), r"(?:see|read) also ?[—–-] ?\S"),
    (heads("also read|read"), r"(?:also )?read(?: more| next)? [—–-] \S"),
    ("related", rf"related(?: (?:article|story|stories|news|content|coverage))?{_MARK}"),
    ("listen", rf"listen(?: now| here)?{_MARK}"),
    (
        heads("don't miss|must read|recommended|more on this"),
        rf"(?:don't miss|must read|recommended|more on this){_MARK}",
    ),
    ("up next", rf"up next{_MARK}"),
    ("you m", r"you (?:may|might) also (?:like|be interested in) ?:? ?\S"),
)
"""How a link to another article begins, whatever follows."""

UNSTOPPED_LINKS = Wordings(
    (
        heads("explained|explainer|in pictures|analysis|opinion|live"),
        rf"(?:explained|explainer|in pictures|analysis|opinion|live(?: updates?| blog)?){_MARK}",
    ),
    (
        heads("video|photos|gallery|more|podcast|exclusive|quiz|interactive|timeline"),
        rf"(?:video|photos|gallery|more|podcast|exclusive|quiz|interactive|timeline){_MARK}",
    ),
    (
        heads("fact check|factbox|as it happened|what we know|more from"),
        rf"(?:fact check|factbox|as it happened|what we know|more from .{{3,30}}){_MARK}",
    ),
    (heads("read"), r"read (?:more|about|our|how|why|what)\b"),
)
"""The same where a full stop would make it a sentence of the report."""
