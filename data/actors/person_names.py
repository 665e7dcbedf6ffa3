"""Spellings of people's names: from the forms of the sources to those that the news writes."""
import re

SLAVIC = set('RUS UKR BLR SUN KAZ KGZ UZB TJK TKM AZE ARM GEO MDA BGR x-ABK x-DNR x-LNR x-OST x-PMR'.split())
ARABIC = set('EGY SAU ARE QAT KWT BHR OMN YEM YMD IRQ SYR LBN JOR PSE LBY TUN DZA MAR MRT SDN DJI SOM COM TCD '
             'IRN AFG PAK BGD MDV ESH x-SAD'.split())
SPANISH = set('ARG BOL CHL COL CRI CUB DOM ECU ESP GTM HND MEX NIC PAN PER PRY SLV URY VEN GNQ'.split())
GERMAN = set('DEU AUT CHE LIE LUX DDR EST FIN SWE HUN TUR'.split())
PARTICLES = set("de da do dos das del della di du la las los le van von der den ter ten te zu zum bin ibn bint ben al el "
                "y e i wa af ag ould mint ul ud ur o d' st af".split())

# The spelling that is most usual in English first.
GIVEN_SLAVIC = [
    'Alexander Aleksandr Alexandr', 'Alexei Aleksei Alexey Aleksey', 'Anatoly Anatoliy Anatoli', 'Andrei Andrey',
    'Andriy Andrii', 'Arkady Arkadiy', 'Dmitry Dmitri Dmitriy', 'Dmytro Dmitro', 'Eduard Edvard', 'Gennady Gennadiy Gennadi',
    'Georgy Georgiy Georgi', 'Grigory Grigoriy Grigori', 'Igor Ihor', 'Maxim Maksim Maksym', 'Mykhailo Mykhaylo',
    'Mykola Nikola', 'Nikolai Nikolay', 'Oleksandr Olexander Olexandr', 'Oleksiy Oleksii', 'Sergei Sergey',
    'Serhiy Serhii', 'Valery Valeri Valeriy Valerii', 'Vasily Vasiliy Vasili', 'Viktor Victor', 'Vitaly Vitali Vitaliy Vitalii',
    'Vyacheslav Viacheslav', 'Yevgeny Evgeny Yevgeniy Evgeniy Yevgeni', 'Yevhen Evhen', 'Yulia Yuliya Yuliia Julia',
    'Yuri Yury Yuriy Yurii', 'Maria Mariya', 'Natalia Nataliya Natalya', 'Tatiana Tatyana', 'Ilya Ilia', 'Yakov Jakov',
    'Mikhail Mihail', 'Pyotr Petr', 'Fyodor Fedor Feodor', 'Matvei Matvey', 'Timofei Timofey', 'Alyaksandr Aliaksandr',
    'Uladzimir Vladimir', 'Syarhey Siarhei']
GIVEN_ARABIC = [
    'Mohammed Mohammad Muhammad Mohamed Muhammed', 'Ahmed Ahmad', 'Hussein Hussain Husayn Husain Hossein', 'Hassan Hasan',
    'Youssef Yusuf Yousef Yousuf', 'Abdullah Abdallah Abdulla Abdalla', 'Khaled Khalid', 'Omar Umar', 'Othman Uthman Osman',
    'Faisal Faysal', 'Suleiman Sulayman Sulaiman', 'Mahmoud Mahmud', 'Jaber Jabir', 'Saleh Salih', 'Saeed Said Saeid',
    'Haider Haidar Haydar', 'Nouri Nuri', 'Mustafa Mostafa Mustapha', 'Ibrahim Ebrahim', 'Ismail Esmail Ismael', 'Tariq Tarek Tareq',
    'Walid Waleed', 'Rashid Rasheed Rashed', 'Hamid Hameed', 'Jassim Jassem Jasim', 'Abdulaziz Abdelaziz',
    'Abdulrahman Abdelrahman Abdurrahman', 'Masoud Massoud Masud', 'Mohsen Muhsin Mohsin', 'Ali Aly', 'Karim Kareem',
    'Salem Salim', 'Hisham Hicham', 'Fayez Fayiz', 'Munir Mounir', 'Najib Nadjib', 'Zuhair Zuhayr', 'Saud Sa-ud']


