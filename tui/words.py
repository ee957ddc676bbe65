"""Words of a sentence, their forms, and word-level differences; it knows no meaning and no grammar.

A stem is short on purpose: four letters fold Zelenskyy and Zelenskiy, agreed and agreement, host
and hosted. Numbers stay whole. More than 400 lines, since words, their forms and the differences
between two texts must cut them at the same places.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import chain, groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from tui.numerals import NUMBERS, fold_number, read_number
from tui.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STEM_LENGTH = 4

# Words that build sentences but carry no claim; "said" is one of them in the news. A word that is
# a content word of another of these languages (war, car, son) is left out.
_FUNCTION_WORDS = {
    "en": """
        a an the this that these those and or but nor so yet if then than as at by for from in
        into of off on onto out over to up upon with within without about after before between
        during under i me my mine we our ours you your yours he him his she her hers it its they
        them their theirs who whom whose which what where when why how there here am is are was
        were be been being do does did doing done have has had having will would shall should
        can could may might must not no only own same such too very just also while because
        until again once more most some any each both few other all said says say saying told ca
        wo myself himself herself itself themselves ourselves
    """,
    "de": """
        der die das dem des ein eine einen einem einer eines und oder aber denn sondern doch
        wenn als wie dass ob weil da damit um zu zum zur von vom mit nach bei beim aus auf an am
        im in ins ans für durch gegen ohne über unter vor hinter zwischen bis seit während wegen
        ich mich mir du dich dir er ihn ihm sie ihr ihre ihren ihrem ihrer es wir uns unser
        unsere euch sein seine seinen seinem seiner mein meine dein deine sich selbst wer was wo
        wann warum welche welcher welches dieser diese dieses diesen diesem jener jene jenes ist
        sind waren bist wird werden wurde wurden worden sei seien haben hatte hatten habe kann
        können konnte soll sollen sollte muss müssen will wollen nicht kein keine keinen auch
        nur noch schon sehr so dann hier dort mehr sagte sagten sagt
    """,
    "fr": """
        le la les un une des du de au aux et où mais donc or ni que qui quoi dont ce cet cette
        ces il elle ils elles je tu nous vous on se sa ses leur leurs mon ma mes ta tes notre
        nos votre vos lui eux y en dans par sur sous avec sans vers chez entre depuis pendant
        est sont était étaient été être a ont avait avaient avoir sera seront ne pas plus aussi
        très comme si dit déclaré
    """,
    "es": """
        él la los las un una unos unas lo de del al y e o u pero sino que quien quienes cual
        cuales cuyo donde cuando como porque si no ni se su sus mi mis tu tus nos me te le les
        yo ella ellos ellas nosotros usted ustedes este está estos estas ese esa esos esas en
        con por para sobre entre hasta desde tras durante es eran fue fueron ser sido están
        estaba ha han había haber más muy también ya dijo
    """,
    "ru": """
        и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее
        мне было вот от меня еще нет о об обо из ему теперь когда даже ну ли если уже или ни быть
        был него до вас нибудь опять вам ведь там потом себя ничего ей может они тут где есть надо
        ней для мы тебя их чем была сам чтоб без будто чего тоже себе под будет ж тогда кто этот
        того потому этого какой здесь этом почти мой тем чтобы нее были куда зачем всех можно при
        об это эти эта эту этих этой того той тех ту те тот том который которая которое которые
        которого которой которых которому которым свой свою своей своих своего своем также после
        перед между через над про около более менее очень лишь однако которую нам нас наш наши
        будут сказал сказала сказали говорит заявил заявила заявили сообщил сообщила сообщили
        отметил отметила
    """,
    "uk": """
        і й та в у не що він на я з із зі як а то все вона так його але ти до же ви за б би по
        лише її їх мені було ось від мене ще ні про ним йому тепер коли навіть ну чи якщо вже або
        бути був нього вас вам адже там потім себе нічого їй може вони тут де є треба для ми тебе
        ніж була сам без ніби чого теж собі під буде тоді хто цей ця це ці цього цієї цих цьому
        тому той тієї того тих які яка який яке якого якої яких якому яким свій свою своєї своїх
        свого також після перед між через над біля більш дуже однак нам нас наш наші були будуть
        щоб при аби адже проте тільки сказав сказала сказали каже заявив заявила заявили повідомив
        повідомила повідомили зазначив зазначила
    """,
}

# Quotes that serve as an apostrophe become one, blanks inside a number vanish.
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ＇`´", "'") | {"_": " "})
_EVEN = _APOSTROPHES | dict.fromkeys(map(ord, "“”„«»–—―…"), " ")
_NUMBER_BLANK = late(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_NUMBER_BLANKS = frozenset("\u00a0\u2009\u202f")
_ACCENT = late(r"[\u0300-\u036f]+")
_INITIALS = late(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")

# \w leaves out the vowel signs of Hebrew, Arabic and the Indic scripts; words would fall apart.
_LETTER = (
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff]"
)
_WORDS, _PLAIN_WORDS = (
    late(rf"\d++(?:[.,]\d++)*+{letter}*(?:'s)?|{letter}+(?:'{letter}+)*")
    for letter in (_LETTER, r"\w")
)
_TOKENS, _PLAIN_TOKENS = (
    late(rf"[$€£¥₴₽₹]?\d++(?:[.,'’]\d++)*+{letter}*%?|{letter}+(?:['’.]{letter}+)*")
    for letter in (_LETTER, r"\w")
)
_UP_TO_GREEK = frozenset(map(chr, range(0x300))) | set("–—‘’‚“”„•…€™")
"""Where no letter is beyond these, the plain patterns find the same, and compile in no time."""

_UNSPACED = (
    ("\u0e00", "\u0eff"),  # Thai, Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17ff"),  # Khmer
    ("\u3040", "\u30ff"),  # kana
    ("\u3400", "\u9fff"),  # Han
)
"""Scripts written without blanks. No pattern: to compile a class this wide takes 2 ms."""

_PARTICLES = frozenset("的了是在和与及也都就而但被把将对从到为以于其之这那他她它们说")
"""Chinese characters that build sentences."""

_CONTRACTION = late(r"(?:n't|'(?:s|d|ll|ve|re|m))$")
_ELISION = late(r"^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu)'")
_DOUBLED = late(r"(.)\1+")

CASE_ENDING = late(
    r"(?<=\w{3})(?:(?:а|я|и|ы|е|о)ми|(?:о|е)(?:го|му)|(?:о|е)в[иі]|[аяоеыиіую][хмиіюяе]|[оеіи]в"
    r"|[аяоеуюыиіь])$"
)
"""Endings of Russian and Ukrainian nouns and adjectives, й being и by now; three letters stay."""

_CLOSED = str.maketrans("іє", "оо")
"""Ukrainian міст, мосту and Київ, Києва: the vowel of a closed syllable, whichever it is."""

DIFFERENCE_LIMIT = 600
"""Words a side that difflib is given: its worst case is more than quadratic."""


class Change(StrEnum):
    """What became of a run of words on the way from the left text to the right one."""

    EQUAL = "equal"
    ADDED = "added"
    DROPPED = "dropped"


class Difference(NamedTuple):
    """A run of words; spans are in characters of the two texts, end exclusive.

    The span on the side that lacks the words is empty and says where they would stand.
    """

    kind: Change
    left_start: int
    left_end: int
    right_start: int
    right_end: int


def _words(plain: str) -> list[str]:
    pattern = _PLAIN_WORDS if plain.isascii() or _UP_TO_GREEK.issuperset(plain) else _WORDS
    return pattern.findall(plain)


def _plain(text: str) -> str:
    """Fold typography: apostrophes, accents, compatibility forms, the dots of U.S.; case stays."""
    text = text.translate(_APOSTROPHES)
    if not text.isascii():
        if not _NUMBER_BLANKS.isdisjoint(text):
            text = _NUMBER_BLANK.sub("", text)
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text))
        text = unicodedata.normalize("NFC", text)
    if "." in text[:-1]:  # a full stop at the end is none of an initial
        text = _INITIALS.sub(lambda match: match[0].replace(".", ""), text)
    return text


FUNCTION_WORDS_OF = {
    language: frozenset(_plain(words).casefold().split())
    for language, words in _FUNCTION_WORDS.items()
}
"""By language; lower case, without accents."""

FUNCTION_WORDS = frozenset().union(*FUNCTION_WORDS_OF.values())


def is_number(stem: str) -> bool:
    """Tell whether a stem is a number written in digits."""
    return stem[0].isdecimal() and stem.replace(".", "").isdecimal()


@lru_cache(maxsize=1 << 16)
def stem_word(word: str, letters: int = STEM_LENGTH) -> str:
    """Return the first letters of one folded, lower-case word; empty for a function word."""
    if word[0].isdecimal():
        return fold_number(word)
    if "'" in word:
        word = _ELISION.sub("", _CONTRACTION.sub("", word)).replace("'", "")
    if not word or word in FUNCTION_WORDS:
        return ""
    number = NUMBERS.get(word)
    if number is not None:
        return number
    if len(word) > 3:
        if word[-1] == "s":
            word = word[:-1]
        elif "\u0400" <= word[0] <= "\u04ff":
            word = CASE_ENDING.sub("", word).translate(_CLOSED)
    return word[:letters]


def stems_of(text: str) -> tuple[str, ...]:
    """Return the stems of a sentence, each once, in the order they first appear.

    Scripts without blanks give their pairs of neighbouring characters instead of words. A day of a
    month is month and day, "05-12".
    """
    words = _words(_plain(text).casefold())
    letters = "".join(words)
    if letters.isascii() and letters.isalpha():  # most sentences
        found = dict.fromkeys(map(stem_word, words))
    else:
        found = {}
        for at, word in enumerate(words):
            if word.isascii() and word.isalpha():  # most words
                found[stem_word(word)] = None
            else:
                found.update(dict.fromkeys(_stems_at(words, at)))
    found.pop("", None)
    return tuple(found)


def _stems_at(words: Sequence[str], at: int) -> Sequence[str]:
    word = words[at]
    if _is_unspaced(word):
        return _bigrams(word)
    if word[0].isdecimal():
        number, *unit = read_number(words, at)
        return (number, *map(stem_word, unit))
    return (stem_word(word),)


def stemmed_words(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each word that has a stem: the stem, the word with its capitals, where it stands.

    The place counts words from 0, those without a stem too.
    """
    words = _words(_plain(text))
    forms = [word.casefold() for word in words]
    for place, word in enumerate(words):
        is_unspaced = _is_unspaced(word)
        for stem in _stems_at(forms, place):
            if stem:
                yield stem, stem if is_unspaced else word, place


