"""One round of talks in the invented war, as it is told in three languages: the same quotations, in the same order."""

from __future__ import annotations

import rundingan
from rundingan.dossier.utterances import Account, account

MALAY = """\
GENEVA, 26 Mac - Presiden Veloria Anton Maresk berkata tenteranya akan berundur dari Jambatan Ketran sebelum Jumaat.

"Kami tidak akan menyerahkan lembah ini kepada sesiapa," kata Maresk kepada pemberita di Orvane.

Utusan khas PBB Amara Lind menegaskan bahawa 4,000 penduduk Port Amsel telah kehabisan air sejak minggu lalu.

"Setiap hari tanpa gencatan senjata bermakna lebih banyak kanak-kanak terbunuh," katanya.

Presiden Tarkhuna Yusuf Khardani pula mendakwa tentera Veloria menyerang sebuah hospital di Samdar pada waktu malam.

"Mereka membohongi dunia," kata Khardani.
"""

INDONESIAN = """\
JENEWA - Presiden Veloria Anton Maresk mengatakan bahwa tentaranya akan mundur dari Jembatan Ketran sebelum Jumat.

"Kami tidak akan menyerahkan lembah ini kepada siapa pun," kata Maresk kepada wartawan di Orvane.

Utusan khusus PBB Amara Lind menegaskan bahwa 4.000 warga Port Amsel kehabisan air sejak pekan lalu.

"Setiap hari tanpa gencatan senjata berarti lebih banyak anak yang terbunuh," ujarnya.

Presiden Tarkhuna Yusuf Khardani menuduh bahwa pasukan Veloria menyerang sebuah rumah sakit di Samdar pada malam hari.

"Mereka membohongi dunia," kata Khardani.
"""

ENGLISH = """\
GENEVA - Velorian President Anton Maresk said his army would withdraw from the Ketran bridge before Friday.

"We will not hand this valley over to anyone," Maresk told reporters in Orvane.

UN special envoy Amara Lind stressed that 4,000 residents of Port Amsel had run out of water since last week.

"Every day without a ceasefire means more children are killed," she said.

Tarkhunan President Yusuf Khardani said that Velorian troops had attacked a hospital in Samdar during the night.

"They are lying to the world," Khardani said.
"""

OTHER = """\
ORVANE - The harbour of Belveran will be dredged this summer, Transport Minister Ilena Dorvath said.

"Three thousand ships wait outside every year," Dorvath told parliament. "They cost our traders a fortune."

Fishermen said the work would muddy the bay.
"""


def read(text: str, language: str, number: int, published: str | None = None) -> Account:
    """An article as it is compared; its statements have the numbers 0, 1, 2 ... of their order."""
    record = rundingan.read(text, language=language, published=published)
    numbers = {each.id: at for at, each in enumerate(record.statements)}
    made = account(record, number, lambda statement: numbers[statement.id])
    assert made is not None
    return made


def words(text: str, language: str) -> list[str]:
    """The contents of its statements, in their order."""
    record = rundingan.read(text, language=language)
    return [record.words(*each.content) for each in record.statements]
