"""How six languages write numbers, bounds, units and sums. Tables, no rules.

English, German, French, Spanish, Russian and Ukrainian stand side by side: a word that means
something else in another of them is left out. All words are lower case, with their accents.
"""

from __future__ import annotations

from tui.compare.disagreement.facts import word_set

SMALL = {
    word: float(value)
    for row in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen",
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn"
        " fünfzehn sechzehn siebzehn achtzehn neunzehn",
        "zéro - deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize",
        "cero - dos tres cuatro cinco - siete ocho nueve diez - doce trece catorce quince",
        "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"
        " тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
        "- - двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати",
        "- - двое трое четверо пятеро шестеро семеро - девятеро",
        "- - две трех четырех - - - - девятерых",
        "нуль - дві - чотири п'ять шість сім вісім дев'ять - одинадцять дванадцять тринадцять"
        " чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
        "- - двоє троє четверо п'ятеро шестеро семеро",
    )
    for value, word in enumerate(row.split())
    if word != "-"
}
TENS = {
    word: 10.0 * value
    for row in (
        "twenty thirty forty fifty sixty seventy eighty ninety",
        "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
        "vingt trente quarante cinquante soixante",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
        "двадцять тридцять - п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    )
    for value, word in enumerate(row.split(), 2)
    if word != "-"
}
MAGNITUDES = {
    word: size
    for size, words in (
        (12, "dozen dozens dutzend"),
        (1e2, "hundred hundert сто"),
        (1e3, "thousand tausend mille mil k тысяча тысячи тысяч тыс тисяча тисячі тисяч тис"),
        (1e6, "million m mn millionen mio millions millón millones"),
        (1e6, "миллион миллиона миллионов млн мільйон мільйона мільйонів"),
        (1e9, "billion bn milliarde milliarden mrd milliard milliards"),
        (1e9, "миллиард миллиарда миллиардов млрд мільярд мільярда мільярдів"),
        (1e12, "trillion tn"),
    )
    for word in words.split()
}
HALVES = {"half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25,
          "fifth": 0.2, "fifths": 0.2, "tenth": 0.1}  # fmt: skip
"""Parts of a whole; "a third of" and "two thirds", not "the third"."""

UNITS = {
    word: (unit, size)
    for unit, size, words in (
        ("time", 1, "second seconds sec sekunde sekunden seconde secondes segundo segundos"),
        ("time", 1, "секунд секунды секунду"),
        ("time", 60, "minute minutes min mins minuten minuto minutos минут минуты минуту"),
        ("time", 60, "хвилин хвилини хвилину"),
        ("time", 3600, "hour hours hr hrs stunde stunden heure heures hora horas"),
        ("time", 3600, "час часа часов годин години годину"),
        ("time", 86400, "day days tag tage tagen jour jours día días"),
        ("time", 86400, "день дня дней дні днів"),
        ("time", 604800, "week weeks woche wochen semaine semaines semana semanas"),
        ("time", 604800, "неделя недели недель неделю тиждень тижні тижнів"),
        ("years", 1, "month months monat monate monaten mois mes meses"),
        ("years", 1, "месяц месяца месяцев місяць місяці місяців"),
        ("years", 12, "year years jahr jahre jahren ans année années año años"),
        ("years", 12, "года лет рік років роки"),
        ("years", 120, "decade decades"),
        ("metres", 1000, "km kilometre kilometres kilometer kilometers kilometern kilomètres"),
        ("metres", 1000, "kilómetros км километра километров кілометрів"),
        ("metres", 1, "metre metres meter meters metern mètre mètres metro metros"),
        ("metres", 1, "метр метра метров метрів"),
        ("metres", 0.01, "cm centimetre centimetres centimeter centimeters zentimeter"),
        ("metres", 0.001, "mm millimetre millimetres millimeter millimeters"),
        ("metres", 1609.34, "mile miles meilen"),
        ("metres", 0.3048, "foot feet ft"),
        ("metres", 0.0254, "inch inches"),
        ("kilos", 1, "kilogram kilograms kilo kilos kg kilogramm кг килограммов"),
        ("kilos", 1000, "tonne tonnes ton tons tonnen tonnes toneladas тонна тонны тонн"),
        ("kilos", 0.4536, "pound-weight"),
        ("kilos", 0.001, "gram grams gramm"),
        ("area", 1e4, "hectare hectares hektar га"),
        ("area", 4047, "acre acres"),
        ("percent", 1, "percent pct % prozent процент процента процентов відсотків"),
        ("degrees", 1, "degree degrees grad grados градус градуса градусов"),
    )
    for word in words.split()
}
PAIRS = {
    ("year", "old"): "age",
    ("years", "old"): "age",
    ("per", "cent"): "percent",
    ("pour", "cent"): "percent",
    ("por", "ciento"): "percent",
    ("percentage", "point"): "points",
    ("percentage", "points"): "points",
}
SPEEDS = {"mph": 1609.34, "kph": 1000.0, "kmh": 1000.0, "stundenkilometer": 1000.0,
          "stundenkilometern": 1000.0}  # fmt: skip
PER_HOUR = (
    "/h", "/ч", "/год", " per hour", " an hour", " a hour", " pro stunde", " par heure",
    " por hora", " в час", " на годину",
)  # fmt: skip
"""What makes a length a speed."""

IMPERIAL = word_set("mile miles foot feet ft inch inches pound-weight acre acres mph")
"""A figure in them beside a metric one was converted, and rounded on the way."""

CURRENCIES = {
    word: currency
    for currency, words in (
        ("dollars", "$ dollar dollars usd долларов доларів dólares"),
        ("euros", "€ euro euros eur евро євро"),
        ("pounds", "£ pound pounds gbp pfund"),
        ("yen", "¥ yen"),
        ("roubles", "₽ ruble rubles rouble roubles рубль рубля рублей руб rubel"),
        ("hryvnia", "₴ hryvnia hryvnias гривня гривні гривень грн"),
        ("rupees", "₹ rupee rupees"),
        ("francs", "franc francs franken"),
        ("crowns", "crown crowns krona kronor kronen"),
        ("pesos", "peso pesos"),
    )
    for word in words.split()
}

QUALIFIERS = {
    tuple(phrase.split()): bound
    for bound, phrases in (
        ("over", "more than|greater than|over|above|exceeding|mehr als|über|plus de|más de"),
        ("over", "более|больше|свыше|понад|більше|более чем|больше чем"),
        ("under", "under|less than|fewer than|below|weniger als|moins de|menos de|менее|менше"),
        ("about", "almost|nearly|close to|just under|just short of|knapp|fast|beinahe"),
        ("about", "près de|presque|casi|почти|майже"),
        ("least", "at least|no fewer than|no less than|mindestens|wenigstens|au moins|al menos"),
        ("least", "не менее|как минимум|по меньшей мере|щонайменше|не менше"),
        ("most", "at most|up to|no more than|as many as|bis zu|höchstens|jusqu'à|hasta"),
        ("most", "не более|до"),
        ("about", "about|around|some|roughly|approximately|estimated|circa|just over"),
        ("about", "a little over|or so|rund|etwa|ungefähr|circa|gut|environ|quelque|unos|unas"),
        ("about", "cerca de|alrededor de|около|примерно|порядка|приблизительно|близько|приблизно"),
    )
    for phrase in phrases.split("|")
}
"""What stands before a number."""

NO_CONTEXT = frozenset((*MAGNITUDES, *HALVES, *UNITS, *CURRENCIES, *SPEEDS, "cent", "per"))
"""What stands beside a number and says nothing of what it is about."""