def forms_of(text: str) -> tuple[str, ...]:
    """Return all words of a sentence, folded so that only another wording tells two apart.

    Folded are case, punctuation, accents, U.S. and US, 1,000 and 1000, two and 2, and in
    capitalised words the common ways to spell a foreign name: y, i and j, double letters.
    """
    return tuple(chain.from_iterable(map(_forms_of_word, _words(_plain(text)))))


@lru_cache(maxsize=1 << 15)
def _forms_of_word(word: str) -> Sequence[str]:
    """One form, but for a run of a script without blanks: there each character is one."""
    form = word.casefold()
    if _is_unspaced(form):
        return tuple(form)
    if form[0].isdecimal():
        return (fold_number(form),)
    if form in NUMBERS:
        return (NUMBERS[form],)
    if word[0].isupper() and len(form) > 3:
        return (_spelling(form),)
    return (form,)


def _bigrams(run: str) -> list[str]:
    """Pairs of neighbours; those with hiragana or a particle in them build sentences only."""
    pairs = [a + b for a, b in pairwise(run) if not _is_particle(a) and not _is_particle(b)]
    return pairs or ([run] if len(run) == 1 and not _is_particle(run) else [])


def _is_particle(char: str) -> bool:
    return "\u3041" <= char <= "\u309f" or char in _PARTICLES