def _groups(lines):
    return {word: line.split() for line in lines for word in line.split()}


_SLAVIC_GROUP, _ARABIC_GROUP = _groups(GIVEN_SLAVIC), _groups(GIVEN_ARABIC)

_TITLE = re.compile(r'^(?:(?:Sir|Dr|Dr\.|Gen|Gen\.|Maj|Lt|Col|Col\.|Sheikh|Shaykh|Sheik|Dame|Lord|Lady|Prof|Prof\.|Hon|Hon\.|Mr|Mrs|'
                    r'General|Colonel|Admiral|Brigadier|Captain|Ayatollah|Mullah|Haji|Father|Princess|Datuk|Dato|Tun|Amb\.|Ambassador|'
                    r'Ret\.|Adm\.|Rear|Vice)\s+)+(?=\S+\s+\S)')


# Words of the list before it that stuck to a name.
_STUCK = set('Business Infrastructure Congress Affairs Economy Finance Development Islamic Council Assembly Territorial L Prime Minister '
             'President Government Republic Interim Man Chief National House State Planning Security Defence Defense Justice Interior '
             'Information Tourism Education Health Trade Commerce Ministers Cabinet Commission Court Party Federation Parliament '
             'Acting Deputy Transitional Ambassador Charge Executive Region Union Services Affaires Speaker'.split())


def clean(raw):
    """The name without address, peerage, nickname, title; None for what is no name."""
    name = re.split(r'\s+(?:embassy|consulate|address|chancery|telephone|mailing|resides|note|also spelled)\b', raw)[0]
    name = re.sub(r'\s*\([^)]*\)|\s*"[^"]*"|\s*“[^”]*”|\s*\[[^\]]*\]', '', name)
    name = re.sub(r',\s*(?:Jr|Jnr|Sr|II|III)\.?$|\s+(?:Jr|Sr)\.?$', '', name)
    name = re.sub(r',\s*(?:Baron|Baroness|Lord|Lady|Viscount|Earl|Grand Duke)\b.*$', '', name)
    name = _TITLE.sub('', re.sub(r'\s+', ' ', name).strip(' ,.;:*'))
    if not name or re.search(r"[^\w\s'’ʻ‘`ʼ.\-]|[\d_]", name) or any(ord(c) > 0x24f and not c in "’ʻ‘ʼ" and
                                                                    not 0x1e00 <= ord(c) < 0x1f00 for c in name):
        return None
    name = re.sub(r"[^\W\d_]{4,}", lambda m: m.group(0) if re.fullmatch('[IVX]+', m.group(0)) or not m.group(0).isupper()
                  else m.group(0).capitalize(), name)
    name = re.sub(r"\bMc([a-z])", lambda m: 'Mc' + m.group(1).upper(), name)
    words = name.split()
    while len(words) > 2 and words[0] in _STUCK:
        words = words[1:]
    name = ' '.join(words)
    if words and words[0] in _STUCK:
        return None
    for word in words:
        bare = word.strip("'’ʻ‘`ʼ")
        if bare[:1].islower() and bare.lower() not in PARTICLES and not re.match(
                r"(?:al|el|ad|an|ar|as|at|az|ul|ud|ur|ould|d|l|bin|ibn)[-'’]", bare):
            return None
    if len(words) > 7 or words[0].lower() in ('vacant', 'acting', 'the', 'none') or words[-1].lower() in PARTICLES:
        return None
    return name


def usual_case(text):
    """"Muammar al-QADHAFI" as a name in usual case."""
    def word(match):
        part = match.group(0)
        if len(part) < 2 or not part.isupper() or re.fullmatch(r'[IVX]+', part):
            return part
        return part[0] + part[1:].lower()
    text = re.sub(r"[^\W\d_]+", word, text)
    text = re.sub(r"(?<=\w['’])S\b|(?<=[a-z]['’])([A-Z])(?=[a-z])", lambda m: m.group(0).lower(), text)
    return re.sub(r"\b([OD]['’])([a-z])", lambda m: m.group(1) + m.group(2).upper(), text)