def _is_unspaced(text: str) -> bool:
    """Whether a character of a script without blanks is in `text`."""
    return not text.isascii() and any(
        first <= char <= last
        for char in set(text)
        if char >= _UNSPACED[0][0]
        for first, last in _UNSPACED
    )


def _spelling(name: str) -> str:
    return _DOUBLED.sub(r"\1", name.replace("y", "i").replace("j", "i"))


def count_words(text: str) -> int:
    """Count words as a reader would: by blanks, and by characters in scripts without them."""
    words = text.split()
    if text.isascii():
        return len(words) - words.count("-")
    count = len(words) - words.count("-") - words.count("–") - words.count("—")
    unspaced = sum(map(_is_unspaced, text)) if _is_unspaced(text) else 0
    return count + unspaced - 1 if unspaced > 1 else count


def word_differences(left: str, right: str) -> tuple[Difference, ...]:
    """Return how the words of `right` differ from those of `left`, in reading order.

    Case, the kind of quotes and punctuation at the edge of a word make no difference. Words that
    were replaced are dropped first and then added. Beyond `DIFFERENCE_LIMIT` words a side only the
    common beginning and end are looked for.
    """
    ours, theirs = _tokens(left), _tokens(right)
    a, b = [form for form, _, _ in ours], [form for form, _, _ in theirs]
    codes = _ends_in_common(a, b)
    if len(a) <= DIFFERENCE_LIMIT and len(b) <= DIFFERENCE_LIMIT:
        codes = [each for code in codes for each in _refined(code, a, b)]
    found: list[Difference] = []
    for tag, i, j, k, m in codes:
        here, there = _span(ours, i, j), _span(theirs, k, m)
        if tag == "equal":
            found.append(Difference(Change.EQUAL, *here, *there))
            continue
        if i < j:
            found.append(Difference(Change.DROPPED, *here, there[0], there[0]))
        if k < m:
            found.append(Difference(Change.ADDED, here[1], here[1], *there))
    return tuple(found)


def word_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the words of a text stand; in scripts without blanks each character is one."""
    return tuple((start, end) for _, start, end in _tokens(text))


_Token = tuple[str, int, int]
_Code = tuple[str, int, int, int, int]
"""As difflib has them: what became of words i to j of the one, k to m of the other."""


@lru_cache(maxsize=256)
def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    plain = text.translate(_EVEN)
    if plain.isascii():  # most English sentences, and four times as fast
        plain = plain.lower()
        return [
            (m[0].replace(".", "") if m[0][0].isalpha() else m[0], m.start(), m.end())
            for m in _PLAIN_TOKENS.finditer(plain)
        ]
    pattern = _PLAIN_TOKENS if _UP_TO_GREEK.issuperset(text) else _TOKENS
    for match in pattern.finditer(text):
        word, start = match[0], match.start()
        if _is_unspaced(word):
            tokens.extend((char, start + i, start + i + 1) for i, char in enumerate(word))
        else:
            form = _plain(word).casefold()
            tokens.append(
                (form.replace(".", "") if form[:1].isalpha() else form, start, match.end())
            )
    return tokens


def _span(tokens: list[_Token], first: int, last: int) -> tuple[int, int]:
    if first < last:
        return tokens[first][1], tokens[last - 1][2]
    at = tokens[first - 1][2] if first else 0
    return at, at


def _refined(code: _Code, a: Sequence[str], b: Sequence[str]) -> Sequence[_Code]:
    """What difflib finds between the ends in common.

    It is not asked where most words stand in the same places, or none that changed stands on both
    sides: word by word nothing is more alike, or hardly.
    """
    tag, i, j, k, m = code
    if tag == "equal" or i == j or k == m:
        return [code]
    ours, theirs = a[i:j], b[k:m]
    if len(ours) == len(theirs):
        changed = [
            n for n, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other
        ]
        is_plain = {ours[n] for n in changed}.isdisjoint(theirs[n] for n in changed)
        if is_plain or 2 * len(changed) <= len(ours):
            return list(_exchanged(i, k, len(ours), changed))
    elif set(ours).isdisjoint(theirs):
        return [code]
    from difflib import SequenceMatcher  # noqa: PLC0415  # starting up does not need it

    found = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [(tag, i + c, i + d, k + e, k + f) for tag, c, d, e, f in found]


def _exchanged(i: int, k: int, count: int, changed: Sequence[int]) -> Iterator[_Code]:
    """Runs of `count` words from `i` and `k` on that are equal but for those in `changed`."""
    for is_changed, run in groupby(range(count), key=frozenset(changed).__contains__):
        places = list(run)
        first, end = places[0], places[-1] + 1
        yield "replace" if is_changed else "equal", i + first, i + end, k + first, k + end


def _ends_in_common(a: list[str], b: list[str]) -> Sequence[_Code]:
    shorter = min(len(a), len(b))
    head = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    codes = [
        ("equal", 0, head, 0, head),
        ("replace", head, len(a) - tail, head, len(b) - tail),
        ("equal", len(a) - tail, len(a), len(b) - tail, len(b)),
    ]
    return [code for code in codes if code[1] < code[2] or code[3] < code[4]]