def without_initials(name):
    words = name.split()
    if len(words) < 3:
        return name
    if sum(bool(re.fullmatch(r'(?:[A-Z]\.?){1,2}', w)) for w in words) >= len(words) - 1:
        return name
    kept = [words[0]] + [w for w in words[1:-1] if not re.fullmatch(r'(?:[A-Z]\.?){1,2}', w)] + [words[-1]]
    if re.fullmatch(r'(?:[A-Z]\.?){1,2}', kept[0]) and len(kept) > 2 and not kept[1].islower():
        kept = kept[1:]
    return ' '.join(kept)


def _endings(word, country):
    """Other spellings of one Slavic or Arabic word, the most usual first."""
    forms = []
    if country in SLAVIC:
        form = word
        form = re.sub(r'(?<=[aeou])y(?=[bcdfghjklmnpqrstvxz])', 'i', form)
        form = re.sub(r'(?:skiy|skyi|skyy|skii|skij)$', 'sky', form)
        form = re.sub(r'(?<=[^aeiouy])(?:iy|yi|yy|ii|ij)$', 'y', form)
        if form != word:
            forms.append(form)
        for pattern, by in ((r'(?<=[aeiouy])yev(a?)$', r'ev\1'), (r'iyev(a?)$', r'iev\1'), (r'sky$', 'skiy'),
                            (r'sky$', 'skyi'), (r'sky$', 'skyy')):
            if re.search(pattern, form):
                forms.append(re.sub(pattern, by, form))
        if country in ('UKR', 'BLR', 'MDA'):
            for pattern, by in ((r'([oey])vych$', r'\1vich'), (r'([oey])vich$', r'\1vych'), (r'enko$', 'enka')):
                if re.search(pattern, form) and (by != 'enka' or country == 'BLR'):
                    forms.append(re.sub(pattern, by, form))
    if country in ARABIC:
        if match := re.match(r"(?:al|el|Al|El)-(\w.*)$", word):
            forms += ['al-' + match.group(1)] * word.lower().startswith('el') + ['el-' + match.group(1)] * word.lower().startswith('al')
    return forms


def variants(name, country, is_given):
    """Other spellings of a cleaned name, without those that fold to the same."""
    words = name.split()
    out = []
    short = without_initials(name)
    if short != name and len(short.split()) > 1:
        out.append(short)
        words = short.split()
    group = _SLAVIC_GROUP if country in SLAVIC else _ARABIC_GROUP if country in ARABIC else {}
    choices = []
    for at, word in enumerate(words):
        spellings = list(group.get(word, ())) if country in ARABIC or at == 0 else []
        spellings += _endings(word, country) if at > 0 or country in ARABIC else []
        choices.append([s for s in spellings if s != word])
    if country in SLAVIC or country in ARABIC:
        best = [(group.get(w) or _endings(w, country) or [w])[0] if (i == 0 or country in ARABIC) else
                (_endings(w, country) or [w])[0] for i, w in enumerate(words)]
        out.append(' '.join(best))
        for at, spellings in enumerate(choices):
            out += [' '.join(best[:at] + [s] + best[at + 1:]) for s in spellings[:4]]
            out += [' '.join(words[:at] + [s] + words[at + 1:]) for s in spellings[:2]]
    if country in ARABIC and len(words) > 1 and words[-1].startswith(('al-', 'el-', 'Al-', 'El-')) and len(words[-1]) > 5:
        out.append(' '.join(words[:-1] + [words[-1][3:]]))
    if country in SPANISH and len(words) == 3 and not is_given(words[1]) and words[1][0].isupper() and len(words[1]) > 2:
        out.append(' '.join(words[:2]))
    if re.search('[äöüø]', name, re.I) and (country in GERMAN or 'ø' in name):
        out.append(name.translate(str.maketrans({'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'ø': 'oe', 'Ä': 'Ae', 'Ö': 'Oe', 'Ü': 'Ue', 'Ø': 'Oe'})))
    if 'đ' in name.lower():
        out.append(name.replace('đ', 'dj').replace('Đ', 'Dj'))
    if country == 'JPN' and len(words) == 2:
        out.append(f'{words[1]} {words[0]}')
    return out
